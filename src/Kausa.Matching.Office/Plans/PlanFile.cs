using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Plans;

/// <summary>What a plan before has to say to the next one.</summary>
/// <param name="Pairs">Its pairs, decided or not.</param>
/// <param name="Contacts">Its contacts.</param>
/// <param name="ContactRows">Where each contact stands: the line of a table, the path in a document.</param>
/// <param name="Problems">What could not be read, one line per cause, at most <see cref="MarketReader.MostProblems"/> and one that counts the rest; not empty means that nothing of the file may be used.</param>
public sealed record EarlierPlan(ValueList<EarlierPair> Pairs, ValueList<CompanyContact> Contacts, ValueList<string> ContactRows, ValueList<string> Problems)
{
    /// <summary>This plan with contacts of unknown companies and advisers as problems.</summary>
    /// <param name="unknown">Which.</param>
    /// <param name="language">Language of problems, <c>de</c> or <c>en</c>.</param>
    public EarlierPlan WithUnknown(IEnumerable<UnknownContact> unknown, string language)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        var problems = new PlanProblems(language == "de");
        foreach (var contact in unknown)
        {
            if (contact.IsCompany)
            {
                problems.Wrong(ContactRows[contact.Row], Contacts[contact.Row].Company.Value, "ein Betrieb des Marktes", "a company of the market");
            }
            else
            {
                problems.Wrong(ContactRows[contact.Row], Contacts[contact.Row].Adviser.Value, "eine Beratung des Marktes", "an adviser of the market");
            }
        }

        return this with { Problems = Problems.Concat(problems.Lines()).ToValueList() };
    }
}

/// <summary>A contact of a plan before whom or which the market does not know.</summary>
/// <param name="Row">Where the contact stands in <see cref="EarlierPlan.Contacts"/>, from 0.</param>
/// <param name="IsCompany">Whether it is the company; else the adviser.</param>
public readonly record struct UnknownContact(int Row, bool IsCompany);

/// <summary>Plans on disk: a table for advisers (<c>.csv</c>), JSON for programs; either can be the plan before of the next run.</summary>
/// <remarks>Advisers mark a pair as decided by writing <c>ja</c> or <c>yes</c> into the column Entschieden (decided). Reading never repairs: what is wrong is named with its line. The last row of a table counts the others; JSON that breaks off is none.</remarks>
public static class PlanFile
{
    /// <summary>Name of the JSON form.</summary>
    public const string Format = "kausa-plan-1";

    /// <summary>The largest file of a plan that is read, in bytes: 256 MB.</summary>
    public const int MostBytes = 256 << 20;

    private static readonly string[] Needed = [PlanColumns.Kind, PlanColumns.Candidate, PlanColumns.Place, PlanColumns.Company, PlanColumns.Contact, PlanColumns.Decided];

    /// <summary>Writes a plan as a table.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="texts">Language.</param>
    /// <param name="stream">Where it goes; stays open.</param>
    public static void WriteCsv(CohortPlan plan, TextCatalogue texts, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(texts);
        PlanCsv.Write(plan, texts, stream);
    }

    /// <summary>Writes a plan as JSON.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="texts">Language of the texts in it.</param>
    /// <param name="stream">Where it goes; stays open.</param>
    public static void WriteJson(CohortPlan plan, TextCatalogue texts, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(texts);
        PlanJson.Write(plan, texts, stream);
    }

    /// <summary>Reads a plan of either form, as the plan before.</summary>
    /// <param name="content">The file; UTF-8 without exception, at most <see cref="MostBytes"/>.</param>
    /// <param name="name">Its name, by whose ending a file without content is told to be no document (<c>.json</c>) or no table.</param>
    /// <param name="language">Language of problems, <c>de</c> or <c>en</c>.</param>
    /// <returns>Its pairs and contacts, or what is wrong.</returns>
    public static EarlierPlan Read(Stream content, string name, string language)
    {
        var reading = new Reading(language == "de");
        Read(content, name, reading, document => ReadEarlier(document, reading), text => ReadCsv(text, reading));
        return new EarlierPlan(reading.Pairs.ToValueList(), reading.Contacts.ToValueList(), reading.ContactRows.ToValueList(), reading.Problems.Lines().ToValueList());
    }

