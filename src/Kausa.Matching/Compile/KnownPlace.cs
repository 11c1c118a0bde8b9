namespace Kausa.Matching.Compile;

/// <summary>What is known of a place before it is compiled.</summary>
/// <param name="Occupation">Number of its occupation in the catalogue.</param>
/// <param name="TieHash">Its hash among equals, which follows from the identifier alone; null for a place that is new.</param>
/// <param name="Entitlement">What its company's right to train made of it; null when company, occupation or pathway are not those of before.</param>
internal readonly record struct KnownPlace(int Occupation, ulong? TieHash, EntitlementTraits? Entitlement);
