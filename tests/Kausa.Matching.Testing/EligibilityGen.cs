using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Testing;

/// <summary>Pairs in which any fact that rules look at may be anything, or not known.</summary>
public static class EligibilityGen
{
    private static readonly Gen<bool?> Flag = Gen.Elements<bool?>(true, false, null);
    private static readonly Gen<DateOnly?> Day = Gen.OneOf(Gen.Constant((DateOnly?)null), Gen.Choose(-700, 400).Select(days => (DateOnly?)Samples.AsOf.AddDays(days)));
    private static readonly Gen<Location?> Somewhere = Gen.Elements<Location?>(Samples.Stuttgart, Samples.Esslingen, Samples.Halle, null);

    /// <summary>Residence documents.</summary>
    public static Gen<ResidenceFacts> Residence { get; } =
        from title in Maybe<ResidenceTitle>()
        from note in Maybe<EmploymentNote>()
        from identity in Maybe<IdentityClarification>()
        from obligation in Maybe<ResidenceObligation>()
        from reception in Flag
        from self in Gen.Elements(true, false)
        from days in Day.ListOf(5)
        select new ResidenceFacts
        {
            Title = title,
            EmploymentNote = note,
            Identity = identity,
            Obligation = obligation,
            LivesInReceptionCentre = reception,
            SelfEntered = self,
            ValidUntil = days[0],
            AsylumRegisteredOn = days[1],
            TolerationSince = days[2],
            EnteredOn = days[3],
            ObligationUntil = days[4],
        };

    /// <summary>Candidates.</summary>
    public static Gen<Candidate> Candidates { get; } =
        from residence in Residence
        from state in Maybe<CaseState>()
        from level in Maybe<ServiceLevel>()
        from born in Gen.OneOf(Gen.Constant((BirthMonth?)null), Gen.Choose(1990, 2012).Select(year => (BirthMonth?)new BirthMonth(year, 9)))
        from band in Maybe<AgeBand>()
        from home in Somewhere
        from schooling in Schooling
        from mobility in Mobility
        from window in Window
        from intention in Maybe<TrainingIntention>()
        from pathways in Gen.Elements<ValueList<Pathway>?>(null, [], [Pathway.DualApprenticeship], [Pathway.Eq, Pathway.Bvb])
        from consent in Gen.Elements(Samples.Candidate.Consents, ValueList<Consent>.Empty)
        from veto in Gen.Elements<ValueList<Id<Company>>>([], [], [Samples.Company.Id])
        from employment in Gen.OneOf(Gen.Constant(ValueList<EarlierEmployment>.Empty), Employment.Select(one => ValueList.Create([one])))
        from guardian in Maybe<GuardianConsent>()
        from check in Day
        select Samples.Candidate with
        {
            Residence = residence,
            CaseState = state,
            ServiceLevel = level,
            BirthMonth = born,
            AgeBandAtStart = born is null ? band : null,
            Home = home,
            Schooling = schooling,
            Mobility = mobility,
            Start = window,
            Intention = intention,
            PathwaysOpen = pathways,
            Consents = consent,
            VetoedCompanies = veto,
            EarlierEmployments = employment,
            GuardianConsent = guardian,
            MedicalCheckOn = check,
        };

    /// <summary>Places.</summary>
    public static Gen<TrainingPlace> Places { get; } =
        from pathway in Gen.Elements(Enum.GetValues<Pathway>())
        from state in Maybe<PlaceState>()
        from total in Gen.Elements<int?>(null, 1, 3)
        from filled in Gen.Elements<int?>(null, 0, 1)
        from days in Day.ListOf(3)
        from flex in Gen.Elements<int?>(null, 0, 30)
        from site in Somewhere
        from minima in Minima
        from school in Maybe<SchoolQualification>()
        from strict in Gen.Elements(true, false)
        from times in Times
        from hazards in Gen.Elements<ValueList<Hazard>?>(null, [], [Hazard.Heights])
        from licence in Maybe<DrivingLicence>()
        from pay in Gen.Elements<int?>(null, 500, 900)
        from refused in Gen.Elements(0, 2)
        select Samples.Place with
        {
            Pathway = pathway,
            State = state,
            SeatsTotal = total,
            SeatsFilled = filled,
            StartsOn = days[0],
            OpenUntil = days[1],
            ConfirmedOn = days[2],
            StartFlexDays = flex,
            Site = site,
            LanguageMinima = minima,
            MinimumSchool = school,
            MinimumSchoolStrict = strict,
            WorkingTimes = times,
            Hazards = hazards,
            LicenceNeeded = licence,
            MonthlyPayEuro = pay,
            RefusedWishCount = refused,
        };

