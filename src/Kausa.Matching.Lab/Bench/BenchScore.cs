using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Lists;
using Kausa.Matching.Lab.Measures.Matching;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Lab.Measures.Trec;

namespace Kausa.Matching.Lab.Bench;

/// <summary>Scores results of any system on a bench market, in the matched world and in the others.</summary>
public static class BenchScore
{
    private const int Shown = 10;

    /// <summary>Scores lists.</summary>
    /// <param name="market">The market.</param>
    /// <param name="run">Lists: queries are all candidates or all places of the market, items are of the other side.</param>
    /// <returns>For each world all retrieval measures, then exposure, congestion and coverage of the first ten.</returns>
    /// <exception cref="FormatException">A query or an item is not of the market, or both sides ask; the message names it.</exception>
    public static IReadOnlyList<(World World, IReadOnlyList<NamedValue> Values)> OfRanking(TrialMarket market, TrecRun run)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(run);
        string[] people = [.. market.Candidates.Select(id => id.Value)], places = [.. market.Places.Select(id => id.Value)];
        var isForPlaces = places.Contains(run.Queries[0]);
        var (lookers, items) = isForPlaces ? (places, people) : (people, places);
        var itemIndex = items.Select((id, at) => (id, at)).ToDictionary(one => one.id, one => one.at, StringComparer.Ordinal);
        if (run.Queries.FirstOrDefault(query => !lookers.Contains(query)) is { } strange)
        {
            throw new FormatException($"query '{strange}': allowed are {(isForPlaces ? "places" : "candidates")} of the market, such as {lookers[0]}");
        }

        if (run.Queries.SelectMany(run.ItemsOf).Select(item => item.Item).FirstOrDefault(item => !itemIndex.ContainsKey(item)) is { } other)
        {
            throw new FormatException($"item '{other}': allowed are {(isForPlaces ? "candidates" : "places")} of the market, such as {items[0]}");
        }

        var shown = new ShownLists(items.Length, [.. lookers.Select(looker => (IReadOnlyList<int>)
            [.. run.ItemsOf(looker).OrderByDescending(item => item.Score).ThenBy(item => item.Item, StringComparer.Ordinal).Take(Shown).Select(item => itemIndex[item.Item])])]);
        var congestion = shown.Congestion(isForPlaces ? [.. Enumerable.Repeat(1, items.Length)] : market.Seats, 3);
        var coverage = shown.CoverageBy([.. lookers.Select(_ => (string?)null)], [.. items.Select(_ => (string?)null)])[0];
        NamedValue[] lists =
        [
            new("exposure_gini", shown.ExposureGini),
            new("zero_exposure_share", shown.ZeroExposureShare),
            new("proposals_per_seat", congestion.ProposalsPerSeat),
            new("crowded_share", congestion.CrowdedShare),
            new("served_share", (double)coverage.ServedCount / Math.Max(1, coverage.LookerCount)),
        ];
        return
        [
            .. Enum.GetValues<World>().Select(world =>
            {
                var grades = GradedPairs.Of(market.WorthIn(world));
                var byLooker = market.Pairs.Select((pair, at) => (Looker: isForPlaces ? pair.Place : pair.Candidate, Item: isForPlaces ? pair.Candidate : pair.Place, Grade: (int)(isForPlaces ? grades.ForPlaces : grades.ForCandidates)[at]))
                    .GroupBy(one => one.Looker).OrderBy(group => group.Key)
                    .Select(group => RetrievalReport.MeasuresOf(RankedList.Of(run.ItemsOf(lookers[group.Key]), group.ToDictionary(one => items[one.Item], one => one.Grade, StringComparer.Ordinal)))).ToList();
                return (world, (IReadOnlyList<NamedValue>)[.. RetrievalReport.OverallOf(byLooker), .. lists]);
            }),
        ];
    }

    /// <summary>Scores a matching.</summary>
    /// <param name="market">The market.</param>
    /// <param name="text">CSV <c>candidate,place</c>, one pair a line.</param>
    /// <returns>For each world all matching measures.</returns>
    /// <exception cref="InstanceFormatException">A line is broken or names nobody of the market, or a candidate twice; each with line and value.</exception>
    /// <exception cref="ArgumentException">A pair is not eligible or a place has more people than seats.</exception>
    public static IReadOnlyList<(World World, MatchingMeasures Measures)> OfMatching(TrialMarket market, TextReader text)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(text);
        var placeOf = ReadMatching(market, text);
        return [.. Enum.GetValues<World>().Select(world => (world, MatchingMeasures.Of(market.WorthIn(world), placeOf)))];
    }

    private static int[] ReadMatching(TrialMarket market, TextReader text)
    {
        var people = market.Candidates.Select((id, at) => (id.Value, at)).ToDictionary(one => one.Value, one => one.at, StringComparer.Ordinal);
        var places = market.Places.Select((id, at) => (id.Value, at)).ToDictionary(one => one.Value, one => one.at, StringComparer.Ordinal);
        var placeOf = Enumerable.Repeat(-1, people.Count).ToArray();
        var rows = new TextRows(text);
        if (rows.Next() is { } header && header.Trim() != "candidate,place")
        {
            rows.Refuse(header, "the header 'candidate,place'");
        }

        while (rows.Next() is { } line)
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != 2 || !people.TryGetValue(cells[0], out var person) || !places.TryGetValue(cells[1], out var place))
            {
                rows.Refuse(line, $"a candidate and a place of the market, such as {market.Candidates[0]},{market.Places[0]}");
            }
            else if (placeOf[person] >= 0)
            {
                rows.Refuse(cells[0], "each candidate once");
            }
            else
            {
                placeOf[person] = place;
            }
        }

        rows.End(false, "candidate,place");
        return placeOf;
    }
}
