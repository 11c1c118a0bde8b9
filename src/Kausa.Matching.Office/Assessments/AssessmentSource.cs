using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Assessments;

/// <summary>Where one piece of evidence came from.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="Evidence">Identifier of the piece.</param>
/// <param name="File">Name of the file, without folders.</param>
/// <param name="FileDigest">SHA-256 of the file: 64 hexadecimal digits.</param>
/// <param name="Line">Line or row of the file.</param>
/// <param name="Mapping">Name of the mapping it was read by.</param>
public sealed record AssessmentSource(Id<Candidate> Candidate, string Evidence, string File, string FileDigest, int Line, string Mapping);

/// <summary>The table of sources that have come in since the last run.</summary>
internal static class AssessmentSourceTable
{
    private static readonly Column<Id<Candidate>> Candidate = new("candidate", "Fallkennung", CellTypes.Candidate, "the person") { IsRequired = true };
    private static readonly Column<Id<CompetenceEvidence>> Evidence = new("evidence", "Nachweis", new IdCell<CompetenceEvidence>(), "the piece") { IsRequired = true };
    private static readonly Column<string> File = new("file", "Datei", CellTypes.Verbatim(255), "the file") { IsRequired = true };
    private static readonly Column<string> Digest = new("sha256", "Prüfsumme", CellTypes.Text(64), "its digest") { IsRequired = true };
    private static readonly Column<int> Line = new("line", "Zeile", CellTypes.Whole(1, int.MaxValue), "the line") { IsRequired = true };
    private static readonly Column<string> Mapping = new("mapping", "Zuordnung", CellTypes.Verbatim(120), "the mapping") { IsRequired = true };

    public static TableSchema Schema { get; } = new("sources", "Where one piece of evidence came from.", [Candidate, Evidence, File, Digest, Line, Mapping]);

    public static AssessmentSource Read(CheckedRow row) => new(row.Get(Candidate), row.Get(Evidence).Value, row.Get(File), row.Get(Digest), row.Get(Line), row.Get(Mapping));

    public static void Write(AssessmentSource source, RowWriter row)
    {
        row.Put(Candidate, source.Candidate);
        row.Put(Evidence, new Id<CompetenceEvidence>(source.Evidence));
        row.Put(File, source.File);
        row.Put(Digest, source.FileDigest);
        row.Put(Line, source.Line);
        row.Put(Mapping, source.Mapping);
    }
}

/// <summary>The table of people about whom results have come in since the last run.</summary>
internal static class TouchedTable
{
    private static readonly Column<Id<Candidate>> Candidate = new("id", "Fallkennung", CellTypes.Candidate, "the person") { IsRequired = true };

    public static TableSchema Schema { get; } = new("touched", "A person about whom results came in.", [Candidate]);

    public static Id<Candidate> Read(CheckedRow row) => row.Get(Candidate);

    public static void Write(Id<Candidate> candidate, RowWriter row) => row.Put(Candidate, candidate);
}
