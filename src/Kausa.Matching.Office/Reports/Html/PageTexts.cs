using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;

namespace Kausa.Matching.Office.Reports.Html;

/// <summary>Words of the page in one language; every one is a text of the catalogue under <c>Report.</c> or that of a code.</summary>
internal sealed class PageTexts(TextCatalogue texts)
{
    public TextCatalogue Catalogue => texts;

    public string Language => texts.Language;

    /// <summary>A word of the page without variable parts.</summary>
    public string this[string key] => texts.Text($"Report.{key}");

    /// <summary>A sentence of the page.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> arguments)
    {
        var list = new List<TextArgument>();
        foreach (var (name, value) in arguments)
        {
            list.Add(value switch
            {
                DateOnly day => TextArgument.Date(name, day),
                int number => TextArgument.Number(name, number),
                string text => TextArgument.Text(name, text),
                _ => throw new ArgumentException($"'{name}' is neither a date nor a number nor a text.", nameof(arguments)),
            });
        }

        return texts.Format($"Report.{key}", list);
    }

    /// <summary>A number with its noun: one word for 1, another for all others.</summary>
    public string Count(string key, int count) => Say(count == 1 ? $"{key}_ONE" : $"{key}_MANY", ("count", count));

    public string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => texts.Of(value);

    public string Of(PlainReason reason) => texts.Format(reason.Code, reason.Arguments);

    public string Date(DateOnly day) => texts.Date(day);
}
