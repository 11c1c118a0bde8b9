namespace Kausa.Matching.Explanation;

/// <summary>A score in words, because people see words first and numbers on request.</summary>
public enum FitWord
{
    /// <summary>Below 450,000 millionths.</summary>
    Little,

    /// <summary>From 450,000 millionths.</summary>
    Partly,

    /// <summary>From 650,000 millionths.</summary>
    Good,

    /// <summary>From 800,000 millionths.</summary>
    VeryGood,
}

/// <summary>Turns scores into words; the borders are the same everywhere and no policy's.</summary>
public static class FitWords
{
    /// <summary>The word of a score.</summary>
    /// <param name="scoreMillionths">Score, 0..1,000,000.</param>
    /// <returns>The word; the lower border belongs to it.</returns>
    public static FitWord Of(int scoreMillionths) => scoreMillionths switch
    {
        >= 800_000 => FitWord.VeryGood,
        >= 650_000 => FitWord.Good,
        >= 450_000 => FitWord.Partly,
        _ => FitWord.Little,
    };
}
