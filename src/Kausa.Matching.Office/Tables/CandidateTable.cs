using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Tables;

/// <summary><c>candidates.csv</c>.</summary>
internal static class CandidateTable
{
    public static readonly Column<Id<Candidate>> Id = new("id", "Fallkennung", CellTypes.Candidate, "case number; never a name", "s-01") { IsRequired = true };
    private static readonly Column<Id<Adviser>> PrimaryAdviser =
        new("primary_adviser", "Berater/in", CellTypes.Adviser, "the one adviser of the case", "b-01") { References = "advisers" };
    private static readonly Column<CaseState> State = new("case_state", "Fallstand", CellTypes.Code<CaseState>(), "state of the case", "SEARCHING");
    private static readonly Column<ServiceLevel> Level =
        new("service_level", "Beratungsstand", CellTypes.Code<ServiceLevel>(), "how far counselling has come", "SEARCH");
    public static readonly Column<BirthMonth> Born =
        new("birth_month", "Geburtsmonat", new MonthCell(), "month of birth, for the protection of minors only; never the day", "2008-05");
    private static readonly Column<AgeBand> Age =
        new("age_band_at_start", "Altersgruppe bei Beginn", CellTypes.Code<AgeBand>(), "age at the start, where no month of birth is given");
    private static readonly Column<Location> Home = new("postal_code", "Postleitzahl", CellTypes.Location, "postal code of the home", "70372");
    private static readonly Column<DateOnly> StartEarliest =
        new("start_earliest", "Beginn frühestens", CellTypes.Day, "first possible day of training", "2026-08-01");
    private static readonly Column<DateOnly> StartLatest =
        new("start_latest", "Beginn spätestens", CellTypes.Day, "last possible day of training", "2026-10-01");
    private static readonly Column<TrainingIntention> Intention =
        new("intention", "Ausbildungswunsch", CellTypes.Code<TrainingIntention>(), "whether dual training is wanted", "NOW");
    private static readonly Column<ValueList<Pathway>> Pathways =
        new("pathways_open", "offene Wege", CellTypes.List(CellTypes.Code<Pathway>(), canBeNone: true), "ways the person is open for", "DUAL_APPRENTICESHIP|EQ")
        { WhenEmpty = "not asked: all" };
    private static readonly Column<bool> Shift =
        new("shift_possible", "Schichtarbeit möglich", CellTypes.YesNo, "whether shift work is possible; never why", "yes");
    private static readonly Column<bool> Weekend = new("weekend_possible", "Wochenende möglich", CellTypes.YesNo, "whether weekend work is possible", "yes");
    private static readonly Column<bool> PartTime =
        new("part_time_wanted", "Teilzeit gewünscht", CellTypes.YesNo, "whether part-time training is wanted", "no");
    private static readonly Column<GuardianConsent> GuardianConsent =
        new("guardian_consent", "Zustimmung der Sorgeberechtigten", CellTypes.Code<GuardianConsent>(), "consent of those who have custody");
    private static readonly Column<GuardianType> GuardianType = new("guardian_type", "Sorgeberechtigte", CellTypes.Code<GuardianType>(), "who has custody");
    private static readonly Column<DateOnly> MedicalCheck =
        new("medical_check_on", "Erstuntersuchung am", CellTypes.Day, "day of the first medical check; never a finding") { LaterDay = LaterDay.Refused };
    private static readonly Column<DateOnly> ConfirmedOn = new("confirmed_on", "bestätigt am", CellTypes.Day, "day the person last confirmed these facts", "2026-05-20") { LaterDay = LaterDay.Refused };
    private static readonly Column<ValueList<string>> OtherLanguages =
        new("other_languages", "weitere Sprachen", CellTypes.List(CellTypes.Language), "other languages, given freely; never scored", "en|fr")
        { WhenEmpty = "none stated" };
    private static readonly Column<ValueList<SupportNeed>> Support =
        new("support_needs", "Unterstützungsbedarf", CellTypes.List(CellTypes.Code<SupportNeed>()), "support the person asks for; never scored", "MATH|TECHNICAL_GERMAN")
        { WhenEmpty = "none stated" };

