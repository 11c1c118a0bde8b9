using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Tables;

/// <summary>The columns of <c>candidates.csv</c> that make up one fact record each.</summary>
internal static class CandidateFactColumns
{
    private static readonly Column<ResidenceTitle> Title =
        new("residence_title", "Aufenthaltstitel", CellTypes.Code<ResidenceTitle>(), "what the residence document is; for permit rules only", "TOLERATION");
    private static readonly Column<EmploymentNote> Note =
        new("employment_note", "Nebenbestimmung", CellTypes.Code<EmploymentNote>(), "what the document says about work, copied", "EMPLOYMENT_ALLOWED");
    private static readonly Column<DateOnly> ValidUntil =
        new("residence_valid_until", "gültig bis", CellTypes.Day, "last day the document is valid", "2027-01-31");
    private static readonly Column<DateOnly> AsylumRegistered =
        new("asylum_registered_on", "Asylantrag registriert am", CellTypes.Day, "day the asylum application was registered") { LaterDay = LaterDay.Refused };
    private static readonly Column<DateOnly> TolerationSince = new("toleration_since", "geduldet seit", CellTypes.Day, "first day of the toleration") { LaterDay = LaterDay.Refused };
    private static readonly Column<DateOnly> Entered = new("entered_on", "eingereist am", CellTypes.Day, "day of entry") { LaterDay = LaterDay.Refused };
    private static readonly Column<bool> Centre =
        new("lives_in_reception_centre", "wohnt in Aufnahmeeinrichtung", CellTypes.YesNo, "whether the person must live in a reception centre", "no");
    private static readonly Column<IdentityClarification> Identity =
        new("identity_clarified", "Identität geklärt", CellTypes.Code<IdentityClarification>(), "whether identity is clarified", "YES");
    private static readonly Column<ResidenceObligation> Obligation =
        new("residence_obligation", "Wohnsitzauflage", CellTypes.Code<ResidenceObligation>(), "obligation to live somewhere", "NONE");
    private static readonly Column<DateOnly> ObligationUntil =
        new("residence_obligation_until", "Wohnsitzauflage bis", CellTypes.Day, "last day of that obligation");
    private static readonly Column<bool> SelfEntered =
        new("residence_self_entered", "selbst eingetragen", CellTypes.YesNo, "whether the person typed these facts in", "no") { WhenEmpty = "no" };
    private static readonly Column<SchoolQualification> School =
        new("school_qualification", "Schulabschluss", CellTypes.Code<SchoolQualification>(), "highest school leaving qualification", "HAUPTSCHULE");
    private static readonly Column<RecognitionState> Recognition =
        new("recognition", "Anerkennung", CellTypes.Code<RecognitionState>(), "recognition of a foreign certificate", "APPLIED");
    private static readonly Column<int> SchoolYears =
        new("years_of_schooling", "Schuljahre", CellTypes.Whole(0, 25), "years of schooling, here and abroad", "10");
    private static readonly Column<bool> DutyDone =
        new("full_time_duty_completed", "Vollzeitschulpflicht erfüllt", CellTypes.YesNo, "whether full-time compulsory schooling is completed", "yes");
    private static readonly Column<int> MaxTravel =
        new("max_travel_minutes", "Fahrzeit höchstens", CellTypes.Whole(1, 300), "longest acceptable trip one way", "60") { WhenEmpty = "that of the policy" };
    private static readonly Column<ValueList<TransportMode>> Modes =
        new("transport_modes", "Verkehrsmittel", CellTypes.List(CellTypes.Code<TransportMode>(), canBeNone: true), "modes of transport the person can use", "PUBLIC_TRANSPORT|BIKE")
        { WhenEmpty = "those of the policy" };
    private static readonly Column<bool> Relocate =
        new("willing_to_relocate", "umzugsbereit", CellTypes.YesNo, "whether the person would move for a place", "no");
    private static readonly Column<HousingNeed> Housing = new("housing", "Wohnbedarf", CellTypes.Code<HousingNeed>(), "need of housing", "NONE");

    private static readonly Column<int>[] Holland =
    [
        Interest("realistic", "handwerklich-technisch"), Interest("investigative", "untersuchend-forschend"), Interest("artistic", "künstlerisch-kreativ"),
        Interest("social", "erziehend-pflegend"), Interest("enterprising", "führend-verkaufend"), Interest("conventional", "ordnend-verwaltend"),
    ];

