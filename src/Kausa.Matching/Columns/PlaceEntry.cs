namespace Kausa.Matching.Columns;

/// <summary>What is looked at only when a place would enter a list; together, because it is looked at together.</summary>
/// <param name="TieHash">Hash for the order among equals.</param>
/// <param name="Place">Number of the place; −1 where no place is.</param>
/// <param name="Signature">Code of what can change a status.</param>
internal readonly record struct PlaceEntry(ulong TieHash, int Place, int Signature);