    public static TableSchema Schema { get; } = new(
        "candidates",
        "A person seeking training (Bewerber/in), under a case number.",
        [
            Id, PrimaryAdviser, State, Level, Born, Age, Home, .. CandidateFactColumns.Residence, .. CandidateFactColumns.Schooling, .. CandidateFactColumns.Mobility, StartEarliest, StartLatest,
            Intention, Pathways, Shift, Weekend, PartTime, GuardianConsent, GuardianType, MedicalCheck, ConfirmedOn, OtherLanguages, Support, .. CandidateFactColumns.Interests,
        ])
    {
        IsRequired = true,
        IsAboutPeople = true,
        Key = [Id],
    };

    public static Candidate? Read(CheckedRow row, CandidateRows rows)
    {
        var earliest = row.Value(StartEarliest);
        var latest = row.Value(StartLatest);
        row.Check(earliest is null || latest is null || earliest <= latest, StartLatest, Message.Of(MessageCode.NotBefore, ("column", StartEarliest)));
        var interests = CandidateFactColumns.ReadInterests(row);
        if (row.Failed)
        {
            return null;
        }

        return new()
        {
            Id = row.Get(Id),
            PrimaryAdviser = row.Value(PrimaryAdviser),
            CaseState = row.Value(State),
            ServiceLevel = row.Value(Level),
            BirthMonth = row.Value(Born),
            AgeBandAtStart = row.Value(Age),
            Home = row.Object(Home),
            Residence = CandidateFactColumns.ReadResidence(row),
            Schooling = CandidateFactColumns.ReadSchooling(row),
            Mobility = CandidateFactColumns.ReadMobility(row, rows.Licences),
            Start = new StartWindow(earliest, latest),
            Intention = row.Value(Intention),
            PathwaysOpen = row.Object(Pathways),
            Wishes = rows.Wishes.ToValueList(),
            VetoedOccupations = rows.Vetoes.Select(veto => veto.Occupation).OfType<Id<Occupation>>().ToValueList(),
            VetoedCompanies = rows.Vetoes.Select(veto => veto.Company).OfType<Id<Company>>().ToValueList(),
            EarlierEmployments = rows.EarlierEmployments.ToValueList(),
            Consents = rows.Consents.ToValueList(),
            Evidence = rows.Evidence.ToValueList(),
            LanguageEvidence = rows.Languages.ToValueList(),
            Courses = rows.Courses.ToValueList(),
            OtherLanguages = row.List(OtherLanguages),
            Interests = interests,
            SupportNeeds = row.List(Support),
            ShiftPossible = row.Value(Shift),
            WeekendPossible = row.Value(Weekend),
            PartTimeWanted = row.Value(PartTime),
            GuardianConsent = row.Value(GuardianConsent),
            GuardianType = row.Value(GuardianType),
            MedicalCheckOn = row.Value(MedicalCheck),
            ConfirmedOn = row.Value(ConfirmedOn),
        };
    }

    public static void Write(Candidate candidate, RowWriter row)
    {
        row.Put(Id, candidate.Id);
        row.Put(PrimaryAdviser, candidate.PrimaryAdviser);
        row.Put(State, candidate.CaseState);
        row.Put(Level, candidate.ServiceLevel);
        row.Put(Born, candidate.BirthMonth);
        row.Put(Age, candidate.AgeBandAtStart);
        row.Put(Home, candidate.Home);
        CandidateFactColumns.Write(candidate, row);
        row.Put(StartEarliest, candidate.Start.Earliest);
        row.Put(StartLatest, candidate.Start.Latest);
        row.Put(Intention, candidate.Intention);
        row.Put(Pathways, candidate.PathwaysOpen);
        row.Put(Shift, candidate.ShiftPossible);
        row.Put(Weekend, candidate.WeekendPossible);
        row.Put(PartTime, candidate.PartTimeWanted);
        row.Put(GuardianConsent, candidate.GuardianConsent);
        row.Put(GuardianType, candidate.GuardianType);
        row.Put(MedicalCheck, candidate.MedicalCheckOn);
        row.Put(ConfirmedOn, candidate.ConfirmedOn);
        row.PutList(OtherLanguages, candidate.OtherLanguages);
        row.PutList(Support, candidate.SupportNeeds);
    }
}
