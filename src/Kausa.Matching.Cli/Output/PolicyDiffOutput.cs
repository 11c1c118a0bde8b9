using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Output;

/// <summary>Differences of two policies.</summary>
internal static class PolicyDiffOutput
{
    public static void Write(IReadOnlyList<PolicyChange> changes, OutputFormat format, string language, TextWriter output)
    {
        switch (format)
        {
            case OutputFormat.Json:
                output.WriteLine(Json(changes));
                break;
            case OutputFormat.Csv:
                output.WriteLine(Csv.Row("path", "from", "to"));
                foreach (var change in changes)
                {
                    output.WriteLine(Csv.Row(change.Path, change.From ?? string.Empty, change.To ?? string.Empty));
                }

                break;
            default:
                Words(changes, language, output);
                break;
        }
    }

    private static void Words(IReadOnlyList<PolicyChange> changes, string language, TextWriter output)
    {
        if (changes.Count == 0)
        {
            output.WriteLine(UsageTexts.Say(language, "POLICIES_ALIKE"));
        }

        foreach (var section in changes.GroupBy(change => PolicySections.TitleOf(change.Path, language)))
        {
            output.WriteLine(section.Key);
            foreach (var change in section)
            {
                output.WriteLine($"  {(language == "de" ? change.InGerman() : change.InEnglish())}");
            }
        }
    }

    private static string Json(IReadOnlyList<PolicyChange> changes)
    {
        return JsonStyle.Write(json =>
        {
            json.WriteStartArray();
            foreach (var change in changes)
            {
                json.WriteStartObject();
                json.WriteString("path", change.Path);
                json.WriteString("from", change.From);
                json.WriteString("to", change.To);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
