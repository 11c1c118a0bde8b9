namespace Kausa.Matching.Office.Writing;

/// <summary>What stands in a row although no file can hold it, until a change mends it.</summary>
/// <param name="Row">The row; it is the one that stands in the table.</param>
/// <param name="MendedBy">Ordinals of the cells of which any mends it when it is told otherwise.</param>
/// <param name="Refusal">What is told where nothing does.</param>
internal sealed record UnwritableFact(string[] Row, int[] MendedBy, string Refusal);
