using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Spectre.Console;

namespace Kausa.Matching.Cli.Output;

/// <summary>A ranking for people: words first, numbers beside them.</summary>
internal static class RankTable
{
    // In a narrower terminal the margins of the columns go to what stands in them, so that no interval and no status breaks within a word.
    private const int RoomyWidth = 100;

    public static void Write(RankView view, string subject, TextCatalogue texts, Terminal terminal)
    {
        var labels = Labels.For(texts.Language);
        var output = terminal.Output;
        output.WriteLine(string.Format(CultureInfo.InvariantCulture, labels.RankingFor, subject));
        output.WriteLine(BasisTexts.Line(view.Basis, labels, texts));
        output.WriteLine(labels.Proposal);
        if (view.Strategy is { } strategy)
        {
            output.WriteLine(OrderTexts.Of(strategy, view.Basis.Policy, view.LearnedSince, texts));
        }

        if (view.Reranker is { } reranker)
        {
            output.WriteLine(texts.Text($"Reranker.{reranker}"));
        }

        LawWarning.WriteLine(view.Basis.Warnings, labels, output);
        output.WriteLine();
        if (view.Lines.Count == 0)
        {
            output.WriteLine(view.RankableCount > 0 ? labels.NothingShown : view.Exclusions.Count > 0 ? labels.NothingPossible : labels.NothingToSay);
        }
        else
        {
            PlainConsole.Create(terminal).Write(Results(view, texts, labels, terminal));
            output.WriteLine(labels.GroupNote);
            if (view.Basis.Mode != ScoreMode.Expected)
            {
                output.WriteLine(string.Format(CultureInfo.InvariantCulture, labels.TwoScores, texts.Of(view.Basis.Mode)));
            }

            if (view.Lines.Any(line => line.HasEstimatedRequirements))
            {
                output.WriteLine($"* {texts.Text("Flag.REQUIREMENTS_ESTIMATED")}");
            }

            WriteSchools(view, texts, output);
            WriteReasons(view, texts, labels, output);
        }

        WriteToDos(view, texts, labels, output);
        WriteExclusions(view, labels, output);
        output.WriteLine();
        output.WriteLine($"digest {view.Digest}");
    }

