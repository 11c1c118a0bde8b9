using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kausa.Matching.Model;

/// <summary>What a training place or an occupation asks for: level and weight in each of the 32 dimensions.</summary>
/// <remarks>
/// Immutable and valid by construction: levels are 0 to 100 points, weights 0 to 100 percent and sum to exactly 100;
/// level and weight of a dimension are either both 0 (nothing required) or both positive. Equality is by value.
/// Thread-safe. Specification: docs/scoring.md, "Units" and "Skills".
/// </remarks>
public sealed class RequirementProfile : IEquatable<RequirementProfile>
{
    /// <summary>Number of dimensions.</summary>
    public const int DimensionCount = 32;

    private const int MaxLevelPoints = 100;
    private const int WeightSumPercent = 100;

    // Inside the object: whoever builds columns reads hundreds of thousands of profiles, each from another end of memory.
    private DimensionBytes _levels;
    private DimensionBytes _weights;

    private RequirementProfile()
    {
    }

    /// <summary>The dimensions in which something is required, a bit for each.</summary>
    internal uint RequiredMask { get; private set; }

    /// <summary>The levels that it asks for, a bit for each sixteen of them.</summary>
    internal uint LevelMask { get; private set; }

    /// <summary>Level by dimension, see <see cref="Level"/>.</summary>
    internal ReadOnlySpan<byte> Levels => _levels;

    /// <summary>Weight by dimension, see <see cref="Weight"/>.</summary>
    internal ReadOnlySpan<byte> Weights => _weights;

    /// <summary>Number of dimensions in which something is required, 1..32.</summary>
    internal int RequiredCount => BitOperations.PopCount(RequiredMask);

    /// <summary>The same dimensions in their fixed order.</summary>
    internal RequiredDimensions Dimensions => new(RequiredMask);

    /// <summary>The dimensions in which something is required, in their fixed order; never empty.</summary>
    public IEnumerable<CompetenceRequirement> Required
    {
        get
        {
            for (var d = 0; d < DimensionCount; d++)
            {
                if (_weights[d] > 0)
                    yield return new CompetenceRequirement((CompetenceDimension)d, _levels[d], _weights[d]);
            }
        }
    }

    /// <summary>Creates a profile.</summary>
    /// <param name="requirements">
    /// Dimension, level in points and weight in percent, in any order, each dimension at most once; dimensions left out
    /// require nothing.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="requirements"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A dimension is unknown or stated twice, a level or weight is out of range, only one of them is 0, or the weights
    /// do not sum to 100.
    /// </exception>
    public static RequirementProfile Create(IEnumerable<(CompetenceDimension Dimension, int Level, int Weight)> requirements)
    {
        ArgumentNullException.ThrowIfNull(requirements);
        var profile = new RequirementProfile();
        var stated = 0u;
        var sum = 0;
        foreach (var (dimension, level, weight) in requirements)
        {
            var d = (int)dimension;
            if (d >= DimensionCount)
                throw new ArgumentException($"{d} is no dimension: 0 to {DimensionCount - 1}.", nameof(requirements));
            if ((stated >> d & 1) != 0)
                throw new ArgumentException($"{dimension} is stated twice.", nameof(requirements));
            if (level is < 0 or > MaxLevelPoints)
                throw new ArgumentException($"{dimension}: level {level} is not 0 to {MaxLevelPoints}.", nameof(requirements));
            if (weight is < 0 or > WeightSumPercent)
                throw new ArgumentException($"{dimension}: weight {weight} is not 0 to {WeightSumPercent}.", nameof(requirements));
            if (level == 0 != (weight == 0))
                throw new ArgumentException($"{dimension}: level {level} and weight {weight} must be both 0 or both positive.", nameof(requirements));
            stated |= 1u << d;
            sum += weight;
            profile._levels[d] = (byte)level;
            profile._weights[d] = (byte)weight;
            profile.RequiredMask |= weight > 0 ? 1u << d : 0;
            profile.LevelMask |= weight > 0 ? 1u << (level / 16) : 0;
        }

        return sum == WeightSumPercent
            ? profile
            : throw new ArgumentException($"The weights sum to {sum}, not {WeightSumPercent}.", nameof(requirements));
    }

    /// <summary>Level required in a dimension, 0 to 100 points; 0 where nothing is required.</summary>
    /// <exception cref="IndexOutOfRangeException">The value is none of the 32 dimensions.</exception>
    public int Level(CompetenceDimension dimension) => _levels[(int)dimension];

    /// <summary>Weight of a dimension, 0 to 100 percent; 0 where nothing is required.</summary>
    /// <exception cref="IndexOutOfRangeException">The value is none of the 32 dimensions.</exception>
    public int Weight(CompetenceDimension dimension) => _weights[(int)dimension];

    /// <summary>True if both profiles require the same in every dimension.</summary>
    public bool Equals(RequirementProfile? other) =>
        other is not null && Levels.SequenceEqual(other.Levels) && Weights.SequenceEqual(other.Weights);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RequirementProfile);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Levels);
        hash.AddBytes(Weights);
        return hash.ToHashCode();
    }

    [InlineArray(DimensionCount)]
    private struct DimensionBytes
    {
        private byte _first;
    }

    /// <summary>Goes through dimensions without allocating.</summary>
    internal struct RequiredDimensions(uint mask)
    {
        private uint _rest = mask;

        public CompetenceDimension Current { get; private set; }

        public readonly RequiredDimensions GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_rest == 0)
                return false;
            Current = (CompetenceDimension)BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
