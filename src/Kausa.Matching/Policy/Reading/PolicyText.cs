using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy.Reading;

/// <summary>What a problem says before its language is known.</summary>
/// <param name="Key">Key of the text, without <c>PolicyProblem.</c></param>
/// <param name="Arguments">What its placeholders stand for.</param>
internal sealed record PolicyText(string Key, ValueList<TextArgument> Arguments)
{
    /// <summary>A text whose placeholders stand for texts and numbers.</summary>
    public static PolicyText Of(string key, params ReadOnlySpan<(string Name, object Value)> arguments)
    {
        var list = new List<TextArgument>();
        foreach (var (name, value) in arguments)
        {
            list.Add(TextArgument.Text(name, Convert.ToString(value, CultureInfo.InvariantCulture)!));
        }

        return new(key, list.ToValueList());
    }

    /// <summary>The text in a language of the texts.</summary>
    public string In(string language) => TextCatalogue.For(language).Format("PolicyProblem." + Key, Arguments);
}
