using Kausa.Matching.Advice;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Lab.Speed;

/// <summary>What of advice to measure.</summary>
public sealed record AdviceBenchPlan
{
    /// <summary>Places of the market.</summary>
    public int PlaceCount { get; init; } = NationMarket.PlaceCount;

    /// <summary>People of the market, who compete for seats.</summary>
    public int CandidateCount { get; init; } = 20_000;

    /// <summary>People who are asked about.</summary>
    public int QuestionCount { get; init; } = 100;
}

/// <summary>What was measured; times are processor times of the thread that worked, in milliseconds.</summary>
public sealed record AdviceBenchResult
{
    /// <summary>Places.</summary>
    public required int Places { get; init; }

    /// <summary>People.</summary>
    public required int Candidates { get; init; }

    /// <summary>People who were asked about.</summary>
    public required int Questions { get; init; }

    /// <summary>Steps that were counted per person, median and most.</summary>
    public required (int P50, int Max) Steps { get; init; }

    /// <summary>Steps alone, when nobody has yet asked who would have the seats of the places in question.</summary>
    public required Millis FirstTime { get; init; }

    /// <summary>Steps alone once that is known: the five best with their doors, without pairs.</summary>
    public required Millis SingleSteps { get; init; }

    /// <summary>Steps and the best pair with its doors.</summary>
    public required Millis WithPair { get; init; }

    /// <summary>Why a place is missing, with the smallest changes.</summary>
    public required Millis WhyNot { get; init; }

    /// <summary>The next test or answer.</summary>
    public required Millis Assessment { get; init; }
}

/// <summary>Quantiles of milliseconds.</summary>
/// <param name="P50">Median.</param>
/// <param name="P90">90 %.</param>
/// <param name="Max">Longest.</param>
public readonly record struct Millis(double P50, double P90, double Max);

/// <summary>Measures advice on a market of national size.</summary>
/// <remarks>People are drawn by a fixed seed among those with case consent; their facts are changed so that they have as many steps as anybody can.</remarks>
public static class AdviceBench
{
    private const int VetoCount = 16;

    /// <summary>Measures.</summary>
    /// <param name="plan">What.</param>
    /// <param name="progress">Told what is under way; null when nobody waits.</param>
    /// <param name="cancellation">Stops between two questions.</param>
    /// <returns>The figures.</returns>
    public static AdviceBenchResult Run(AdviceBenchPlan plan, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        progress?.Report("drawing the market");
        var market = NationMarket.Create(plan.PlaceCount, plan.CandidateCount, cancellationToken: cancellation);
        progress?.Report("building the index");
        var index = MatchIndex.Build(market, ShippedPolicies.Find(NationMarket.Plan.Policy)!, cancellation: cancellation);
        var people = People(market, plan.QuestionCount);
        _ = index.RankCandidates(market.Places[0].Id, Asked(1));
        _ = index.Snapshot;
        progress?.Report("asking");
        var search = index.NewSearch();
        var hits = new MatchHit[1_000];
        var steps = people.ConvertAll(person => PersonSteps.Of(person, index.Policy, index.AsOf).Count);
        return new AdviceBenchResult
        {
            Places = index.PlaceCount,
            Candidates = index.CandidateCount,
            Questions = people.Count,
            Steps = (steps.Order().ElementAt(steps.Count / 2), steps.Max()),
            FirstTime = Timed(people, person => NextBestStep.Of(index, person, pairs: false), cancellation),
            SingleSteps = Timed(people, person => NextBestStep.Of(index, person, pairs: false), cancellation),
            WithPair = Timed(people, person => NextBestStep.Of(index, person), cancellation),
            WhyNot = Timed(people.Take(20).ToList(), person =>
            {
                var found = search.TopPlaces(index.Compile(person), Asked(hits.Length), hits);
                _ = WhyNot.Of(index, person, found > 10 ? index.PlaceAt(hits[found - 1].Row).Id : market.Places[0].Id, Asked(10), 10);
            }, cancellation),
            Assessment = Timed(people, person => NextBestAssessment.Of(index, person), cancellation),
        };
    }

    private static RankRequest Asked(int top) => new() { Purpose = Purpose.MatchForAdviser, Top = top, CountPairs = false };

    private static List<Candidate> People(Market market, int count)
    {
        var able = market.Candidates.Where(person => person.HasCaseConsent(market.AsOf)).ToArray();
        var random = new RandomSource(NationMarket.DefaultSeed);
        return [.. able.Index().OrderBy(item => random.Stream("speed/advice", item.Index).Next()).Take(count).Select(item => ManySteps(item.Item))];
    }

    // The most steps that a person can have: nothing is open yet, and much is excluded.
    private static Candidate ManySteps(Candidate person) => person with
    {
        PathwaysOpen = [Pathway.DualApprenticeship],
        VetoedOccupations = ReferenceCatalogue.Shared.Occupations.Select(occupation => occupation.Id).Where(id => !person.Wishes.Contains(id)).Take(VetoCount).ToValueList(),
        Mobility = person.Mobility with { Licences = [], MaxTravelMinutes = person.Mobility.MaxTravelMinutes ?? 60 },
        Schooling = person.Schooling with { FullTimeDutyCompleted = null },
        MedicalCheckOn = null,
        GuardianConsent = null,
        CaseState = CaseState.Searching,
        ServiceLevel = ServiceLevel.Search,
    };

    private static Millis Timed(List<Candidate> people, Action<Candidate> ask, CancellationToken cancellation)
    {
        ask(people[0]);
        var times = new List<double>();
        foreach (var person in people)
        {
            cancellation.ThrowIfCancellationRequested();
            var before = ThreadClock.Nanoseconds;
            ask(person);
            times.Add((ThreadClock.Nanoseconds - before) / 1e6);
        }

        times.Sort();
        return new Millis(times[times.Count / 2], times[times.Count * 9 / 10], times[^1]);
    }
}
