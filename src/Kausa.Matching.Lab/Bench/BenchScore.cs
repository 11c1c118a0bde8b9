using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Explanation;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Fairness;
using Kausa.Matching.Lab.Measures.Lists;
using Kausa.Matching.Lab.Measures.Matching;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Lab.Measures.Trec;

namespace Kausa.Matching.Lab.Bench;

/// <summary>Scores results of any system on a bench market, in its own world and in those that leave evidence as it is.</summary>
public static class BenchScore
{
    private const int Shown = 10;
    private const int SuitableGrade = 2;

    /// <summary>Scores lists.</summary>
    /// <param name="market">The market.</param>
    /// <param name="worlds">Worlds to score in, see <see cref="BenchMarket.ScoredIn"/>.</param>
    /// <param name="run">Lists: queries are all candidates or all places of the market, items are of the other side.</param>
    /// <returns>For each world all retrieval measures, then exposure, congestion and coverage of the first ten.</returns>
    /// <exception cref="LabInputException">A query or an item is not of the market, or both sides ask; the message names it.</exception>
    public static IReadOnlyList<(World World, IReadOnlyList<NamedValue> Values)> OfRanking(TrialMarket market, IReadOnlyList<World> worlds, TrecRun run) =>
        new RankingScorer(market, worlds).Score(run);

