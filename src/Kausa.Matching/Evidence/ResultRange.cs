namespace Kausa.Matching.Evidence;

/// <summary>What a result, or what it is out of, may be.</summary>
/// <param name="Min">Lowest value in units of the scale, included.</param>
/// <param name="Max">Highest value in units of the scale, included.</param>
/// <param name="IsWhole">Whether only whole numbers count.</param>
/// <remarks>Specification: docs/evidence.md, "What is accepted". <c>default</c> holds 0 alone.</remarks>
public readonly record struct ResultRange(int Min, int Max, bool IsWhole)
{
    /// <summary>Whether a value lies in the range.</summary>
    /// <param name="hundredths">The value in hundredths of the scale's unit.</param>
    /// <returns>False beyond the ends, and for parts where only whole numbers count.</returns>
    public bool Holds(int hundredths) => hundredths >= Min * 100 && hundredths <= Max * 100 && (!IsWhole || hundredths % 100 == 0);
}
