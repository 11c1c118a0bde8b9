using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Tables;

/// <summary><c>entitlements.csv</c>.</summary>
internal static class EntitlementTable
{
    public static readonly Column<Id<Company>> Company =
        new("company", "Betrieb", CellTypes.Company, "the company", "c-01") { IsRequired = true, References = "companies" };
    private static readonly Column<Id<Occupation>> Occupation =
        new("occupation", "Ausbildungsberuf", CellTypes.Occupation, "the occupation", "tischler") { IsRequired = true };
    private static readonly Column<EntitlementState> State =
        new("state", "Stand", CellTypes.Code<EntitlementState>(), "state with the chamber", "GRANTED") { IsRequired = true };
    private static readonly Column<DateOnly> CheckedOn = new("checked_on", "geprüft am", CellTypes.Day, "day this was last checked", "2026-03-02") { LaterDay = LaterDay.Refused };
    private static readonly Column<string> Partner =
        new("verbund_partner", "Verbundpartner", CellTypes.Text(200), "partner of joint training, free of personal data") { WhenEmpty = "none named" };

    public static TableSchema Schema { get; } = new(
        "entitlements",
        "Entitlement of a company to train in one occupation (Ausbildungsberechtigung).",
        [Company, Occupation, State, CheckedOn, Partner])
    {
        Key = [Company, Occupation],
    };

    public static TrainingEntitlement Read(CheckedRow row) => new(row.Get(Company), row.Get(Occupation), row.Get(State), row.Value(CheckedOn), row.Object(Partner));

    public static void Write(Id<Company> company, TrainingEntitlement entitlement, RowWriter row)
    {
        row.Require(entitlement.Company == company, Company, Message.Of(MessageCode.OwnCompany));
        row.Put(Company, company);
        row.Put(Occupation, entitlement.Occupation);
        row.Put(State, entitlement.State);
        row.Put(CheckedOn, entitlement.CheckedOn);
        row.Put(Partner, entitlement.VerbundPartner);
    }
}

/// <summary><c>trainers.csv</c>.</summary>
internal static class TrainerTable
{
    public static readonly Column<Id<Company>> Company =
        new("company", "Betrieb", CellTypes.Company, "the company", "c-01") { IsRequired = true, References = "companies" };
    private static readonly Column<Id<Trainer>> Id = new("id", "Kennung", new IdCell<Trainer>(), "identifier of the trainer", "t-01") { IsRequired = true };
    private static readonly Column<ValueList<Id<Occupation>>> Occupations =
        new("occupations", "Ausbildungsberufe", CellTypes.List(CellTypes.Occupation), "occupations the trainer covers", "tischler")
        { WhenEmpty = "all of the company" };
    private static readonly Column<TrainerQualification> Qualification =
        new("qualification", "fachliche Eignung", CellTypes.Code<TrainerQualification>(), "on what professional suitability rests", "MEISTER");
    private static readonly Column<AevoState> Aevo = new("aevo", "AEVO", CellTypes.Code<AevoState>(), "state of the trainer aptitude examination", "PASSED");

    public static TableSchema Schema { get; } = new("trainers", "A trainer (Ausbilder/in) of a company.", [Id, Company, Occupations, Qualification, Aevo])
    {
        IsAboutPeople = true,
        Key = [Id],
    };

    public static Trainer Read(CheckedRow row) => new(row.Get(Id), row.Get(Company), row.List(Occupations), row.Value(Qualification), row.Value(Aevo));

    public static void Write(Id<Company> company, Trainer trainer, RowWriter row)
    {
        row.Require(trainer.Company == company, Company, Message.Of(MessageCode.OwnCompany));
        row.Put(Id, trainer.Id);
        row.Put(Company, company);
        row.PutList(Occupations, trainer.Occupations);
        row.Put(Qualification, trainer.Qualification);
        row.Put(Aevo, trainer.Aevo);
    }
}
