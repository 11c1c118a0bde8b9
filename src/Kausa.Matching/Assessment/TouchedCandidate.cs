using Kausa.Matching.Model;

namespace Kausa.Matching.Assessment;

/// <summary>A person about whom results came in: what was known before, and what is known now.</summary>
/// <remarks>Only evidence may differ, so that every difference of the lists is the results' doing. Immutable and thread-safe.</remarks>
public sealed record TouchedCandidate
{
    private TouchedCandidate(Candidate before, Candidate after, ValueList<string> changed)
    {
        Before = before;
        After = after;
        Changed = changed;
    }

    /// <summary>The person as known now, with the evidence of before.</summary>
    public Candidate Before { get; }

    /// <summary>The person as known now.</summary>
    public Candidate After { get; }

    /// <summary>Identifiers of pieces that came in, were corrected or were taken back, in ordinal order, each once.</summary>
    public ValueList<string> Changed { get; }

    /// <summary>Compares two states of one person.</summary>
    /// <param name="after">The person as known now.</param>
    /// <param name="evidence">Results in competences before.</param>
    /// <param name="languages">Proofs of German before.</param>
    /// <returns>The person, or null when nothing about the evidence has changed.</returns>
    public static TouchedCandidate? Of(Candidate after, IReadOnlyList<CompetenceEvidence> evidence, IReadOnlyList<LanguageEvidence> languages)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(languages);
        var changed = Difference(evidence, after.Evidence, piece => piece.Id.Value)
            .Concat(Difference(languages, after.LanguageEvidence, proof => proof.Id.Value))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
        return changed.Count == 0
            ? null
            : new(after with { Evidence = evidence.ToValueList(), LanguageEvidence = languages.ToValueList() }, after, changed);
    }

    private static IEnumerable<string> Difference<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> idOf)
        where T : notnull =>
        before.Except(after).Concat(after.Except(before)).Select(idOf);
}
