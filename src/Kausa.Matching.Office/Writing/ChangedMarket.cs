using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Json;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Tables;

namespace Kausa.Matching.Office.Writing;

/// <summary>One fact told otherwise: a cell of a table in all rows of one identifier.</summary>
/// <param name="Table">Name of the table, for example <c>candidates</c>.</param>
/// <param name="Id">What stands in the first column of the rows.</param>
/// <param name="Column">Name of the column.</param>
/// <param name="Value">The new value as a file would hold it; empty is "not known".</param>
public sealed record FactChange(string Table, string Id, string Column, string Value);

/// <summary>What would a market be if some facts were otherwise: the companies, places and people that the facts are about are written, changed and read again, so that every check of files holds for them.</summary>
/// <remarks>Everybody else stays as they are and is not looked at. A problem tells the value that stands in a cell only where a change put it there.</remarks>
public static class ChangedMarket
{
    /// <summary>Changes facts.</summary>
    /// <param name="market">The market; it stays as it is.</param>
    /// <param name="changes">Facts told otherwise, one after the other.</param>
    /// <param name="language">Language of problems.</param>
    /// <returns>The changed market, or every problem in the way.</returns>
    /// <exception cref="ArgumentException">There is no such table, row or column, and the message names those that there are; or a row that is changed holds a fact that a file cannot hold.</exception>
    public static MarketReadResult Of(Market market, IReadOnlyCollection<FactChange> changes, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(changes);
        var tables = MarketRows.Of(Touched(market, changes));
        foreach (var change in changes)
        {
            Apply(change, tables);
        }

        using var sink = new MemoryMarketSink();
        using (var head = sink.Create(MarketSchema.MarketFile))
        {
            MarketJsonWriter.Write(head, [.. MarketSchema.Market.Columns.Select(column => column.Name)], MarketRows.Head(market));
        }

        MarketWriter.Write(tables, sink);
        sink.Complete();
        var read = MarketReader.ReadInto(new MemoryMarketSource(sink.Files), market, language);
        return read with { Problems = [.. read.Problems.Select(problem => changes.Any(change => IsAbout(problem, change)) ? problem : problem.WithoutValue())] };
    }

    // A table belongs to the rows of companies, places or people, by its first column; a trainer's is their own, and may be told to be another company's.
    private static MarketContent Touched(Market market, IReadOnlyCollection<FactChange> changes)
    {
        var (companies, trainers) = (Ids(CompanyTable.Schema, EntitlementTable.Schema), Ids(TrainerTable.Schema));
        var employers = changes.Where(change => change.Table == TrainerTable.Schema.Name).Select(change => change.Value).ToHashSet(StringComparer.Ordinal);
        var places = Ids(PlaceTable.Schema, RequirementTable.Schema, PlaceLanguageTable.Schema);
        var advisers = Ids(AdviserTable.Schema);
        var people = Ids(
            CandidateTable.Schema, WishTable.Schema, EvidenceTable.Schema, LanguageTable.Schema, CourseTable.Schema, LicenceTable.Schema, VetoTable.Schema, ConsentTable.Schema, EarlierEmploymentTable.Schema);
        return new()
        {
            Companies = [.. market.Companies.Where(company => companies.Contains(company.Id.Value) || employers.Contains(company.Id.Value) || company.Trainers.Any(trainer => trainers.Contains(trainer.Id.Value)))],
            Places = [.. market.Places.Where(place => places.Contains(place.Id.Value))],
            Candidates = [.. market.Candidates.Where(person => people.Contains(person.Id.Value))],
            Advisers = [.. market.Advisers.Where(adviser => advisers.Contains(adviser.Id.Value))],
            TravelTimes = Ids(TravelTimeRows.Schema).Count > 0 ? market.TravelTimes : TravelTimeTable.Empty,
        };

        HashSet<string> Ids(params TableSchema[] tables) => [.. changes.Where(change => tables.Any(table => table.Name == change.Table)).Select(change => change.Id)];
    }

    private static bool IsAbout(MarketProblem problem, FactChange change) =>
        problem.File == change.Table + ".csv" && problem.Column == change.Column && problem.Value == CellText.Shown(change.Value);

    private static void Apply(FactChange change, IReadOnlyDictionary<TableSchema, IReadOnlyList<string[]>> tables)
    {
        var schema = tables.Keys.FirstOrDefault(table => table.Name == change.Table)
            ?? throw new ArgumentException($"'{change.Table}' is no table; allowed: {string.Join(", ", tables.Keys.Select(table => table.Name).Order(StringComparer.Ordinal))}.", nameof(change));
        var columns = schema.Columns.Where(known => !known.IsOnlyRead && known.Ordinal > 0).ToList();
        var column = columns.Find(known => known.Name == change.Column)
            ?? throw new ArgumentException($"'{change.Column}' is no fact of {change.Table}; allowed: {string.Join(", ", Near(change.Column, columns.ConvertAll(known => known.Name)))}.", nameof(change));
        var rows = tables[schema].Where(row => row[0] == change.Id).ToList();
        if (rows.Count == 0)
        {
            throw new ArgumentException($"{change.Table} has no row '{change.Id}'.", nameof(change));
        }

        foreach (var row in rows)
        {
            row[column.Ordinal] = change.Value;
        }
    }

    // Those that hold what was typed, where there are any.
    private static List<string> Near(string typed, List<string> names) =>
        typed.Length > 2 && names.FindAll(name => name.Contains(typed, StringComparison.Ordinal)) is { Count: > 0 } near ? near : names;
}
