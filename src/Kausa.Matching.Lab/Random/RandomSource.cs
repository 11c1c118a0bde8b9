using System.Collections.Concurrent;

namespace Kausa.Matching.Lab.Random;

/// <summary>Gives every entity and every topic a random stream of its own, all from one seed.</summary>
/// <param name="seed">The seed; any value.</param>
/// <remarks>
/// A stream depends on seed, topic and index alone: not on how many entities there are, nor on the order in which they are drawn. So a
/// further candidate changes no other, and another rate of one fact changes no other fact. Thread-safe; it remembers ranks it has dealt,
/// which changes no result.
/// </remarks>
public sealed class RandomSource(ulong seed)
{
    /// <summary>Number of neighbours among which <see cref="Rank"/> deals its ranks.</summary>
    public const int RankCount = 100;

    private const ulong FnvOffset = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x100000001B3;

    private readonly ulong _seed = SplitMix64.Mix(seed + 1);
    private readonly ConcurrentDictionary<(string Topic, int Block), byte[]> _deals = new();

    /// <summary>The stream of one topic of one entity.</summary>
    /// <param name="topic">What is drawn, ASCII, for example <c>candidate/age</c>.</param>
    /// <param name="index">0-based index of the entity.</param>
    /// <returns>A new stream at its beginning.</returns>
    public RandomStream Stream(string topic, int index) => new(Key(topic, index));

    /// <summary>A rank that every value of 0 to 99 has exactly once among each hundred entities (stratified draw).</summary>
    /// <param name="topic">What is drawn.</param>
    /// <param name="index">0-based index of the entity.</param>
    /// <returns>0..99; for the indices 100·k to 100·k + 99 a random permutation.</returns>
    /// <remarks>Rates drawn this way are met exactly in each hundred, so that a sample of a hundred shows the published figures.</remarks>
    public int Rank(string topic, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return _deals.GetOrAdd((topic, index / RankCount), Deal)[index % RankCount];
    }

    /// <summary>A value for ordering that says nothing about the entity.</summary>
    /// <param name="topic">What is ordered.</param>
    /// <param name="index">0-based index of the entity.</param>
    /// <returns>64 bits.</returns>
    public ulong Key(string topic, int index)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var hash = FnvOffset;
        foreach (var c in topic)
        {
            hash = (hash ^ c) * FnvPrime;
        }

        return SplitMix64.Mix(SplitMix64.Mix(_seed ^ hash) + unchecked((ulong)index));
    }

    // Fisher and Yates, "inside out"; blocks have the negative indices to themselves.
    private byte[] Deal((string Topic, int Block) deal)
    {
        var stream = Stream(deal.Topic, -1 - deal.Block);
        var ranks = new byte[RankCount];
        for (var i = 0; i < RankCount; i++)
        {
            var j = stream.Below(i + 1);
            ranks[i] = ranks[j];
            ranks[j] = (byte)i;
        }

        return ranks;
    }
}
