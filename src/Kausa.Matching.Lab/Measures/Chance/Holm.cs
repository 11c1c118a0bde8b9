namespace Kausa.Matching.Lab.Measures.Chance;

/// <summary>Correction for many comparisons at once: whatever is clear after it, the chance that any of it is chance alone is at most 5 %.</summary>
/// <remarks>
/// Holm 1979: of m probabilities the least is multiplied by m, the next by m − 1 and so on; each is at least the one before it, at most 1. It asks nothing of how comparisons hang
/// together, and is never less strict than what a single comparison asks for.
/// </remarks>
public static class Holm
{
    /// <summary>Corrects probabilities that were looked at together.</summary>
    /// <param name="probabilities">One for each comparison.</param>
    /// <returns>The corrected ones, in the order given; the order changes no value.</returns>
    public static IReadOnlyList<Probability> Correct(IReadOnlyList<Probability> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var corrected = new Probability[probabilities.Count];
        var least = new Probability(0, 1);
        foreach (var (at, rank) in Enumerable.Range(0, probabilities.Count).Order(Comparer<int>.Create((a, b) => probabilities[a].CompareTo(probabilities[b]))).Select((at, rank) => (at, rank)))
        {
            var own = probabilities[at].Times(probabilities.Count - rank);
            least = own.CompareTo(least) > 0 ? own : least;
            corrected[at] = least;
        }

        return corrected;
    }
}
