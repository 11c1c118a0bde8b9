using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Assessment;

/// <summary>What became of a result that came in.</summary>
public enum MergeOutcome
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It takes the place of another of the same identifier: a correction.</summary>
    Replaced,

    /// <summary>It was there already, word for word.</summary>
    Unchanged,
}

/// <summary>Puts results from many sources together under one person, by identifier: the same result twice is one result.</summary>
/// <remarks>Nothing is averaged here; every piece stays as its source gave it. Stateless and thread-safe.</remarks>
public static class EvidenceMerge
{
    /// <summary>Adds one result in a competence.</summary>
    /// <param name="candidate">The person.</param>
    /// <param name="piece">The result.</param>
    /// <param name="outcome">What became of it.</param>
    /// <returns>The person with the result; the same instance when it was there already.</returns>
    /// <exception cref="ArgumentException"><see cref="EvidenceRules"/> refuses the result.</exception>
    public static Candidate With(this Candidate candidate, CompetenceEvidence piece, out MergeOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        Refuse(EvidenceRules.Problem(piece), nameof(piece));
        var list = Merge(candidate.Evidence, piece, one => one.Id, out outcome);
        return outcome == MergeOutcome.Unchanged ? candidate : candidate with { Evidence = list };
    }

    /// <summary>Adds one proof of German.</summary>
    /// <param name="candidate">The person.</param>
    /// <param name="proof">The proof.</param>
    /// <param name="outcome">What became of it.</param>
    /// <returns>The person with the proof; the same instance when it was there already.</returns>
    /// <exception cref="ArgumentException"><see cref="EvidenceRules"/> refuses the proof.</exception>
    public static Candidate With(this Candidate candidate, LanguageEvidence proof, out MergeOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        Refuse(EvidenceRules.Problem(proof), nameof(proof));
        var list = Merge(candidate.LanguageEvidence, proof, one => one.Id, out outcome);
        return outcome == MergeOutcome.Unchanged ? candidate : candidate with { LanguageEvidence = list };
    }

    private static ValueList<T> Merge<T>(ValueList<T> known, T piece, Func<T, Id<T>> idOf, out MergeOutcome outcome)
        where T : notnull
    {
        var items = known.ToArray();
        var at = Array.FindIndex(items, one => idOf(one) == idOf(piece));
        outcome = at < 0 ? MergeOutcome.Added : items[at].Equals(piece) ? MergeOutcome.Unchanged : MergeOutcome.Replaced;
        switch (outcome)
        {
            case MergeOutcome.Added:
                return items.Append(piece).ToValueList();
            case MergeOutcome.Replaced:
                items[at] = piece;
                return items.ToValueList();
            default:
                return known;
        }
    }

    private static void Refuse(string? problem, string field)
    {
        if (problem is not null)
        {
            throw new ArgumentException(problem, field);
        }
    }
}