    public static IReadOnlyList<Column> Residence { get; } = [Title, Note, ValidUntil, AsylumRegistered, TolerationSince, Entered, Centre, Identity, Obligation, ObligationUntil, SelfEntered];

    public static IReadOnlyList<Column> Schooling { get; } = [School, Recognition, SchoolYears, DutyDone];

    public static IReadOnlyList<Column> Mobility { get; } = [MaxTravel, Modes, Relocate, Housing];

    public static IReadOnlyList<Column> Interests { get; } = Holland;

    public static ResidenceFacts ReadResidence(CheckedRow row) => new()
    {
        Title = row.Value(Title),
        EmploymentNote = row.Value(Note),
        ValidUntil = row.Value(ValidUntil),
        AsylumRegisteredOn = row.Value(AsylumRegistered),
        TolerationSince = row.Value(TolerationSince),
        EnteredOn = row.Value(Entered),
        LivesInReceptionCentre = row.Value(Centre),
        Identity = row.Value(Identity),
        Obligation = row.Value(Obligation),
        ObligationUntil = row.Value(ObligationUntil),
        SelfEntered = row.Value(SelfEntered) ?? false,
    };

    public static SchoolingFacts ReadSchooling(CheckedRow row) => new()
    {
        Qualification = row.Value(School),
        Recognition = row.Value(Recognition),
        YearsOfSchooling = row.Value(SchoolYears),
        FullTimeDutyCompleted = row.Value(DutyDone),
    };

    public static MobilityFacts ReadMobility(CheckedRow row, ValueList<DrivingLicence>? licences) => new()
    {
        MaxTravelMinutes = row.Value(MaxTravel),
        Modes = row.Object(Modes),
        WillingToRelocate = row.Value(Relocate),
        Housing = row.Value(Housing),
        Licences = licences,
    };

    public static InterestProfile? ReadInterests(CheckedRow row)
    {
        var values = Array.ConvertAll(Holland, column => row.Value(column));
        if (values.All(value => value is null))
        {
            return null;
        }

        var missing = Array.FindIndex(values, value => value is null);
        row.Check(missing < 0, Holland[Math.Max(missing, 0)], Message.Of(MessageCode.AllInterests));
        return missing < 0 ? new(values[0]!.Value, values[1]!.Value, values[2]!.Value, values[3]!.Value, values[4]!.Value, values[5]!.Value) : null;
    }

    public static void Write(Candidate candidate, RowWriter row)
    {
        var residence = candidate.Residence;
        row.Put(Title, residence.Title);
        row.Put(Note, residence.EmploymentNote);
        row.Put(ValidUntil, residence.ValidUntil);
        row.Put(AsylumRegistered, residence.AsylumRegisteredOn);
        row.Put(TolerationSince, residence.TolerationSince);
        row.Put(Entered, residence.EnteredOn);
        row.Put(Centre, residence.LivesInReceptionCentre);
        row.Put(Identity, residence.Identity);
        row.Put(Obligation, residence.Obligation);
        row.Put(ObligationUntil, residence.ObligationUntil);
        row.Put(SelfEntered, residence.SelfEntered);
        row.Put(School, candidate.Schooling.Qualification);
        row.Put(Recognition, candidate.Schooling.Recognition);
        row.Put(SchoolYears, candidate.Schooling.YearsOfSchooling);
        row.Put(DutyDone, candidate.Schooling.FullTimeDutyCompleted);
        row.Put(MaxTravel, candidate.Mobility.MaxTravelMinutes);
        row.Put(Modes, candidate.Mobility.Modes);
        row.Put(Relocate, candidate.Mobility.WillingToRelocate);
        row.Put(Housing, candidate.Mobility.Housing);
        if (candidate.Interests is { } interests)
        {
            int[] values = [interests.Realistic, interests.Investigative, interests.Artistic, interests.Social, interests.Enterprising, interests.Conventional];
            for (var i = 0; i < values.Length; i++)
            {
                row.Put(Holland[i], values[i]);
            }
        }
    }

    private static Column<int> Interest(string name, string german) => new("interest_" + name, "Interesse " + german, CellTypes.Whole(0, 100), $"{name} interests; never scored", "50");
}
