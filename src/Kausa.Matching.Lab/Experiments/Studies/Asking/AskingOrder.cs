using Kausa.Matching.Lab.Learning.Boosting;

namespace Kausa.Matching.Lab.Experiments.Studies.Asking;

/// <summary>Which fact about a person to find out next.</summary>
/// <remarks>Stateless and thread-safe.</remarks>
internal interface IAskingOrder
{
    /// <summary>Picks a fact.</summary>
    /// <param name="state">What is known, and what each open fact can still move.</param>
    /// <param name="open">Numbers of the facts not yet found out; at least one.</param>
    /// <returns>One of them.</returns>
    int Next(AskingState state, IReadOnlyList<int> open);
}

/// <summary>Baseline: a seeded order that looks at nothing.</summary>
/// <param name="rank">Rank of each fact in it.</param>
internal sealed class RandomAskingOrder(ulong[] rank) : IAskingOrder
{
    /// <inheritdoc/>
    public int Next(AskingState state, IReadOnlyList<int> open) => open.MinBy(fact => rank[fact]);
}

/// <summary>Asks what is most likely to set right who stands inside the shown list and who outside.</summary>
/// <remarks>
/// For a shown place i and another j let Δ be the distance of their scores and σ² = Σ δ² over the open facts, δ being what one fact moves the one against the other. A fact settles the
/// share δ² ÷ σ² of what is open between the two, and the two count by φ(Δ ÷ σ)², the more the nearer they are. The sum over all i and j decides.
/// </remarks>
internal sealed class ExchangeAskingOrder : IAskingOrder
{
    /// <inheritdoc/>
    public int Next(AskingState state, IReadOnlyList<int> open)
    {
        var (shown, others) = state.Split();
        var deviations = new double[state.PlaceCount][];
        for (var place = 0; place < deviations.Length; place++)
        {
            deviations[place] = [.. open.Select(fact => state.Deviation(place, fact))];
        }

        var gains = new double[open.Count];
        foreach (var i in shown)
        {
            foreach (var j in others)
            {
                double variance = 0;
                for (var at = 0; at < gains.Length; at++)
                {
                    var moved = deviations[i][at] - deviations[j][at];
                    variance += moved * moved;
                }

                if (variance == 0)
                {
                    continue;
                }

                double distance = state.ScoreMillionths(i) - state.ScoreMillionths(j);
                var share = StableMath.Exp(-Math.Min(100, distance * distance / variance)) / variance;
                for (var at = 0; at < gains.Length; at++)
                {
                    var moved = deviations[i][at] - deviations[j][at];
                    gains[at] += share * moved * moved;
                }
            }
        }

        return open[Enumerable.Range(0, gains.Length).MaxBy(at => gains[at])];
    }
}
