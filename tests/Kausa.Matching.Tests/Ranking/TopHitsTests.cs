using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Ranking;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>The best K of whatever comes, in whichever of its two forms the list is kept.</summary>
public sealed class TopHitsTests
{
    private static readonly HitOrder Order = new((a, b) => a.CompareTo(b));

    [Fact]
    public void Drain_AnythingThatCameInAnyOrder_IsTheBestOfItInOrder() =>
        Prop.ForAll(Offers().ToArbitrary(), offers =>
        {
            var (capacity, hits) = offers;
            var top = new TopHits(Order);
            foreach (var round in new[] { hits, [.. hits.Reverse()] })
            {
                top.Clear(capacity);
                foreach (var hit in round)
                {
                    if (hit.Key >= top.Threshold && top.WouldEnter(hit))
                    {
                        top.Add(hit);
                    }
                }

                var worst = round.Order(Order).Take(capacity).LastOrDefault();
                Assert.Equal(round.Length < capacity ? -1 : worst.Key, top.Threshold);
                var room = new MatchHit[capacity];
                Assert.Equal(round.Order(Order).Take(capacity), room[..top.Drain(room)]);
                Assert.Equal(0, top.Count);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(20)]
    [InlineData(64)]
    [InlineData(65)]
    public void WouldEnter_EverybodyScoresAlike_LooksAtOneHitForEach(int capacity)
    {
        var comparisons = 0;
        var top = new TopHits(new HitOrder((a, b) =>
        {
            comparisons++;
            return a.CompareTo(b);
        }));
        top.Clear(capacity);
        for (var row = 0; row < capacity; row++)
        {
            top.Add(new MatchHit(1, 0, row));
        }

        comparisons = 0;
        for (var row = capacity; row < capacity + 1000; row++)
        {
            Assert.False(top.WouldEnter(new MatchHit(1, 0, row)));
        }

        // Once the worst of the list has to be found.
        Assert.InRange(comparisons, 1000, 1000 + capacity);
    }

    // Few keys and tie keys, so that identifiers decide too, keys up to the highest; capacities on both sides of where the form changes.
    private static Gen<(int Capacity, MatchHit[] Hits)> Offers() =>
        from capacity in Gen.Elements(1, 2, 20, 63, 64, 65, 66, 200)
        from count in Gen.Choose(0, 300)
        from keys in Gen.Choose(0, 9).ArrayOf(count)
        from ties in Gen.Choose(0, 3).ArrayOf(count)
        from step in Gen.Elements(1, (1L << 50) / 9)
        select (capacity, Enumerable.Range(0, count).Select(n => new MatchHit(keys[n] * step, (ulong)ties[n], n)).ToArray());
}
