using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>Laws of whole rankings over synthetic markets.</summary>
public sealed class RankingLaws
{
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(60);
    private static readonly MatchPolicy Policy = TestPolicies.Base;

    // Realistic markets of the generator, and arbitrary ones in which every fact takes every value.
    private static Arbitrary<Market> Markets => Gen.OneOf(Generated, MarketGen.PopulatedMarkets(5)).ToArbitrary();

    private static Gen<Market> Generated =>
        from seed in Gen.Choose(1, 1_000_000)
        from candidates in Gen.Choose(1, 5)
        from companies in Gen.Choose(1, 5)
        from places in Gen.Choose(1, companies * 2)
        select MarketGenerator.Generate(StuttgartMarket.Specification((ulong)seed, candidates, companies, places)).Market;

    private static Arbitrary<RankRequest> Requests =>
        (from mode in Gen.Elements(Enum.GetValues<ScoreMode>())
         from perspective in Gen.Elements(Enum.GetValues<Perspective>())
         from purpose in Gen.Elements(Enum.GetValues<Purpose>())
         from top in Gen.Choose(1, 12)
         select new RankRequest { Mode = mode, Perspective = perspective, Purpose = purpose, Top = top }).ToArbitrary();

    [Fact]
    public void Answer_AnyMarket_IsOrderedNumberedAndComplete() => Prop.ForAll(Markets, Requests, (market, request) =>
        Answers(market, request).All(answer =>
        {
            var results = answer.Results;
            var ordered = results.Zip(results.Skip(1)).All(p =>
                p.First.Pair.Score.ScoreMillionths >= p.Second.Pair.Score.ScoreMillionths
                && (p.First.RankGroup == p.Second.RankGroup) == (p.First.Pair.Score.ScoreMillionths == p.Second.Pair.Score.ScoreMillionths)
                && p.Second.Tier - p.First.Tier is 0 or 1);
            return ordered
                && results.Select((r, i) => r.Rank == i + 1).All(x => x)
                && results.All(r => r.Pair.Status != EligibilityStatus.Ineligible)
                && results.Count == Math.Min(request.Top, answer.RankablePairCount!.Value);
        })).Check(Some);

    [Fact]
    public void Answer_TopK_IsTheBeginningOfTheWholeList() => Prop.ForAll(Markets, Requests, (market, request) =>
        Answers(market, request).Zip(Answers(market, request with { Top = 1_000 })).All(p =>
            p.First.Results.Select(r => (r.Pair.Candidate.Id, r.Pair.Place.Id, r.Tier)).SequenceEqual(
                p.Second.Results.Take(request.Top).Select(r => (r.Pair.Candidate.Id, r.Pair.Place.Id, r.Tier))))).Check(Some);

    [Fact]
    public void Digest_RowsPermuted_StaysTheSame() => Prop.ForAll(Markets, Requests, Gen.Choose(0, 1_000).ToArbitrary(), (market, request, seed) =>
    {
        var content = market.Content;
        var shuffled = new Market(market.Office, market.AsOf, market.Source, content with
        {
            Candidates =
            [
                .. Shuffle(content.Candidates, seed).Select(c => c with
                {
                    Evidence = Shuffle(c.Evidence, seed).ToValueList(),
                    LanguageEvidence = Shuffle(c.LanguageEvidence, seed).ToValueList(),
                    Courses = Shuffle(c.Courses, seed).ToValueList(),
                    Consents = Shuffle(c.Consents, seed).ToValueList(),
                    VetoedOccupations = Shuffle(c.VetoedOccupations, seed).ToValueList(),
                    VetoedCompanies = Shuffle(c.VetoedCompanies, seed).ToValueList(),
                    Mobility = c.Mobility with { Modes = c.Mobility.Modes is { } modes ? Shuffle(modes, seed).ToValueList() : null },
                }),
            ],
            Companies =
            [
                .. Shuffle(content.Companies, seed).Select(c => c with
                {
                    Entitlements = Shuffle(c.Entitlements, seed).ToValueList(),
                    Trainers = Shuffle(c.Trainers, seed).ToValueList(),
                }),
            ],
            Places = [.. Shuffle(content.Places, seed).Select(p => p with { LanguageMinima = Shuffle(p.LanguageMinima, seed).ToValueList(), LanguageTargets = Shuffle(p.LanguageTargets, seed).ToValueList() })],
            Advisers = Shuffle(content.Advisers, seed),
        });
        return Answers(market, request).Select(a => a.Digest).SequenceEqual(Answers(shuffled, request).Select(a => a.Digest));
    }).Check(Some);

