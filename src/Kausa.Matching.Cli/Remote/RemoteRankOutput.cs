using System.Globalization;
using Google.Protobuf;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Spectre.Console;

namespace Kausa.Matching.Cli.Remote;

/// <summary>What a service answered: for people as a table, for programs as the JSON form of the contract.</summary>
internal static class RemoteRankOutput
{
    /// <summary>The JSON form of the contract, as every verb that asks a service prints it.</summary>
    public static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(true).WithIndentation());

    public static void Write(V1.RankTrainingPlacesResponse answer, string subject, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Output.WriteLine(Json.Format(answer));
            return;
        }

        var rows = answer.Matches.Select(match => new Line(
            match.Tier, match.Rank, $"{match.Place.OccupationTitle}\n{SafeText.Plain(match.Place.CompanyLabel)}, {match.Place.Town}, {RemoteNames.IdOf(match.Place.Name)}", match.Place.HasTravelMinutes ? match.Place.TravelMinutes : null, match.FitText, match.Score,
            (Eligibility.EligibilityStatus)(match.Status - 1), match.Conditions, match.HasTakenOffMillionths ? match.TakenOffMillionths : null));
        var counts = new Counts(answer.HasRankablePairCount ? answer.RankablePairCount : null, answer.HasExcludedPairCount ? answer.ExcludedPairCount : null, answer.Exclusions);
        Write(subject, answer.Info, rows, Labels.For(texts.Language).Place, answer.Advice, answer.PersonToDos.Select(toDo => toDo.Text), counts, texts, terminal);
    }

    public static void Write(V1.RankCandidatesResponse answer, string subject, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Output.WriteLine(Json.Format(answer));
            return;
        }

        var rows = answer.Matches.Select(match => new Line(
            match.Tier, match.Rank, RemoteNames.IdOf(match.Candidate), match.HasTravelMinutes ? match.TravelMinutes : null, match.FitText, match.Score, (Eligibility.EligibilityStatus)(match.Status - 1), match.Conditions, null));
        var counts = new Counts(answer.HasRankablePairCount ? answer.RankablePairCount : null, answer.HasExcludedPairCount ? answer.ExcludedPairCount : null, answer.Exclusions);
        Write(subject, answer.Info, rows, Labels.For(texts.Language).Person, answer.Advice, [], counts, texts, terminal);
    }

    private static void Write(string subject, V1.AnswerInfo info, IEnumerable<Line> lines, string what, IReadOnlyList<V1.Advice> advice, IEnumerable<string> toDos, Counts counts, TextCatalogue texts, Terminal terminal)
    {
        var labels = Labels.For(texts.Language);
        var rows = lines.ToList();
        terminal.Output.WriteLine(string.Format(CultureInfo.InvariantCulture, labels.RankingFor, subject));
        terminal.Output.WriteLine($"{string.Format(CultureInfo.InvariantCulture, labels.AsOf, info.AsOf)} · {info.Policy} {info.PolicyVersion}{(info.Synthetic ? " · synthetic" : string.Empty)}");
        terminal.Output.WriteLine(labels.Proposal);
        var reranker = info.Reranker == V1.Reranker.Unspecified ? null : info.Reranker.ToString().ToUpperInvariant();
        if (reranker is not null)
        {
            terminal.Output.WriteLine(texts.Text($"Reranker.{reranker}"));
        }

        LawWarning.WriteLine(info.Warnings.Select(LawWarning.KeyOf), labels, terminal.Output);
        terminal.Output.WriteLine();
        if (rows.Count == 0)
        {
            terminal.Output.WriteLine(RankTable.Nothing(counts.Rankable, counts.Exclusions.Count, labels));
        }
        else
        {
            PlainConsole.Create(terminal).Write(Table(rows, what, reranker, texts, labels, terminal));
            terminal.Output.WriteLine(labels.GroupNote);
            WriteReasons(rows, advice, labels, texts, terminal.Output);
        }

        var open = toDos.ToList();
        if (open.Count > 0)
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine(labels.ToDos);
            open.ForEach(toDo => terminal.Output.WriteLine($"- {toDo}"));
        }

        RankTable.WriteExclusions(counts.Excluded, counts.Exclusions.Select(exclusion => (exclusion.PairCount, exclusion.Text, exclusion.Code)), labels, terminal.Output);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"digest {info.Digest}");
    }

    private static Table Table(List<Line> rows, string what, string? reranker, TextCatalogue texts, Labels labels, Terminal terminal)
    {
        var table = PlainConsole.Table(terminal);
        table.AddColumn(new TableColumn(labels.Group).RightAligned().NoWrap());
        table.AddColumn(new TableColumn(labels.Rank).RightAligned().NoWrap());
        table.AddColumn(what);
        table.AddColumn(labels.Way);
        table.AddColumn(labels.Fit);
        table.AddColumn(labels.Status);
        var tier = 0;
        foreach (var row in rows)
        {
            table.AddRow(
                row.Tier == tier ? string.Empty : row.Tier.ToString(CultureInfo.InvariantCulture),
                row.Rank.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(row.What),
                Markup.Escape(row.Minutes is { } minutes ? string.Format(CultureInfo.InvariantCulture, labels.Minutes, minutes) : labels.WayUnknown),
                Markup.Escape($"{row.Fit}\n{Points(row.Score.ScoreMillionths, texts)} ({Points(row.Score.LowMillionths, texts)}–{Points(row.Score.HighMillionths, texts)}){ReasonTexts.TakenOff(reranker, row.TakenOff, texts)}"),
                Markup.Escape(texts.Of(row.Status)));
            tier = row.Tier;
        }

        return table;
    }

    private static void WriteReasons(List<Line> rows, IReadOnlyList<V1.Advice> advice, Labels labels, TextCatalogue texts, TextWriter output)
    {
        var open = rows.Where(row => row.Conditions.Count > 0).ToList();
        if (open.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(labels.Reasons);
        foreach (var row in open)
        {
            output.WriteLine($"{labels.Rank} {row.Rank.ToString(CultureInfo.InvariantCulture)}  {row.What.Split('\n')[0]}: {texts.Of(row.Status)}");
            foreach (var finding in row.Conditions.OrderByDescending(finding => finding.Effect))
            {
                output.WriteLine($"  - {advice[finding.Advice - 1].Finding} {advice[finding.Advice - 1].Text}".TrimEnd());
            }
        }
    }

    private static string Points(int millionths, TextCatalogue texts) => texts.Points(millionths);

    private sealed record Counts(int? Rankable, int? Excluded, IReadOnlyList<V1.Exclusion> Exclusions);

    private sealed record Line(int Tier, int Rank, string What, int? Minutes, string Fit, V1.PairScore Score, Eligibility.EligibilityStatus Status, IReadOnlyList<V1.RuleFinding> Conditions, int? TakenOff);
}
