using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Assessment;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Assessment;

/// <summary>A delta says what two rankings by the reference say, whoever asks in whatever portions.</summary>
public sealed class DeltaLaws
{
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(60);
    private static readonly MatchPolicy Policy = TestPolicies.Base;

    private static Arbitrary<Market> Markets => MarketGen.WideMarkets(60, 5).Select(MarketGen.Opened).ToArbitrary();

    private static Arbitrary<Candidate[]> Earlier => Gen.ArrayOf(EvidenceGen.Candidates, 5).ToArbitrary();

    [Fact]
    public void Run_AnyResults_SaysWhatTwoRankingsSay() => Prop.ForAll(Markets, Earlier, (market, earlier) =>
    {
        var request = new DeltaRequest { Top = 7 };
        var (index, touched) = Given(market, earlier);
        var deltas = Deltas(index, touched, request, 0, 1);
        Assert.All(touched.Zip(deltas), pair =>
        {
            var (person, delta) = pair;
            var before = Reference(market, person.Before, request);
            var after = Reference(market, person.After, request);
            Assert.Equal((Ids(before).Count, Ids(after).Count), (delta.BeforeCount, delta.AfterCount));
            Assert.Equal(Moves(Ids(before), Ids(after)), delta.Places.Select(place => (place.Place, place.FromRank, place.ToRank)).ToHashSet());
            Assert.All(delta.Places, place => Assert.Equal(
                place.FromRank is null ? PlaceChange.New : place.ToRank is null ? PlaceChange.Gone : PlaceChange.Moved, place.Change));
            Assert.Equal(before.Results.Select(Row).SequenceEqual(after.Results.Select(Row)), delta.BeforeDigest == delta.AfterDigest);
        });
        return true;
    }).Check(Some);

    [Fact]
    public void Run_AnyResults_CausesAddUpToTheChangeOfTheScore() => Prop.ForAll(Markets, Earlier, (market, earlier) =>
    {
        var (index, touched) = Given(market, earlier);
        Assert.All(touched.Zip(Deltas(index, touched, new DeltaRequest { Top = 20 }, 0, 1)), pair => Assert.All(pair.Second.Places, place =>
        {
            var rank = new RankRequest { Purpose = Purpose.MatchForAdviser };
            var isCut = new[] { pair.First.Before, pair.First.After }.Any(person => index.Evaluate(index.Compile(person), place.Place, rank).Score.Scores.Skills.QualityBasisPoints == 0);
            Assert.True(isCut || place.Causes.Sum(cause => cause.ScoreMillionths) == place.ToMillionths - place.FromMillionths);
            Assert.All(place.Causes, cause => Assert.All(cause.Evidence, id => Assert.Contains(id, pair.First.Changed)));
        }));
        return true;
    }).Check(Some);

    [Fact]
    public void Run_AnyThreadsAndBeginning_MakesTheSameDeltas() => Prop.ForAll(Markets, Earlier, Gen.Choose(0, 5).ToArbitrary(), (market, earlier, first) =>
    {
        var (index, touched) = Given(market, earlier);
        var whole = Deltas(index, touched, new DeltaRequest(), 0, 1);
        var begin = Math.Min(first, touched.Count);
        Assert.Equal(whole.Skip(begin), Deltas(index, touched, new DeltaRequest(), begin, 3));
        var record = DeltaRunRecord.Of(index, new DeltaRequest());
        Assert.Equal(record.Digest([.. whole.Select(delta => delta.Digest)]), record.Digest([.. Deltas(index, touched, new DeltaRequest(), 0, 2).Select(delta => delta.Digest)]));
        return true;
    }).Check(Some);

    [Fact]
    public void Digest_AnotherListOrder_IsAnother()
    {
        var record = new DeltaRunRecord(default, "base", 1, new DateOnly(2026, 7, 20), new DeltaRequest());
        Assert.NotEqual(record.Digest(["a", "b"]), record.Digest(["b", "a"]));
        Assert.NotEqual(record.Digest(["a"]), (record with { Request = new DeltaRequest { Top = 11 } }).Digest(["a"]));
    }

