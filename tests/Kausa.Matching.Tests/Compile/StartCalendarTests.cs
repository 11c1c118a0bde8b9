using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

/// <summary>Classes of starts: what is open to a person is told by class, and never says less than the rules about each start.</summary>
public sealed class StartCalendarTests
{
    [Fact]
    public void ClassOf_EveryWayAndAnyDay_IsOneOf64() => Prop.ForAll(Days.ToArbitrary(), Days.ToArbitrary(), (asOf, day) =>
    {
        var calendar = new StartCalendar(asOf);
        return Enum.GetValues<Pathway>().All(way => calendar.ClassOf(way, day) < 64 && calendar.ClassOf(way, null) < 64 && calendar.ClassOf(way, null) != calendar.ClassOf(way, day));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ClassOf_MonthsOfAYear_AreToldApart()
    {
        var calendar = new StartCalendar(new DateOnly(2026, 7, 20));
        Assert.Equal(13, Enumerable.Range(0, 13).Select(month => calendar.ClassOf(Pathway.DualApprenticeship, new DateOnly(2026, 8, 1).AddMonths(month))).Distinct().Count());
        Assert.Equal(calendar.ClassOf(Pathway.Eq, new DateOnly(2026, 9, 1)), calendar.ClassOf(Pathway.Eq, new DateOnly(2026, 9, 30)));
        Assert.NotEqual(calendar.ClassOf(Pathway.Eq, new DateOnly(2026, 9, 1)), calendar.ClassOf(Pathway.DualApprenticeship, new DateOnly(2026, 9, 1)));
    }

    [Fact]
    public void StartingIn_AnyLanesAndClasses_EqualsLookingAtEachLane() => Prop.ForAll(Gen.Choose(0, 63).ListOf(2 * PlaceSegment.Lanes).ToArbitrary(), Gen.Choose(0, int.MaxValue).Two().ToArbitrary(), (lanes, words) =>
    {
        var columns = new LaneColumns(2, mixesOccupations: false);
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            columns.StartClass(lane) = (byte)lanes[lane];
        }

        var open = (ulong)words.Item1 << 33 ^ (ulong)words.Item2;
        return Enumerable.Range(0, lanes.Count).All(lane => (columns.StartingIn(lane / PlaceSegment.Lanes, open) >> lane & 1) == (open >> lanes[lane] & 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void OpenStarts_AnyMarket_HoldsTheClassesOfTheStartsThatTheRulesLeaveOpen() => Prop.ForAll(MarketGen.WideMarkets(60, 12).ToArbitrary(), market =>
    {
        var index = MatchIndex.Build(market, TestPolicies.Base, market.AsOf < TestPolicies.Base.Law.BeginsOn ? TestPolicies.Base.Law.BeginsOn : market.AsOf);
        var codes = index.Places.Codes;
        for (var person = 0; person < index.CandidateCount; person++)
        {
            var (_, store, position) = index.Persons[person];
            foreach (var own in new[] { false, true })
            {
                var open = 0UL;
                for (var start = 0; start < codes.Starts.Length; start++)
                {
                    var isOpen = store.MasksAt(store.Rows[position], start, own, codes).Person != RuleEffect.Exclusion;
                    open |= isOpen ? 1UL << new StartCalendar(codes.AsOf).ClassOf(codes.Starts[start].Key.Pathway, codes.Starts[start].Key.StartsOn) : 0;
                }

                Assert.Equal(open, store.OpenStartsOf(store.Rows[position], own));
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static Gen<DateOnly> Days => Gen.OneOf(
        Gen.Elements(DateOnly.MinValue, DateOnly.MaxValue), Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber), Gen.Choose(-400, 900).Select(Samples.AsOf.AddDays));
}
