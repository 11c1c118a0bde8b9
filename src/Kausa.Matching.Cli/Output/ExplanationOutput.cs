using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Cli.Output;

/// <summary>An explanation as an indented sum, as JSON, or as rows: the status, the expected score with its interval, each line of the sum, and each rule that has something to say.</summary>
internal static class ExplanationOutput
{
    public static void Write(ExplanationView view, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(ExplanationJson.Write(view));
                break;
            case OutputFormat.Csv:
                LawWarning.Write(view.Basis.Warnings, terminal.Error);
                terminal.Output.WriteLine(Csv.Row("depth", "code", "text", "millionths", "basis", "value", "effect", "owner", "due_on"));
                terminal.Output.WriteLine(Csv.Row("", view.Status.Code(), texts.Of(view.Status), "", "", "", "", "", ""));
                if (view is { Score: { } score, Sum: { } sum })
                {
                    WriteInterval(score, terminal.Output);
                    WriteRows(sum, 0, terminal.Output);
                }

                WriteRules(view.Rules, terminal.Output);
                break;
            default:
                WriteText(view, texts, terminal.Output);
                break;
        }
    }

    private static void WriteText(ExplanationView view, TextCatalogue texts, TextWriter output)
    {
        var labels = Labels.For(texts.Language);
        output.WriteLine($"{view.Candidate} · {view.OccupationTitle}, {SafeText.Plain(view.CompanyLabel)} ({view.Place})");
        output.WriteLine(BasisTexts.Line(view.Basis, labels, texts));
        output.WriteLine(labels.Proposal);
        LawWarning.WriteLine(view.Basis.Warnings, labels, output);
        output.WriteLine();
        if (view is { Score: { } score, Sum: { } sum })
        {
            WriteScore(view, score, sum, texts, labels, output);
        }
        else
        {
            output.WriteLine(texts.Of(view.Status));
        }

        output.WriteLine();
        output.WriteLine(labels.Rules);
        foreach (var rule in view.Rules.Where(rule => rule.Effect != RuleEffect.None).OrderByDescending(rule => rule.Effect))
        {
            output.WriteLine($"- {ReasonTexts.Label(rule.Code, texts)} ({rule.Code}): {rule.Sentence}");
        }
    }

    private static void WriteScore(ExplanationView view, ScoreView score, SumLine sum, TextCatalogue texts, Labels labels, TextWriter output)
    {
        output.WriteLine($"{texts.Of(view.Status)} · {texts.Of(FitWords.Of(score.Score))}");
        output.WriteLine(score.ExpectedIn(labels.Interval, texts));
        foreach (var flag in view.Flags.Select(flag => $"Flag.{flag.Code()}").Concat(view.EstimateFlags.Select(flag => $"EstimateFlags.{flag.Code()}")))
        {
            output.WriteLine($"! {texts.Text(flag)}");
        }

        output.WriteLine();
        WriteLines(sum, 0, texts, labels, output);
    }

    private static void WriteLines(SumLine line, int depth, TextCatalogue texts, Labels labels, TextWriter output)
    {
        if (depth > 1 && line.Millionths == 0)
        {
            return;
        }

        var isToldByPeople = line.Basis is ExplanationBasis.SelfEstimated or ExplanationBasis.AdviserEstimated or ExplanationBasis.Stated;
        var basis = depth == 1 || (depth == 2 && isToldByPeople && line.Children.Count > 0) ? $"  [{texts.Of(line.Basis)}]" : string.Empty;
        output.WriteLine($"{Points(line.Millionths, texts.Language),8}  {new string(' ', depth * 2)}{line.Text}{basis}");
        foreach (var child in line.Children)
        {
            WriteLines(child, depth + 1, texts, labels, output);
        }
    }

    private static void WriteRows(SumLine line, int depth, TextWriter output)
    {
        output.WriteLine(Csv.Row(depth.ToString(CultureInfo.InvariantCulture), line.Code, line.Text, line.Millionths.ToString(CultureInfo.InvariantCulture), line.Basis.Code(), "", "", "", ""));
        foreach (var child in line.Children)
        {
            WriteRows(child, depth + 1, output);
        }
    }

    // Beside the sum, no part of it.
    private static void WriteInterval(ScoreView score, TextWriter output)
    {
        foreach (var (code, millionths) in new[] { ("EXPECTED", score.Expected), ("INTERVAL_LOW", score.Low), ("INTERVAL_HIGH", score.High) })
        {
            output.WriteLine(Csv.Row("", code, "", millionths.ToString(CultureInfo.InvariantCulture), "", "", "", "", ""));
        }
    }

    private static void WriteRules(IReadOnlyList<FindingLine> rules, TextWriter output)
    {
        foreach (var rule in rules.Where(rule => rule.Effect != RuleEffect.None))
        {
            output.WriteLine(Csv.Row(
                "", rule.Code, rule.Sentence, "", "", rule.Value.Code(), rule.Effect.Code(), rule.Owner?.Code() ?? "", rule.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""));
        }
    }

    private static string Points(int millionths, string language)
    {
        var hundredths = (Math.Abs(millionths) + 50) / 100;
        var sign = millionths < 0 ? "-" : " ";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{hundredths / 100}{(language == "de" ? ',' : '.')}{hundredths % 100:D2}");
    }
}
