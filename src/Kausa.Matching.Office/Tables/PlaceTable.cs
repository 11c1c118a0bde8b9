using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Tables;

/// <summary><c>places.csv</c>.</summary>
internal static class PlaceTable
{
    public const int MostRefusedWishes = 20;
    public static readonly Column<Id<TrainingPlace>> Id = new("id", "Kennung", CellTypes.Place, "identifier of the place", "p-01") { IsRequired = true };
    public static readonly Column<ValueList<UnlawfulWish>> RestrictionWishes =
        new("restriction_wishes", "Ausschlusswünsche", CellTypes.List(CellTypes.Code<UnlawfulWish>()), "wishes of the company that the law forbids to follow: they are counted, ignored and never kept")
        { WhenEmpty = "none", IsOnlyRead = true };
    private static readonly Column<Id<Company>> Company =
        new("company", "Betrieb", CellTypes.Company, "the company that offers the place", "c-01") { IsRequired = true, References = "companies" };
    private static readonly Column<Id<Occupation>> Occupation =
        new("occupation", "Ausbildungsberuf", CellTypes.Occupation, "the occupation", "tischler") { IsRequired = true };
    private static readonly Column<Pathway> Way =
        new("pathway", "Weg", CellTypes.Code<Pathway>(), "the way into the occupation", "DUAL_APPRENTICESHIP") { IsRequired = true };
    private static readonly Column<PlaceState> State = new("state", "Stand", CellTypes.Code<PlaceState>(), "state as last said", "OPEN");
    private static readonly Column<int> SeatsTotal = new("seats_total", "Plätze", CellTypes.Whole(0, 1_000), "seats in all", "2");
    private static readonly Column<int> SeatsFilled =
        new("seats_filled", "besetzte Plätze", CellTypes.Whole(0, 1_000), "seats filled, at most seats_total", "0");
    private static readonly Column<DateOnly> StartsOn = new("starts_on", "Ausbildungsbeginn", CellTypes.Day, "first day of training", "2026-09-01");
    private static readonly Column<int> StartFlex =
        new("start_flex_days", "Beginn verschiebbar um Tage", CellTypes.Whole(0, 366), "days the start may slip", "30") { WhenEmpty = "none" };
    private static readonly Column<DateOnly> OpenUntil = new("open_until", "Bewerbungsschluss", CellTypes.Day, "last day of application", "2026-08-15");
    private static readonly Column<DateOnly> ConfirmedOn =
        new("confirmed_on", "bestätigt am", CellTypes.Day, "day the company last confirmed the place", "2026-05-20") { LaterDay = LaterDay.Refused };
    private static readonly Column<Location> Site =
        new("postal_code", "Postleitzahl", CellTypes.Location, "postal code of the place", "73728") { WhenEmpty = "that of the company" };
    private static readonly Column<SchoolQualification> MinimumSchool =
        new("minimum_school", "Schulabschluss", CellTypes.Code<SchoolQualification>(), "school certificate the company wishes", "HAUPTSCHULE");
    private static readonly Column<bool> SchoolStrict =
        new("minimum_school_strict", "Abschluss zwingend", CellTypes.YesNo, "whether the company insists on that certificate", "no") { WhenEmpty = "no" };
    private static readonly Column<TimeOnly> WorkBegins = new("work_begins", "Arbeitsbeginn", CellTypes.Time, "earliest begin of a working day", "07:00");
    private static readonly Column<TimeOnly> WorkEnds = new("work_ends", "Arbeitsende", CellTypes.Time, "latest end of a working day", "16:00");
    private static readonly Column<bool> Shift = new("shift_work", "Schichtarbeit", CellTypes.YesNo, "work in shifts", "no");
    private static readonly Column<bool> Saturday = new("saturday_work", "Samstagsarbeit", CellTypes.YesNo, "work on Saturdays", "no");
    private static readonly Column<bool> Sunday = new("sunday_work", "Sonntagsarbeit", CellTypes.YesNo, "work on Sundays", "no");
    private static readonly Column<YouthWorkSector> Sector =
        new("youth_sector", "Branche nach JArbSchG", CellTypes.Code<YouthWorkSector>(), "sector for the exceptions that protect minors", "GENERAL");
    private static readonly Column<ValueList<Hazard>> Hazards =
        new("hazards", "Gefahren", CellTypes.List(CellTypes.Code<Hazard>(), canBeNone: true), "hazards in the sense of § 22 JArbSchG", "MACHINES|PHYSICAL");
    private static readonly Column<DrivingLicence> Licence =
        new("licence_needed", "Führerschein", CellTypes.Code<DrivingLicence>(), "licence needed at the start", "B") { WhenEmpty = "none" };
    private static readonly Column<bool> Transit =
        new("transit_arrival_possible", "mit ÖPNV rechtzeitig erreichbar", CellTypes.YesNo, "whether public transport arrives before work begins", "yes");
    private static readonly Column<Location> School =
        new("school_postal_code", "PLZ der Berufsschule", CellTypes.Location, "postal code of the vocational school", "73730");
    private static readonly Column<SchoolMode> Mode =
        new("school_mode", "Unterrichtsform", CellTypes.Code<SchoolMode>(), "organisation of vocational school", "DAYS");
    private static readonly Column<int> Pay =
        new("monthly_pay_euro", "Vergütung im 1. Jahr", CellTypes.Whole(0, 10_000), "pay in the first year in euro per month", "950");
    private static readonly Column<bool> Housing = new("offers_housing", "Unterkunft", CellTypes.YesNo, "whether housing is offered", "no");
    private static readonly Column<int> TrialDays = new("trial_days", "Probetage", CellTypes.Whole(0, 60), "days of trial work offered", "5");
    private static readonly Column<int> RefusedWishes =
        new("refused_wish_count", "Anzahl unzulässiger Wünsche", CellTypes.Whole(0, MostRefusedWishes), "number of wishes ignored earlier because the law forbids them", "0")
        { WhenEmpty = "0" };
    private static readonly Column<PlaceVisibility> Visibility =
        new("visibility", "Sichtbarkeit", CellTypes.Code<PlaceVisibility>(), "who may see the place", "OFFICE") { WhenEmpty = "OFFICE" };

