using Kausa.Matching.Advice;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;
using Xunit;

namespace Kausa.Matching.Tests.Advice;

/// <summary>Advice for a person ends when it is cancelled: as a whole, and in each of its loops.</summary>
public sealed class CancelledAdviceTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);
    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, CountPairs = false };
    private static readonly MatchIndex Index = MatchIndex.Build(SampleMarket.Of("stuttgart").Market, SampleMarket.Of("stuttgart").Policy);
    private static readonly Candidate Person = SampleMarket.Of("stuttgart").Market.FindCandidate(new("s-017"))!;
    private static readonly CandidateEstimates Known = EvidenceAssessor.Assess(Person, Index.Policy, Index.AsOf);

    public static TheoryData<string> Loops => [.. Parts.Keys];

    private static Dictionary<string, Action<CancellationToken>> Parts { get; } = new(StringComparer.Ordinal)
    {
        ["steps"] = cancellation => NextBestStep.Of(Index, Person.Id, cancellation: cancellation),
        ["steps of other facts"] = cancellation => NextBestStep.Of(Index, Person, cancellation: cancellation),
        ["assessments"] = cancellation => NextBestAssessment.Of(Index, Person, cancellation: cancellation),
        ["review"] = cancellation => EvidenceReview.Of(Index, Person, Request, cancellation: cancellation),
        ["question"] = cancellation => NextQuestion.Of(Index, Person, cancellation: cancellation),
        ["occupations"] = cancellation => OccupationRanking.Of(Index, Person, Purpose.MatchForAdviser, cancellation: cancellation),
        ["a list"] = cancellation => new ListOf(Index, Request, cancellation).Of(Index.Compile(Person)),
        ["blocks of places"] = cancellation => new MatchSearch(Index) { Cancellation = cancellation }.TopPlaces(Index.Compile(Person), Request, new MatchHit[Request.Top]),
        ["some places"] = cancellation => new MatchSearch(Index) { Cancellation = cancellation }.PlacesAmong(Index.Compile(Person), Request, [0, 1], []),
        ["a scan without steps"] = cancellation => new StepScan(Index, Person, [], Request, cancellation),
        ["answers of others"] = cancellation => MarketAnswers.Of(MatchIndex.Build(SampleMarket.Of("stuttgart").Market, Index.Policy), cancellation),
        ["draws of answers"] = cancellation => NextQuestion.Of(Known, Places(), [0, 1], Index.Policy, Index.Policy.Weights.Candidate, 1, MatchStrategy.WeightedSum, cancellation),
    };

    [Theory, MemberData(nameof(Loops))]
    public void Part_Cancelled_EndsWithoutAnAnswer(string part)
    {
        Parts[part](CancellationToken.None);
        Assert.Throws<OperationCanceledException>(() => Parts[part](Cancelled));
    }

    // What is read from a scan, and the seats of the places that it found, are looked at after it: here somebody leaves in between.
    [Fact]
    public void Doors_CancelledAfterTheScan_EndAtTheNextStepAndTheNextPlace()
    {
        using var leave = new CancellationTokenSource();
        var steps = PersonSteps.Of(Person, Index.Policy, Index.AsOf);
        var scan = new StepScan(Index, Person, steps, Request, leave.Token);
        var contest = new SeatContest(Index, Person.Id, leave.Token);
        var none = new SeatContest(Index, Person.Id, CancellationToken.None);
        Assert.NotEqual(0, none.DoorsOf(Index.Compile(Person), [.. Enumerable.Range(0, Index.PlaceNumberCount)]).ListedCount);
        _ = scan.Read(0);
        leave.Cancel();
        Assert.Throws<OperationCanceledException>(() => scan.Read(0));
        Assert.Throws<OperationCanceledException>(() => contest.DoorsOf(Index.Compile(Person), [.. Enumerable.Range(0, Index.PlaceNumberCount)]));
    }

    [Fact]
    public void MarketAnswers_CancelledOnce_AreReadByTheNextWhoAsks()
    {
        var index = MatchIndex.Build(SampleMarket.Of("stuttgart").Market, Index.Policy);
        Assert.Throws<OperationCanceledException>(() => MarketAnswers.Of(index, Cancelled));
        Assert.Equal(MarketAnswers.Of(Index, CancellationToken.None), MarketAnswers.Of(index, CancellationToken.None));
    }

    private static List<QuestionPlace> Places() => [.. Index.RankPlaces(Index.Compile(Person), Request).Results.Take(3).Select(result => new QuestionPlace(result.Pair.Score.ExpectedMillionths, result.Pair.Input.Needs))];
}
