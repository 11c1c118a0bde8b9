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
    [InlineData(BulkSide.Candidates, 1, 5, 1)]
    [InlineData(BulkSide.Candidates, 8, 5, 1)]
    [InlineData(BulkSide.Places, 1, 5, 1)]
    [InlineData(BulkSide.Places, 3, 5, 1)]
    [InlineData(BulkSide.Candidates, 3, 2_000, 4)]
    [InlineData(BulkSide.Places, 2, 700, 4)]
    public void Run_AnyThreadsAndWindows_EqualsSingleQuestionsInOrder(BulkSide side, int threads, int top, int windows)
    {
        var request = Request with { Top = top };
        var search = Index.NewSearch();
        var room = new MatchHit[top];
        var (next, told) = (0, new List<BulkProgress>());
        BulkRanking.Run(Index, side, request, threads, (subject, hits) =>
        {
            Assert.Equal(next++, subject);
            var found = side == BulkSide.Candidates ? search.TopPlaces(subject, request, room) : search.TopCandidates(subject, request, room);
            Assert.True(hits.SequenceEqual(room.AsSpan(0, found)));
        }, new Collect(told));
        Assert.Equal(side == BulkSide.Candidates ? Index.CandidateCount : Index.PlaceCount, next);
        Assert.Equal(windows, told.Count);
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

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Run_CancelledMidway_StopsAndHandsOutNothingOfTheWindow(int threads)
    {
        using var cancellation = new CancellationTokenSource();
        var request = Request with { Reranker = new AtKey(1_000, cancellation.Cancel) };
        Assert.ThrowsAny<OperationCanceledException>(() => BulkRanking.Run(Index, BulkSide.Candidates, request, threads, (_, _) => Assert.Fail("a list"), null, cancellation.Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Run_RerankerThrows_ThrowsTheSameWhateverTheThreads(int threads)
    {
        var request = Request with { Reranker = new AtKey(1_000, () => throw new NotFiniteNumberException("no key")) };
        Assert.Equal("no key", Assert.Throws<NotFiniteNumberException>(() => BulkRanking.Run(Index, BulkSide.Candidates, request, threads, (_, _) => Assert.Fail("a list"))).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Run_PeopleForThemselves_IsRefused(int threads) => Assert.Throws<ArgumentException>(() =>
        BulkRanking.Run(Index, BulkSide.Places, Request with { Purpose = Purpose.MatchForSelf }, threads, (_, _) => { }));

    [Fact]
    public void Run_NobodyToRank_RefusesWhatFitsForNobodyAllTheSame()
    {
        var empty = MatchIndex.Build(NationMarket.Create(0, 0), ShippedPolicies.Find("nation")!);
        Assert.Throws<ArgumentException>(() => BulkRanking.Run(empty, BulkSide.Places, Request with { Purpose = Purpose.MatchForSelf }, 2, (_, _) => { }));
    }

    [Fact]
    public void Answer_OfAList_EqualsTheWholeQuestion() => BulkRanking.Run(Index, BulkSide.Candidates, Request with { CountPairs = false }, 2, (subject, hits) =>
    {
        if (subject % 50 == 0)
        {
            Assert.Equal(Index.RankPlaces(Index.CandidateAt(subject).Id, Request).Digest, Index.Answer(BulkSide.Candidates, subject, hits, Request).Digest);
        }
    });

    // Keeps the order, and does something when it is asked for one key more than that.
    private sealed class AtKey(int count, Action then) : Reranker
    {
        private int _asked;

        public override string Code => "AT_KEY";

        protected internal override long Key(TrainingPlace place, long scoreMillionths)
        {
            if (Interlocked.Increment(ref _asked) > count)
            {
                then();
            }

            return scoreMillionths;
        }
    }

    private sealed class Collect(List<BulkProgress> told) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => told.Add(value);
    }
}
