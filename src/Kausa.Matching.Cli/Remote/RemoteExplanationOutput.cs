using System.Globalization;
using Google.Protobuf;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Cli.Remote;

/// <summary>One pair as a service explains it: the same lines as for a market.</summary>
internal static class RemoteExplanationOutput
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(true).WithIndentation());

    public static void Write(V1.ExplainResponse answer, string candidate, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(Json.Format(answer));
                break;
            case OutputFormat.Csv:
                LawWarning.Write(answer.Info.Warnings.Select(LawWarning.KeyOf), terminal.Error);
                terminal.Output.WriteLine(Csv.Row("depth", "code", "text", "millionths", "basis"));
                WriteRows(answer.Score, 0, terminal.Output);
                break;
            default:
                WriteText(answer, candidate, texts, terminal.Output);
                break;
        }
    }

    private static void WriteText(V1.ExplainResponse answer, string candidate, TextCatalogue texts, TextWriter output)
    {
        var labels = Labels.For(texts.Language);
        var place = answer.Match.Place;
        output.WriteLine($"{candidate} · {place.OccupationTitle}, {SafeText.Plain(place.CompanyLabel)} ({place.Name})");
        output.WriteLine($"{string.Format(CultureInfo.InvariantCulture, labels.AsOf, answer.Info.AsOf)} · {answer.Info.Policy} {answer.Info.PolicyVersion}{(answer.Info.Synthetic ? " · synthetic" : string.Empty)}");
        output.WriteLine(labels.Proposal);
        LawWarning.WriteLine(answer.Info.Warnings.Select(LawWarning.KeyOf), labels, output);
        output.WriteLine();
        output.WriteLine($"{texts.Of((Eligibility.EligibilityStatus)(answer.Match.Status - 1))} · {answer.Match.FitText}");
        foreach (var flag in answer.Match.Flags)
        {
            output.WriteLine($"! {texts.Text($"Flag.{ToldReader.Required<EstimateFlag>((int)flag).Code()}")}");
        }

        output.WriteLine();
        WriteLines(answer.Score, 0, texts, labels, output);
        output.WriteLine();
        output.WriteLine(labels.Rules);
        foreach (var rule in answer.Rules.OrderByDescending(rule => rule.Effect).ThenBy(rule => rule.Code, StringComparer.Ordinal))
        {
            output.WriteLine($"- {rule.Code}: {rule.Text} {rule.ToDo}".TrimEnd());
        }
    }

    private static void WriteLines(V1.ExplanationLine line, int depth, TextCatalogue texts, Labels labels, TextWriter output)
    {
        if (depth > 1 && line.Millionths == 0)
        {
            return;
        }

        var basis = depth == 1 ? $"  [{labels.Basis[(int)line.Basis - 1]}]" : string.Empty;
        output.WriteLine($"{ExplanationOutput.Points(line.Millionths, texts.Language),8}  {new string(' ', depth * 2)}{line.Text}{basis}");
        foreach (var child in line.Children)
        {
            WriteLines(child, depth + 1, texts, labels, output);
        }
    }

    private static void WriteRows(V1.ExplanationLine line, int depth, TextWriter output)
    {
        output.WriteLine(Csv.Row(depth.ToString(CultureInfo.InvariantCulture), line.Code, line.Text, line.Millionths.ToString(CultureInfo.InvariantCulture), ((ExplanationBasis)(line.Basis - 1)).Code()));
        foreach (var child in line.Children)
        {
            WriteRows(child, depth + 1, output);
        }
    }
}
