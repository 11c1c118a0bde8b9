using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Spectre.Console;

namespace Kausa.Matching.Cli.Output;

/// <summary>A ranking for people: words first, numbers beside them.</summary>
internal static class RankTable
{
    public static void Write(RankAnswer answer, string subject, bool ranksPlaces, TextCatalogue texts, Terminal terminal)
    {
        var labels = Labels.For(texts.Language);
        var output = terminal.Output;
        output.WriteLine(string.Format(CultureInfo.InvariantCulture, labels.RankingFor, subject));
        output.WriteLine(string.Join(" · ", string.Format(CultureInfo.InvariantCulture, labels.AsOf, texts.Date(answer.AsOf)), texts.Of(answer.Perspective), texts.Of(answer.Mode), texts.Of(answer.Purpose)));
        output.WriteLine(labels.Proposal);
        if (answer.OverdueLaw.Count > 0)
        {
            output.WriteLine(string.Format(CultureInfo.InvariantCulture, labels.Stale, string.Join(", ", answer.OverdueLaw.Select(law => law.Key))));
        }

        output.WriteLine();
        if (answer.Results.Count == 0)
        {
            output.WriteLine(labels.NothingPossible);
        }
        else
        {
            PlainConsole.Create(terminal).Write(Results(answer, ranksPlaces, texts, labels, terminal));
            output.WriteLine(labels.GroupNote);
        }

        WriteToDos(answer, texts, labels, output);
        WriteExclusions(answer, texts, labels, output);
    }

    private static Table Results(RankAnswer answer, bool ranksPlaces, TextCatalogue texts, Labels labels, Terminal terminal)
    {
        var table = PlainConsole.Table(terminal);
        table.AddColumn(new TableColumn(labels.Group).RightAligned());
        table.AddColumn(new TableColumn(labels.Rank).RightAligned());
        table.AddColumn(ranksPlaces ? labels.Place : labels.Person);
        table.AddColumn(labels.Way);
        table.AddColumn(labels.Fit);
        table.AddColumn(labels.Status);
        table.AddColumn(labels.Reasons);
        var tier = 0;
        foreach (var result in answer.Results)
        {
            table.AddRow(
                result.Tier == tier ? string.Empty : result.Tier.ToString(CultureInfo.InvariantCulture),
                result.Rank.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(ranksPlaces ? Offer(result.Pair) : result.Pair.Candidate.Id.Value),
                Markup.Escape(Way(result.Pair, texts, labels)),
                Markup.Escape(Fit(result.Pair, texts, labels)),
                Markup.Escape(texts.Of(result.Pair.Status)),
                Markup.Escape(Reasons(result.Pair, texts, labels)));
            tier = result.Tier;
        }

        return table;
    }

    private static string Offer(EvaluatedPair pair) => string.Join('\n', new[]
    {
        pair.Facts.Occupation.Title,
        string.Join(", ", new[] { pair.Facts.Company.Label, PairTexts.Town(pair) }.Where(text => text.Length > 0)),
        pair.Place.Id.Value,
    });

    private static string Way(EvaluatedPair pair, TextCatalogue texts, Labels labels) => pair.Facts.Trip is { } trip
        ? string.Join('\n', new[]
        {
            string.Format(CultureInfo.InvariantCulture, labels.Minutes, trip.Minutes),
            PairTexts.Kilometres(trip.Distance100m, texts.Language),
            trip.Mode is { } mode ? texts.Of(mode) : string.Empty,
        }.Where(text => text.Length > 0))
        : labels.WayUnknown;

    private static string Fit(EvaluatedPair pair, TextCatalogue texts, Labels labels)
    {
        var score = pair.Score;
        var interval = $"{PairTexts.Points(score.Interval.LowMillionths, texts.Language)}–{PairTexts.Points(score.Interval.HighMillionths, texts.Language)}";
        var lines = new List<string> { texts.Of(FitWords.Of(score.ScoreMillionths)), $"{PairTexts.Points(score.ScoreMillionths, texts.Language)} ({interval})" };
        if (score.NotMeasuredCount > 0)
        {
            lines.Add(string.Format(CultureInfo.InvariantCulture, labels.NotMeasured, score.NotMeasuredCount));
        }

        return string.Join('\n', lines);
    }

    private static string Reasons(EvaluatedPair pair, TextCatalogue texts, Labels labels) => string.Join('\n', pair.Reasons
        .OrderByDescending(outcome => outcome.Effect)
        .Select(outcome => $"- {ReasonTexts.Sentence(outcome, texts)}{Due(outcome.Owner, outcome.DueOn, texts, labels)}"));

    private static string Due(Responsible? owner, DateOnly? dueOn, TextCatalogue texts, Labels labels)
    {
        var parts = new[]
        {
            owner is { } known ? texts.Of(known) : string.Empty,
            dueOn is { } day ? string.Format(CultureInfo.InvariantCulture, labels.By, texts.Date(day)) : string.Empty,
        }.Where(text => text.Length > 0).ToList();
        return parts.Count == 0 ? string.Empty : $" [{string.Join(", ", parts)}]";
    }

    private static void WriteToDos(RankAnswer answer, TextCatalogue texts, Labels labels, TextWriter output)
    {
        if (answer.PersonToDos.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(labels.ToDos);
        foreach (var toDo in answer.PersonToDos)
        {
            output.WriteLine($"- {ReasonTexts.Sentence(toDo, texts)}{Due(toDo.Owner, toDo.DueOn, texts, labels)}");
        }
    }

    private static void WriteExclusions(RankAnswer answer, TextCatalogue texts, Labels labels, TextWriter output)
    {
        if (answer.ExcludedPairCount is not > 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(string.Format(CultureInfo.InvariantCulture, labels.Excluded, answer.ExcludedPairCount.Value));
        foreach (var exclusion in answer.Exclusions)
        {
            output.WriteLine($"  {exclusion.PairCount.ToString(CultureInfo.InvariantCulture),4} × {texts.Label(exclusion.Code)} ({exclusion.Code.Code()})");
        }
    }
}
