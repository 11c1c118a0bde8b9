using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Compile;

/// <summary>The few qualities that trade can have for people with wishes, numbered from the worst, so that the best of a block is the largest number.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class TradeScale
{
    private readonly byte[] _ofWish;
    private readonly byte[] _ofNearness;

    /// <summary>The scale of a policy.</summary>
    public TradeScale(TradeTables trade, TradePolicy policy)
    {
        var ofWish = Enumerable.Range(0, policy.WishQuality.Count).Select(trade.WishQuality).ToArray();
        Qualities = [.. ofWish.Concat(trade.Nearness).Distinct().Order()];
        ThrowHelper.Check(Qualities.Length <= byte.MaxValue, nameof(policy), $"{Qualities.Length} different qualities of trade; at most {byte.MaxValue}");
        _ofWish = Array.ConvertAll(ofWish, CodeOf);
        _ofNearness = Array.ConvertAll(trade.Nearness, CodeOf);
    }

    /// <summary>Quality in basis points by code, rising.</summary>
    public int[] Qualities { get; }

    /// <summary>Code of the wish at a position from 0.</summary>
    public byte OfWish(int position) => _ofWish[Math.Min(position, _ofWish.Length - 1)];

    /// <summary>Code of a nearness level 0..3.</summary>
    public byte OfNearness(int level) => _ofNearness[level];

    private byte CodeOf(int quality) => (byte)Array.BinarySearch(Qualities, quality);
}