    /// <summary>Companies.</summary>
    public static Gen<Company> Companies { get; } =
        from state in Maybe<EntitlementState>()
        from partner in Gen.Elements(null, "Lehrwerkstatt")
        from prohibition in Maybe<TrainingProhibition>()
        from aevo in Maybe<AevoState>()
        from skilled in Gen.Elements<int?>(null, 0, 2, 9)
        from apprentices in Gen.Elements<int?>(null, 0, 3)
        from tariff in Flag
        from site in Somewhere
        select Samples.Company with
        {
            Entitlements = state is { } known ? [new TrainingEntitlement(Samples.Company.Id, Samples.Occupation.Id, known, null, partner)] : [],
            Trainers = [new Trainer(new("t-01"), Samples.Company.Id, [], TrainerQualification.Meister, aevo)],
            Prohibition = prohibition,
            SkilledWorkerCount = skilled,
            ApprenticeCount = apprentices,
            BoundByTariff = tariff,
            Site = site,
        };

    /// <summary>Pairs of them, for every purpose.</summary>
    public static Gen<PairFacts> Pairs { get; } =
        from candidate in Candidates
        from place in Places
        from company in Companies
        from purpose in Gen.Elements(Enum.GetValues<Purpose>())
        from language in Gen.Choose(0, 60)
        from measured in Gen.Elements(true, false)
        from region in Gen.Elements<ValueList<string>>([], ["08111"], ["15"])
        select Samples.Facts(
            candidate,
            place,
            company,
            TestPolicies.Base with { RegionAgs = region },
            purpose,
            estimates: Samples.Estimates with { Languages = Enumerable.Repeat(new LanguageEstimate(language, 3, measured, EstimateFlags.None), 4).ToValueList() });

    /// <summary>Pairs in which nothing that is known about the case, the place or the company excludes for certain, so that many are possible.</summary>
    public static Gen<PairFacts> LikelyPairs { get; } =
        from facts in Pairs
        select Samples.Facts(
            facts.Candidate with
            {
                CaseState = CaseState.Searching,
                ServiceLevel = ServiceLevel.Search,
                Consents = Samples.Candidate.Consents,
                VetoedCompanies = [],
                PathwaysOpen = null,
                Intention = null,
                Residence = facts.Candidate.Residence with { EmploymentNote = facts.Candidate.Residence.EmploymentNote == EmploymentNote.NotAllowed ? null : facts.Candidate.Residence.EmploymentNote },
            },
            facts.Place with { State = PlaceState.Open, SeatsFilled = 0, OpenUntil = null, StartsOn = facts.Place.StartsOn < Samples.AsOf ? Samples.StartsOn : facts.Place.StartsOn },
            facts.Company with { Entitlements = facts.Company.Entitlements.Any(e => e.State is EntitlementState.Prohibited or EntitlementState.Refused) ? [] : facts.Company.Entitlements, Prohibition = null },
            facts.Policy,
            facts.Purpose,
            estimates: facts.Estimates);

    private static Gen<SchoolingFacts> Schooling =>
        from qualification in Maybe<SchoolQualification>()
        from years in Gen.Elements<int?>(null, 3, 9, 12)
        from completed in Flag
        select new SchoolingFacts { Qualification = qualification, YearsOfSchooling = years, FullTimeDutyCompleted = completed };

    private static Gen<MobilityFacts> Mobility =>
        from limit in Gen.Elements<int?>(null, 20, 90)
        from modes in Gen.Elements<ValueList<TransportMode>?>(null, [TransportMode.Bike], [TransportMode.Car])
        from move in Flag
        from licences in Gen.Elements<ValueList<DrivingLicence>?>(null, [], [DrivingLicence.B])
        select new MobilityFacts { MaxTravelMinutes = limit, Modes = modes, WillingToRelocate = move, Licences = licences };

    private static Gen<StartWindow> Window =>
        from earliest in Day
        from latest in Day
        select earliest > latest ? new StartWindow(latest, earliest) : new StartWindow(earliest, latest);

    private static Gen<EarlierEmployment> Employment =>
        from kind in Gen.Elements(Enum.GetValues<EarlierEmploymentKind>())
        from ended in Day
        select new EarlierEmployment(Samples.Company.Id, kind, ended);

    private static Gen<ValueList<LanguageMinimum>> Minima =>
        from skill in Gen.Elements(Enum.GetValues<LanguageSkill>())
        from level in Gen.Elements(Enum.GetValues<CefrLevel>())
        from reason in Gen.Elements(null, "Berichtsheft")
        from any in Gen.Elements(true, false)
        select any ? ValueList.Create([new LanguageMinimum(skill, level, reason)]) : [];

    private static Gen<WorkingTimes> Times =>
        from begin in Gen.Elements<int?>(null, 4, 7)
        from end in Gen.Elements<int?>(null, 16, 22)
        from shift in Flag
        from saturday in Flag
        from sunday in Flag
        from sector in Maybe<YouthWorkSector>()
        select new WorkingTimes
        {
            EarliestBegin = begin is { } b ? new TimeOnly(b, 0) : null,
            LatestEnd = end is { } e ? new TimeOnly(e, 0) : null,
            Shift = shift,
            Saturday = saturday,
            Sunday = sunday,
            Sector = sector,
        };

    private static Gen<TEnum?> Maybe<TEnum>()
        where TEnum : struct, Enum => Gen.Elements(Enum.GetValues<TEnum>().Select(value => (TEnum?)value).Append(null).ToArray());
}
