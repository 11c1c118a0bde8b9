using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Csv;

namespace Kausa.Matching.Office.Plans;

/// <summary>What a plan before has to say to the next one.</summary>
/// <param name="Pairs">Its pairs, decided or not.</param>
/// <param name="Contacts">Its contacts.</param>
/// <param name="Problems">What could not be read, one line per cause; not empty means that nothing of the file may be used.</param>
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

        return new EarlierPlan(reading.Pairs.ToValueList(), reading.Contacts.ToValueList(), reading.Problems.ToValueList());
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

            var at = 0;
            foreach (var pair in root.GetProperty("pairs").EnumerateArray())
            {
                var where = string.Create(CultureInfo.InvariantCulture, $"pairs[{at++}]");
                reading.Pair(where, pair.GetProperty("candidate").GetString(), pair.GetProperty("place").GetString(), pair.GetProperty("decided").GetBoolean() ? "yes" : "no");
            }

            at = 0;
            foreach (var contact in root.GetProperty("contacts").EnumerateArray())
            {
                reading.Contact(string.Create(CultureInfo.InvariantCulture, $"contacts[{at++}]"), contact.GetProperty("company").GetString(), contact.GetProperty("adviser").GetString());
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            reading.Wrong("JSON", exception.Message, reading.IsGerman ? "ein Plan, wie kausa allocate ihn schreibt" : "a plan as kausa allocate writes it");
        }
    }

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

        while (reading.Problems.Count == 0 && csv.Read())
        {
            string Cell(string column) => columns[column] < csv.Record!.Length ? FormulaEscape.Unescape(csv.Record[columns[column]].Trim()) : string.Empty;
            var line = csv.RawRow.ToString(CultureInfo.InvariantCulture);
            var kind = PlanColumns.Kinds.FirstOrDefault(known => known.Code == Cell(PlanColumns.Kind) || known.German == Cell(PlanColumns.Kind)).Code;
            if (kind == "PAIR")
            {
                reading.Pair(line, Cell(PlanColumns.Candidate), Cell(PlanColumns.Place), Cell(PlanColumns.Decided));
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
        public bool IsGerman => isGerman;

        public List<EarlierPair> Pairs { get; } = [];

        public List<CompanyContact> Contacts { get; } = [];

        public List<string> Problems { get; } = [];

        public void Pair(string where, string? candidate, string? place, string decided)
        {
            bool? isDecided = decided.ToUpperInvariant() switch { "JA" or "YES" => true, "NEIN" or "NO" or "" => false, _ => null };
            if (isDecided is null)
            {
                Wrong(where, decided, isGerman ? "ja oder nein (Entschieden)" : "yes or no (decided)");
            }
            else if (Known<Candidate>(where, candidate) is { } person && Known<TrainingPlace>(where, place) is { } offer)
            {
                Pairs.Add(new EarlierPair(person, offer, isDecided.Value));
            }
        }

        public void Contact(string where, string? company, string? adviser)
        {
            if (Known<Company>(where, company) is { } firm && Known<Adviser>(where, adviser) is { } contact)
            {
                Contacts.Add(new CompanyContact(firm, contact));
            }
        }

        public void Wrong(string where, string value, string allowed) => Problems.Add(isGerman ? $"{where} '{value}': erlaubt ist {allowed}" : $"{where} '{value}': allowed is {allowed}");

        private Id<T>? Known<T>(string where, string? id)
        {
            if (Id<T>.IsValid(id))
            {
                return new Id<T>(id);
            }

            Wrong(where, id ?? string.Empty, isGerman ? "eine Kennung wie s-017" : "an identifier such as s-017");
            return null;
        }
    }
}
