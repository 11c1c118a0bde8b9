namespace Kausa.Matching.Evidence;

/// <summary>How many items somebody who only guesses may still get right.</summary>
internal static class GuessLimit
{
    /// <summary>g + 2·SE_g with g = 1/options and SE_g = √(g·(1−g)/items); 0 for open items.</summary>
    /// <param name="items">Items asked, at least 1.</param>
    /// <param name="options">Answer options per item, at least 2; null for open items.</param>
    /// <returns>Share of items right at or below which a result is no better than guessing.</returns>
    public static double Share(int items, int? options)
    {
        var guess = Chance(options);
        return guess + (2.0 * Math.Sqrt(guess * (1.0 - guess) / items));
    }

    /// <summary>Chance to guess one item right: 1/options, 0 for open items.</summary>
    public static double Chance(int? options) => options is { } count ? 1.0 / count : 0.0;
}