    /// <summary>Scores a matching.</summary>
    /// <param name="market">The market.</param>
    /// <param name="worlds">Worlds to score in.</param>
    /// <param name="text">CSV <c>candidate,place</c>, one pair a line.</param>
    /// <returns>For each world all matching measures.</returns>
    /// <exception cref="InstanceFormatException">A line is broken or names nobody of the market, a candidate twice, a pair that is not eligible or one more person than a place has seats; each with line and value.</exception>
    public static IReadOnlyList<(World World, MatchingMeasures Measures)> OfMatching(TrialMarket market, IReadOnlyList<World> worlds, TextReader text)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(worlds);
        ArgumentNullException.ThrowIfNull(text);
        var placeOf = ReadMatching(market, text);
        return [.. worlds.Select(world => (world, MatchingMeasures.Of(market.WorthIn(world), placeOf)))];
    }

    /// <summary>Who is served and what is shown, in the whole market and in each district.</summary>
    /// <param name="market">The market.</param>
    /// <param name="run">Lists, as <see cref="OfRanking"/> takes them; their first ten count.</param>
    /// <returns>The whole first (district null), then districts by their keys; whoever is in no known district counts in the whole alone.</returns>
    public static IReadOnlyList<Coverage> CoverageOfRanking(TrialMarket market, TrecRun run)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(run);
        string[] people = [.. market.Candidates.Select(id => id.Value)], places = [.. market.Places.Select(id => id.Value)];
        var ofPlaces = places.Contains(run.Queries[0], StringComparer.Ordinal);
        var (lookers, items) = ofPlaces ? (places, people) : (people, places);
        var at = items.Select((id, number) => (id, number)).ToDictionary(one => one.id, one => one.number, StringComparer.Ordinal);
        var (home, site) = DistrictsOf(market);
        return new ShownLists(items.Length, [.. lookers.Select(looker => Top(run, looker, at))]).CoverageBy(ofPlaces ? site : home, ofPlaces ? home : site);
    }

    /// <summary>Who is placed and which places are filled, in the whole market and in each district.</summary>
    /// <param name="market">The market.</param>
    /// <param name="text">The matching, as <see cref="OfMatching"/> takes it.</param>
    /// <returns>The whole first (district null), then districts by their keys.</returns>
    public static IReadOnlyList<Coverage> CoverageOfMatching(TrialMarket market, TextReader text)
    {
        ArgumentNullException.ThrowIfNull(market);
        var (home, site) = DistrictsOf(market);
        return new ShownLists(market.Places.Count, [.. ReadMatching(market, text).Select(place => (IReadOnlyList<int>)(place < 0 ? [] : [place]))]).CoverageBy(home, site);
    }

    /// <summary>How groups fare in a matching.</summary>
    /// <param name="market">The market.</param>
    /// <param name="world">World in which people are suitable or not: grade 2 or 3 on some company's list.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="text">The matching, as <see cref="OfMatching"/> takes it.</param>
    /// <returns>Every two groups of at least ten people; placed people count as shown, exposure is 1 for them.</returns>
    public static IReadOnlyList<GroupParity> ParityOfMatching(TrialMarket market, World world, AuditGroups groups, TextReader text)
    {
        ArgumentNullException.ThrowIfNull(market);
        return Parity(market, world, groups, [.. ReadMatching(market, text).Select(place => place >= 0 ? 1.0 : 0)]);
    }

    /// <summary>How groups fare on companies' lists.</summary>
    /// <param name="market">The market.</param>
    /// <param name="world">World in which people are suitable or not.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="run">Lists whose queries are places.</param>
    /// <returns>Every two groups of at least ten people, by the first ten of each list.</returns>
    /// <exception cref="LabInputException">The lists are not those of places.</exception>
    public static IReadOnlyList<GroupParity> ParityOfRanking(TrialMarket market, World world, AuditGroups groups, TrecRun run)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(run);
        if (!market.Places.Any(place => place.Value == run.Queries[0]))
        {
            throw new LabInputException([KeyedText.Of("Lab.PARITY_QUERY", ("query", run.Queries[0]), ("place", market.Places[0])).In]);
        }

        var people = market.Candidates.Select((id, at) => (id.Value, at)).ToDictionary(one => one.Value, one => one.at, StringComparer.Ordinal);
        return Parity(market, world, groups, new ShownLists(people.Count, [.. run.Queries.Select(query => Top(run, query, people))]).Exposure());
    }

    /// <summary>People of the groups whom the market does not have.</summary>
    /// <param name="market">The market.</param>
    /// <param name="groups">The groups.</param>
    /// <returns>Identifiers, in the order of the groups' file.</returns>
    public static IReadOnlyList<string> StrangersIn(TrialMarket market, AuditGroups groups)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(groups);
        var known = market.Candidates.Select(id => id.Value).ToHashSet(StringComparer.Ordinal);
        return [.. groups.People.Where(person => !known.Contains(person))];
    }

    private static IReadOnlyList<GroupParity> Parity(TrialMarket market, World world, AuditGroups groups, IReadOnlyList<double> exposure)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var grades = GradedPairs.Of(market.WorthIn(world)).ForPlaces;
        var suitable = market.Pairs.Where((_, at) => grades[at] >= SuitableGrade).Select(pair => pair.Candidate).ToHashSet();
        return GroupParity.Of(market.Candidates.Select((id, at) => new AuditedPerson(groups.GroupOf(id.Value), exposure[at] > 0, suitable.Contains(at), exposure[at])));
    }

    // Where people live and where places are.
    private static (IReadOnlyList<string?> Home, IReadOnlyList<string?> Site) DistrictsOf(TrialMarket market)
    {
        var all = market.Generated.Market;
        return (
            [.. market.Candidates.Select(id => all.FindCandidate(id)!.Home?.DistrictAgs)],
            [.. market.Places.Select(id => all.FindPlace(id)!).Select(place => (place.Site ?? all.FindCompany(place.Company)!.Site)?.DistrictAgs)]);
    }

    /// <summary>The items that a list shows: its first ten, equals by their identifiers.</summary>
    internal static IReadOnlyList<int> Top(TrecRun run, string query, Dictionary<string, int> items) =>
        [.. run.ItemsOf(query).OrderByDescending(item => item.Score).ThenBy(item => item.Item, StringComparer.Ordinal).Take(Shown).Select(item => items[item.Item])];

    private static int[] ReadMatching(TrialMarket market, TextReader text)
    {
        var people = market.Candidates.Select((id, at) => (id.Value, at)).ToDictionary(one => one.Value, one => one.at, StringComparer.Ordinal);
        var places = market.Places.Select((id, at) => (id.Value, at)).ToDictionary(one => one.Value, one => one.at, StringComparer.Ordinal);
        var placeOf = Enumerable.Repeat(-1, people.Count).ToArray();
        var taken = new int[places.Count];
        var rows = new TextRows(text);
        var heading = KeyedText.Of("Lab.HEADER", ("header", "candidate,place"));
        var header = rows.Next();
        if (header is not null && header.Trim() != "candidate,place")
        {
            rows.Refuse(header, heading);
        }

        while (rows.Next() is { } line)
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != 2 || !people.TryGetValue(cells[0], out var person) || !places.TryGetValue(cells[1], out var place))
            {
                rows.Refuse(line, KeyedText.Of("Lab.PAIR", ("pair", $"{market.Candidates[0]},{market.Places[0]}")));
            }
            else if (placeOf[person] >= 0)
            {
                rows.Refuse(cells[0], KeyedText.Of("Lab.CANDIDATE_ONCE"));
            }
            else if (!market.IsEligible(person, place))
            {
                rows.Refuse(line, KeyedText.Of("Lab.ELIGIBLE_PAIR"));
            }
            else if (++taken[place] > market.Seats[place])
            {
                rows.Refuse(line, KeyedText.Of("Lab.SEATS", ("seats", market.Seats[place]), ("place", cells[1])));
            }
            else
            {
                placeOf[person] = place;
            }
        }

        // A matching that places nobody is one; a file that does not even say what it holds is none.
        rows.End(header is null, heading);
        return placeOf;
    }
}
