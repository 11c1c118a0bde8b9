namespace Kausa.Matching.Scoring.Tables;

/// <summary>What not knowing better costs: the surcharge C[class][|required − held|] on top of the plain gap.</summary>
/// <remarks>
/// With X normal around x with standard error SE and δ = |r − x|, the expected shortfall E[max(0, r − X)] splits exactly into the plain gap
/// max(0, r − x) and SE·h(δ/SE), h(u) = φ(u) − u·Q(u). r − x is an integer, so rounding keeps the split. The literals are 8 classes of
/// 48 entries; beyond the last entry the surcharge is 0. A test recomputes each entry with + − × ÷ in 28-digit decimals. No row falls by
/// more than one step's gap, so a higher estimate never costs more. Specification: docs/scoring.md, "Expected shortfall".
/// </remarks>
public static class SurchargeTables
{
    /// <summary>Entries per class.</summary>
    public const int Width = 48;

    /// <summary>Competences: C[class · 48 + δ] in points, δ in points.</summary>
    public static ReadOnlySpan<byte> Skill =>
    [
        // SE 4 points
        2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        // SE 6 points
        2, 2, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        // SE 8 points
        3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        // SE 10 points
        4, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        // SE 13 points
        5, 5, 4, 4, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        // SE 16 points
        6, 6, 5, 5, 5, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        // SE 20 points
        8, 7, 7, 7, 6, 6, 5, 5, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        // SE 25 points
        10, 9, 9, 9, 8, 8, 7, 7, 6, 6, 6, 5, 5, 5, 4, 4, 4, 4, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
        0,
    ];

    /// <summary>Language: C[class · 48 + δ] in shortfall points (40 per level), δ in tenths of a level.</summary>
    public static ReadOnlySpan<byte> Language =>
    [
        // SE 3 tenths
        5, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        // SE 4 tenths
        6, 5, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        // SE 5 tenths
        8, 6, 5, 3, 2, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        // SE 6 tenths
        10, 8, 6, 5, 4, 3, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
        // SE 8 tenths
        13, 11, 9, 8, 6, 5, 4, 3, 3, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0,
        // SE 10 tenths
        16, 14, 12, 11, 9, 8, 7, 6, 5, 4, 3, 3, 2, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0,
        // SE 12 tenths
        19, 17, 15, 14, 12, 11, 9, 8, 7, 6, 5, 5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0,
        // SE 15 tenths
        24, 22, 20, 18, 17, 15, 14, 12, 11, 10, 9, 8, 7, 6, 6, 5, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0,
    ];

    /// <summary>Surcharge of a competence.</summary>
    /// <param name="errorClass">Error class 0..7.</param>
    /// <param name="distancePoints">|required − held| in points, not negative.</param>
    /// <returns>0..10 points.</returns>
    public static int SkillPoints(int errorClass, int distancePoints) => distancePoints < Width ? Skill[(errorClass * Width) + distancePoints] : 0;

    /// <summary>Surcharge of a language skill.</summary>
    /// <param name="errorClass">Error class 0..7.</param>
    /// <param name="distanceTenths">|target − held| in tenths of a level, not negative.</param>
    /// <returns>0..24 shortfall points.</returns>
    public static int LanguagePoints(int errorClass, int distanceTenths) => distanceTenths < Width ? Language[(errorClass * Width) + distanceTenths] : 0;
}
