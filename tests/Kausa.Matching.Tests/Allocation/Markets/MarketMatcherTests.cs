using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Allocation.Markets;
using Kausa.Matching.Live;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Kausa.Matching.Tests.Allocation.Cohort;
using Xunit;

namespace Kausa.Matching.Tests.Allocation.Markets;

public sealed class MarketMatcherTests
{
    [Fact]
    public void Match_AnyMarket_IsWhatProposingByTheReferencesListsGives() => ForAll(market =>
    {
        var index = CohortGen.Index(market);
        var expected = ByTheReference(market);
        var matching = MarketMatcher.Match(index, new MarketMatchRequest { PageLength = 1 });
        return matching.PairCount == expected.Count
            && Named(index, matching).All(pair => expected.TryGetValue(pair.Person, out var place) && place == pair.Place);
    });

    [Fact]
    public void Match_PeopleWhoAreAlike_TheTieKeyDecides()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(7, 12, 30));
        var reference = CohortGen.Reference(market);
        var one = market.Candidates.First(person => reference.RankPlaces(person.Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1 }).Results.Count > 0);
        var alike = Enumerable.Range(0, 60).Select(n => one with { Id = new Id<Candidate>($"t-{n}") });
        market = MarketGen.With(market, market.Content with { Candidates = [.. alike] });
        var index = CohortGen.Index(market);
        var expected = ByTheReference(market);
        Assert.NotEmpty(expected);
        var pairs = expected.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)).ToList();

        // Short lists go on again and again, past places that hold somebody with the same score.
        Assert.All([1, 3, new MarketMatchRequest().PageLength], length =>
            Assert.Equal(pairs, Named(index, MarketMatcher.Match(index, new MarketMatchRequest { PageLength = length })).OrderBy(pair => pair.Person)));
    }

    [Fact]
    public void Match_PeopleAndPlacesAlike_ABetterTieTakesAFullSeat()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(7, 12, 30));
        var reference = CohortGen.Reference(market);
        var (one, best) = market.Candidates.Select(person => (person, reference.RankPlaces(person.Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1 }).Results)).First(pair => pair.Results.Count > 0);

        // Everybody scores the same everywhere and goes through the places in an order of their own: who comes late finds full places, and has the better tie at some.
        var place = best[0].Pair.Place;
        market = MarketGen.With(market, market.Content with
        {
            Candidates = [.. Enumerable.Range(0, 60).Select(n => one with { Id = new Id<Candidate>($"t-{n}") })],
            Places = [.. Enumerable.Range(0, 20).Select(n => place with { Id = new Id<TrainingPlace>($"v-{n}"), SeatsTotal = 2, SeatsFilled = 0 }), place with { Id = new Id<TrainingPlace>("v-x"), SeatsTotal = 1, SeatsFilled = 1 }],
        });
        var index = CohortGen.Index(market);
        var expected = ByTheReference(market).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)).ToList();
        Assert.Equal(40, expected.Count);
        Assert.All([1, 2, new MarketMatchRequest().PageLength], length =>
            Assert.Equal(expected, Named(index, MarketMatcher.Match(index, new MarketMatchRequest { PageLength = length })).OrderBy(pair => pair.Person)));
    }

    [Fact]
    public void Match_NoCapBinds_IsTheStablePlanOfTheOffice() => ForAll(market =>
    {
        var index = CohortGen.Index(market, TestPolicies.Base with { Care = TestPolicies.Base.Care with { OpenProposalsPerCompany = 1_000 } });
        var plan = CohortPlanner.Plan(index, new CohortRequest { Objective = CohortObjective.Stable }).Plan!;
        return plan.Pairs.Select(pair => (pair.Pair.Candidate.Id, pair.Pair.Place.Id)).SequenceEqual(Named(index, MarketMatcher.Match(index, new MarketMatchRequest { PageLength = 2 })).OrderBy(pair => pair.Person));
    });

    [Fact]
    public void Match_OtherLengthsAndThreads_IsTheSame() => ForAll(market =>
    {
        var index = CohortGen.Index(market);
        var alone = MarketMatcher.Match(index, new MarketMatchRequest { PageLength = 1 });
        return new[] { (1, 3), (2, 1), (5, 2), (100, 4) }.All(other =>
        {
            var matching = MarketMatcher.Match(index, new MarketMatchRequest { PageLength = other.Item1, ThreadCount = other.Item2 });
            return matching.PlaceOfPerson.SequenceEqual(alone.PlaceOfPerson) && matching.PairCount == alone.PairCount;
        });
    });

    [Fact]
    public void Match_PlacesThatCameAndWentSinceTheIndexWasBuilt_IsWhatTheReferenceGives() => ForAll(market =>
    {
        var places = market.Places.ToArray();
        var later = places.Where((_, n) => n % 2 == 1).ToArray();
        var gone = places.Where((_, n) => n % 5 == 0).Select(place => place.Id).ToArray();
        var live = LiveMatchIndex.Build(MarketGen.With(market, market.Content with { Places = [.. places.Except(later).Select(place => place with { StartFlexDays = 3 })] }), TestPolicies.Base, CohortGen.AsOf(market), mergeAfter: 1_000);
        live.Apply(new MarketChanges { Places = [.. later, .. places.Except(later)] });
        var index = live.Apply(new MarketChanges { WithdrawnPlaces = [.. gone] });
        var expected = ByTheReference(MarketGen.With(market, market.Content with { Places = [.. places.Where(place => !gone.Contains(place.Id))] }));
        var matching = MarketMatcher.Match(index, new MarketMatchRequest { PageLength = 2 });

        // A place that was told anew stands in the columns twice, and its seats count once.
        return matching.SeatCount == MarketMatcher.SeatsOf(index).Sum(seats => (long)seats) && Named(index, matching).OrderBy(pair => pair.Person)
            .SequenceEqual(expected.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    });

    [Theory]
    [InlineData(ScoreMode.Expected)]
    [InlineData(ScoreMode.Cautious)]
    [InlineData(ScoreMode.Potential)]
    [InlineData(ScoreMode.Balanced)]
    public void CheckMarket_WhatTheMatcherGives_HasNoFaultAndTheReferencesScores(ScoreMode mode) => ForAll(market =>
    {
        var index = CohortGen.Index(market);
        var matching = MarketMatcher.Match(index, new MarketMatchRequest { Mode = mode, PageLength = 2 });
        var check = Check(index, matching.PlaceOfPerson.ToArray(), mode);
        return check.IsProven && check.ReferencePairCount >= matching.PairCount;
    });

    [Fact]
    public void CheckMarket_PlantedFaults_AreFound()
    {
        var index = CohortGen.Index(MarketGen.Opened(MarketGen.Drawn(7, 12, 30)));
        var right = MarketMatcher.Match(index, new MarketMatchRequest()).PlaceOfPerson.ToArray();
        var placed = Enumerable.Range(0, right.Length).Where(person => right[person] >= 0).ToArray();
        Assert.True(placed.Length >= 3);
        Assert.True(Check(index, right).IsProven);

        // Somebody who gives up a place leaves a seat that at least they would rather have.
        Assert.Contains(Check(index, With(right, placed[0], -1)).Findings, finding => finding.Fault == AllocationFault.BlockingPair && finding.Row == placed[0] && finding.Column == right[placed[0]]);
        Assert.Contains(Check(index, With(right, placed[0], index.PlaceNumberCount)).Findings, finding => finding.Fault == AllocationFault.OutOfRange);
        var full = MarketMatcher.SeatsOf(index);
        var crowded = right.ToArray();
        Array.Fill(crowded, right[placed[0]]);
        Assert.Contains(Check(index, crowded).Findings, finding => finding.Fault == AllocationFault.ColumnOverCapacity && finding.Amount == crowded.Length - full[right[placed[0]]]);
    }

    [Fact]
    public void CheckMarket_SomebodyLessLikedHasTheSeat_IsABlockingPair()
    {
        var index = CohortGen.Index(MarketGen.Opened(MarketGen.Drawn(7, 12, 60)));
        var right = MarketMatcher.Match(index, new MarketMatchRequest()).PlaceOfPerson.ToArray();
        var seen = 0;
        foreach (var holder in Enumerable.Range(0, right.Length).Where(person => right[person] >= 0).Take(8))
        {
            foreach (var other in Enumerable.Range(0, right.Length).Where(person => right[person] < 0).Take(8))
            {
                // The seats are as full as before, so that only the two people tell the claims apart.
                var findings = Check(index, With(With(right, holder, -1), other, right[holder])).Findings;
                if (findings.All(finding => finding.Fault != AllocationFault.NotEligible))
                {
                    Assert.Contains(findings, finding => finding.Fault == AllocationFault.BlockingPair && finding.Row == holder && finding.Column == right[holder]);

                    // A place without seats takes nobody in exchange.
                    var seats = MarketMatcher.SeatsOf(index);
                    seats[right[holder]] = 0;
                    findings = AllocationChecker.CheckMarket(index, ScoreMode.Expected, seats, With(With(right, holder, -1), other, right[holder]), 1, referenceEvery: 1).Findings;
                    Assert.DoesNotContain(findings, finding => finding.Fault == AllocationFault.BlockingPair && finding.Column == right[holder]);
                    Assert.Contains(findings, finding => finding.Fault == AllocationFault.ColumnOverCapacity && finding.Column == right[holder]);
                    seen++;
                }
            }
        }

        Assert.True(seen > 0);
    }

    [Fact]
    public void CheckMarket_PlaceOfSomebodyWhoWantsNone_IsNotEligible()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(7, 8, 6));
        market = MarketGen.With(market, market.Content with { Candidates = [market.Candidates[0] with { CaseState = CaseState.Closed }, .. market.Candidates.Skip(1)] });
        var index = CohortGen.Index(market);
        var matching = MarketMatcher.Match(index, new MarketMatchRequest());
        Assert.Equal(market.Candidates.Count - 1, matching.PersonCount);
        var closed = Enumerable.Range(0, index.CandidateNumberCount).First(person => index.CandidateAt(person).CaseState == CaseState.Closed);
        Assert.Equal(-1, matching.PlaceOfPerson[closed]);
        Assert.Contains(Check(index, With(matching.PlaceOfPerson.ToArray(), closed, 0)).Findings, finding => finding.Fault == AllocationFault.NotEligible && finding.Row == closed);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(257, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1_001)]
    public void Match_NumberOutOfRange_IsRefused(int threads, int length)
    {
        var index = CohortGen.Index(MarketGen.Drawn(7, 4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => MarketMatcher.Match(index, new MarketMatchRequest { ThreadCount = threads, PageLength = length }));
    }

    private static void ForAll(Func<Market, bool> holds) => Prop.ForAll(MarketGen.CrowdedMarkets(9, 24).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static MarketCheck Check(MatchIndex index, int[] placeOfPerson, ScoreMode mode = ScoreMode.Expected) =>
        AllocationChecker.CheckMarket(index, mode, MarketMatcher.SeatsOf(index), placeOfPerson, 2, referenceEvery: 1);

    private static int[] With(int[] placeOfPerson, int person, int place)
    {
        var changed = placeOfPerson.ToArray();
        changed[person] = place;
        return changed;
    }

    private static IEnumerable<(Id<Candidate> Person, Id<TrainingPlace> Place)> Named(MatchIndex index, MarketMatching matching)
    {
        var places = matching.PlaceOfPerson.ToArray();
        return Enumerable.Range(0, places.Length).Where(person => places[person] >= 0).Select(person => (index.CandidateAt(person).Id, index.PlaceAt(places[person]).Id));
    }

    // Gale and Shapley by hand, over both sides' whole lists from the reference.
    private static Dictionary<Id<Candidate>, Id<TrainingPlace>> ByTheReference(Market market)
    {
        var reference = CohortGen.Reference(market);
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1_000 };
        var wants = market.Candidates.Where(person => person.CaseState is not (CaseState.Placed or CaseState.Closed))
            .ToDictionary(person => person.Id, person => new Queue<Id<TrainingPlace>>(reference.RankPlaces(person.Id, request).Results.Select(result => result.Pair.Place.Id)));
        var rank = market.Places.ToDictionary(place => place.Id, place => reference.RankCandidates(place.Id, request).Results.ToDictionary(result => result.Pair.Candidate.Id, result => result.Rank));
        var held = market.Places.ToDictionary(place => place.Id, _ => new List<Id<Candidate>>());
        var free = new Queue<Id<Candidate>>(wants.Keys);
        while (free.TryDequeue(out var person))
        {
            if (wants[person].TryDequeue(out var place))
            {
                held[place].Add(person);
                if (held[place].Count > CohortSeats.FreeOf(market.FindPlace(place)!))
                {
                    var worst = held[place].MaxBy(other => rank[place][other]);
                    held[place].Remove(worst);
                    free.Enqueue(worst);
                }
            }
        }

        return held.SelectMany(pair => pair.Value.Select(person => (person, pair.Key))).ToDictionary(pair => pair.person, pair => pair.Key);
    }
}
