namespace Kausa.Matching.Allocation.Instances;

/// <summary>A hospitals/residents market with names.</summary>
/// <param name="Residents">Names of the residents, in the order of the document.</param>
/// <param name="Hospitals">Names of the hospitals, in the order of the document.</param>
/// <param name="Instance">The market by numbers, same order.</param>
public sealed record StableMarket(IReadOnlyList<string> Residents, IReadOnlyList<string> Hospitals, StableInstance Instance);
