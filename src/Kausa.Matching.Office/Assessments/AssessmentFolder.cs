using System.Security.Cryptography;
using System.Text;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Assessments;

/// <summary>What lies beside a market about results and runs: <c>MARKET.assess</c>.</summary>
/// <remarks>
/// <c>pending.zip</c> what has come in since the last run; <c>journal.jsonl</c> a run that is under way or was cut off; <c>runs/0001.json</c> … the records of runs. It holds facts about people and
/// belongs where the market lies.
/// </remarks>
public sealed class AssessmentFolder
{
    private readonly string _folder;

    /// <summary>The folder beside a market.</summary>
    /// <param name="market">Path of the market.</param>
    public AssessmentFolder(string market)
    {
        ArgumentNullException.ThrowIfNull(market);
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(market)) + ".assess";
    }

    /// <summary>Path of what is pending.</summary>
    public string Pending => Path.Combine(_folder, "pending.zip");

    /// <summary>Path of the journal of a run.</summary>
    public string Journal => Path.Combine(_folder, "journal.jsonl");

    private string Runs => Path.Combine(_folder, "runs");

    /// <summary>Numbers of the runs that were completed, the oldest first.</summary>
    public IReadOnlyList<int> RunNumbers => !Directory.Exists(Runs) ? [] : [.. Directory.EnumerateFiles(Runs, "*.json").Select(path => int.TryParse(Path.GetFileNameWithoutExtension(path), out var number) ? number : 0).Where(number => number > 0).Order()];

    /// <summary>Path of the record of a run.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <returns>The path.</returns>
    public string RunRecord(int number) => Path.Combine(Runs, number.ToString("0000", System.Globalization.CultureInfo.InvariantCulture) + ".json");

    /// <summary>Takes the results of a file into a market that is a folder of tables: first what is pending, then the tables, so that whoever is cut off in between imports the file again and has lost nothing.</summary>
    /// <param name="market">Path of the market's folder; <see cref="MarketFile.IsFolderOfTables"/>.</param>
    /// <param name="before">The market as read from it.</param>
    /// <param name="import">What the file brought.</param>
    /// <param name="file">Path of the file.</param>
    /// <param name="mapping">The mapping it was read by.</param>
    /// <exception cref="IOException">Something could not be written.</exception>
    public void Save(string market, Market before, AssessmentImport import, string file, InstrumentMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(import);
        using var pending = DraftPending(this, before, import, file, mapping);
        pending?.Complete();
        var tables = MarketRows.Of(import.Market.Content, OfficeWords.English);
        using var evidence = Draft(market, tables, EvidenceTable.Schema);
        using var languages = Draft(market, tables, LanguageTable.Schema);
        evidence?.Complete();
        languages?.Complete();
    }

    /// <summary>Writes, beside what is pending, a note of what a file brought into a market that was read from one place and is written to this one: what was pending there goes with it, and what is noted here gives way, as the market here does.</summary>
    /// <param name="source">What lies beside the market that was read; this one where it is changed in place.</param>
    /// <param name="before">The market before the file.</param>
    /// <param name="import">What the file brought.</param>
    /// <param name="file">Path of the file.</param>
    /// <param name="mapping">The mapping it was read by.</param>
    /// <returns>What will be pending here, to be completed when the market is in place; null where that is what is pending already.</returns>
    /// <exception cref="IOException">It could not be written.</exception>
    public PendingDraft? DraftPending(AssessmentFolder source, Market before, AssessmentImport import, string file, InstrumentMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(mapping);
        if (import.Touched.Count == 0 && source._folder == _folder)
        {
            return null;
        }

        using var stream = RegularFile.Open(file);
        var digest = Convert.ToHexStringLower(SHA256.HashData(stream));
        return new PendingDraft(Pending, PendingResults.Read(source.Pending)
            .With(before, import, piece => new AssessmentSource(piece.Candidate, piece.Evidence, Path.GetFileName(file), digest, piece.Line, mapping.Name)));
    }

    /// <summary>Keeps the record of a run and forgets what it was about.</summary>
    /// <param name="record">The record as JSON text.</param>
    /// <returns>Number of the run.</returns>
    /// <exception cref="IOException">It could not be written.</exception>
    public int Complete(string record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var number = (RunNumbers is [.., var last] ? last : 0) + 1;
        using (var draft = new DraftFile(RunRecord(number)))
        {
            draft.Stream.Write(Encoding.UTF8.GetBytes(record));
            draft.Complete();
        }

        Clear();
        return number;
    }

    /// <summary>Forgets what is pending, because a run has answered it.</summary>
    public void Clear()
    {
        File.Delete(Pending);
        File.Delete(Journal);
    }

    // A table that is as it was stays as it is, to the byte.
    private static DraftFile? Draft(string market, IReadOnlyDictionary<TableSchema, IReadOnlyList<string[]>> tables, TableSchema schema)
    {
        var path = Path.Combine(market, MarketSchema.FileOf(schema));
        if (tables[schema].Count == 0 && !File.Exists(path))
        {
            return null;
        }

        using var bytes = new MemoryStream();
        TableFile.Write(bytes, schema, tables[schema]);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes.ToArray()))
        {
            return null;
        }

        var draft = new DraftFile(path, replace: true);
        bytes.WriteTo(draft.Stream);
        return draft;
    }
}
