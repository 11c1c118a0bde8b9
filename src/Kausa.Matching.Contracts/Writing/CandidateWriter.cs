using Kausa.Matching.Model;

namespace Kausa.Matching.Contracts.Writing;

/// <summary>Candidates from the model to the contract.</summary>
internal static class CandidateWriter
{
    public static V1.Candidate Write(Candidate row)
    {
        var wire = new V1.Candidate
        {
            Name = ResourceNames.Of(row.Id),
            PrimaryAdviser = ResourceNames.Of(row.PrimaryAdviser),
            CaseState = (V1.CaseState)Words.Of(row.CaseState),
            ServiceLevel = (V1.ServiceLevel)Words.Of(row.ServiceLevel),
            BirthMonth = row.BirthMonth?.ToString() ?? string.Empty,
            AgeBandAtStart = (V1.AgeBand)Words.Of(row.AgeBandAtStart),
            Home = LocationWriter.Write(row.Home),
            Residence = Residence(row.Residence),
            Schooling = Schooling(row.Schooling),
            Mobility = Mobility(row.Mobility),
            StartEarliest = Days.Of(row.Start.Earliest),
            StartLatest = Days.Of(row.Start.Latest),
            Intention = (V1.TrainingIntention)Words.Of(row.Intention),
            PathwaysOpen = row.PathwaysOpen is { } open ? new V1.PathwayList { Values = { open.Select(value => (V1.Pathway)Words.Of(value)) } } : null,
            Wishes = { row.Wishes.Select(id => id.Value) },
            VetoedOccupations = { row.VetoedOccupations.Select(id => id.Value) },
            VetoedCompanies = { row.VetoedCompanies.Select(ResourceNames.Of) },
            EarlierEmployments = { row.EarlierEmployments.Select(item => new V1.EarlierEmployment { Company = ResourceNames.Of(item.Company), Kind = (V1.EarlierEmploymentKind)Words.Of(item.Kind), EndedOn = Days.Of(item.EndedOn) }) },
            Consents = { row.Consents.Select(Consent) },
            Evidence = { row.Evidence.Select(EvidenceWriter.Write) },
            LanguageEvidence = { row.LanguageEvidence.Select(EvidenceWriter.Write) },
            Courses = { row.Courses.Select(EvidenceWriter.Write) },
            OtherLanguages = { row.OtherLanguages },
            Interests = Interests(row.Interests),
            SupportNeeds = { row.SupportNeeds.Select(value => (V1.SupportNeed)Words.Of(value)) },
            GuardianConsent = (V1.GuardianConsent)Words.Of(row.GuardianConsent),
            GuardianType = (V1.GuardianType)Words.Of(row.GuardianType),
            MedicalCheckOn = Days.Of(row.MedicalCheckOn),
            ConfirmedOn = Days.Of(row.ConfirmedOn),
        };
        if (row.ShiftPossible is { } shift)
            wire.ShiftPossible = shift;
        if (row.WeekendPossible is { } weekend)
            wire.WeekendPossible = weekend;
        if (row.PartTimeWanted is { } partTime)
            wire.PartTimeWanted = partTime;
        return wire;
    }

    private static V1.ResidenceFacts? Residence(ResidenceFacts facts)
    {
        if (facts == new ResidenceFacts())
            return null;
        var wire = new V1.ResidenceFacts
        {
            Title = (V1.ResidenceTitle)Words.Of(facts.Title),
            EmploymentNote = (V1.EmploymentNote)Words.Of(facts.EmploymentNote),
            ValidUntil = Days.Of(facts.ValidUntil),
            AsylumRegisteredOn = Days.Of(facts.AsylumRegisteredOn),
            TolerationSince = Days.Of(facts.TolerationSince),
            EnteredOn = Days.Of(facts.EnteredOn),
            Identity = (V1.IdentityClarification)Words.Of(facts.Identity),
            Obligation = (V1.ResidenceObligation)Words.Of(facts.Obligation),
            ObligationUntil = Days.Of(facts.ObligationUntil),
            SelfEntered = facts.SelfEntered,
        };
        if (facts.LivesInReceptionCentre is { } centre)
            wire.LivesInReceptionCentre = centre;
        return wire;
    }

    private static V1.SchoolingFacts? Schooling(SchoolingFacts facts)
    {
        if (facts == new SchoolingFacts())
            return null;
        var wire = new V1.SchoolingFacts { Qualification = (V1.SchoolQualification)Words.Of(facts.Qualification), Recognition = (V1.RecognitionState)Words.Of(facts.Recognition) };
        if (facts.YearsOfSchooling is { } years)
            wire.YearsOfSchooling = years;
        if (facts.FullTimeDutyCompleted is { } completed)
            wire.FullTimeDutyCompleted = completed;
        return wire;
    }

    private static V1.MobilityFacts? Mobility(MobilityFacts facts)
    {
        if (facts == new MobilityFacts())
            return null;
        var wire = new V1.MobilityFacts
        {
            Modes = facts.Modes is { } modes ? new V1.TransportModeList { Values = { modes.Select(value => (V1.TransportMode)Words.Of(value)) } } : null,
            Housing = (V1.HousingNeed)Words.Of(facts.Housing),
            Licences = facts.Licences is { } licences ? new V1.DrivingLicenceList { Values = { licences.Select(value => (V1.DrivingLicence)Words.Of(value)) } } : null,
        };
        if (facts.MaxTravelMinutes is { } minutes)
            wire.MaxTravelMinutes = minutes;
        if (facts.WillingToRelocate is { } willing)
            wire.WillingToRelocate = willing;
        return wire;
    }

    private static V1.Consent Consent(Consent consent) => new()
    {
        Purpose = (V1.Purpose)Words.Of(consent.Purpose),
        Company = ResourceNames.Of(consent.Company),
        GivenOn = Days.Of(consent.GivenOn),
        WithdrawnOn = Days.Of(consent.WithdrawnOn),
    };

    private static V1.InterestProfile? Interests(InterestProfile? interests) => interests is null ? null : new V1.InterestProfile
    {
        Realistic = interests.Realistic,
        Investigative = interests.Investigative,
        Artistic = interests.Artistic,
        Social = interests.Social,
        Enterprising = interests.Enterprising,
        Conventional = interests.Conventional,
    };
}