    private static void WriteExclusions(RankView view, Labels labels, TextWriter output)
    {
        if (view.ExcludedCount is not > 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(string.Format(CultureInfo.InvariantCulture, labels.Excluded, view.ExcludedCount.Value));
        foreach (var exclusion in view.Exclusions)
        {
            output.WriteLine($"  {exclusion.PairCount.ToString(CultureInfo.InvariantCulture),4} × {exclusion.Text} ({exclusion.Code})");
        }
    }

    private static Table Results(RankView view, TextCatalogue texts, Labels labels, Terminal terminal)
    {
        var table = PlainConsole.Table(terminal);
        table.AddColumn(new TableColumn(labels.Group).RightAligned().NoWrap());
        table.AddColumn(new TableColumn(labels.Rank).RightAligned().NoWrap());
        table.AddColumn(view.RanksPlaces ? labels.Place : labels.Person);
        table.AddColumn(labels.Way);
        table.AddColumn(labels.Fit);
        table.AddColumn(new TableColumn(labels.Doubt).RightAligned());
        table.AddColumn(labels.Status);
        if (terminal.Width < RoomyWidth)
        {
            foreach (var column in table.Columns)
            {
                column.Padding(0, 0);
            }
        }

        var tier = 0;
        foreach (var line in view.Lines)
        {
            table.AddRow(
                line.Tier == tier ? string.Empty : line.Tier.ToString(CultureInfo.InvariantCulture),
                line.Rank.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(view.RanksPlaces ? Offer(line.Place, texts) : line.Candidate),
                Markup.Escape(Way(line.Trip, texts, labels)),
                Markup.Escape(Fit(line, view.Basis.Mode, texts, labels) + ReasonTexts.TakenOff(view.Reranker, line.TakenOffMillionths, texts)),
                line.Score.NotMeasuredCount.ToString(CultureInfo.InvariantCulture) + (line.HasEstimatedRequirements ? "*" : string.Empty),
                Markup.Escape(texts.Of(line.Status)));
            tier = line.Tier;
        }

        return table;
    }

    // The second commute: once or twice a week, or in blocks; shown, never scored.
    private static void WriteSchools(RankView view, TextCatalogue texts, TextWriter output)
    {
        var trips = view.Lines.Where(line => line.SchoolMinutes is not null)
            .Select(line => texts.Format("Trip.SCHOOL", [TextArgument.Number("rank", line.Rank), TextArgument.Number("minutes", line.SchoolMinutes!.Value)])).ToList();
        if (trips.Count > 0)
        {
            output.WriteLine(texts.Format("Trip.SCHOOLS", [TextArgument.Text("trips", string.Join(", ", trips))]));
        }
    }

    private static void WriteReasons(RankView view, TextCatalogue texts, Labels labels, TextWriter output)
    {
        var withReasons = view.Lines.Where(line => line.Findings.Count > 0).ToList();
        if (withReasons.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(labels.Reasons);
        foreach (var line in withReasons)
        {
            output.WriteLine($"{labels.Rank} {line.Rank.ToString(CultureInfo.InvariantCulture)}  {(view.RanksPlaces ? line.Place.OccupationTitle : line.Candidate)}: {texts.Of(line.Status)}");
            foreach (var finding in line.Findings.OrderByDescending(finding => finding.Effect))
            {
                output.WriteLine($"  - {finding.Sentence}{Due(finding.Owner, finding.DueOn, texts, labels)}");
            }
        }
    }

    // An apprenticeship is what everybody expects; any other way into training is named.
    private static string Offer(OfferLine place, TextCatalogue texts) => string.Join('\n',
        place.Pathway == Pathway.DualApprenticeship ? place.OccupationTitle : $"{place.OccupationTitle}\n{texts.Of(place.Pathway)}",
        string.Join(", ", new[] { SafeText.Plain(place.CompanyLabel), place.Town, place.Id }.Where(text => text.Length > 0)));

    private static string Way(TripLine? way, TextCatalogue texts, Labels labels) => way is { } trip
        ? $"{(trip.FirstArrival is { } arrival ? texts.Format("Trip.LATE", [TextArgument.Time("arrival", arrival)]) : string.Format(CultureInfo.InvariantCulture, labels.Minutes, trip.Minutes))}, {texts.Kilometres(trip.Distance100m)}{(trip.Mode is { } mode ? "\n" + texts.Of(mode) : string.Empty)}"
        : labels.WayUnknown;

    // The interval is that of the expected score: where another one is shown, it stands beside its own.
    private static string Fit(RankLine line, ScoreMode mode, TextCatalogue texts, Labels labels)
    {
        var word = texts.Of(FitWords.Of(line.Score.Score)) + (line.IsProvisional ? $" ({labels.Provisional})" : string.Empty);
        return mode == ScoreMode.Expected
            ? $"{word}\n{line.Score.ExpectedIn("{0} ({1}–{2})", texts)}"
            : $"{word}\n{texts.Points(line.Score.Score)} · {line.Score.ExpectedIn(labels.Expected, texts)}";
    }

    private static string Due(Responsible? owner, DateOnly? dueOn, TextCatalogue texts, Labels labels)
    {
        var parts = new[]
        {
            owner is { } known ? texts.Of(known) : string.Empty,
            dueOn is { } day ? string.Format(CultureInfo.InvariantCulture, labels.By, texts.Date(day)) : string.Empty,
        }.Where(text => text.Length > 0).ToList();
        return parts.Count == 0 ? string.Empty : $" [{string.Join(", ", parts)}]";
    }

    // Neighbours are drawn together: a list may be hundreds of lines long.
    private static string Numbers(IReadOnlyList<int> ranks, int lineCount, Labels labels)
    {
        if (ranks.Count == 0 || (ranks.Count == lineCount && lineCount > 1))
        {
            return ranks.Count == 0 ? string.Empty : $"{labels.AllNumbers}: ";
        }

        var runs = ranks.Select((rank, i) => (Rank: rank, Run: rank - i)).GroupBy(item => item.Run, item => item.Rank)
            .SelectMany(run => run.Count() > 2 ? [string.Create(CultureInfo.InvariantCulture, $"{run.First()}–{run.Last()}")] : run.Select(rank => rank.ToString(CultureInfo.InvariantCulture)));
        return $"{labels.Rank} {string.Join(", ", runs)}: ";
    }

    private static void WriteToDos(RankView view, TextCatalogue texts, Labels labels, TextWriter output)
    {
        if (view.ToDos.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(labels.ToDos);
        foreach (var toDo in view.ToDos)
        {
            output.WriteLine($"- {Numbers(toDo.Ranks, view.Lines.Count, labels)}{toDo.Sentence}{Due(toDo.Owner, toDo.DueOn, texts, labels)}");
        }
    }
}
