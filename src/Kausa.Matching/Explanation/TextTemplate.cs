using System.Text;
using System.Text.RegularExpressions;

namespace Kausa.Matching.Explanation;

/// <summary>A text with placeholders <c>{name}</c> and parts in square brackets that are left out when their arguments are not given.</summary>
internal static partial class TextTemplate
{
    /// <summary>Names of all placeholders, in order, each once.</summary>
    public static IReadOnlyList<string> Names(string template) => [.. Placeholder().Matches(template).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>Fills a template.</summary>
    /// <exception cref="ArgumentException">A placeholder outside brackets has no argument.</exception>
    public static string Fill(string template, IReadOnlyDictionary<string, string> arguments, string key)
    {
        var text = new StringBuilder();
        var rest = 0;
        foreach (Match optional in Optional().Matches(template))
        {
            text.Append(template, rest, optional.Index - rest);
            if (Names(optional.Value).All(arguments.ContainsKey))
            {
                text.Append(optional.Groups[1].Value);
            }

            rest = optional.Index + optional.Length;
        }

        text.Append(template, rest, template.Length - rest);
        return Placeholder().Replace(text.ToString(), match => arguments.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new ArgumentException($"The text '{key}' needs the argument '{match.Groups[1].Value}'.", nameof(arguments)));
    }

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[([^\]]*)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Optional();
}
