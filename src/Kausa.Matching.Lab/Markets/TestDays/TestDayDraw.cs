using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>What somebody would get on a test day, given what they really can; every draw is of one seeded stream.</summary>
public static class TestDayDraw
{
    private const int Whole = 1_000;

    /// <summary>Half the width of what an observer sees beside the truth, in points.</summary>
    private const int ObserverSpread = 15;

    /// <summary>Items right in a test with several answers each, or none to choose from.</summary>
    /// <param name="truthPoints">What the person can, 0..100.</param>
    /// <param name="difficulty">Points at which half of what is not guessed is right, 0..100.</param>
    /// <param name="items">Items, at least 1.</param>
    /// <param name="options">Answers per item; null when they are free.</param>
    /// <param name="stream">Where chance comes from.</param>
    /// <returns>0..<paramref name="items"/>.</returns>
    public static int ItemsRight(int truthPoints, int difficulty, int items, int? options, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var guessed = options is { } many ? Whole / many : 0;
        var known = Math.Clamp((Whole / 2) + ((truthPoints - difficulty) * 10), 0, Whole);
        var right = guessed + ((Whole - guessed) * known / Whole);
        return Enumerable.Range(0, items).Count(_ => stream.Below(Whole) < right);
    }

    /// <summary>A rating as observers give it.</summary>
    /// <param name="truthPoints">What the person can, 0..100.</param>
    /// <param name="difficulty">Points that are rated in the middle, 0..100.</param>
    /// <param name="highest">The highest rating; the lowest is 1.</param>
    /// <param name="stream">Where chance comes from.</param>
    /// <returns>1..<paramref name="highest"/>.</returns>
    public static int Rating(int truthPoints, int difficulty, int highest, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var seen = Math.Clamp(50 + truthPoints - difficulty + stream.Between(-ObserverSpread, ObserverSpread), 0, 100);
        return 1 + (((seen * (highest - 1)) + 50) / 100);
    }

    /// <summary>A level of German as an examination gives it: the level that is reached as a whole.</summary>
    /// <param name="truthTenths">What the person can, in tenths of a level; 30 is B1.</param>
    /// <param name="top">The highest level of the examination.</param>
    /// <param name="stream">Where chance comes from.</param>
    /// <returns>A0..<paramref name="top"/>.</returns>
    public static CefrLevel Level(int truthTenths, CefrLevel top, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return (CefrLevel)Math.Clamp((truthTenths + stream.Between(-3, 3)) / 10, 0, (int)top);
    }
}
