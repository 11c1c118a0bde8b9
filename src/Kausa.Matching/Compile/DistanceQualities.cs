namespace Kausa.Matching.Compile;

/// <summary>What the way costs by distance, for one set of modes and one limit.</summary>
/// <param name="Values">Quality in basis points by distance in 100 m as far as the limit reaches; then zeros, one at least, which stand for all that is farther, as far as look-ups read.</param>
/// <param name="Reach100m">The longest distance within the limit in 100 m; −1 when even the door is too far.</param>
internal sealed record DistanceQualities(short[] Values, int Reach100m);
