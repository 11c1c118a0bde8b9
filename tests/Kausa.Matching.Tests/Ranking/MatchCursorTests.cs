using Kausa.Matching.Ranking;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

public class MatchCursorTests
{
    // What still waits under an equal bound may stand first among equals.
    [Fact]
    public void Next_BoundEqualToTheBestKey_WaitsForWhatIsStillUnvisited()
    {
        var later = new MatchHit(10, 1, 7);
        var sooner = new MatchHit(10, 5, 3);
        var cursor = new MatchCursor(new Steps([(10, [sooner]), (-1, [later])]));

        var hits = new MatchHit[3];

        Assert.Equal(2, cursor.Next(hits));
        Assert.Equal([later, sooner], hits[..2]);
        Assert.Equal(0, cursor.Next(hits));
    }

    [Fact]
    public void Next_BoundBelowTheBestKey_VisitsNothingMore()
    {
        var steps = new Steps([(9, [new MatchHit(10, 5, 3)]), (-1, [new MatchHit(9, 1, 7)])]);

        Assert.Equal(1, new MatchCursor(steps).Next(new MatchHit[1]));
        Assert.Equal(1, steps.TakenCount);
    }

    private sealed class Steps((long BoundAfterwards, MatchHit[] Found)[] steps) : ISteppedSearch
    {
        public int TakenCount { get; private set; }

        public HitOrder Order { get; } = new((a, b) => a.CompareTo(b));

        public long HighestBound => TakenCount == 0 ? long.MaxValue : steps[TakenCount - 1].BoundAfterwards;

        public bool Advance(PriorityQueue<MatchHit, MatchHit> found)
        {
            if (TakenCount == steps.Length)
            {
                return false;
            }

            foreach (var hit in steps[TakenCount++].Found)
            {
                found.Enqueue(hit, hit);
            }

            return true;
        }
    }
}