    /// <summary>Reads a plan of either form, to check it.</summary>
    /// <param name="content">The file; UTF-8 without exception, at most <see cref="MostBytes"/>.</param>
    /// <param name="name">Its name, by whose ending a file without content is told to be no document (<c>.json</c>) or no table.</param>
    /// <param name="language">Language of problems, <c>de</c> or <c>en</c>.</param>
    /// <returns>The plan, or what is wrong, one line per cause.</returns>
    public static (ClaimedPlan? Plan, ValueList<string> Problems) ReadClaim(Stream content, string name, string language)
    {
        var reading = new Reading(language == "de");
        ClaimedPlan? plan = null;
        Read(content, name, reading, document => plan = ClaimedPlan.Read(new JsonPart(document, reading.Problems), reading.Problems), text =>
        {
            ReadCsv(text, reading, isWhole: true);
            plan = new ClaimedPlan { Pairs = reading.Pairs.Select(pair => (pair.Candidate, pair.Place)).ToValueList(), Unplaced = reading.Unplaced.ToValueList() };
        });
        return (reading.Problems.IsEmpty ? plan : null, reading.Problems.Lines().ToValueList());
    }

    // One way to the content for all who read a plan, so that none takes a file that another refuses.
    private static void Read(Stream content, string name, Reading reading, Action<JsonElement> readJson, Action<string> readCsv)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(name);
        if (PlanBytes.Read(content, MostBytes, reading.Problems) is not { } bytes)
        {
            return;
        }

