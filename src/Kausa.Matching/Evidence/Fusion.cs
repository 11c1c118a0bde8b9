using Kausa.Matching.Evidence.Tables;

namespace Kausa.Matching.Evidence;

/// <summary>What all pieces say together with the prior.</summary>
/// <param name="Value">x.</param>
/// <param name="Variance">Squared standard error, widened when the pieces contradict each other.</param>
/// <param name="IsConflicting">Whether they do.</param>
internal readonly record struct Fused(double Value, double Variance, bool IsConflicting);

/// <summary>Inverse-variance fusion with the prior as one more piece of evidence.</summary>
/// <remarks>
/// 1. Weights are 1/SE²; sums run in the order of the pieces, so equal pieces give equal bits;
/// 2. the prior is the last piece;
/// 3. Q = Σ(x − x̄)²/SE² over the pieces without the prior (m ≥ 2, x̄ without it too); above χ²(0.95, m − 1) they contradict each other and the
///    error grows by √(Q/(m − 1)).
/// The floor and the cap of the error are the narrowest and the widest of <see cref="ErrorClasses"/>.
/// </remarks>
internal static class Fusion
{
    public static Fused Fuse(IReadOnlyList<Piece> pieces, double priorValue, double priorError)
    {
        var precision = 0.0;
        var weighted = 0.0;
        foreach (var piece in pieces)
        {
            precision += 1.0 / piece.Variance;
            weighted += piece.Value / piece.Variance;
        }

        var priorVariance = priorError * priorError;
        var allPrecision = precision + (1.0 / priorVariance);
        var value = (weighted + (priorValue / priorVariance)) / allPrecision;
        var variance = 1.0 / allPrecision;
        if (pieces.Count < 2)
        {
            return new Fused(value, variance, IsConflicting: false);
        }

        var spread = Spread(pieces, weighted / precision);
        var isConflicting = spread > ChiSquareLimits.Of(pieces.Count - 1);
        return new Fused(value, isConflicting ? variance * spread / (pieces.Count - 1) : variance, isConflicting);
    }

    private static double Spread(IReadOnlyList<Piece> pieces, double mean)
    {
        var spread = 0.0;
        foreach (var piece in pieces)
        {
            var distance = piece.Value - mean;
            spread += distance * distance / piece.Variance;
        }

        return spread;
    }
}