    [Fact]
    public void Scores_IdentifiersRenamed_StayTheSame() => Prop.ForAll(Markets, Requests, (market, request) =>
    {
        var content = market.Content;
        Id<Company> Firm(Id<Company> id) => new("z" + id.Value);
        var renamed = new Market(market.Office, market.AsOf, market.Source, content with
        {
            Candidates =
            [
                .. content.Candidates.Select(c => c with
                {
                    Id = new Id<Candidate>("z" + c.Id.Value),
                    VetoedCompanies = c.VetoedCompanies.Select(Firm).ToValueList(),
                    EarlierEmployments = c.EarlierEmployments.Select(e => e with { Company = Firm(e.Company) }).ToValueList(),
                    Consents = c.Consents.Select(x => new Consent(x.Purpose, x.Company is { } firm ? Firm(firm) : null, x.GivenOn, x.WithdrawnOn)).ToValueList(),
                }),
            ],
            Places = [.. content.Places.Select(p => p with { Id = new Id<TrainingPlace>("z" + p.Id.Value), Company = Firm(p.Company) })],
            Companies =
            [
                .. content.Companies.Select(c => c with
                {
                    Id = Firm(c.Id),
                    Entitlements = c.Entitlements.Select(e => e with { Company = Firm(e.Company) }).ToValueList(),
                    Trainers = c.Trainers.Select(t => t with { Company = Firm(t.Company) }).ToValueList(),
                }),
            ],
        });
        return Pairs(market, request).SequenceEqual(Pairs(renamed, request));
    }).Check(Some);

    [Fact]
    public void Answer_FactsThatAreOnlyShownChanged_KeepsOrderScoresAndStatuses() => Prop.ForAll(Markets, Requests, (market, request) =>
    {
        var (person, company, place, content) = (FullRows.Candidate, FullRows.Company, FullRows.Place, market.Content);
        var changed = new Market(market.Office, market.AsOf, market.Source, content with
        {
            Candidates =
            [
                .. content.Candidates.Select(c => c with
                {
                    PrimaryAdviser = null,
                    OtherLanguages = person.OtherLanguages,
                    Interests = person.Interests,
                    SupportNeeds = person.SupportNeeds,
                    GuardianType = person.GuardianType,
                }),
            ],
            Companies =
            [
                .. content.Companies.Select(c => c with
                {
                    Label = company.Label,
                    Chamber = company.Chamber,
                    Openness = company.Openness,
                    MigrantLed = company.MigrantLed,
                    WorkingLanguages = company.WorkingLanguages,
                    HasMentor = company.HasMentor,
                    HasIntegrationCompanion = company.HasIntegrationCompanion,
                    PrimaryAdviser = null,
                }),
            ],
            Places = [.. content.Places.Select(p => p with { VocationalSchool = place.VocationalSchool, SchoolMode = place.SchoolMode, OffersHousing = place.OffersHousing, TrialDays = place.TrialDays, Visibility = place.Visibility })],
        });
        return Lines(market, request).SequenceEqual(Lines(changed, request));
    }).Check(Some);

    // Everything is changed but what the scorer sees. Of the working times it sees when work begins: in an office's table of travel times the first bus may come too late for it.
    [Fact]
    public void Scores_FactsThatOnlyRulesLookAtChanged_StayTheSame() => Prop.ForAll(Markets, Requests, (market, request) =>
    {
        var content = market.Content;
        var changed = new Market(market.Office, market.AsOf, market.Source, content with
        {
            Candidates = [.. content.Candidates.Select(c => OnlyScored(c, content))],
            Companies =
            [
                .. content.Companies.Select(c => FullRows.Company with { Id = c.Id, Site = c.Site, Entitlements = [], Trainers = [], PrimaryAdviser = null, Prohibition = TrainingProhibition.Minors }),
            ],
            Places = [.. content.Places.Select(OnlyScored)],
        });
        return Evaluated(market, request).Select(pair => pair.Score).SequenceEqual(Evaluated(changed, request).Select(pair => pair.Score));
    }).Check(Some);

