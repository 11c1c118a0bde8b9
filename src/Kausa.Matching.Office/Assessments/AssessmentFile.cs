using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;

namespace Kausa.Matching.Office.Assessments;

/// <summary>One good row of a file: what it says about one person.</summary>
/// <param name="Line">Line or row it stands on.</param>
/// <param name="Candidate">The person.</param>
/// <param name="Competences">Results in competences.</param>
/// <param name="Languages">Proofs of German.</param>
public sealed record AssessmentRow(int Line, Id<Candidate> Candidate, ValueList<CompetenceEvidence> Competences, ValueList<LanguageEvidence> Languages);

/// <summary>A file of results, read.</summary>
public sealed record AssessmentFile
{
    /// <summary>Rows nothing is wrong with; empty when the file was refused.</summary>
    public required IReadOnlyList<AssessmentRow> Rows { get; init; }

    /// <summary>Rows that something is wrong with; their problems are among <see cref="Problems"/>.</summary>
    public required int RefusedRowCount { get; init; }

    /// <summary>Whether nothing of the file may be taken: it is no such file, is damaged or too large, has a header that is not understood, or mixes instruments.</summary>
    public required bool IsRefused { get; init; }

    /// <summary>The first problems, sorted by line.</summary>
    public required IReadOnlyList<MarketProblem> Problems { get; init; }

    /// <summary>Problems that are not listed.</summary>
    public required int OmittedProblemCount { get; init; }

    /// <summary>What a person should know about what was read.</summary>
    public required IReadOnlyList<MarketNotice> Notices { get; init; }
}
