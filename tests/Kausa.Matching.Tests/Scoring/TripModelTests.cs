using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Scoring;

public sealed class TripModelTests
{
    private static readonly Location Home = new("70173", "08111", new GridPosition(42_500, 28_600));
    private static readonly Location Site = new("70174", "08111", new GridPosition(42_560, 28_680));
    private static readonly LocationPolicy Policy = TestPolicies.Base.Location;

    [Fact]
    public void Of_SeveralModes_TakesTheFastest()
    {
        var trip = TripModel.Of(Home, new MobilityFacts { Modes = [TransportMode.Walk, TransportMode.Car] }, Site, TravelTimeTable.Empty, Policy)!;
        Assert.Equal((100, TransportMode.Car, 5 + 16), (trip.Distance100m, trip.Mode!.Value, trip.Minutes));
    }

    [Fact]
    public void Of_ModesNotAsked_TakesThePolicysDefault() =>
        Assert.Equal(TransportMode.PublicTransport, TripModel.Of(Home, new MobilityFacts(), Site, TravelTimeTable.Empty, Policy)!.Mode);

    [Fact]
    public void Of_NoModeAtAll_Walks() =>
        Assert.Equal(TransportMode.Walk, TripModel.Of(Home, new MobilityFacts { Modes = [] }, Site, TravelTimeTable.Empty, Policy)!.Mode);

    [Fact]
    public void Of_ModeWithoutAModel_FallsBackToTheDefault()
    {
        var carOnly = Policy with { DefaultModes = [TransportMode.Car], Modes = [new TravelModel(TransportMode.Car, 5, 130, 50)] };
        Assert.Equal(TransportMode.Car, TripModel.Of(Home, new MobilityFacts { Modes = [TransportMode.Bike] }, Site, TravelTimeTable.Empty, carOnly)!.Mode);
    }

    [Fact]
    public void Of_PairInTheOfficesTable_TakesItsMinutes()
    {
        var trip = TripModel.Of(Home, new MobilityFacts { MaxTravelMinutes = 45 }, Site, new TravelTimeTable([new TravelTime("70173", "70174", 41)]), Policy)!;
        Assert.Equal((41, null, 45, false), (trip.Minutes, (TransportMode?)trip.Mode, trip.LimitMinutes, trip.LimitIsAssumed));
    }

    [Fact]
    public void Of_HomeOrSiteUnknown_IsUnknown()
    {
        Assert.Null(TripModel.Of(null, new MobilityFacts(), Site, TravelTimeTable.Empty, Policy));
        Assert.Null(TripModel.Of(Home, new MobilityFacts(), null, TravelTimeTable.Empty, Policy));
    }

    [Theory]
    [InlineData("06:00", null, 41, null)]
    [InlineData("06:00", "06:00", 41, null)]
    [InlineData(null, "06:30", 41, null)]
    [InlineData("06:00", "06:30", 600, "06:30")]
    public void Of_FirstArrival_IsOutOfReachOnlyAfterWorkBegins(string? begins, string? arrives, int minutes, string? told)
    {
        var table = new TravelTimeTable([new TravelTime("70173", "70174", 41) { FirstArrival = Time(arrives) }]);
        var person = new MobilityFacts { MaxTravelMinutes = 300, Modes = [TransportMode.PublicTransport] };
        var trip = TripModel.Of(Home, person, Site, table, Policy, Time(begins))!;
        Assert.Equal((minutes, Time(told), told is null), (trip.Minutes, trip.FirstArrival, trip.IsWithinLimit));
    }

    [Fact]
    public void Of_LateForPublicTransport_WhoHasAWayOfTheirOwnGoesByTheModel()
    {
        var table = new TravelTimeTable([new TravelTime("70173", "70174", 41) { FirstArrival = new TimeOnly(6, 30) }]);
        var person = new MobilityFacts { Modes = [TransportMode.PublicTransport, TransportMode.Bike] };
        var trip = TripModel.Of(Home, person, Site, table, Policy, new TimeOnly(6, 0))!;
        Assert.Equal(TripModel.Of(Home, person, Site, TravelTimeTable.Empty, Policy), trip);
        Assert.NotNull(trip.Mode);
    }

    private static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.ParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
