using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Candidates from the contract to the model, with everything that is wrong noted by field.</summary>
internal static class CandidateReader
{
    public static Candidate Read(V1.Candidate wire, Id<Candidate> id, FieldReader fields) => Read(wire, id, fields, undated: string.Empty);

    /// <summary>The same for somebody whose proofs need no date.</summary>
    /// <param name="wire">The person.</param>
    /// <param name="id">Their identifier.</param>
    /// <param name="fields">The fields of the message.</param>
    /// <param name="undated">Day of proofs without one; empty where each needs one.</param>
    public static Candidate Read(V1.Candidate wire, Id<Candidate> id, FieldReader fields, string undated)
    {
        fields.AtMost("wishes", wire.Wishes.Count, 20);
        fields.EachOnce("wishes", wire.Wishes, id => id, "occupation");
        fields.AtMost("vetoed_occupations", wire.VetoedOccupations.Count, 100);
        fields.AtMost("vetoed_companies", wire.VetoedCompanies.Count, 100);
        fields.AtMost("earlier_employments", wire.EarlierEmployments.Count, 100);
        fields.AtMost("consents", wire.Consents.Count, 500);
        fields.AtMost("evidence", wire.Evidence.Count, 500);
        fields.AtMost("language_evidence", wire.LanguageEvidence.Count, 100);
        fields.AtMost("courses", wire.Courses.Count, 50);
        fields.AtMost("support_needs", wire.SupportNeeds.Count, 50);
        fields.EachOnce("evidence", wire.Evidence, item => item.Id, "id");
        fields.EachOnce("language_evidence", wire.LanguageEvidence, item => item.Id, "id");
        var earliest = fields.Day("start_earliest", wire.StartEarliest);
        var latest = fields.Day("start_latest", wire.StartLatest);
        var ordered = earliest is null || latest is null || earliest <= latest;
        fields.Check(ordered, "start_latest", "not before start_earliest");
        fields.Check(wire.BirthMonth.Length == 0 || wire.AgeBandAtStart == V1.AgeBand.Unspecified, "age_band_at_start", "empty where birth_month is given");
        return new Candidate
        {
            Id = id,
            PrimaryAdviser = fields.Name<Adviser>("primary_adviser", wire.PrimaryAdviser),
            CaseState = fields.Word<CaseState>("case_state", (int)wire.CaseState),
            ServiceLevel = fields.Word<ServiceLevel>("service_level", (int)wire.ServiceLevel),
            BirthMonth = Month(wire.BirthMonth, fields),
            AgeBandAtStart = fields.Word<AgeBand>("age_band_at_start", (int)wire.AgeBandAtStart),
            Home = LocationMapping.Read(wire.Home, fields.In("home")),
            Residence = Residence(wire.Residence, fields.In("residence")),
            Schooling = Schooling(wire.Schooling, fields.In("schooling")),
            Mobility = Mobility(wire.Mobility, fields.In("mobility")),
            Start = ordered ? new StartWindow(earliest, latest) : default,
            Intention = fields.Word<TrainingIntention>("intention", (int)wire.Intention),
            PathwaysOpen = wire.PathwaysOpen is { } open ? fields.WordList<Pathway>("pathways_open.values", open.Values.Select(value => (int)value)) : null,
            Wishes = fields.Each("wishes", wire.Wishes, static (text, field) => field.RequiredOccupation(string.Empty, text)),
            VetoedOccupations = fields.Each("vetoed_occupations", wire.VetoedOccupations, static (text, field) => field.RequiredOccupation(string.Empty, text)),
            VetoedCompanies = fields.Each("vetoed_companies", wire.VetoedCompanies, static (text, field) => field.RequiredName<Company>(string.Empty, text, alsoForeign: true)),
            EarlierEmployments = fields.Each("earlier_employments", wire.EarlierEmployments, Employment),
            Consents = fields.Each("consents", wire.Consents, Consent),
            Evidence = fields.Each("evidence", wire.Evidence, (item, field) => EvidenceMapping.Read(item, field, undated)),
            LanguageEvidence = fields.Each("language_evidence", wire.LanguageEvidence, (item, field) => EvidenceMapping.Read(item, field, undated)),
            Courses = fields.Each("courses", wire.Courses, EvidenceMapping.Read),
            OtherLanguages = fields.Languages("other_languages", wire.OtherLanguages),
            Interests = Interests(wire.Interests, fields.In("interests")),
            SupportNeeds = fields.WordList<SupportNeed>("support_needs", wire.SupportNeeds.Select(value => (int)value)),
            ShiftPossible = wire.HasShiftPossible ? wire.ShiftPossible : null,
            WeekendPossible = wire.HasWeekendPossible ? wire.WeekendPossible : null,
            PartTimeWanted = wire.HasPartTimeWanted ? wire.PartTimeWanted : null,
            GuardianConsent = fields.Word<GuardianConsent>("guardian_consent", (int)wire.GuardianConsent),
            GuardianType = fields.Word<GuardianType>("guardian_type", (int)wire.GuardianType),
            MedicalCheckOn = fields.Day("medical_check_on", wire.MedicalCheckOn),
            ConfirmedOn = fields.Day("confirmed_on", wire.ConfirmedOn),
        };
    }