    [Fact]
    public void Run_OnlyResultsAtTheFloor_ChangesNoListAndSaysSo() => Prop.ForAll(
        Markets, Gen.Choose(4, 40).ToArbitrary(), Gen.Choose(2, 5).ToArbitrary(), (market, items, options) =>
        {
            var result = Floor(items, options);
            if (EvidenceRules.Problem(result) is not null)
            {
                return true;
            }

            // Nobody has another instrument at the same end, which would confirm it.
            var plain = MarketGen.With(market, market.Content with { Candidates = [.. market.Candidates.Select(person => person with { Evidence = [] })] });
            var index = MatchIndex.Build(plain, Policy, AsOf(plain));
            var touched = plain.Candidates.Select(person => TouchedCandidate.Of(person.With(result, out _), person.Evidence, person.LanguageEvidence)!).ToList();
            Assert.All(Deltas(index, touched, new DeltaRequest { Top = 60 }, 0, 1), delta =>
            {
                Assert.Empty(delta.Places);
                Assert.Equal(delta.BeforeDigest, delta.AfterDigest);
                Assert.Contains(DeltaNote.OutsideRangeOnly, delta.Notes);
                Assert.Equal((EstimateFlags.FloorEffect, "floor"), (Assert.Single(delta.Repeats).End, delta.Repeats[0].Evidence));
            });
            return true;
        }).Check(Some);

    [Fact]
    public void Run_ACorrectionToTheFloor_TakesTheEstimateAwayAndDoesNotSayThatNothingChanged() => Prop.ForAll(Markets, market =>
    {
        var plain = MarketGen.With(market, market.Content with { Candidates = [.. market.Candidates.Select(person => person with { Evidence = [] })] });
        var corrected = Floor(30, 4);
        var counted = corrected with { Raw = new RawResult(RawScale.Percent, 26 * 100, 30, 4), AssessedOn = plain.AsOf.AddDays(-1) };
        var touched = plain.Candidates.Select(person => TouchedCandidate.Of(person.With(corrected, out _), [counted], person.LanguageEvidence)!).ToList();
        Assert.All(Deltas(MatchIndex.Build(plain, Policy, AsOf(plain)), touched, new DeltaRequest { Top = 60 }, 0, 1), delta =>
        {
            var change = Assert.Single(delta.Estimates, change => change.Subject == AssessedSubject.Of(CompetenceDimension.SchMath));
            Assert.NotNull(change.From);
            Assert.Null(change.To);
            Assert.DoesNotContain(DeltaNote.OutsideRangeOnly, delta.Notes);
            Assert.Single(delta.Repeats);
        });
        return true;
    }).Check(Some);

    [Fact]
    public void Run_NobodyRanked_NamesTheConsentOrSaysNothingIsPossible() => Prop.ForAll(Markets, Earlier, (market, earlier) =>
    {
        var (index, touched) = Given(market, earlier);
        var revoked = touched.ConvertAll(person => TouchedCandidate.Of(person.After with { Consents = [] }, person.Before.Evidence, person.Before.LanguageEvidence)!);
        Assert.All(Deltas(index, revoked, new DeltaRequest(), 0, 1), delta => Assert.Equal([DeltaNote.ConsentMissing], delta.Notes.Where(note => note != DeltaNote.OutsideRangeOnly)));
        Assert.All(touched.Zip(Deltas(index, touched, new DeltaRequest(), 0, 1)), pair =>
            Assert.Equal(pair.Second.BeforeCount + pair.Second.AfterCount == 0 && !HasCase(pair.First.After, AsOf(market)), pair.Second.Notes.Contains(DeltaNote.ConsentMissing)));
        return true;
    }).Check(Some);

    private static bool HasCase(Candidate person, DateOnly day) => person.Consents.Any(consent => consent.Purpose == Purpose.MatchForAdviser && consent.HoldsOn(day));

