using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Compile;

/// <summary>How near every occupation is to every other, and what nearness is worth, filled by asking the reference.</summary>
/// <remarks>Occupations are numbered as in the catalogue. Thread-safe.</remarks>
internal sealed class TradeTables
{
    private readonly Dictionary<Id<Occupation>, int> _indices = [];
    private readonly byte[] _nearness;
    private readonly MatchPolicy _policy;

    // Nearness follows from the catalogue alone and is the same for every policy.
    private static readonly Lazy<byte[]> SharedNearness = new(() => NearnessOf([.. ReferenceCatalogue.Shared.Occupations]));

    /// <summary>Tables of the catalogue and a policy.</summary>
    public TradeTables(MatchPolicy policy)
    {
        _policy = policy;
        Occupations = [.. ReferenceCatalogue.Shared.Occupations];
        RowLength = PaddedLength(Occupations.Length);
        for (var i = 0; i < Occupations.Length; i++)
        {
            _indices.Add(Occupations[i].Id, i);
        }

        Nearness = [policy.Trade.Other, policy.Trade.SameTwoDigits, policy.Trade.SameThreeDigits, policy.Trade.SameFourDigits];
        _nearness = SharedNearness.Value;
    }

    /// <summary>The catalogue's occupations.</summary>
    public Occupation[] Occupations { get; }

    /// <summary>Entries of a row: the number of occupations, rounded up to whole vectors.</summary>
    public int RowLength { get; }

    /// <summary>Quality in basis points of another field and of the same 2, 3 and 4 digits.</summary>
    public int[] Nearness { get; }

    /// <summary>Number of an occupation.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such occupation.</exception>
    public int IndexOf(Id<Occupation> id) => _indices[id];

    /// <summary>Number of an occupation, if the catalogue has it.</summary>
    public bool TryIndexOf(Id<Occupation> id, out int index) => _indices.TryGetValue(id, out index);

    /// <summary>Quality of the wish at a position from 0.</summary>
    public int WishQuality(int position) => _policy.Trade.WishQuality[Math.Min(position, _policy.Trade.WishQuality.Count - 1)];

    /// <summary>Nearness level 0..3 of every occupation to a wish.</summary>
    public ReadOnlySpan<byte> Row(int wish) => _nearness.AsSpan(wish * RowLength, RowLength);

    /// <summary>Nearness level 0..3 of every occupation to the nearest of some wishes.</summary>
    /// <param name="wishes">Numbers of wished occupations.</param>
    /// <param name="nearest">Room for a row.</param>
    public void NearestTo(ReadOnlySpan<ushort> wishes, Span<byte> nearest)
    {
        nearest.Clear();
        foreach (var wish in wishes)
        {
            var row = Row(wish);
            for (var at = 0; at < nearest.Length; at += Vector256<byte>.Count)
            {
                var nearer = Vector256.Max(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(nearest), (nuint)at), Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)at));
                nearer.StoreUnsafe(ref MemoryMarshal.GetReference(nearest), (nuint)at);
            }
        }
    }

    private static int PaddedLength(int count) => (count + 63) / 64 * 64;

    private static byte[] NearnessOf(Occupation[] occupations)
    {
        var rowLength = PaddedLength(occupations.Length);
        var nearness = new byte[occupations.Length * rowLength];
        for (var wish = 0; wish < occupations.Length; wish++)
        {
            for (var other = 0; other < occupations.Length; other++)
            {
                nearness[(wish * rowLength) + other] = (byte)(TradeCriterion.NearnessOf([occupations[wish]], occupations[other]) switch
                {
                    TradeNearness.SameFourDigits => 3,
                    TradeNearness.SameThreeDigits => 2,
                    TradeNearness.SameTwoDigits => 1,
                    _ => 0,
                });
            }
        }

        return nearness;
    }
}
