using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Live;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Live;

public sealed class LiveIndexTests
{
    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser };

    private static Market Market { get; } = new(new ServiceOffice(new("office"), "Servicestelle"), Samples.AsOf, "test", new MarketContent
    {
        Candidates = [Samples.Candidate with { PrimaryAdviser = new("a-1") }],
        Companies = [Samples.Company with { PrimaryAdviser = new("a-1") }, Samples.Company with { Id = new("b-02"), Entitlements = [], Trainers = [] }],
        Places = [Samples.Place, Samples.Place with { Id = new("p-02"), Company = new("b-02") }],
        Advisers = [new Adviser { Id = new("a-1") }],
    });

    [Fact]
    public void Apply_Batch_GivesTheNextVersionAndLeavesTheOldOne()
    {
        var live = Live();
        var before = live.Current;
        var after = live.Apply(new MarketChanges { WithdrawnPlaces = [Samples.Place.Id] });
        Assert.Same(after, live.Current);
        Assert.Equal((0, 1), (before.Version, after.Version));
        Assert.Equal((2, 1), (before.PlaceCount, after.PlaceCount));
        Assert.Equal(["p-01", "p-02"], Places(before).Order(StringComparer.Ordinal));
        Assert.Equal(["p-02"], Places(after));
        Assert.NotEqual(before.Snapshot, after.Snapshot);
    }

    [Fact]
    public void Apply_ThereAndBack_GivesTheSameContentUnderAnotherVersion()
    {
        var live = Live();
        var before = live.Current;
        live.Apply(new MarketChanges { WithdrawnPlaces = [Samples.Place.Id] });
        var after = live.Apply(new MarketChanges { Places = [Samples.Place] });
        Assert.Equal(before.Snapshot, after.Snapshot);
        Assert.Equal(2, after.Version);
    }

    [Fact]
    public void Apply_SeatsFilled_ClosesThePlace()
    {
        var live = Live();
        Assert.Equal(["p-02"], Places(live.Apply(new MarketChanges { Seats = [new SeatChange(Samples.Place.Id, 2, 2)] })));
        Assert.Equal(2, Places(live.Apply(new MarketChanges { Seats = [new SeatChange(Samples.Place.Id, 3, 2)] })).Count());
    }

    [Fact]
    public void Apply_CompanyProhibited_ClosesItsPlaces()
    {
        var live = Live();
        var after = live.Apply(new MarketChanges { Companies = [Samples.Company with { Prohibition = TrainingProhibition.All }] });
        Assert.Equal(["p-02"], Places(after));
    }

    [Fact]
    public void Apply_FirstPlacesOfAnEmptyMarket_AreFound()
    {
        var live = LiveMatchIndex.Build(MarketGen.With(Market, Market.Content with { Places = [] }), TestPolicies.Base);
        Assert.Empty(Places(live.Current));
        Assert.Equal(2, Places(live.Apply(new MarketChanges { Places = Market.Places })).Count());
    }

    // Threads read a batch in steps: this one has six, of places that differ in everything.
    [Fact]
    public void Apply_BatchOfManySteps_AnswersAsIfBuiltFromItsRows()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(seed: 20_261_126, places: 700, candidates: 8));
        var live = LiveMatchIndex.Build(market, TestPolicies.Base);
        var changes = new MarketChanges { Places = [.. market.Places.Select(place => place with { StartFlexDays = 1 + ((place.StartFlexDays ?? 0) % 60) })] };
        var after = MarketGen.With(market, market.Content with { Places = changes.Places });
        AssertSame(MatchIndex.Build(after, TestPolicies.Base), live.Apply(changes), after);
    }

    [Fact]
    public async Task Apply_BatchesThatDoNotWaitForMerges_MergeOneAtATime()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(seed: 20_261_127, places: 4_000, candidates: 8));
        var live = LiveMatchIndex.Build(market, TestPolicies.Base, mergeAfter: 1);
        var merges = new List<Task>();
        var content = market.Content;
        for (var batch = 0; batch < 60; batch++)
        {
            var told = content.Places.Skip(5 * batch).Take(5).Select(place => place with { SeatsTotal = 9, SeatsFilled = batch % 9 }).ToList();
            content = content with { Places = [.. content.Places.Where(place => !told.Exists(one => one.Id == place.Id)), .. told] };
            live.Apply(new MarketChanges { Places = told });
            merges.Add(live.Merging);
        }

        await Task.WhenAll(merges);
        var after = MarketGen.With(market, content);
        AssertSame(MatchIndex.Build(after, TestPolicies.Base), live.Current, after);
        Assert.Empty(MarketDifference.Find(after, live.ToMarket()));
    }

    private static void AssertSame(MatchIndex built, MatchIndex live, Market market)
    {
        Assert.Equal(built.Snapshot, live.Snapshot);
        Assert.All(market.Candidates, person => Assert.Equal(built.RankPlaces(person.Id, Request).Digest, live.RankPlaces(person.Id, Request).Digest));
        Assert.All(market.Places.Take(40), place => Assert.Equal(built.RankCandidates(place.Id, Request).Digest, live.RankCandidates(place.Id, Request).Digest));
    }

    [Fact]
    public void Apply_NothingAtAll_KeepsTheVersion()
    {
        var live = Live();
        Assert.Same(live.Current, live.Apply(new MarketChanges()));
    }

    [Fact]
    public void Apply_ManyThingsWrong_ListsAllAndChangesNothing()
    {
        var live = Live();
        var before = live.Current;
        var error = Assert.Throws<InvalidChangesException>(() => live.Apply(new MarketChanges
        {
            Companies = [Samples.Company with { Id = new("b-03") }, Samples.Company with { Id = new("b-03"), Trainers = [], PrimaryAdviser = new("a-9") }],
            Places =
            [
                Samples.Place with { Id = new("p-03"), Company = new("b-09") },
                Samples.Place with { Id = new("p-04"), Occupation = new("alchemist") },
                Samples.Place with { Id = new("p-05"), SeatsFilled = 3 },
            ],
            Seats = [new SeatChange(new("p-03"), 1, 0), new SeatChange(new("p-09"), 1, 0), new SeatChange(new("p-02"), 1, 2)],
            Candidates = [Samples.Candidate with { Id = new("s-002"), Wishes = [new("alchemist")], VetoedCompanies = [new("b-02")] }],
            WithdrawnCompanies = [new("b-02"), new("b-08")],
            WithdrawnPlaces = [new("p-08")],
            WithdrawnCandidates = [new("s-008")],
            WithdrawnAdvisers = [new("a-1"), new("a-8")],
        }));
        Assert.Equal(
            [
                "advisers 'a-8' id 'a-8': an id of advisers",
                "candidates 's-001' primary_adviser 'a-1': an id of advisers",
                "candidates 's-008' id 's-008': an id of candidates",
                "companies 'b-01' primary_adviser 'a-1': an id of advisers",
                "companies 'b-03' id 'b-03': each identifier once",
                "companies 'b-03' primary_adviser 'a-9': an id of advisers",
                "companies 'b-08' id 'b-08': an id of companies",
                "places 'p-02' company 'b-02': an id of companies",
                "places 'p-02' seats_filled '2': at most seats_total (1)",
                "places 'p-03' company 'b-09': an id of companies",
                "places 'p-03' id 'p-03': each identifier once",
                "places 'p-04' occupation 'alchemist': an id of the catalogue's occupations",
                "places 'p-05' seats_filled '3': at most seats_total (2)",
                "places 'p-08' id 'p-08': an id of places",
                "places 'p-09' id 'p-09': an id of places",
                "trainers 't-01' id 't-01': each identifier once",
                "vetoes 's-002' company 'b-02': an id of companies",
                "wishes 's-002' occupation 'alchemist': an id of the catalogue's occupations",
            ],
            error.Defects.Select(defect => defect.ToString()).Order(StringComparer.Ordinal));
        Assert.Same(before, live.Current);
        Assert.Empty(MarketDifference.Find(Market, live.ToMarket()));
        Assert.Equal(1, live.Apply(new MarketChanges { Advisers = [new Adviser { Id = new("a-8") }] }).Version);
    }

    [Fact]
    public void Apply_AnyRowsPutTogether_FindsTheDefectsOfTheWholeMarket() => Prop.ForAll(
        MarketGen.WideMarkets(20, 4).ToArbitrary(), MarketGen.WideMarkets(20, 4).ToArbitrary(), Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(), (market, other, seed) =>
        {
            var changes = ChangeGen.Any(market, other, seed);
            var expected = MarketIntegrity.FindDefects(ChangeGen.After(market.Content, changes)).Select(defect => defect.ToString()).Order(StringComparer.Ordinal);
            var live = LiveMatchIndex.Build(market, TestPolicies.Base, Later(market.AsOf));
            var actual = Array.Empty<string>();
            try
            {
                live.Apply(changes);
            }
            catch (InvalidChangesException error)
            {
                actual = [.. error.Defects.Select(defect => defect.ToString()).Order(StringComparer.Ordinal)];
                Assert.Equal(0, live.Current.Version);
            }

            Assert.Equal(expected, actual);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Current_OldVersionsWithoutReaders_AreCollected()
    {
        var live = Live();
        var (version, delta) = Grow(live);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(version.IsAlive);
        Assert.False(delta.IsAlive);
        Assert.Equal(11, live.Current.Version);
    }

    [Fact]
    public void Merge_RowsSaidAnewManyTimes_LeavesOnlyTheLastOfThem()
    {
        var live = Live();
        var (place, _) = Supersede(live);
        var merge = live.BeginMerge();
        Assert.Null(live.BeginMerge());
        merge!.Build();
        live.EndMerge(merge);
        merge = null;
        GC.Collect();
        Assert.False(place.IsAlive);
        Assert.Equal(2, live.Current.Places.Places.Count);
        Assert.Single(live.Current.Places.Segments);
        Assert.Equal(Market.Places.Count, Places(live.Current).Count());
    }

    [Fact]
    public async Task Merge_EnoughPiledUp_BeginsByItself()
    {
        var live = LiveMatchIndex.Build(Market, TestPolicies.Base, mergeAfter: 3);
        for (var seats = 2; seats < 5; seats++)
        {
            live.Apply(new MarketChanges { Seats = [new SeatChange(Samples.Place.Id, seats, 1)] });
        }

        await live.Merging;
        Assert.Single(live.Current.Places.Segments);
        Assert.Equal(3, live.Current.Version);
    }

    [Fact]
    public void EndMerge_Failed_IsNotBegunAnewWithEveryBatch()
    {
        var live = LiveMatchIndex.Build(Market, TestPolicies.Base, mergeAfter: 3);
        Assert.NotNull(live.BeginMerge());
        for (var seats = 2; seats < 4; seats++)
        {
            Seat(live, seats);
        }

        live.EndMerge(new InvalidOperationException("no memory"));
        Assert.True(live.Merging.IsFaulted);
        Seat(live, 4);
        Seat(live, 5);
        Assert.True(live.Merging.IsFaulted);
        Seat(live, 6);
        Assert.False(live.Merging.IsFaulted);
    }

    [Fact]
    public async Task SettleAsync_SomebodyWithdrawn_HoldsThemNoMore()
    {
        var live = Live();
        var (person, columns) = Withdraw(live);
        Assert.True(person.IsAlive);
        await live.SettleAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(person.IsAlive);
        Assert.False(columns.IsAlive);
        Assert.Equal((2, 1), (live.Current.Version, live.Current.CandidateCount));
    }

    [Fact]
    public async Task SettleAsync_WhileAMergeHasTakenItsRows_MergesOnceMore()
    {
        var live = Live();
        live.Apply(new MarketChanges { Candidates = [Samples.Candidate with { Id = new("c-02") }] });
        var merge = live.BeginMerge();
        live.Apply(new MarketChanges { WithdrawnCandidates = [new("c-02")] });
        var settled = live.SettleAsync();
        Assert.False(settled.IsCompleted);
        merge!.Build();
        live.EndMerge(merge);
        await settled;
        Assert.Equal(1, live.Current.CandidateNumberCount);
    }

    [Fact]
    public async Task SettleAsync_NothingPiledUp_ChangesNothing()
    {
        var live = Live();
        var before = live.Current;
        await live.SettleAsync();
        await live.Merging;
        Assert.Same(before, live.Current);
    }

    [Fact]
    public void People_OtherPlacesOnly_ShareTheirColumns()
    {
        var live = Live();
        var columns = live.Current.People.Segments;
        Assert.Same(columns, live.Apply(new MarketChanges { Seats = [new SeatChange(Samples.Place.Id, 9, 1)] }).People.Segments);
        var merge = live.BeginMerge();
        merge!.Build();
        live.EndMerge(merge);
        Assert.Same(columns, live.Current.People.Segments);
    }

    [Fact]
    public void People_SomebodyTold_KeepTheColumnsOfAllOthers()
    {
        var live = Live();
        var main = live.Current.People.Segments[0].Columns;
        var second = live.Apply(new MarketChanges { Candidates = [Samples.Candidate with { Id = new("c-02") }] });
        var third = live.Apply(new MarketChanges { Candidates = [Samples.Candidate with { PrimaryAdviser = new("a-1"), ShiftPossible = true }], WithdrawnCandidates = [new("c-02")] });

        Assert.Equal([1, 1], third.People.Segments.Select(view => view.AliveCount).Where(count => count > 0).Append(second.CandidateCount - 1));
        Assert.Same(main, third.People.Segments[0].Columns);
        Assert.Equal(2, second.People.Segments.Sum(view => view.AliveCount));
    }

    [Fact]
    public void People_ManyBatches_PileUpInFewSegments()
    {
        var live = Live();
        for (var number = 0; number < 40; number++)
        {
            live.Apply(new MarketChanges { Candidates = [Samples.Candidate with { Id = new($"c-{number}") }] });
            Assert.InRange(live.Current.People.Segments.Length, 1, 8);
            Assert.Equal(number + 2, live.Current.People.Segments.Sum(view => view.AliveCount));
        }
    }

    [Fact]
    public void TopCandidates_WithdrawnPlace_FindsNobody()
    {
        var live = Live();
        var after = live.Apply(new MarketChanges { WithdrawnPlaces = [Samples.Place.Id] });
        var hits = new MatchHit[20];
        Assert.Equal(0, after.NewSearch().TopCandidates(0, Request, hits));
    }

    [Fact]
    public void Build_MergeAfterNothing_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LiveMatchIndex.Build(Market, TestPolicies.Base, mergeAfter: 0));

    [Fact]
    public void SeatChange_OutOfRange_IsRefused() =>
        Assert.Contains("SeatsTotal", Assert.Throws<ArgumentOutOfRangeException>(() => new SeatChange(Samples.Place.Id, 1_001, 0)).Message, StringComparison.Ordinal);

    // Not inlined, so that no local of a test holds what is to be collected.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Version, WeakReference Delta) Grow(LiveMatchIndex live)
    {
        var version = live.Apply(new MarketChanges { Seats = [new SeatChange(Samples.Place.Id, 9, 1)] });
        _ = version.Snapshot;
        for (var seats = 10; seats < 20; seats++)
        {
            live.Apply(new MarketChanges { Seats = [new SeatChange(Samples.Place.Id, seats, 1)] });
        }

        return (new WeakReference(version), new WeakReference(version.Places.Segments[1].Columns));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Place, long Version) Supersede(LiveMatchIndex live)
    {
        var place = Samples.Place with { MonthlyPayEuro = 901 };
        live.Apply(new MarketChanges { Places = [place] });
        return (new WeakReference(place), live.Apply(new MarketChanges { Places = [Samples.Place with { MonthlyPayEuro = 902 }] }).Version);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Person, WeakReference Columns) Withdraw(LiveMatchIndex live)
    {
        var person = Samples.Candidate with { Id = new("c-02") };
        var version = live.Apply(new MarketChanges { Candidates = [person] });
        var columns = version.People.Segments[0].Columns;
        var after = live.Apply(new MarketChanges { WithdrawnCandidates = [person.Id] });
        _ = after.People;
        _ = after.Snapshot;
        return (new WeakReference(version.CandidateAt(version.NumberOfCandidate(person.Id))), new WeakReference(columns));
    }

    private static void Seat(LiveMatchIndex live, int seats) => live.Apply(new MarketChanges { Seats = [new SeatChange(Samples.Place.Id, seats, 1)] });

    private static LiveMatchIndex Live() => LiveMatchIndex.Build(Market, TestPolicies.Base);

    private static DateOnly Later(DateOnly day) => day < TestPolicies.Base.Law.BeginsOn ? TestPolicies.Base.Law.BeginsOn : day;

    private static IEnumerable<string> Places(MatchIndex index) => index.RankPlaces(Samples.Candidate.Id, Request).Results.Select(result => result.Pair.Place.Id.Value);
}
