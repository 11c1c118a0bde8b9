using System.Security.Cryptography;
using Kausa.Matching.Assessment;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Assessments;

/// <summary>What has come in since the last run: whom it touched, what was known of them before, and from which files.</summary>
/// <remarks>One archive of tables beside the market, replaced as a whole. Immutable.</remarks>
public sealed record PendingResults
{
    private static readonly PendingResults None = new() { Before = new Dictionary<Id<Candidate>, (ValueList<CompetenceEvidence>, ValueList<LanguageEvidence>)>(), Sources = [] };

    /// <summary>The evidence of every touched person before the first of the results.</summary>
    public required IReadOnlyDictionary<Id<Candidate>, (ValueList<CompetenceEvidence> Competences, ValueList<LanguageEvidence> Languages)> Before { get; init; }

    /// <summary>Where each piece came from, in the order in which they came.</summary>
    public required ValueList<AssessmentSource> Sources { get; init; }

    /// <summary>Reads the archive.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>What it holds; nothing when there is none.</returns>
    /// <exception cref="PathException">It is damaged, or cannot be read.</exception>
    public static PendingResults Read(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            return None;
        }

        try
        {
            return Whole(path);
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not PathException))
        {
            throw Damaged(path, exception);
        }
    }

    private static PendingResults Whole(string path)
    {
        var source = new ZipMarketSource(path);
        var log = new ReadingLog();
        var people = Table(source, TouchedTable.Schema, log).GoodRows.Select(TouchedTable.Read).ToList();
        var competences = Table(source, EvidenceTable.Schema, log).By(EvidenceTable.Candidate, EvidenceTable.Read);
        var languages = Table(source, LanguageTable.Schema, log).By(LanguageTable.Candidate, LanguageTable.Read);
        var sources = Table(source, AssessmentSourceTable.Schema, log).GoodRows.Select(AssessmentSourceTable.Read).ToValueList();
        return log.ProblemCount == 0
            ? new() { Before = people.ToDictionary(id => id, id => (competences[id].ToValueList(), languages[id].ToValueList())), Sources = sources }
            : throw Damaged(path, null);
    }

    private static PathException Damaged(string path, Exception? exception) => new(Message.Of(MessageCode.OwnFileDamaged, ("path", path), ("verb", "kausa assess import")), exception);

    /// <summary>Digest of the archive, which says which results a run is about: 64 hexadecimal digits; empty when there is none.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>SHA-256 of its bytes.</returns>
    public static string DigestOf(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            return string.Empty;
        }

        using var stream = System.IO.File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Adds what a file brought: of people who are touched already the older state stays.</summary>
    /// <param name="before">The market before the file.</param>
    /// <param name="import">What the file brought.</param>
    /// <param name="sourceOf">Where each piece came from.</param>
    /// <returns>What is pending now.</returns>
    public PendingResults With(Market before, AssessmentImport import, Func<ImportedPiece, AssessmentSource> sourceOf)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(import);
        var people = new Dictionary<Id<Candidate>, (ValueList<CompetenceEvidence>, ValueList<LanguageEvidence>)>(Before);
        foreach (var id in import.Touched)
        {
            var person = before.FindCandidate(id)!;
            people.TryAdd(id, (person.Evidence, person.LanguageEvidence));
        }

        return new() { Before = people, Sources = [.. Sources, .. import.Pieces.Where(piece => piece.Outcome != MergeOutcome.Unchanged).Select(sourceOf)] };
    }

    /// <summary>The people about whom something is different now, in ordinal order of their case numbers.</summary>
    /// <param name="market">The market now.</param>
    /// <returns>Their states; people who left the market are left out.</returns>
    public IReadOnlyList<TouchedCandidate> Touched(Market market)
    {
        ArgumentNullException.ThrowIfNull(market);
        return [.. Before.OrderBy(person => person.Key)
            .Select(person => market.FindCandidate(person.Key) is { } now ? TouchedCandidate.Of(now, person.Value.Competences, person.Value.Languages) : null).OfType<TouchedCandidate>()];
    }

    /// <summary>Writes the files of the archive.</summary>
    /// <param name="sink">Where to; the caller completes it.</param>
    internal void Write(ZipMarketSink sink)
    {
        var people = Before.OrderBy(person => person.Key).ToList();
        Put(sink, TouchedTable.Schema, people.Select(person => person.Key), TouchedTable.Write);
        Put(sink, EvidenceTable.Schema, people.SelectMany(person => person.Value.Competences, (person, piece) => (person.Key, Piece: piece)), (pair, row) => EvidenceTable.Write(pair.Key, pair.Piece, row));
        Put(sink, LanguageTable.Schema, people.SelectMany(person => person.Value.Languages, (person, proof) => (person.Key, Proof: proof)), (pair, row) => LanguageTable.Write(pair.Key, pair.Proof, row));
        Put(sink, AssessmentSourceTable.Schema, Sources, AssessmentSourceTable.Write);
    }

    private static CheckedTable Table(ZipMarketSource source, TableSchema schema, ReadingLog log) => new CsvTableReader(source, schema.Name + ".csv", schema, log).Read();

    private static void Put<T>(ZipMarketSink sink, TableSchema schema, IEnumerable<T> items, Action<T, RowWriter> write)
    {
        using var stream = sink.Create(schema.Name + ".csv");
        TableFile.Write(stream, schema, items, write, Words.OfficeWords.English);
    }
}
