using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Plans;

/// <summary>What a plan before has to say to the next one.</summary>
/// <param name="Pairs">Its pairs, decided or not.</param>
/// <param name="Contacts">Its contacts.</param>
/// <param name="Problems">What could not be read, one line per cause, at most <see cref="MarketReader.MostProblems"/> and one that counts the rest; not empty means that nothing of the file may be used.</param>
public sealed record EarlierPlan(ValueList<EarlierPair> Pairs, ValueList<CompanyContact> Contacts, ValueList<string> Problems);

/// <summary>Plans on disk: a table for advisers (<c>.csv</c>), JSON for programs; either can be the plan before of the next run.</summary>
/// <remarks>Advisers mark a pair as decided by writing <c>ja</c> or <c>yes</c> into the column Entschieden (decided). Reading never repairs: what is wrong is named with its line.</remarks>
public static class PlanFile
{
    /// <summary>Name of the JSON form.</summary>
    public const string Format = "kausa-plan-1";

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
    /// <param name="content">The file.</param>
    /// <param name="language">Language of problems, <c>de</c> or <c>en</c>.</param>
    /// <returns>Its pairs and contacts, or what is wrong.</returns>
    public static EarlierPlan Read(Stream content, string language)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var reader = new StreamReader(content, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        var reading = new Reading(language == "de");
        if (text.TrimStart().StartsWith('{'))
        {
            ReadJson(text, reading);
        }
        else
        {
            ReadCsv(text, reading);
        }

        return new EarlierPlan(reading.Pairs.ToValueList(), reading.Contacts.ToValueList(), reading.ProblemLines().ToValueList());
    }

    private static void ReadJson(string text, Reading reading)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (!root.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String || format.GetString() != Format)
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
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            reading.NoPlan("JSON", exception.Message);
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

    private static void ReadCsv(string text, Reading reading)
    {
        var header = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOfAny('\r', '\n')));
        var delimiter = header.Count(';') > header.Count(',') ? ";" : ",";
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, BadDataFound = null });
        if (!csv.Read())
        {
            reading.Wrong("1", string.Empty, string.Join(", ", Needed));
            return;
        }

        var columns = csv.Record!.Select((cell, at) => (Column: PlanColumns.All.FirstOrDefault(column => column.Name == cell.Trim() || column.German == cell.Trim()).Name, At: at))
            .Where(item => item.Column is not null).DistinctBy(item => item.Column).ToDictionary(item => item.Column, item => item.At);
        foreach (var missing in Needed.Where(name => !columns.ContainsKey(name)))
        {
            reading.Wrong("1", string.Empty, $"{missing} / {PlanColumns.All.First(column => column.Name == missing).German}");
        }

        var hasColumns = Needed.All(columns.ContainsKey);
        while (hasColumns && csv.Read())
        {
            string Cell(string column) => columns[column] < csv.Record!.Length ? FormulaEscape.Unescape(csv.Record[columns[column]].Trim()) : string.Empty;
            var line = csv.RawRow.ToString(CultureInfo.InvariantCulture);
            var kind = PlanColumns.Kinds.FirstOrDefault(known => known.Code == Cell(PlanColumns.Kind) || known.German == Cell(PlanColumns.Kind)).Code;
            if (kind == "PAIR")
            {
                bool? decided = Cell(PlanColumns.Decided).ToUpperInvariant() switch { "JA" or "YES" => true, "NEIN" or "NO" or "" => false, _ => null };
                if (decided is null)
                {
                    reading.Wrong(line, Cell(PlanColumns.Decided), reading.IsGerman ? "ja oder nein (Entschieden)" : "yes or no (decided)");
                }

                reading.Pair(line, Cell(PlanColumns.Candidate), Cell(PlanColumns.Place), decided == true);
            }
            else if (kind == "CONTACT")
            {
                reading.Contact(line, Cell(PlanColumns.Company), Cell(PlanColumns.Contact));
            }
            else if (kind is null && csv.Record!.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                reading.Wrong(line, Cell(PlanColumns.Kind), string.Join(", ", PlanColumns.Kinds.Select(known => reading.IsGerman ? known.German : known.Code)));
            }
        }
    }

    private sealed class Reading(bool isGerman)
    {
        private readonly List<string> _problems = [];
        private readonly HashSet<(Id<Candidate>, Id<TrainingPlace>)> _pairs = [];
        private readonly HashSet<Id<Company>> _companies = [];
        private int _omittedCount;

        public bool IsGerman => isGerman;

        public List<EarlierPair> Pairs { get; } = [];

        public List<CompanyContact> Contacts { get; } = [];

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
            }
        }

        public void NoPlan(string where, string value) => Wrong(where, value, isGerman ? "ein Plan, wie kausa allocate ihn schreibt" : "a plan as kausa allocate writes it");

        public void Wrong(string where, string value, string allowed)
        {
            if (_problems.Count == MarketReader.MostProblems)
            {
                _omittedCount++;
                return;
            }

            _problems.Add(isGerman ? $"{where} '{value}': erlaubt ist {allowed}" : $"{where} '{value}': allowed is {allowed}");
        }

        public IEnumerable<string> ProblemLines() => _omittedCount == 0
            ? _problems
            : _problems.Append(Message.Of(MessageCode.MoreProblems, ("count", _omittedCount)).In(isGerman ? OfficeWords.German : OfficeWords.English));

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
