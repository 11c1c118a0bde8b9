namespace Kausa.Matching.Lab.Measures.Matching;

/// <summary>What a pair is worth to both sides.</summary>
/// <param name="Candidate">Candidate, from 0.</param>
/// <param name="Place">Place, from 0.</param>
/// <param name="CandidateMillionths">Worth to the person, 0..1,000,000; being without a place is worth 0.</param>
/// <param name="PlaceMillionths">Worth to the company, 0..1,000,000; an empty seat is worth 0.</param>
public readonly record struct PairWorth(int Candidate, int Place, int CandidateMillionths, int PlaceMillionths);

/// <summary>A market against which matchings are measured: seats, and the eligible pairs with their worth.</summary>
/// <remarks>In a synthetic market the worth is the truth behind it, not a score. Immutable and thread-safe.</remarks>
public sealed class MatchedMarket
{
    /// <summary>Worth of a pair at most.</summary>
    public const int WorthMax = 1_000_000;

    private readonly Dictionary<(int Candidate, int Place), PairWorth> _byPair;

    /// <summary>Puts a market together.</summary>
    /// <param name="candidateCount">Number of candidates.</param>
    /// <param name="seats">Open seats of each place, 0 or more.</param>
    /// <param name="pairs">Eligible pairs, each once.</param>
    /// <exception cref="ArgumentException">A pair occurs twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public MatchedMarket(int candidateCount, IReadOnlyList<int> seats, IReadOnlyList<PairWorth> pairs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(candidateCount);
        ArgumentNullException.ThrowIfNull(seats);
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var count in seats)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(seats));
        }

        _byPair = [];
        foreach (var pair in pairs)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)pair.Candidate, (uint)candidateCount, nameof(pairs));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)pair.Place, (uint)seats.Count, nameof(pairs));
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)pair.CandidateMillionths, (uint)WorthMax, nameof(pairs));
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)pair.PlaceMillionths, (uint)WorthMax, nameof(pairs));
            if (!_byPair.TryAdd((pair.Candidate, pair.Place), pair))
            {
                throw new ArgumentException($"Candidate {pair.Candidate} and place {pair.Place} are a pair twice.", nameof(pairs));
            }
        }

        CandidateCount = candidateCount;
        Seats = [.. seats];
        Pairs = [.. pairs];
    }

    /// <summary>Number of candidates.</summary>
    public int CandidateCount { get; }

    /// <summary>Open seats of each place.</summary>
    public IReadOnlyList<int> Seats { get; }

    /// <summary>Eligible pairs.</summary>
    public IReadOnlyList<PairWorth> Pairs { get; }

    /// <summary>Worth of a pair.</summary>
    /// <param name="candidate">Candidate, from 0.</param>
    /// <param name="place">Place, from 0.</param>
    /// <returns>The worth, or null for a pair that is not eligible.</returns>
    public PairWorth? WorthOf(int candidate, int place) => _byPair.TryGetValue((candidate, place), out var pair) ? pair : null;
}
