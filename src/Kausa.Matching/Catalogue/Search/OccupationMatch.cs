using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue.Search;

/// <summary>An occupation that a search found.</summary>
/// <param name="Occupation">The occupation.</param>
/// <param name="MatchedText">The German text that matched best, to show beside the title: "Heizungsbauer/in".</param>
/// <param name="Source">Where that text comes from.</param>
/// <param name="Kind">How the words matched it; the loosest kind if they matched in several ways.</param>
/// <param name="Score">How well, 1 to 1,000; comparable within one search only.</param>
public sealed record OccupationMatch(
    Occupation Occupation, string MatchedText, OccupationMatchSource Source, WordMatchKind Kind, int Score);
