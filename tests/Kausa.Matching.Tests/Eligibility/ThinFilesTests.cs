using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

/// <summary>Files as thin as after a first talk: what is missing at the usual rates must not make one status swallow all others.</summary>
public sealed class ThinFilesTests
{
    private const int People = 100;
    private const int PlacesCount = 60;

    [Fact]
    public void Status_FactsMissingAtUsualRates_SpreadsOverThreeStatuses()
    {
        var random = new Random(7);
        var people = Enumerable.Range(0, People).Select(i => Person(random, i)).ToList();
        var offers = Enumerable.Range(0, PlacesCount).Select(i => Offer(random, i)).ToList();
        var shown = new int[3];
        foreach (var (candidate, estimates) in people)
        {
            foreach (var (place, company) in offers)
            {
                var status = RuleBook.Status(RuleBook.Evaluate(Samples.Facts(candidate, place, company, estimates: estimates)));
                if (status != EligibilityStatus.Ineligible)
                {
                    shown[(int)status]++;
                }
            }
        }

        var total = shown.Sum();
        Assert.InRange(total, People * PlacesCount / 5, People * PlacesCount);
        Assert.All(shown, count => Assert.True(count * 100 <= total * 80 && count * 100 >= total * 5, $"eligible, with conditions, to clarify: {string.Join(", ", shown)} of {total}"));
    }

    private static (Candidate Candidate, CandidateEstimates Estimates) Person(Random random, int number)
    {
        bool Missing(int percent) => random.Next(100) < percent;
        ResidenceTitle[] titles =
        [
            ResidenceTitle.ResidencePermitProtection, ResidenceTitle.ResidencePermitProtection, ResidenceTitle.ResidencePermitProtection, ResidenceTitle.ResidencePermitProtection,
            ResidenceTitle.PermissionToStay, ResidenceTitle.Toleration, ResidenceTitle.TemporaryProtection, ResidenceTitle.ResidencePermitOther,
        ];
        var title = titles[random.Next(titles.Length)];
        var isPending = title is ResidenceTitle.PermissionToStay or ResidenceTitle.Toleration;
        var isMinor = Missing(12);
        var candidate = new Candidate
        {
            Id = new($"s-{number:D3}"),
            CaseState = CaseState.Searching,
            ServiceLevel = ServiceLevel.Search,
            BirthMonth = Missing(10) ? null : new BirthMonth(isMinor ? 2009 : 2002, 5),
            Home = new Location("70173", "08111", new GridPosition(42_440 + random.Next(-150, 150), 28_500 + random.Next(-150, 150))),
            Residence = new ResidenceFacts
            {
                Title = Missing(15) ? null : title,
                EmploymentNote = Missing(30) ? null : isPending ? EmploymentNote.WithAuthorityPermit : EmploymentNote.EmploymentAllowed,
                Identity = Missing(60) ? null : IdentityClarification.Yes,
                ValidUntil = Missing(60) ? null : new DateOnly(2027, 12, 31),
                LivesInReceptionCentre = Missing(40) ? null : Missing(20),
                Obligation = Missing(60) ? null : ResidenceObligation.Place,
            },
            Mobility = new MobilityFacts { MaxTravelMinutes = Missing(50) ? null : 45 + (15 * random.Next(4)), WillingToRelocate = Missing(60) ? null : Missing(30), Licences = Missing(30) ? null : Missing(70) ? [] : [DrivingLicence.B] },
            Start = Missing(10) ? default : new StartWindow(new DateOnly(2026, 7, 1), null),
            Consents = Samples.Candidate.Consents,
            GuardianConsent = isMinor && !Missing(50) ? GuardianConsent.Given : null,
        };
        var isCertified = !Missing(60);
        var languages = Enumerable.Range(0, 4).Select(skill => new LanguageEstimate(20 + random.Next(22), isCertified ? 1 : 3, skill != (int)LanguageSkill.Writing || !Missing(75), EstimateFlags.None));
        return (candidate, Samples.Estimates with { Languages = languages.ToValueList() });
    }

    private static (TrainingPlace Place, Company Company) Offer(Random random, int number)
    {
        bool Missing(int percent) => random.Next(100) < percent;
        EntitlementState?[] states = [EntitlementState.Granted, EntitlementState.Granted, EntitlementState.Granted, EntitlementState.GrantedWithConditions, EntitlementState.InReview, null];
        var company = Samples.Company with
        {
            Id = new($"b-{number:D3}"),
            Site = new Location("73728", "08116", new GridPosition(42_440 + random.Next(-150, 150), 28_500 + random.Next(-150, 150))),
            Entitlements = states[random.Next(states.Length)] is { } state ? [new TrainingEntitlement(new($"b-{number:D3}"), Samples.Occupation.Id, state, null, null)] : [],
            Trainers = [],
            BoundByTariff = Missing(50) ? null : false,
        };
        var minimum = new LanguageMinimum((LanguageSkill)random.Next(4), (CefrLevel)random.Next(2, 4), Missing(50) ? null : "Berichtsheft");
        var place = Samples.Place with
        {
            Id = new($"p-{number:D3}"),
            Company = company.Id,
            ConfirmedOn = Missing(30) ? null : Samples.AsOf.AddDays(-random.Next(300)),
            WorkingTimes = Missing(70) ? new WorkingTimes() : Samples.Place.WorkingTimes,
            Hazards = Missing(60) ? null : [],
            LicenceNeeded = Missing(15) ? DrivingLicence.B : null,
            LanguageMinima = Missing(50) ? [] : [minimum],
        };
        return (place, company);
    }
}
