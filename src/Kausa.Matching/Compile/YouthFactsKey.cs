using Kausa.Matching.Model;

namespace Kausa.Matching.Compile;

/// <summary>The facts of a place and its company that rules of youth protection look at, packed: places alike in them need the rules only once.</summary>
/// <param name="Times">Earliest begin in ticks of the day (0..2^40 − 1, all bits set when not known) in bits 0..39; the other facts above.</param>
/// <param name="LatestEnd">Latest end in ticks of the day, −1 when not known.</param>
internal readonly record struct YouthFactsKey(ulong Times, long LatestEnd)
{
    private const int BeginBits = 40;
    private const ulong ProhibitedBit = 1UL << 63;

    /// <summary>The facts of a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="prohibition">Ban on training.</param>
    /// <param name="isRecognised">Whether the occupation is a recognised one.</param>
    public static YouthFactsKey Of(TrainingPlace place, TrainingProhibition? prohibition, bool isRecognised)
    {
        var times = place.WorkingTimes;
        var hazards = place.Hazards is null ? 0 : place.Hazards.Count == 0 ? 1 : 2;
        var facts = 0UL;
        Add(ref facts, 2, hazards);
        Add(ref facts, 3, prohibition is { } ban ? 1 + (int)ban : 0);
        Add(ref facts, 1, isRecognised ? 1 : 0);
        Add(ref facts, 1, place.StartsOn is null ? 0 : 1);
        Add(ref facts, 4, (int)place.Pathway);
        Add(ref facts, 2, CodeOf(times.Shift));
        Add(ref facts, 2, CodeOf(times.Saturday));
        Add(ref facts, 2, CodeOf(times.Sunday));
        Add(ref facts, 4, times.Sector is { } sector ? 1 + (int)sector : 0);
        var begin = times.EarliestBegin is { } earliest ? (ulong)earliest.Ticks : (1UL << BeginBits) - 1;
        return new YouthFactsKey(facts << BeginBits | begin, times.LatestEnd?.Ticks ?? -1);
    }

    /// <summary>The same facts of a company that must not train in the occupation: all that these rules know of its entitlements.</summary>
    public YouthFactsKey Prohibited() => this with { Times = Times | ProhibitedBit };

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var mixed = (Times ^ ((ulong)LatestEnd << 1)) * 0x9E3779B97F4A7C15UL;
        return (int)(mixed >> 32);
    }

    private static int CodeOf(bool? fact) => fact is { } known ? (known ? 2 : 1) : 0;

    private static void Add(ref ulong facts, int bits, int value)
    {
        ThrowHelper.Check(value < 1 << bits, nameof(value), "a fact of youth protection has more values than its key has room for");
        facts = facts << bits | (uint)value;
    }
}
