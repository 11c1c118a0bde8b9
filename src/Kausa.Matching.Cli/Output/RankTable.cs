using System.Globalization;
using Kausa.Matching.Catalogue;
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
        if (answer.Reranker is { } reranker)
        {
            output.WriteLine(texts.Text($"Reranker.{reranker}"));
        }

        LawWarning.WriteLine(answer.OverdueLaw.Select(law => law.Key), labels, output);
        output.WriteLine();
        if (answer.Results.Count == 0)
        {
            output.WriteLine(Nothing(answer.RankablePairCount, answer.Exclusions.Count, labels));
        }
        else
        {
            PlainConsole.Create(terminal).Write(Results(answer, ranksPlaces, texts, labels, terminal));
            output.WriteLine(labels.GroupNote);
            if (answer.Results.Any(result => result.Pair.Input.Needs.RequirementsAreEstimated))
            {
                output.WriteLine($"* {texts.Text("Flag.REQUIREMENTS_ESTIMATED")}");
            }

            WriteSchools(answer, texts, output);
            WriteReasons(answer, ranksPlaces, texts, labels, output);
        }

        WriteToDos(answer, texts, labels, output);
        WriteExclusions(answer.ExcludedPairCount, answer.Exclusions.Select(exclusion => (exclusion.PairCount, texts.Label(exclusion.Code), exclusion.Code.Code())), labels, output);
    }

    /// <summary>What stands in the place of a list without results.</summary>
    /// <param name="rankable">Pairs that can be ranked, before filters; null where that is not told.</param>
    /// <param name="exclusions">Number of reasons that are told.</param>
    /// <param name="labels">Words.</param>
    public static string Nothing(int? rankable, int exclusions, Labels labels) => rankable > 0 ? labels.NothingShown : exclusions > 0 ? labels.NothingPossible : labels.NothingToSay;

    /// <summary>Writes how many pairs are not possible and why; nothing where that is not told.</summary>
    public static void WriteExclusions(int? pairCount, IEnumerable<(int PairCount, string Text, string Code)> exclusions, Labels labels, TextWriter output)
    {
        if (pairCount is not > 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(string.Format(CultureInfo.InvariantCulture, labels.Excluded, pairCount.Value));
        foreach (var exclusion in exclusions)
        {
            output.WriteLine($"  {exclusion.PairCount.ToString(CultureInfo.InvariantCulture),4} × {exclusion.Text} ({exclusion.Code})");
        }
    }

    private static Table Results(RankAnswer answer, bool ranksPlaces, TextCatalogue texts, Labels labels, Terminal terminal)
    {
        var table = PlainConsole.Table(terminal);
        table.AddColumn(new TableColumn(labels.Group).RightAligned().NoWrap());
        table.AddColumn(new TableColumn(labels.Rank).RightAligned().NoWrap());
        table.AddColumn(ranksPlaces ? labels.Place : labels.Person);
        table.AddColumn(labels.Way);
        table.AddColumn(labels.Fit);
        table.AddColumn(new TableColumn(labels.Doubt).RightAligned());
        table.AddColumn(labels.Status);
        var tier = 0;
        foreach (var result in answer.Results)
        {
            table.AddRow(
                result.Tier == tier ? string.Empty : result.Tier.ToString(CultureInfo.InvariantCulture),
                result.Rank.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(ranksPlaces ? Offer(result.Pair, texts) : result.Pair.Candidate.Id.Value),
                Markup.Escape(Way(result.Pair, texts, labels)),
                Markup.Escape(Fit(result.Pair, texts, labels) + ReasonTexts.TakenOff(answer.Reranker, result.TakenOffMillionths, texts)),
                result.Pair.Score.NotMeasuredCount.ToString(CultureInfo.InvariantCulture) + (result.Pair.Input.Needs.RequirementsAreEstimated ? "*" : string.Empty),
                Markup.Escape(texts.Of(result.Pair.Status)));
            tier = result.Tier;
        }

        return table;
    }

    // The second commute: once or twice a week, or in blocks; shown, never scored.
    private static void WriteSchools(RankAnswer answer, TextCatalogue texts, TextWriter output)
    {
        var trips = answer.Results.Where(result => result.SchoolTrip is not null)
            .Select(result => texts.Format("Trip.SCHOOL", [TextArgument.Number("rank", result.Rank), TextArgument.Number("minutes", result.SchoolTrip!.Minutes)])).ToList();
        if (trips.Count > 0)
        {
            output.WriteLine(texts.Format("Trip.SCHOOLS", [TextArgument.Text("trips", string.Join(", ", trips))]));
        }
    }

    private static void WriteReasons(RankAnswer answer, bool ranksPlaces, TextCatalogue texts, Labels labels, TextWriter output)
    {
        var withReasons = answer.Results.Where(result => answer.ReasonsOf(result).Count > 0).ToList();
        if (withReasons.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(labels.Reasons);
        foreach (var result in withReasons)
        {
            output.WriteLine($"{labels.Rank} {result.Rank.ToString(CultureInfo.InvariantCulture)}  {(ranksPlaces ? result.Pair.Facts.Occupation.Title : result.Pair.Candidate.Id.Value)}: {texts.Of(result.Pair.Status)}");
            foreach (var outcome in answer.ReasonsOf(result).OrderByDescending(outcome => outcome.Effect))
            {
                output.WriteLine($"  - {ReasonTexts.Sentence(outcome, texts)}{Due(outcome.Owner, outcome.DueOn, texts, labels)}");
            }
        }
    }

    // An apprenticeship is what everybody expects; any other way into training is named.
    private static string Offer(EvaluatedPair pair, TextCatalogue texts) => string.Join('\n',
        pair.Place.Pathway == Pathway.DualApprenticeship ? pair.Facts.Occupation.Title : $"{pair.Facts.Occupation.Title}\n{texts.Of(pair.Place.Pathway)}",
        string.Join(", ", new[] { SafeText.Plain(pair.Facts.Company.Label), ReferenceCatalogue.Shared.TownOf(pair.Facts.Site), pair.Place.Id.Value }.Where(text => text.Length > 0)));

    private static string Way(EvaluatedPair pair, TextCatalogue texts, Labels labels) => pair.Facts.Trip is { } trip
        ? $"{(trip.FirstArrival is { } arrival ? texts.Format("Trip.LATE", [TextArgument.Time("arrival", arrival)]) : string.Format(CultureInfo.InvariantCulture, labels.Minutes, trip.Minutes))}, {texts.Kilometres(trip.Distance100m)}{(trip.Mode is { } mode ? "\n" + texts.Of(mode) : string.Empty)}"
        : labels.WayUnknown;

    private static string Fit(EvaluatedPair pair, TextCatalogue texts, Labels labels) =>
        $"{texts.Of(FitWords.Of(pair.Score.ScoreMillionths))}{(pair.Score.Scores.Skills.Terms.Any(t => t.Held.IsMeasured) ? string.Empty : $" ({labels.Provisional})")}\n{texts.Points(pair.Score.ScoreMillionths)} ({texts.Points(pair.Score.Interval.LowMillionths)}–{texts.Points(pair.Score.Interval.HighMillionths)})";

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
}
