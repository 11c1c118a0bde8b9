using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue.Search;

/// <summary>A text that leads to an occupation.</summary>
/// <param name="Occupation">The occupation.</param>
/// <param name="Text">The text as shown.</param>
/// <param name="Words">Its folded words, as positions in the index's vocabulary; at most 64.</param>
/// <param name="Length">Letters of all its folded words.</param>
/// <param name="Source">Where the text comes from.</param>
/// <param name="Deduction">What the source costs, in points of the score.</param>
internal sealed record SearchEntry(
    Occupation Occupation, string Text, int[] Words, int Length, OccupationMatchSource Source, int Deduction);
