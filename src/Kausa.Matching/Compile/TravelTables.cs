using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Compile;

/// <summary>Minutes by distance for each set of modes, and quality by minutes for each limit, filled by asking the reference.</summary>
/// <remarks>Rows are made when first asked for and then shared; a row is made alike by whoever comes first. Thread-safe.</remarks>
internal sealed class TravelTables
{
    /// <summary>The longest limit anybody can name.</summary>
    public const int MaxLimitMinutes = 300;

    /// <summary>The longest trip that a filter can ask for; minutes by distance reach so far.</summary>
    public const int MaxTripMinutes = 600;

    private const int ModeSets = 32;
    private static readonly TransportMode[] AllModes = Enum.GetValues<TransportMode>();

    private readonly MatchPolicy _policy;
    private readonly short[]?[] _minutes = new short[ModeSets + 1][];
    private readonly ushort[]?[] _qualities = new ushort[MaxLimitMinutes + 1][];
    private readonly DistanceQualities?[] _byDistance = new DistanceQualities?[(ModeSets + 1) * (MaxLimitMinutes + 1)];

    /// <summary>Tables of a policy.</summary>
    public TravelTables(MatchPolicy policy) => _policy = policy;

    /// <summary>The code of a person's modes: a bit per mode, or <see cref="NotAsked"/>.</summary>
    public static byte CodeOf(ValueList<TransportMode>? modes)
    {
        if (modes is null)
        {
            return NotAsked;
        }

        var bits = 0;
        foreach (var mode in modes)
        {
            bits |= 1 << (int)mode;
        }

        return (byte)bits;
    }

    /// <summary>Code of modes that nobody asked for.</summary>
    public const byte NotAsked = ModeSets;

    /// <summary>The code of the modes that count in the end: where none was asked for or none has a model, the policy's default modes.</summary>
    /// <param name="modes">Code of the modes.</param>
    /// <returns>A bit per mode, at least one; all codes that travel alike have the same. The code of two sets together is their OR.</returns>
    public byte UsableOf(byte modes)
    {
        var usable = 0;
        foreach (var model in TripModel.Usable(ModesOf(modes), _policy.Location))
        {
            usable |= 1 << (int)model.Mode;
        }

        return (byte)usable;
    }

    /// <summary>Minutes by distance in 100 m: non-decreasing, as far as the longest trip reaches; every longer way takes longer than that.</summary>
    /// <param name="modes">Code of the modes.</param>
    public ReadOnlySpan<short> Minutes(byte modes) => _minutes[modes] ??= MinutesOf(modes);

    /// <summary>Quality in basis points by minutes 0..limit; behind the limit it is 0.</summary>
    /// <param name="limitMinutes">The person's limit 1..300.</param>
    public ReadOnlySpan<ushort> Qualities(int limitMinutes) => _qualities[limitMinutes] ??= QualitiesOf(limitMinutes);

    /// <summary>Quality by distance in 100 m as far as a limit reaches; farther it is 0.</summary>
    /// <param name="modes">Code of the modes.</param>
    /// <param name="limitMinutes">The person's limit 1..300.</param>
    public DistanceQualities QualityByDistance(byte modes, int limitMinutes) =>
        _byDistance[(modes * (MaxLimitMinutes + 1)) + limitMinutes] ??= QualityByDistanceOf(modes, limitMinutes);

    /// <summary>The longest distance that some limit allows.</summary>
    /// <param name="minutes">Minutes by distance.</param>
    /// <param name="limitMinutes">The limit.</param>
    /// <returns>Distance in 100 m; −1 when even the door is too far.</returns>
    public static int Reach(ReadOnlySpan<short> minutes, int limitMinutes)
    {
        var low = 0;
        var high = minutes.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (minutes[middle] <= limitMinutes)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private static ValueList<TransportMode>? ModesOf(byte code) =>
        code == NotAsked ? null : AllModes.Where(mode => (code >> (int)mode & 1) != 0).ToValueList();

    private short[] MinutesOf(byte code)
    {
        var person = new MobilityFacts { Modes = ModesOf(code), MaxTravelMinutes = MaxLimitMinutes };
        var home = new Location("00000", "00000", default);
        var minutes = new List<short>();
        for (var distance100m = 0; distance100m <= GridPosition.Max100m; distance100m++)
        {
            var site = new Location("00000", "00000", new GridPosition(distance100m, 0));
            var trip = TripModel.Of(home, person, site, TravelTimeTable.Empty, _policy.Location)!;
            if (trip.Minutes > MaxTripMinutes)
            {
                break;
            }

            minutes.Add((short)trip.Minutes);
        }

        return [.. minutes];
    }

    private DistanceQualities QualityByDistanceOf(byte modes, int limitMinutes)
    {
        var minutes = Minutes(modes);
        var qualities = Qualities(limitMinutes);
        var reach = Reach(minutes, limitMinutes);
        var byDistance = new short[LaneLookUp.TableLength(reach + 2)];
        for (var distance = 0; distance <= reach; distance++)
        {
            byDistance[distance] = (short)qualities[minutes[distance]];
        }

        return new DistanceQualities(byDistance, reach);
    }

    private ushort[] QualitiesOf(int limitMinutes) =>
        [.. Enumerable.Range(0, limitMinutes + 1).Select(minutes => (ushort)LocationCriterion.Of(new Trip(0, minutes, null, limitMinutes, false), _policy, ScoreMode.Expected).QualityBasisPoints)];
}