    private static Candidate OnlyScored(Candidate person, MarketContent content) => FullRows.Candidate with
    {
        Id = person.Id,
        Home = person.Home,
        Mobility = FullRows.Candidate.Mobility with { MaxTravelMinutes = person.Mobility.MaxTravelMinutes, Modes = person.Mobility.Modes, WillingToRelocate = person.Mobility.WillingToRelocate != true },
        Wishes = person.Wishes,
        Evidence = person.Evidence,
        LanguageEvidence = person.LanguageEvidence,
        Courses = person.Courses,
        AgeBandAtStart = null,
        PrimaryAdviser = null,
        VetoedCompanies = [content.Companies[0].Id],
        EarlierEmployments = [new EarlierEmployment(content.Companies[^1].Id, EarlierEmploymentKind.Eq, null)],
    };

    private static TrainingPlace OnlyScored(TrainingPlace place) => FullRows.Place with
    {
        Id = place.Id,
        Company = place.Company,
        Occupation = place.Occupation,
        Site = place.Site,
        Requirements = place.Requirements,
        LanguageTargets = place.LanguageTargets,
        WorkingTimes = FullRows.Place.WorkingTimes with { EarliestBegin = place.WorkingTimes.EarliestBegin },
    };

    [Fact]
    public void Status_AnyPair_IsTheWorstRule() => Prop.ForAll(Markets, Requests, (market, request) => Evaluated(market, request).All(pair =>
        pair.Outcomes.Select(o => o.Effect).DefaultIfEmpty(RuleEffect.None).Max() switch
        {
            RuleEffect.None or RuleEffect.Notice => EligibilityStatus.Eligible,
            RuleEffect.Condition => EligibilityStatus.EligibleWithConditions,
            RuleEffect.Clarification => EligibilityStatus.NeedsClarification,
            _ => EligibilityStatus.Ineligible,
        } == pair.Status)).Check(Some);

    [Fact]
    public void Rules_AnyPair_UnknownNeverExcludes() => Prop.ForAll(Markets, Requests, (market, request) => Evaluated(market, request).All(pair =>
        pair.Outcomes.All(o => o.Value != RuleValue.Unknown || o.Effect != RuleEffect.Exclusion))).Check(Some);

    [Fact]
    public void Explanation_AnyPairPossibleOrNot_RecomputesToTheScore() => Prop.ForAll(Markets, Requests, (market, request) => Evaluated(market, request).All(pair =>
        ExplanationChecker.FindErrors(MatchExplanation.Of(pair).Score, pair.Score.ScoreMillionths).Count == 0)).Check(Some);

