using Kausa.Matching.Assessment;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Assessments;

/// <summary>One result on its way into a market.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="Evidence">Identifier of the piece.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Line">Line of the file it stands on.</param>
public sealed record ImportedPiece(Id<Candidate> Candidate, string Evidence, MergeOutcome Outcome, int Line);

/// <summary>A market with the results of a file.</summary>
/// <param name="Market">The market; the same instance when the file says nothing new.</param>
/// <param name="Pieces">Every result of the file, in the order of its rows.</param>
public sealed record AssessmentImport(Market Market, IReadOnlyList<ImportedPiece> Pieces)
{
    /// <summary>People about whom the file says something new, in ordinal order.</summary>
    public IReadOnlyList<Id<Candidate>> Touched => [.. Pieces.Where(piece => piece.Outcome != MergeOutcome.Unchanged).Select(piece => piece.Candidate).Distinct().Order()];

    /// <summary>Merges the good rows of a file into a market, by identifier: importing a file twice changes nothing the second time.</summary>
    /// <param name="market">The market.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>The market after it, and what became of each result.</returns>
    public static AssessmentImport Into(Market market, IReadOnlyList<AssessmentRow> rows)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(rows);
        var changed = new Dictionary<Id<Candidate>, Candidate>();
        var pieces = new List<ImportedPiece>();
        foreach (var row in rows)
        {
            var person = changed.GetValueOrDefault(row.Candidate) ?? market.FindCandidate(row.Candidate)!;
            foreach (var piece in row.Competences)
            {
                person = person.With(piece, out var outcome);
                pieces.Add(new(row.Candidate, piece.Id.Value, outcome, row.Line));
            }

            foreach (var proof in row.Languages)
            {
                person = person.With(proof, out var outcome);
                pieces.Add(new(row.Candidate, proof.Id.Value, outcome, row.Line));
            }

            changed[row.Candidate] = person;
        }

        var isNew = pieces.Exists(piece => piece.Outcome != MergeOutcome.Unchanged);
        return new(isNew ? With(market, changed) : market, pieces);
    }

    private static Market With(Market market, Dictionary<Id<Candidate>, Candidate> changed) => new(
        market.Office, market.AsOf, market.Source, market.Content with { Candidates = [.. market.Candidates.Select(person => changed.GetValueOrDefault(person.Id) ?? person)] });
}
