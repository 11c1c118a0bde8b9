using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Markets;
using Kausa.Matching.Ranking;
using Xunit;

namespace Kausa.Matching.Tests.Allocation.Markets;

/// <summary>What a place asks of a newcomer while lists are read, to the last unit.</summary>
public sealed class PlaceListsTests
{
    // The tie key counts in steps of this size beside a score.
    private const ulong Step = 1UL << 21;
    private const ulong Tie = 1UL << 40;
    private const int Score = 500_000;

    [Fact]
    public void Admits_FullPlace_WhoeverIsBetterByOneUnitOrHasTheLowerNumber()
    {
        Assert.True(Admits(place: 0, person: 9, Score + 1, ulong.MaxValue));
        Assert.True(Admits(place: 0, person: 9, Score, Tie - Step));
        Assert.True(Admits(place: 0, person: 4, Score, Tie));
        Assert.False(Admits(place: 0, person: 6, Score, Tie));
        Assert.False(Admits(place: 0, person: 4, Score, Tie + Step));
        Assert.False(Admits(place: 0, person: 4, Score - 1, 0));
    }

    [Fact]
    public void Admits_WhileOthersPropose_WhoeverIsNotWorse()
    {
        Assert.True(Admits(place: 0, person: 6, Score, Tie, isSettled: false));
        Assert.False(Admits(place: 0, person: 4, Score, Tie + Step, isSettled: false));
        Assert.False(Admits(place: 0, person: 4, Score - 1, 0, isSettled: false));
    }

    [Fact]
    public void Admits_PlaceWithRoom_Anybody() => Assert.True(Admits(place: 1, person: 9, 0, ulong.MaxValue));

    [Fact]
    public void Admits_PlaceWithoutSeats_Nobody() => Assert.False(Admits(place: 2, person: 0, 1_000_000, 0));

    [Fact]
    public void LeastMillionths_FullPlace_IsTheScoreOfTheWorstItHolds()
    {
        Assert.Equal(Score, Gate(person: 4, isSettled: true).LeastMillionths(0));
        Assert.True(Gate(person: 4, isSettled: true).LeastMillionths(1) < 0);
        Assert.True(Gate(person: 4, isSettled: true).LeastMillionths(2) > 1_000_000);
    }

    // Place 0 is full with person 5, place 1 holds person 5 and has a seat, place 2 has none at all.
    private static bool Admits(int place, int person, int companyMillionths, ulong tieKey, bool isSettled = true) =>
        Gate(person, isSettled).Admits(place, new MatchHit(Score, tieKey, place), companyMillionths);

    private static PlaceLists.OpenPlaces Gate(int person, bool isSettled)
    {
        int[] seats = [1, 2, 0];
        var held = new HeldProposals(seats);
        held.Add(0, new Held(PlaceLists.PriorityOf(Score, Tie), 5));
        held.Add(1, new Held(PlaceLists.PriorityOf(Score, Tie), 5));
        var gate = new PlaceLists.OpenPlaces(held);
        gate.Begin(person, isSettled);
        return gate;
    }
}
