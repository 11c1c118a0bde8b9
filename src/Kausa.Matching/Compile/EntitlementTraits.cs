namespace Kausa.Matching.Compile;

/// <summary>What the rules about a company's right to train in an occupation make of its places there, whatever else the places are.</summary>
/// <remarks>The exclusions are the first bits of <see cref="PlaceSignature.ClosedBy"/>.</remarks>
[Flags]
internal enum EntitlementTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Closed to everybody (K01).</summary>
    NotEntitled = 1,

    /// <summary>Closed to everybody (K04).</summary>
    Prohibited = 2,

    /// <summary>A condition for everybody.</summary>
    Condition = 8,

    /// <summary>To be clarified for everybody.</summary>
    Clarification = 16,
}
