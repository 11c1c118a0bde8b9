namespace Kausa.Matching.Lab.Random;

/// <summary>Values with their shares in whole percent, which sum to exactly 100.</summary>
/// <typeparam name="T">The values; null may stand for "not known".</typeparam>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class Mix<T>
{
    private readonly (T Value, int Percent)[] _shares;

    /// <summary>Creates a mix.</summary>
    /// <param name="shares">Values and percent 0..100.</param>
    /// <exception cref="ArgumentException">A share is negative or the shares do not sum to 100.</exception>
    public Mix(params (T Value, int Percent)[] shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        var sum = 0;
        foreach (var (value, percent) in shares)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(percent, nameof(shares));
            sum += percent;
        }

        if (sum != 100)
        {
            throw new ArgumentException($"The shares sum to {sum} percent, not 100.", nameof(shares));
        }

        _shares = [.. shares];
    }

    /// <summary>The values with their percent, in the order given.</summary>
    public IReadOnlyList<(T Value, int Percent)> Shares => _shares;

    /// <summary>The value at a rank: the first share covers the lowest ranks.</summary>
    /// <param name="rank">0..99.</param>
    /// <returns>The value.</returns>
    public T At(int rank)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        foreach (var (value, percent) in _shares)
        {
            if (rank < percent)
            {
                return value;
            }

            rank -= percent;
        }

        throw new ArgumentOutOfRangeException(nameof(rank), rank, "A rank is 0..99.");
    }

    /// <summary>Percent of one value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its share, 0 when it is not in the mix.</returns>
    public int PercentOf(T value) => _shares.Where(share => EqualityComparer<T>.Default.Equals(share.Value, value)).Sum(share => share.Percent);
}