    [Fact]
    public void Exclusions_AnyMarket_CountEveryImpossiblePairForTheAdviser() => Prop.ForAll(Markets, market =>
    {
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser };
        var pairCounts = Enumerable.Repeat(market.Places.Count, market.Candidates.Count).Concat(Enumerable.Repeat(market.Candidates.Count, market.Places.Count));
        return Answers(market, request).Zip(pairCounts).All(p => p.First.RankablePairCount + p.First.ExcludedPairCount == p.Second)
            && Answers(market, request).All(a => a.Exclusions.All(e => e.PairCount >= 1 && e.PairCount <= a.ExcludedPairCount)
            && (a.ExcludedPairCount == 0) == (a.Exclusions.Count == 0));
    }).Check(Some);

    [Fact]
    public void Exclusions_WithoutTheCaseConsent_NameNothingElse() => Prop.ForAll(Markets, market =>
    {
        var ranker = Ranker(market);
        var silent = market.Candidates.Where(person => !person.HasCaseConsent(AsOf(market))).Select(person => person.Id).ToHashSet();
        var consent = ReasonCode.C20ConsentMissing;
        return silent.All(id => ranker.RankPlaces(id, SampleMarket.Everything) is var answer
                && answer.Exclusions.SequenceEqual(market.Places.Count == 0 ? [] : [new Exclusion(consent, market.Places.Count)])
                && answer.PersonToDos.Select(toDo => toDo.Code).SequenceEqual([consent]))
            && market.Places.All(place => ranker.RankCandidates(place.Id, SampleMarket.Everything) is var answer
                && (answer.Exclusions.FirstOrDefault(e => e.Code == consent)?.PairCount ?? 0) == silent.Count
                && answer.Exclusions.Where(e => e.Code != consent).All(e => e.PairCount <= market.Candidates.Count - silent.Count));
    }).Check(Some);

    [Fact]
    public void Exclusions_ForACompanyWithoutTheCaseConsent_NameNothingElseWithoutARelease() => Prop.ForAll(Markets, market =>
    {
        var ranker = Ranker(market);
        var asked = SampleMarket.Everything with { Purpose = Purpose.DiscloseToCompany };
        return market.Candidates.All(person =>
        {
            var hasConsent = person.HasCaseConsent(AsOf(market));
            var open = market.Places.Count(place => IsReleased(person, place.Company, AsOf(market)));
            var answer = ranker.RankPlaces(person.Id, asked);
            return market.Places.All(place => ranker.Evaluate(person.Id, place.Id, asked) is var pair
                    && pair.IsConsentMissing == (!hasConsent && !IsReleased(person, place.Company, AsOf(market)))
                    && (!pair.IsConsentMissing || pair.ToldOutcomes.All(outcome => outcome.Code == ReasonCode.C20ConsentMissing)))
                && (hasConsent || (answer.PersonToDos.Count == 0 && answer.Exclusions.Where(e => e.Code != ReasonCode.C20ConsentMissing).All(e => e.PairCount <= open)));
        });
    }).Check(Some);

    private static bool IsReleased(Candidate person, Id<Company> company, DateOnly day) => person.Consents.Any(consent => consent.Company == company && consent.HoldsOn(day));

    [Fact]
    public void Exclusions_OutsideTheAdvisersView_HideCountsUnderFive() => Prop.ForAll(Markets, market =>
        Answers(market, new RankRequest { Purpose = Purpose.MatchForSelf }).All(a =>
            a.Exclusions.All(e => e.PairCount >= 5) && a.ExcludedPairCount is null or 0 or >= 5)).Check(Some);

    private static IEnumerable<RankAnswer> Answers(Market market, RankRequest request)
    {
        var ranker = Ranker(market);
        return market.Candidates.Select(c => ranker.RankPlaces(c.Id, request)).Concat(request.Purpose == Purpose.MatchForSelf ? [] : market.Places.Select(p => ranker.RankCandidates(p.Id, request)));
    }

    private static IEnumerable<(Id<Candidate> Candidate, Id<TrainingPlace> Place, int Rank, int Tier, int Score, EligibilityStatus Status)> Lines(Market market, RankRequest request) =>
        Answers(market, request).SelectMany(answer => answer.Results.Select(line => (line.Pair.Candidate.Id, line.Pair.Place.Id, line.Rank, line.Tier, line.Pair.Score.ScoreMillionths, line.Pair.Status)));

    private static IEnumerable<EvaluatedPair> Evaluated(Market market, RankRequest request)
    {
        var ranker = Ranker(market);
        return market.Candidates.SelectMany(c => market.Places.Select(p => ranker.Evaluate(c.Id, p.Id, request)));
    }

    private static IEnumerable<(int Score, EligibilityStatus Status)> Pairs(Market market, RankRequest request) =>
        Evaluated(market, request).Select(pair => (pair.Score.ScoreMillionths, pair.Status));

    // Arbitrary markets may lie before the law calendar begins; such questions are refused, not answered.
    private static ReferenceRanker Ranker(Market market) => new(market, Policy, AsOf(market));

    private static DateOnly AsOf(Market market) => market.AsOf < Policy.Law.BeginsOn ? Policy.Law.BeginsOn : market.AsOf;

    private static List<T> Shuffle<T>(IEnumerable<T> items, int seed)
    {
        var list = items.ToList();
        var state = (ulong)seed;
        for (var i = list.Count - 1; i > 0; i--)
        {
            state = TieBreak.Mix64(state + 0x9E3779B97F4A7C15UL);
            var j = (int)(state % (ulong)(i + 1));
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }
}
