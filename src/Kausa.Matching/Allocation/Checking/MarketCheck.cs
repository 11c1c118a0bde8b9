namespace Kausa.Matching.Allocation;

/// <summary>What the checker found in the matching of a whole market.</summary>
/// <param name="Findings">All offenders, rows people and columns places by their numbers in the index; none means that the matching is stable.</param>
/// <param name="WishedPairCount">Pairs of a person and a place they like better than what they have: all of these were looked at.</param>
/// <param name="ReferencePairCount">Pairs whose company's score was computed once more by the reference.</param>
/// <param name="ReferenceDifferenceCount">Those of them where the two differ; 0 is the only right answer.</param>
public sealed record MarketCheck(IReadOnlyList<AllocationFinding> Findings, long WishedPairCount, long ReferencePairCount, long ReferenceDifferenceCount)
{
    /// <summary>Whether there is nothing to object to.</summary>
    public bool IsProven => Findings.Count == 0 && ReferenceDifferenceCount == 0;
}
