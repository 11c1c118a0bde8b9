using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Tables;

/// <summary><c>companies.csv</c>.</summary>
internal static class CompanyTable
{
    public static readonly Column<Id<Company>> Id = new("id", "Kennung", CellTypes.Company, "identifier of the company", "c-01") { IsRequired = true };
    private static readonly Column<string> Label =
        new("label", "Betrieb", CellTypes.Text(120), "what people see: the firm or a cipher, as the company chose", "Tischlerei Eiche") { IsRequired = true };
    private static readonly Column<Location> Site = new("postal_code", "Postleitzahl", CellTypes.Location, "postal code of the main site", "73728");
    private static readonly Column<ChamberKind> Chamber = new("chamber", "Kammer", CellTypes.Code<ChamberKind>(), "responsible chamber", "HWK");
    private static readonly Column<int> Employees = new("employees", "Beschäftigte", CellTypes.Whole(0, 1_000_000), "number of employees", "12");
    private static readonly Column<int> SkilledWorkers = new("skilled_workers", "Fachkräfte", CellTypes.Whole(0, 1_000_000), "number of skilled workers", "7");
    private static readonly Column<int> Apprentices = new("apprentices", "Auszubildende", CellTypes.Whole(0, 100_000), "number of apprentices now", "1");
    private static readonly Column<OpennessState> Openness =
        new("openness", "Ausbildungsbereitschaft", CellTypes.Code<OpennessState>(), "readiness to train", "WANTS_APPRENTICE");
    private static readonly Column<bool> MigrantLed =
        new("migrant_led", "migrantengeführt", CellTypes.YesNo, "as the company declares it; for reports only, never scored", "yes");
    private static readonly Column<ValueList<string>> Languages =
        new("working_languages", "Arbeitssprachen", CellTypes.List(CellTypes.Language), "languages spoken at work", "de|tr") { WhenEmpty = "none stated" };
    private static readonly Column<bool> Mentor = new("mentor", "Mentor/in", CellTypes.YesNo, "whether there is a mentor", "yes");
    private static readonly Column<bool> Companion =
        new("integration_companion", "Kümmerer", CellTypes.YesNo, "whether there is an integration companion", "no");
    private static readonly Column<bool> Tariff = new("bound_by_tariff", "Tarifbindung", CellTypes.YesNo, "whether pay follows a collective agreement", "yes");
    private static readonly Column<TrainingProhibition> Prohibition =
        new("training_prohibition", "Ausbildungsverbot", CellTypes.Code<TrainingProhibition>(), "ban on training", "NONE");
    private static readonly Column<Id<Adviser>> PrimaryAdviser =
        new("primary_adviser", "Ansprechperson", CellTypes.Adviser, "the one adviser of the company", "b-01") { References = "advisers" };
    private static readonly Column<DateOnly> ConfirmedOn =
        new("confirmed_on", "bestätigt am", CellTypes.Day, "day the company last confirmed these facts", "2026-05-20") { LaterDay = LaterDay.Refused };

    public static TableSchema Schema { get; } = new(
        "companies",
        "A training company (Betrieb) with its main site.",
        [Id, Label, Site, Chamber, Employees, SkilledWorkers, Apprentices, Openness, MigrantLed, Languages, Mentor, Companion, Tariff, Prohibition, PrimaryAdviser, ConfirmedOn])
    {
        IsRequired = true,
        Key = [Id],
    };

    public static Company Read(CheckedRow row, IReadOnlyList<TrainingEntitlement> entitlements, IReadOnlyList<Trainer> trainers) => new()
    {
        Id = row.Get(Id),
        Label = row.Get(Label),
        Site = row.Object(Site),
        Chamber = row.Value(Chamber),
        EmployeeCount = row.Value(Employees),
        SkilledWorkerCount = row.Value(SkilledWorkers),
        ApprenticeCount = row.Value(Apprentices),
        Openness = row.Value(Openness),
        MigrantLed = row.Value(MigrantLed),
        WorkingLanguages = row.List(Languages),
        HasMentor = row.Value(Mentor),
        HasIntegrationCompanion = row.Value(Companion),
        BoundByTariff = row.Value(Tariff),
        Prohibition = row.Value(Prohibition),
        PrimaryAdviser = row.Value(PrimaryAdviser),
        ConfirmedOn = row.Value(ConfirmedOn),
        Entitlements = entitlements.ToValueList(),
        Trainers = trainers.ToValueList(),
    };

    public static void Write(Company company, RowWriter row)
    {
        row.Put(Id, company.Id);
        row.Put(Label, company.Label);
        row.Put(Site, company.Site);
        row.Put(Chamber, company.Chamber);
        row.Put(Employees, company.EmployeeCount);
        row.Put(SkilledWorkers, company.SkilledWorkerCount);
        row.Put(Apprentices, company.ApprenticeCount);
        row.Put(Openness, company.Openness);
        row.Put(MigrantLed, company.MigrantLed);
        row.PutList(Languages, company.WorkingLanguages);
        row.Put(Mentor, company.HasMentor);
        row.Put(Companion, company.HasIntegrationCompanion);
        row.Put(Tariff, company.BoundByTariff);
        row.Put(Prohibition, company.Prohibition);
        row.Put(PrimaryAdviser, company.PrimaryAdviser);
        row.Put(ConfirmedOn, company.ConfirmedOn);
    }
}