    [Fact]
    public void Of_NothingChanged_IsNobody() => Prop.ForAll(EvidenceGen.Candidates.ToArbitrary(), person =>
        TouchedCandidate.Of(person, person.Evidence, person.LanguageEvidence) is null
        && (person.Evidence.Count == 0 || TouchedCandidate.Of(person, [.. person.Evidence.Skip(1)], person.LanguageEvidence)!.Changed.SequenceEqual([person.Evidence[0].Id.Value]))).Check(Some);

    [Fact]
    public void With_TheSameResultTwice_IsOneResult() => Prop.ForAll(EvidenceGen.Candidates.ToArbitrary(), EvidenceGen.Competence("e-x", 32).ToArbitrary(), (person, piece) =>
    {
        var once = person.With(piece, out var first);
        var twice = once.With(piece, out var second);
        var corrected = once.With(piece with { AssessedOn = piece.AssessedOn.AddDays(-1) }, out var third);
        Assert.Equal((MergeOutcome.Added, MergeOutcome.Unchanged, MergeOutcome.Replaced), (first, second, third));
        Assert.Same(once, twice);
        Assert.Equal(person.Evidence.Count + 1, corrected.Evidence.Count);
        Assert.All(person.Evidence, known => Assert.Contains(known, corrected.Evidence));
        return true;
    }).Check(Some);

    private static CompetenceEvidence Floor(int items, int options) => new()
    {
        Id = new("floor"),
        Dimension = CompetenceDimension.SchMath,
        Kind = EvidenceKind.PercentTest,
        Raw = new RawResult(RawScale.Percent, items / options * 100, items, options),
        AssessedOn = new DateOnly(2020, 1, 1),
        Instrument = "IHK_PILOT",
    };

    private static (MatchIndex Index, List<TouchedCandidate> Touched) Given(Market market, Candidate[] earlier) => (
        MatchIndex.Build(market, Policy, AsOf(market)),
        market.Candidates.Zip(earlier, (now, before) => TouchedCandidate.Of(now, before.Evidence, before.LanguageEvidence)).OfType<TouchedCandidate>().ToList());

    private static List<CandidateDelta> Deltas(MatchIndex index, List<TouchedCandidate> touched, DeltaRequest request, int first, int threads)
    {
        var deltas = new List<CandidateDelta>();
        DeltaRun.Run(index, touched, request, first, threads, (position, delta) =>
        {
            Assert.Equal(first + deltas.Count, position);
            deltas.Add(delta);
        });
        return deltas;
    }

    private static RankAnswer Reference(Market market, Candidate person, DeltaRequest request)
    {
        var content = market.Content with { Candidates = [.. market.Candidates.Select(one => one.Id == person.Id ? person : one)] };
        return new ReferenceRanker(MarketGen.With(market, content), Policy, AsOf(market)).RankPlaces(person.Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = request.Top });
    }

    private static List<Id<TrainingPlace>> Ids(RankAnswer answer) => [.. answer.Results.Select(result => result.Pair.Place.Id)];

    private static (Id<TrainingPlace> Place, int Score, int Low, int High, string Status) Row(RankedPair result) =>
        (result.Pair.Place.Id, result.Pair.Score.ScoreMillionths, result.Pair.Score.Interval.LowMillionths, result.Pair.Score.Interval.HighMillionths, string.Join('|', result.Pair.Outcomes.Select(o => o.Value)));

    private static HashSet<(Id<TrainingPlace> Place, int? From, int? To)> Moves(List<Id<TrainingPlace>> before, List<Id<TrainingPlace>> after) =>
        [.. before.Union(after).Select(place => (place, Rank(before, place), Rank(after, place))).Where(move => move.Item2 != move.Item3)];

    private static int? Rank(List<Id<TrainingPlace>> list, Id<TrainingPlace> place) => list.IndexOf(place) is >= 0 and var at ? at + 1 : null;

    private static DateOnly AsOf(Market market) => market.AsOf < Policy.Law.BeginsOn ? Policy.Law.BeginsOn : market.AsOf;
}
