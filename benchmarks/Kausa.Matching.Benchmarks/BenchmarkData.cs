using System.Globalization;
using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks;

/// <summary>The markets that every run measures on: seeded, the same on every machine.</summary>
internal static class BenchmarkData
{
    /// <summary>Name of the environment variable that lists the sizes of the national market in places.</summary>
    public const string SizesVariable = "KAUSA_BENCH_PLACES";

    /// <summary>Name of the environment variable with the number of people in it.</summary>
    public const string PeopleVariable = "KAUSA_BENCH_PEOPLE";

    private static readonly Dictionary<int, NationIndex> Nations = [];

    public static Market Office { get; } = MarketGenerator.Generate(StuttgartMarket.Specification(StuttgartMarket.SampleSeed, 100, 30, 60)).Market;

    public static MatchPolicy Policy { get; } = ShippedPolicies.Find("stuttgart")!;

    public static MatchPolicy NationPolicy { get; } = ShippedPolicies.Find("nation")!;

    public static RankRequest Request { get; } = new() { Purpose = Purpose.MatchForAdviser };

    /// <summary>Sizes in places: those of the variable, otherwise one that a build can afford.</summary>
    public static int[] Sizes { get; } =
        [.. Setting(SizesVariable, "20000").Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];

    /// <summary>People of a national market: as many as the variable says, otherwise enough for groups of hundreds.</summary>
    public static int PeopleCount { get; } = int.Parse(Setting(PeopleVariable, "20000"), CultureInfo.InvariantCulture);

    /// <summary>A national market with its index; only the latest size is kept, the large ones would not fit side by side.</summary>
    public static NationIndex Nation(int places)
    {
        if (!Nations.TryGetValue(places, out var nation))
        {
            Nations.Clear();
            Nations.Add(places, nation = new NationIndex(NationMarket.Create(places, PeopleCount)));
        }

        return nation;
    }

    private static string Setting(string variable, string otherwise) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : otherwise;
}

/// <summary>A national market, its index, and groups of its people.</summary>
internal sealed class NationIndex
{
    private const int GroupCount = 256;

    public NationIndex(Market market)
    {
        Index = MatchIndex.Build(market, BenchmarkData.NationPolicy);
    }

    public MatchIndex Index { get; }

    /// <summary>Numbers of people of a group, 256 or as many as there are, as they stand in the market.</summary>
    public int[] Of(PersonGroup group)
    {
        var asked = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1 };
        var search = Index.NewSearch();
        var room = new MatchHit[1];
        return [.. Enumerable.Range(0, Index.CandidateCount)
            .Where(number => IsOf(group, Index.CandidateAt(number)) && search.TopPlaces(number, asked, room) > 0)
            .Take(GroupCount)];
    }

    private static bool IsOf(PersonGroup group, Candidate person) => group switch
    {
        PersonGroup.ThinFile => Measured(person) == 0,
        PersonGroup.Assessed => Measured(person) >= 12,
        PersonGroup.Unfiltered => person.Mobility.WillingToRelocate == true && person.Wishes.Count == 0,
        _ => true,
    };

    private static int Measured(Candidate person) =>
        EvidenceAssessor.Assess(person, BenchmarkData.NationPolicy, new DateOnly(2026, 7, 20)).Skills.Count(skill => skill.IsMeasured);
}

/// <summary>Whose questions are measured.</summary>
public enum PersonGroup
{
    /// <summary>Everybody, as they come.</summary>
    Everybody,

    /// <summary>People of whom no competence is measured.</summary>
    ThinFile,

    /// <summary>People of whom 12 competences or more are measured.</summary>
    Assessed,

    /// <summary>People who would move and have no wish: nothing can be left out by place or trade.</summary>
    Unfiltered,
}
