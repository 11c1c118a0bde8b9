using Kausa.Matching.Advice;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Advice;

/// <summary>Papers and answers that clear a hidden place: what advise step offers, why-not names of the same place, with the rank that the place has then.</summary>
public sealed class PaperStepTests
{
    private static readonly AdviceCode[] Papers = [AdviceCode.SchoolDutyProof, AdviceCode.MedicalCheck, AdviceCode.GuardianConsent, AdviceCode.LicenceAnswer];

    [Fact]
    public void WhyNot_SchoolDutyOfAMinorNotKnown_NamesTheProofWhereTheOfficeHidesThePlace() =>
        Check(person => Minor(person) with { Schooling = person.Schooling with { FullTimeDutyCompleted = null, YearsOfSchooling = null } }, AdviceCode.SchoolDutyProof, statuses: null);

    [Fact]
    public void WhyNot_LicencesNotAsked_NamesTheQuestionAndNoDrivingSchool() =>
        Check(person => person with { Mobility = person.Mobility with { Licences = null } }, AdviceCode.LicenceAnswer, statuses: null);

    [Fact]
    public void WhyNot_MedicalCheckMissingAndOnlyEligibleAsked_NamesTheCheck() =>
        Check(person => Minor(person) with { MedicalCheckOn = null }, AdviceCode.MedicalCheck, [EligibilityStatus.Eligible]);

    [Fact]
    public void WhyNot_ConsentOfGuardiansMissingAndOnlyEligibleAsked_NamesTheConsent() =>
        Check(person => Minor(person) with { GuardianConsent = GuardianConsent.Missing }, AdviceCode.GuardianConsent, [EligibilityStatus.Eligible]);

    [Fact]
    public void WhyNot_LicenceOfAnotherClassNotAsked_CountsTheClassThatThePlaceNeeds()
    {
        var (market, policy, person) = Stuttgart(known => known with { Mobility = known.Mobility with { Licences = null } }, DrivingLicence.C);
        var index = MatchIndex.Build(market, policy);
        var changes = market.Places.SelectMany(place => WhyNot.Of(index, person, place.Id, new RankRequest { Purpose = Purpose.MatchForAdviser }, 1_000).Changes).ToList();
        Assert.Contains(changes, change => change.Code == AdviceCode.LicenceAnswer && change.Arguments.Single().Value == DrivingLicence.C.Code());
        Assert.DoesNotContain(changes, change => change.Code == AdviceCode.Licence);
    }

    private static void Check(Func<Candidate, Candidate> lacking, AdviceCode code, ValueList<EligibilityStatus>? statuses)
    {
        var (market, policy, person) = Stuttgart(lacking, DrivingLicence.B);
        var index = MatchIndex.Build(market, policy);
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Statuses = statuses };
        var steps = PersonSteps.Of(person, policy, market.AsOf).Where(step => Papers.Contains(step.Code)).ToList();
        var ranks = steps.ToDictionary(step => step.Code, step => MatchIndex.Build(With(market, step.Apply(person)), policy).RankPlaces(person.Id, request with { Top = 1_000 }).Results.ToDictionary(one => one.Pair.Place.Id, one => one.Rank));
        var (told, silent) = (0, 0);
        foreach (var place in market.Places)
        {
            var answer = WhyNot.Of(index, person, place.Id, request, 1_000);
            Assert.DoesNotContain(answer.Changes, change => change.Code == AdviceCode.Licence && person.Mobility.Licences is null);
            foreach (var paper in Papers)
            {
                var step = steps.SingleOrDefault(one => one.Code == paper);
                var change = answer.Changes.SingleOrDefault(one => one.Code == paper);
                var isEnough = ranks.TryGetValue(paper, out var after) & answer.Rank is null & (after ?? []).TryGetValue(place.Id, out var rank);
                Assert.Equal(isEnough ? (rank, step!.Arguments, step.EffortMinutes, 1, false) : null, change is null ? null : ((int, ValueList<TextArgument>, int, int, bool)?)(change.Rank, change.Arguments, change.EffortMinutes, change.Amount, change.IsByCompany));
            }

            (told, silent) = answer.Changes.Any(change => change.Code == code) ? (told + 1, silent) : (told, silent + 1);
        }

        Assert.True(told > 0 && silent > 0, $"{code}: {told} told, {silent} not");
    }

    // One person about whom nothing else is open, in an office that hides what must be clarified; every second place needs a licence, every third leads to no contract, every fifth begins too late.
    private static (Market Market, MatchPolicy Policy, Candidate Person) Stuttgart(Func<Candidate, Candidate> lacking, DrivingLicence needed)
    {
        var sample = SampleMarket.Of("stuttgart");
        var known = sample.Market.Candidates.First(one => one.HasCaseConsent(sample.Market.AsOf));
        var person = lacking(Samples.Candidate with { Id = known.Id, Consents = known.Consents, Home = known.Home, Start = new StartWindow(sample.Market.AsOf, sample.Market.AsOf.AddMonths(12)), LanguageEvidence = [Samples.ProofOfGerman(null, CefrLevel.C1, EvidenceKind.CertificateLanguage)], Evidence = known.Evidence });
        var market = MarketGen.With(sample.Market, sample.Market.Content with
        {
            Candidates = [.. sample.Market.Candidates.Select(one => one.Id == person.Id ? person : one)],
            Companies = [.. sample.Market.Companies.Select(one => Samples.Company with
            {
                Id = one.Id,
                Site = known.Home!,
                Entitlements = [new TrainingEntitlement(one.Id, Samples.Occupation.Id, EntitlementState.Granted, new DateOnly(2025, 6, 1), null)],
                Trainers = [Samples.Company.Trainers[0] with { Id = new($"t-{one.Id.Value}"), Company = one.Id }],
            })],
            Places = [.. sample.Market.Places.Select((place, at) => Samples.Place with { Id = place.Id, Company = place.Company, Site = null, StartsOn = sample.Market.AsOf.AddMonths(at % 5 == 4 ? 30 : 2), OpenUntil = sample.Market.AsOf.AddMonths(1), ConfirmedOn = sample.Market.AsOf, LicenceNeeded = at % 2 == 0 ? needed : null, Pathway = at % 3 == 0 ? Pathway.Avdual : Pathway.DualApprenticeship })],
        });
        return (market, sample.Policy with { HideNeedsClarification = true, PathwaysEnabled = Enum.GetValues<Pathway>().ToValueList() }, person);
    }

    private static Market With(Market market, Candidate person) => MarketGen.With(market, market.Content with { Candidates = [.. market.Candidates.Select(one => one.Id == person.Id ? person : one)] });

    private static Candidate Minor(Candidate person) => person with { BirthMonth = new BirthMonth(2009, 11), GuardianConsent = GuardianConsent.Given, MedicalCheckOn = new DateOnly(2026, 6, 1) };
}