    private static BirthMonth? Month(string text, FieldReader fields)
    {
        if (text.Length == 0)
            return null;
        if (BirthMonth.TryParse(text, out var month))
            return month;
        fields.Refuse("birth_month", "a month such as 2007-05");
        return null;
    }

    private static ResidenceFacts Residence(V1.ResidenceFacts? wire, FieldReader fields) => wire is null ? new ResidenceFacts() : new ResidenceFacts
    {
        Title = fields.Word<ResidenceTitle>("title", (int)wire.Title),
        EmploymentNote = fields.Word<EmploymentNote>("employment_note", (int)wire.EmploymentNote),
        ValidUntil = fields.Day("valid_until", wire.ValidUntil),
        AsylumRegisteredOn = fields.Day("asylum_registered_on", wire.AsylumRegisteredOn),
        TolerationSince = fields.Day("toleration_since", wire.TolerationSince),
        EnteredOn = fields.Day("entered_on", wire.EnteredOn),
        LivesInReceptionCentre = wire.HasLivesInReceptionCentre ? wire.LivesInReceptionCentre : null,
        Identity = fields.Word<IdentityClarification>("identity", (int)wire.Identity),
        Obligation = fields.Word<ResidenceObligation>("obligation", (int)wire.Obligation),
        ObligationUntil = fields.Day("obligation_until", wire.ObligationUntil),
        SelfEntered = wire.SelfEntered,
    };

    private static SchoolingFacts Schooling(V1.SchoolingFacts? wire, FieldReader fields) => wire is null ? new SchoolingFacts() : new SchoolingFacts
    {
        Qualification = fields.Word<SchoolQualification>("qualification", (int)wire.Qualification),
        Recognition = fields.Word<RecognitionState>("recognition", (int)wire.Recognition),
        YearsOfSchooling = fields.InRange("years_of_schooling", wire.HasYearsOfSchooling ? wire.YearsOfSchooling : null, 0, 25),
        FullTimeDutyCompleted = wire.HasFullTimeDutyCompleted ? wire.FullTimeDutyCompleted : null,
    };

    private static MobilityFacts Mobility(V1.MobilityFacts? wire, FieldReader fields) => wire is null ? new MobilityFacts() : new MobilityFacts
    {
        MaxTravelMinutes = fields.InRange("max_travel_minutes", wire.HasMaxTravelMinutes ? wire.MaxTravelMinutes : null, 1, 300),
        Modes = wire.Modes is { } modes ? fields.WordList<TransportMode>("modes.values", modes.Values.Select(value => (int)value)) : null,
        WillingToRelocate = wire.HasWillingToRelocate ? wire.WillingToRelocate : null,
        Housing = fields.Word<HousingNeed>("housing", (int)wire.Housing),
        Licences = wire.Licences is { } licences ? fields.WordList<DrivingLicence>("licences.values", licences.Values.Select(value => (int)value)) : null,
    };

    private static EarlierEmployment Employment(V1.EarlierEmployment wire, FieldReader fields) => new(
        fields.RequiredName<Company>("company", wire.Company, alsoForeign: true),
        fields.RequiredWord<EarlierEmploymentKind>("kind", (int)wire.Kind),
        fields.Day("ended_on", wire.EndedOn));

    private static Consent Consent(V1.Consent wire, FieldReader fields)
    {
        var purpose = fields.RequiredWord<Purpose>("purpose", (int)wire.Purpose);
        var company = fields.Name<Company>("company", wire.Company, alsoForeign: true);
        var fits = (purpose == Purpose.DiscloseToCompany) == company.HasValue;
        fields.Check(fits, "company", "required for DISCLOSE_TO_COMPANY, empty for every other purpose");
        var consent = new Consent(fits ? purpose : Purpose.MatchForSelf, fits ? company : null, fields.RequiredDay("given_on", wire.GivenOn), fields.Day("withdrawn_on", wire.WithdrawnOn));
        fields.Check(fields.IsOfStoredRow || !consent.EndsBeforeItBegins(), "withdrawn_on", "a day not before given_on");
        return consent;
    }

    private static InterestProfile? Interests(V1.InterestProfile? wire, FieldReader fields) => wire is null ? null : new InterestProfile(
        fields.RequiredInRange("realistic", wire.Realistic, 0, 100),
        fields.RequiredInRange("investigative", wire.Investigative, 0, 100),
        fields.RequiredInRange("artistic", wire.Artistic, 0, 100),
        fields.RequiredInRange("social", wire.Social, 0, 100),
        fields.RequiredInRange("enterprising", wire.Enterprising, 0, 100),
        fields.RequiredInRange("conventional", wire.Conventional, 0, 100));
}
