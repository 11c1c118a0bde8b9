using Kausa.Matching.Model;
using Kausa.Matching.Office.Json;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Writing;

/// <summary>What would a market be if some facts were otherwise: the companies, places and people that the facts are about are written, changed and read again, so that every check of files holds for them.</summary>
/// <remarks>Everybody else stays as they are and is not looked at. Nobody's consent to counselling is taken for granted where it was not given. A problem tells the value that stands in a cell only where a change put it there.
/// Which rows a change means is read from what they held before any change, so that values can be swapped.</remarks>
public static class ChangedMarket
{
    /// <summary>Changes facts.</summary>
    /// <param name="market">The market; it stays as it is.</param>
    /// <param name="changes">Facts told otherwise, one after the other; rows are chosen as they were before all of them.</param>
    /// <param name="language">Language of problems and of what is refused.</param>
    /// <returns>The changed market, or every problem in the way.</returns>
    /// <exception cref="FactChangeException">Two changes are about the same fact: a cell set twice, a row that goes and is set, added or gone by another, the same row added twice; there is no such table, row or column, and the message names those that there are; rows of a table that only has rows of their own would come or go; or somebody would consent to counselling who did not.</exception>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    /// <exception cref="FactUnwritableException">A row that is changed holds a fact that a file cannot hold, and no change tells that fact otherwise or takes the row away.</exception>
    public static MarketReadResult Of(Market market, IReadOnlyList<FactChange> changes, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(changes);
        var words = OfficeWords.For(language);
        var unwritable = new List<UnwritableFact>();
        var tables = MarketRows.Of(Touched(market, changes), words, unwritable).ToDictionary(table => table.Key, table => table.Value.ToList());
        var told = new ToldFacts();
        foreach (var change in changes)
        {
            Apply(change, tables, told, words);
        }

        if (unwritable.Find(fact => !told.Mends(fact)) is { } left)
        {
            throw new FactUnwritableException(left.Refusal);
        }

        using var sink = new MemoryMarketSink();
        using (var head = sink.Create(MarketSchema.MarketFile))
        {
            MarketJsonWriter.Write(head, [.. MarketSchema.Market.Columns.Select(column => column.Name)], MarketRows.Head(market, words));
        }

        MarketWriter.Write(tables.ToDictionary(table => table.Key, table => (IReadOnlyList<string[]>)table.Value), sink);
        sink.Complete();
        var read = MarketReader.ReadInto(new MemoryMarketSource(sink.Files), market, language, changes.Any(change => change.Table == TravelTimeRows.Schema.Name));
        if (read.Market is { } changed && market.Candidates.FirstOrDefault(person => AssumesCaseConsent(person, changed.FindCandidate(person.Id)!)) is { } assumed)
        {
            var given = changes.Last(change => change.Table == ConsentTable.Schema.Name && change.Id == assumed.Id.Value);
            throw Refused(given, words, MessageCode.FactConsent, ("table", ConsentTable.Schema.Name), ("id", assumed.Id), ("purpose", Purpose.MatchForAdviser.Code()));
        }

        return read with { Problems = [.. read.Problems.Select(problem => told.Explain(problem, tables, changes))] };
    }