        var start = bytes.Span.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty ? Path.GetExtension(name) == ".json" : start[0] == '{')
        {
            PlanBytes.ReadJson(bytes, reading.Problems, readJson);
        }
        else
        {
            readCsv(Encoding.UTF8.GetString(bytes.Span));
        }
    }

    private static void ReadEarlier(JsonElement root, Reading reading)
    {
        if (Text(root, "format") != Format)
        {
            reading.Wrong("format", string.Empty, $"'{Format}'");
            return;
        }

        foreach (var (at, pair) in Items(root, "pairs", reading).Index())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"pairs[{at}]");
            var decided = Field(pair, "decided");
            if (decided.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                reading.Wrong(where, decided.ToString(), reading.IsGerman ? "true oder false (decided)" : "true or false (decided)");
            }

            reading.Pair(where, Text(pair, "candidate"), Text(pair, "place"), decided.ValueKind == JsonValueKind.True);
        }

        foreach (var (at, contact) in Items(root, "contacts", reading).Index())
        {
            reading.Contact(string.Create(CultureInfo.InvariantCulture, $"contacts[{at}]"), Text(contact, "company"), Text(contact, "adviser"));
        }
    }

    private static JsonElement[] Items(JsonElement root, string name, Reading reading)
    {
        if (root.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array)
        {
            return [.. items.EnumerateArray()];
        }

        reading.NoPlan(name, string.Empty);
        return [];
    }

    // What is not there, or no text, is empty, which no identifier is.
    private static string Text(JsonElement item, string name) => Field(item, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : string.Empty;

    private static JsonElement Field(JsonElement item, string name) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var field) ? field : default;

    private static void ReadCsv(string text, Reading reading, bool isWhole = false)
    {
        var header = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOfAny('\r', '\n')));
        var delimiter = header.Count(';') > header.Count(',') ? ";" : ",";
        var isBadCell = false;
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, IgnoreBlankLines = false, BadDataFound = _ => isBadCell = true });
        if (!csv.Read())
        {
            reading.Wrong("1", string.Empty, string.Join(", ", Needed.Append(PlanColumns.RowCount).Select(PlanColumns.Both)));
            return;
        }

        var columns = csv.Record!.Select((cell, at) => (Column: PlanColumns.All.FirstOrDefault(column => column.Name == cell.Trim() || column.German == cell.Trim()).Name, At: at))
            .Where(item => item.Column is not null).DistinctBy(item => item.Column).ToDictionary(item => item.Column, item => item.At);
        foreach (var missing in Needed.Where(name => !columns.ContainsKey(name)))
        {
            reading.Wrong("1", string.Empty, PlanColumns.Both(missing));
        }

        var (hasColumns, cellCount) = (Needed.All(columns.ContainsKey), csv.Count);
        var (rowCount, lastLine) = (0, csv.RawRow);
        (string Line, string Count)? end = null;
        for (var start = csv.RawRow + 1; hasColumns && csv.Read(); start = csv.RawRow + 1)
        {
            var line = start.ToString(CultureInfo.InvariantCulture);
            isBadCell = false;
            if (csv.Record!.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            (rowCount, lastLine) = (rowCount + 1, csv.RawRow);

            // A table that breaks off, or a cell that holds a delimiter, must not be read as if the rest were empty.
            if (isBadCell || csv.Count != cellCount)
            {
                reading.Broken(line, csv, isBadCell, cellCount);
                continue;
            }

            string Cell(string column) => FormulaEscape.Unescape(csv.Record![columns[column]].Trim());
            var kind = PlanColumns.Kinds.FirstOrDefault(known => known.Code == Cell(PlanColumns.Kind) || known.German == Cell(PlanColumns.Kind)).Code;
            if (kind == PlanColumns.End)
            {
                rowCount--;
                if (end is not null)
                {
                    reading.Wrong(line, Cell(PlanColumns.Kind), reading.IsGerman ? "nur eine Zeile Ende" : "one row END only");
                }

                end = (line, columns.ContainsKey(PlanColumns.RowCount) ? Cell(PlanColumns.RowCount) : string.Empty);
            }
            else if (kind == "PAIR")
            {
                bool? decided = Cell(PlanColumns.Decided).ToUpperInvariant() switch { "JA" or "YES" => true, "NEIN" or "NO" or "" => false, _ => null };
                if (decided is null)
                {
                    reading.Wrong(line, Cell(PlanColumns.Decided), reading.IsGerman ? "ja oder nein (Entschieden)" : "yes or no (decided)");
                }

                reading.Pair(line, Cell(PlanColumns.Candidate), Cell(PlanColumns.Place), decided == true);
            }
            else if (kind == "UNPLACED" && isWhole)
            {
                reading.Without(line, Cell(PlanColumns.Candidate));
            }
            else if (kind == "CONTACT")
            {
                reading.Contact(line, Cell(PlanColumns.Company), Cell(PlanColumns.Contact));
            }
            else if (kind is null)
            {
                reading.Wrong(line, Cell(PlanColumns.Kind), string.Join(", ", PlanColumns.Kinds.Select(known => reading.IsGerman ? known.German : known.Code)));
            }
        }

        // Of a table that already breaks off within a row, that alone is told.
        if (hasColumns && reading.Problems.IsEmpty && end?.Count != rowCount.ToString(CultureInfo.InvariantCulture))
        {
            reading.NotWhole(columns.ContainsKey(PlanColumns.RowCount), end?.Line, end?.Count, rowCount, lastLine + 1);
        }
    }

    private sealed class Reading(bool isGerman)
    {
        private readonly HashSet<(Id<Candidate>, Id<TrainingPlace>)> _pairs = [];
        private readonly HashSet<Id<Company>> _companies = [];

        public PlanProblems Problems { get; } = new(isGerman);

        public bool IsGerman => isGerman;

        public List<EarlierPair> Pairs { get; } = [];

        public List<CompanyContact> Contacts { get; } = [];

        public List<string> ContactRows { get; } = [];

        /// <summary>People named as without a place.</summary>
        public List<Id<Candidate>> Unplaced { get; } = [];

        public void Without(string where, string candidate)
        {
            if (Known<Candidate>(where, candidate) is { } person)
            {
                Unplaced.Add(person);
            }
        }

        public void Pair(string where, string candidate, string place, bool isDecided)
        {
            var (person, offer) = (Known<Candidate>(where, candidate), Known<TrainingPlace>(where, place));
            if (person is { } who && offer is { } what)
            {
                if (!_pairs.Add((who, what)))
                {
                    Wrong(where, $"{who}, {what}", isGerman ? "jedes Paar einmal" : "each pair once");
                    return;
                }

                Pairs.Add(new EarlierPair(who, what, isDecided));
            }
        }

        public void Contact(string where, string company, string adviser)
        {
            var (firm, contact) = (Known<Company>(where, company), Known<Adviser>(where, adviser));
            if (firm is { } which && contact is { } who)
            {
                if (!_companies.Add(which))
                {
                    Wrong(where, which.Value, isGerman ? "jeder Betrieb einmal" : "each company once");
                    return;
                }

                Contacts.Add(new CompanyContact(which, who));
                ContactRows.Add(where);
            }
        }

        /// <summary>A row whose cells are not those of the header, or whose quotes are wrong.</summary>
        public void Broken(string where, CsvParser row, bool isBadCell, int cellCount)
        {
            var words = isGerman ? OfficeWords.German : OfficeWords.English;
            if (isBadCell)
            {
                Wrong(where, CellText.Shown(row.RawRecord.TrimEnd()).In(words), Message.Of(row.RawRecord.Count(c => c == '"') % 2 == 0 ? MessageCode.Quotes : MessageCode.QuoteNotClosed).In(words));
                return;
            }

            Wrong(where, Message.Of(MessageCode.Cells, ("count", row.Count)).In(words), Message.Of(MessageCode.CellCount, ("count", cellCount), ("start", CellText.Shown(row.Record![0]))).In(words));
        }

        /// <summary>A table whose rows are not as many as it says, or that does not say.</summary>
        public void NotWhole(bool hasRowCount, string? where, string? count, int rowCount, int nextLine)
        {
            var rows = rowCount.ToString(CultureInfo.InvariantCulture);
            if (where is null)
            {
                Problems.Wrong(
                    nextLine.ToString(CultureInfo.InvariantCulture), string.Empty, "am Schluss eine Zeile der Art Ende, die in der Spalte Zeilen alle anderen zählt; ohne sie ist der Plan abgeschnitten oder von einer älteren Version: bitte neu schreiben lassen oder, wenn er vollständig ist, die Zeile ergänzen",
                    "a last row of kind END that counts all others in the column rows; without it the plan was cut or is of an older version: have it written anew or, if it is whole, add the row");
                return;
            }

            if (!hasRowCount)
            {
                Wrong("1", string.Empty, PlanColumns.Both(PlanColumns.RowCount));
                return;
            }

            Problems.Wrong(
                where, count ?? string.Empty, $"{rows} (Zeilen), so viele andere Zeilen stehen da; sonst fehlen welche oder kamen hinzu: das ganze Blatt nehmen oder, wenn es Absicht ist, die Zahl ändern",
                $"{rows} (rows), as many other rows stand there; else some are missing or came in: take the whole table or, if that is intended, change the number");
        }

        public void NoPlan(string where, string value) => Wrong(where, value, isGerman ? "ein Plan, wie kausa allocate ihn schreibt" : "a plan as kausa allocate writes it");

        public void Wrong(string where, string value, string allowed) => Problems.Wrong(where, value, allowed);

        private Id<T>? Known<T>(string where, string id)
        {
            if (Id<T>.IsValid(id))
            {
                return new Id<T>(id);
            }

            Wrong(where, id, isGerman ? "eine Kennung wie s-017" : "an identifier such as s-017");
            return null;
        }
    }
}
