using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Output;

/// <summary>An explanation as an indented sum, as JSON, or as one row per line of the sum.</summary>
internal static class ExplanationOutput
{
    public static void Write(MatchExplanation explanation, Perspective perspective, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(ExplanationJson.Write(explanation, perspective, texts));
                break;
            case OutputFormat.Csv:
                LawWarning.Write(explanation.Pair.Facts.Policy.Law.Overdue(explanation.Pair.Facts.AsOf), terminal.Error);
                terminal.Output.WriteLine(Csv.Row("depth", "code", "text", "millionths", "basis"));
                WriteRows(explanation.Score, 0, texts, terminal.Output);
                break;
            default:
                WriteText(explanation, perspective, texts, terminal.Output);
                break;
        }
    }

    private static void WriteText(MatchExplanation explanation, Perspective perspective, TextCatalogue texts, TextWriter output)
    {
        var labels = Labels.For(texts.Language);
        var pair = explanation.Pair;
        output.WriteLine($"{pair.Candidate.Id} · {pair.Facts.Occupation.Title}, {SafeText.Plain(pair.Facts.Company.Label)} ({pair.Place.Id})");
        output.WriteLine(string.Join(" · ", string.Format(CultureInfo.InvariantCulture, labels.AsOf, texts.Date(pair.Facts.AsOf)), texts.Of(perspective), texts.Of(pair.Score.Mode), texts.Of(pair.Facts.Purpose)));
        output.WriteLine(labels.Proposal);
        LawWarning.WriteLine(pair.Facts.Policy.Law.Overdue(pair.Facts.AsOf).Select(law => law.Key), labels, output);
        output.WriteLine();
        output.WriteLine($"{texts.Of(pair.Status)} · {texts.Of(FitWords.Of(pair.Score.ScoreMillionths))}");
        foreach (var flag in Flags(explanation))
        {
            output.WriteLine($"! {texts.Text(flag)}");
        }

        output.WriteLine();
        WriteLines(explanation.Score, 0, texts, labels, output);
        output.WriteLine();
        output.WriteLine(labels.Rules);
        foreach (var outcome in pair.Outcomes.Where(o => o.Effect != RuleEffect.None).OrderByDescending(o => o.Effect).ThenBy(o => o.Code))
        {
            output.WriteLine($"- {texts.Label(outcome.Code)} ({outcome.Code.Code()}): {ReasonTexts.Sentence(outcome, texts)}");
        }
    }

    private static void WriteLines(ExplanationNode node, int depth, TextCatalogue texts, Labels labels, TextWriter output)
    {
        if (depth > 1 && node.Millionths == 0)
        {
            return;
        }

        var text = new string(' ', depth * 2) + texts.Format(node.Code, node.Arguments);
        var basis = depth == 1 ? $"  [{labels.Basis[(int)node.Basis]}]" : string.Empty;
        output.WriteLine($"{Points(node.Millionths, texts.Language),8}  {text}{basis}");
        foreach (var child in node.Children)
        {
            WriteLines(child, depth + 1, texts, labels, output);
        }
    }

    private static void WriteRows(ExplanationNode node, int depth, TextCatalogue texts, TextWriter output)
    {
        output.WriteLine(Csv.Row(depth.ToString(CultureInfo.InvariantCulture), node.Code, texts.Format(node.Code, node.Arguments), node.Millionths.ToString(CultureInfo.InvariantCulture), node.Basis.Code()));
        foreach (var child in node.Children)
        {
            WriteRows(child, depth + 1, texts, output);
        }
    }

    /// <summary>What people should know before they read the numbers.</summary>
    public static IEnumerable<string> Flags(MatchExplanation explanation)
    {
        foreach (var flag in PairFlags.Of(explanation.Pair))
        {
            yield return $"Flag.{flag.Code()}";
        }

        var flags = explanation.Pair.Score.Scores.Skills.Terms.Select(t => t.Held.Flags).Concat(explanation.Pair.Score.Scores.Language.Terms.Select(t => t.Held.Flags)).Aggregate((a, b) => a | b);
        foreach (var flag in Enum.GetValues<Evidence.EstimateFlags>().Where(f => f != Evidence.EstimateFlags.None && flags.HasFlag(f)))
        {
            yield return $"EstimateFlags.{flag.Code()}";
        }
    }

    public static string Points(int millionths, string language)
    {
        var hundredths = (Math.Abs(millionths) + 50) / 100;
        var sign = millionths < 0 ? "-" : " ";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{hundredths / 100}{(language == "de" ? ',' : '.')}{hundredths % 100:D2}");
    }
}