    /// <summary>Whether facts told otherwise hold a consent to counselling for a day on which the person did not give it.</summary>
    /// <param name="person">The person as they are.</param>
    /// <param name="otherwise">The person as they would be.</param>
    /// <returns>True where some such consent does not lie within one that was given.</returns>
    public static bool AssumesCaseConsent(Candidate person, Candidate otherwise)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(otherwise);
        return !ReferenceEquals(person, otherwise) && otherwise.Consents.Where(consent => consent.Purpose == Purpose.MatchForAdviser).Any(told => !person.Consents.Any(given =>
            given.Purpose == Purpose.MatchForAdviser && given.GivenOn <= told.GivenOn && (given.WithdrawnOn is null || told.WithdrawnOn <= given.WithdrawnOn)));
    }

    // A table belongs to the rows of companies, places or people, by its first column; a trainer's is their own, and may be told to be another company's.
    private static MarketContent Touched(Market market, IReadOnlyList<FactChange> changes)
    {
        var (companies, trainers) = (Ids(CompanyTable.Schema, EntitlementTable.Schema), Ids(TrainerTable.Schema));
        var employers = changes.Where(change => change.Table == TrainerTable.Schema.Name).SelectMany(change => change.Cells.Select(cell => cell.Value).Append(change.Value)).ToHashSet(StringComparer.Ordinal);
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

    private static void Apply(FactChange change, Dictionary<TableSchema, List<string[]>> tables, ToldFacts told, OfficeWords words)
    {
        var schema = tables.Keys.FirstOrDefault(table => table.Name == change.Table)
            ?? throw Refused(change, words, MessageCode.FactTable, ("table", change.Table), ("allowed", Names(tables.Keys)));
        var cells = change.Cells.Select(cell => (ColumnOf(change, schema, cell.Column, words).Ordinal, cell.Column, cell.Value)).ToList();
        if (cells.CountBy(cell => cell.Column).FirstOrDefault(column => column.Value > 1).Key is { } twice)
        {
            throw Refused(change, words, MessageCode.FactTwice, ("column", twice), ("table", schema.Name));
        }

        if (change.Kind != FactChangeKind.Set && !HasRowsOfOthers(schema))
        {
            throw Refused(change, words, MessageCode.FactCellsOnly, ("table", schema.Name), ("allowed", Names(tables.Keys.Where(HasRowsOfOthers))));
        }

        if (change.Kind == FactChangeKind.Add)
        {
            AddRow(change, schema, cells, tables, told, words);
            return;
        }

        CheckOwner(change, schema, tables, words);
        var column = change.Kind == FactChangeKind.Set ? ColumnOf(change, schema, change.Column, words).Ordinal : 0;
        var rows = tables[schema].FindAll(row => IsMeant(told.Before(row)));
        if (told.Clash(schema, change.Kind == FactChangeKind.Set ? column : null, IsMeant) is { } other)
        {
            throw Clashing(change, other, words);
        }

        if (rows.Count == 0)
        {
            throw cells.Count == 0
                ? Unknown(change, schema.Name, isUnknownId: schema.IsEntity, words)
                : Refused(change, words, MessageCode.FactRowOfCells, ("table", schema.Name), ("id", change.Id), ("cells", string.Join(", ", change.Cells.Select(cell => $"{cell.Column}={cell.Value}"))));
        }

        if (change.Kind == FactChangeKind.Remove)
        {
            tables[schema].RemoveAll(row => IsMeant(told.Before(row)));
            told.Gone(schema, rows, change);
            return;
        }

        foreach (var row in rows)
        {
            told.Set(schema, row, column, change);
            row[column] = change.Value;
        }

        bool IsMeant(string[] row) => row[0] == change.Id && cells.TrueForAll(cell => row[cell.Ordinal] == cell.Value);
    }

    // Companies, places, people and advisers stay those that there are.
    private static bool HasRowsOfOthers(TableSchema table) => !table.IsEntity || table == TrainerTable.Schema;

    // Rows of a table that belong to somebody are there for those alone who are there.
    private static void CheckOwner(FactChange change, TableSchema schema, Dictionary<TableSchema, List<string[]>> tables, OfficeWords words)
    {
        if (schema.Columns[0].References is { } owners && !tables.Any(table => table.Key.Name == owners && table.Value.Exists(row => row[0] == change.Id)))
        {
            throw Unknown(change, owners, isUnknownId: true, words);
        }
    }

    private static void AddRow(FactChange change, TableSchema schema, List<(int Ordinal, string Column, string Value)> cells, Dictionary<TableSchema, List<string[]>> tables, ToldFacts told, OfficeWords words)
    {
        CheckOwner(change, schema, tables, words);
        string[] added = [.. schema.Columns.Select(_ => string.Empty)];
        added[0] = change.Id;
        foreach (var (ordinal, _, value) in cells)
        {
            added[ordinal] = value;
        }

        if (told.Added(schema, added) is { } other)
        {
            throw Clashing(change, other, words);
        }

        tables[schema].Add(added);
        told.Add(schema, added, cells.Select(cell => cell.Ordinal), change);
    }

    private static Column ColumnOf(FactChange change, TableSchema schema, string name, OfficeWords words)
    {
        var columns = schema.Columns.Where(known => !known.IsOnlyRead && known.Ordinal > 0).ToList();
        return columns.Find(known => known.Name == name)
            ?? throw Refused(change, words, MessageCode.FactColumn, ("column", name), ("table", schema.Name), ("allowed", string.Join(", ", Near(name, columns.ConvertAll(known => known.Name)))));
    }

    // Tables and columns are told by the names that were typed, which are those of files in every language.
    private static FactChangeException Refused(FactChange change, OfficeWords words, MessageCode code, params (string Name, object Value)[] arguments) => new(change, Message.Of(code, arguments).In(words));

    private static FactChangeException Unknown(FactChange change, string table, bool isUnknownId, OfficeWords words) =>
        new(change, Message.Of(MessageCode.FactRow, ("table", table), ("id", change.Id)).In(words)) { IsUnknownId = isUnknownId };

    private static FactChangeException Clashing(FactChange change, FactChange other, OfficeWords words) =>
        new(change, Message.Of(MessageCode.FactClash).In(words)) { Other = other };

    private static string Names(IEnumerable<TableSchema> tables) => string.Join(", ", tables.Select(table => table.Name).Order(StringComparer.Ordinal));

    // Those that hold what was typed, where there are any.
    private static List<string> Near(string typed, List<string> names) =>
        typed.Length > 2 && names.FindAll(name => name.Contains(typed, StringComparison.Ordinal)) is { Count: > 0 } near ? near : names;
}
