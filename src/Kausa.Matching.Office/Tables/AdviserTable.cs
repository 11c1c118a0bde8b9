using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Tables;

/// <summary><c>advisers.csv</c>.</summary>
internal static class AdviserTable
{
    private static readonly Column<Id<Adviser>> Id = new("id", "Kennung", CellTypes.Adviser, "identifier of the adviser", "b-01") { IsRequired = true };
    private static readonly Column<AdviserRole> Role =
        new("role", "Rolle", CellTypes.Code<AdviserRole>(), "role in the office", "ADVISER") { WhenEmpty = "ADVISER" };
    private static readonly Column<ValueList<string>> Districts =
        new("districts", "Landkreise", CellTypes.List(new DistrictCell()), "districts the adviser covers", "08116|08111") { WhenEmpty = "all" };
    private static readonly Column<ValueList<string>> Languages =
        new("languages", "Sprachen", CellTypes.List(CellTypes.Language), "languages the adviser counsels in", "de|en") { WhenEmpty = "none stated" };
    private static readonly Column<int> CaseloadLimit = new("caseload_limit", "Fallobergrenze", CellTypes.Whole(0, 1_000), "most active cases", "60");

    public static TableSchema Schema { get; } = new("advisers", "An adviser (Berater/in) of the office.", [Id, Role, Districts, Languages, CaseloadLimit])
    {
        IsAboutPeople = true,
        Key = [Id],
    };

    public static Adviser Read(CheckedRow row) => new()
    {
        Id = row.Get(Id),
        Role = row.Value(Role) ?? AdviserRole.Adviser,
        DistrictAgs = row.List(Districts),
        Languages = row.List(Languages),
        CaseloadLimit = row.Value(CaseloadLimit),
    };

    public static void Write(Adviser adviser, RowWriter row)
    {
        row.Put(Id, adviser.Id);
        row.Put(Role, adviser.Role);
        row.PutList(Districts, adviser.DistrictAgs);
        row.PutList(Languages, adviser.Languages);
        row.Put(CaseloadLimit, adviser.CaseloadLimit);
    }
}
