using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>A bulk run makes the lists that single questions make, in order, whatever the threads.</summary>
public sealed class BulkRankingTests
{
    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, Top = 5 };
    private static readonly MatchIndex Index = MatchIndex.Build(NationMarket.Create(2_000, 700), ShippedPolicies.Find("nation")!);

    [Theory]
    [InlineData(BulkSide.Candidates, 1)]
    [InlineData(BulkSide.Candidates, 8)]
    [InlineData(BulkSide.Places, 1)]
    [InlineData(BulkSide.Places, 3)]
    public void Run_AnyThreads_EqualsSingleQuestionsInOrder(BulkSide side, int threads)
    {
        var search = Index.NewSearch();
        var room = new MatchHit[Request.Top];
        var next = 0;
        BulkRanking.Run(Index, side, Request, threads, (subject, hits) =>
        {
            Assert.Equal(next++, subject);
            var found = side == BulkSide.Candidates ? search.TopPlaces(subject, Request, room) : search.TopCandidates(subject, Request, room);
            Assert.True(hits.SequenceEqual(room.AsSpan(0, found)));
        });
        Assert.Equal(side == BulkSide.Candidates ? Index.CandidateCount : Index.PlaceCount, next);
    }

    [Fact]
    public void Run_ToTheEnd_TellsProgress()
    {
        var told = new List<BulkProgress>();
        BulkRanking.Run(Index, BulkSide.Candidates, Request with { Top = 2_000 }, 2, (_, _) => { }, new Collect(told));
        Assert.NotEmpty(told);
        Assert.Equal(new BulkProgress(Index.CandidateCount, Index.CandidateCount), told[^1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Run_Cancelled_StopsAndHandsOutNothingMore(int threads)
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var count = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => BulkRanking.Run(Index, BulkSide.Candidates, Request, threads, (_, _) => count++, null, cancellation.Token));
        Assert.Equal(0, count);
    }

    [Fact]
    public void Run_PeopleForThemselves_IsRefused() => Assert.Throws<ArgumentException>(() =>
        BulkRanking.Run(Index, BulkSide.Places, Request with { Purpose = Purpose.MatchForSelf }, 1, (_, _) => { }));

    [Fact]
    public void Answer_OfAList_EqualsTheWholeQuestion() => BulkRanking.Run(Index, BulkSide.Candidates, Request with { CountPairs = false }, 2, (subject, hits) =>
    {
        if (subject % 50 == 0)
        {
            Assert.Equal(Index.RankPlaces(Index.CandidateAt(subject).Id, Request).Digest, Index.Answer(BulkSide.Candidates, subject, hits, Request).Digest);
        }
    });

    private sealed class Collect(List<BulkProgress> told) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => told.Add(value);
    }
}