    public static TableSchema Schema { get; } = new(
        "places",
        "One offer of training (Ausbildungsplatz) with one or more seats.",
        [
            Id, Company, Occupation, Way, State, SeatsTotal, SeatsFilled, StartsOn, StartFlex, OpenUntil, ConfirmedOn, Site, MinimumSchool, SchoolStrict, WorkBegins, WorkEnds, Shift, Saturday,
            Sunday, Sector, Hazards, Licence, Transit, School, Mode, Pay, Housing, TrialDays, RefusedWishes, RestrictionWishes, Visibility,
        ])
    {
        IsRequired = true,
        Key = [Id],
    };

    public static TrainingPlace? Read(CheckedRow row, RequirementProfile? requirements, IReadOnlyList<(LanguageMinimum? Minimum, LanguageTarget? Target)> languages)
    {
        var refused = (row.Value(RefusedWishes) ?? 0) + row.List(RestrictionWishes).Count;
        if (refused > MostRefusedWishes)
        {
            row.Fail(RefusedWishes, Message.Of(MessageCode.MostRefusedWishes, ("max", MostRefusedWishes), ("column", RestrictionWishes)));
            return null;
        }

        return new()
        {
            Id = row.Get(Id),
            Company = row.Get(Company),
            Occupation = row.Get(Occupation),
            Pathway = row.Get(Way),
            State = row.Value(State),
            SeatsTotal = row.Value(SeatsTotal),
            SeatsFilled = row.Value(SeatsFilled),
            StartsOn = row.Value(StartsOn),
            StartFlexDays = row.Value(StartFlex),
            OpenUntil = row.Value(OpenUntil),
            ConfirmedOn = row.Value(ConfirmedOn),
            Site = row.Object(Site),
            Requirements = requirements,
            LanguageMinima = languages.Select(l => l.Minimum).OfType<LanguageMinimum>().ToValueList(),
            LanguageTargets = languages.Select(l => l.Target).OfType<LanguageTarget>().ToValueList(),
            MinimumSchool = row.Value(MinimumSchool),
            MinimumSchoolStrict = row.Value(SchoolStrict) ?? false,
            WorkingTimes = ReadTimes(row),
            Hazards = row.Object(Hazards),
            LicenceNeeded = row.Value(Licence),
            TransitArrivalPossible = row.Value(Transit),
            VocationalSchool = row.Object(School),
            SchoolMode = row.Value(Mode),
            MonthlyPayEuro = row.Value(Pay),
            OffersHousing = row.Value(Housing),
            TrialDays = row.Value(TrialDays),
            RefusedWishCount = refused,
            Visibility = row.Value(Visibility) ?? PlaceVisibility.Office,
        };
    }

    public static void Write(TrainingPlace place, RowWriter row)
    {
        row.Put(Id, place.Id);
        row.Put(Company, place.Company);
        row.Put(Occupation, place.Occupation);
        row.Put(Way, place.Pathway);
        row.Put(State, place.State);
        row.Put(SeatsTotal, place.SeatsTotal);
        row.Put(SeatsFilled, place.SeatsFilled);
        row.Put(StartsOn, place.StartsOn);
        row.Put(StartFlex, place.StartFlexDays);
        row.Put(OpenUntil, place.OpenUntil);
        row.Put(ConfirmedOn, place.ConfirmedOn);
        row.Put(Site, place.Site);
        row.Put(MinimumSchool, place.MinimumSchool);
        row.Put(SchoolStrict, place.MinimumSchoolStrict);
        WriteTimes(place.WorkingTimes, row);
        row.Put(Hazards, place.Hazards);
        row.Put(Licence, place.LicenceNeeded);
        row.Put(Transit, place.TransitArrivalPossible);
        row.Put(School, place.VocationalSchool);
        row.Put(Mode, place.SchoolMode);
        row.Put(Pay, place.MonthlyPayEuro);
        row.Put(Housing, place.OffersHousing);
        row.Put(TrialDays, place.TrialDays);
        row.Put(RefusedWishes, place.RefusedWishCount);
        row.Put(Visibility, place.Visibility);
    }

    private static WorkingTimes ReadTimes(CheckedRow row) => new()
    {
        EarliestBegin = row.Value(WorkBegins),
        LatestEnd = row.Value(WorkEnds),
        Shift = row.Value(Shift),
        Saturday = row.Value(Saturday),
        Sunday = row.Value(Sunday),
        Sector = row.Value(Sector),
    };

    private static void WriteTimes(WorkingTimes times, RowWriter row)
    {
        row.Put(WorkBegins, times.EarliestBegin);
        row.Put(WorkEnds, times.LatestEnd);
        row.Put(Shift, times.Shift);
        row.Put(Saturday, times.Saturday);
        row.Put(Sunday, times.Sunday);
        row.Put(Sector, times.Sector);
    }
}
