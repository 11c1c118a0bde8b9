namespace Kausa.Matching.Catalogue.Search;

/// <summary>A town or district that a search found.</summary>
/// <param name="Name">Name of the town, or of the district where <paramref name="IsDistrict"/>.</param>
/// <param name="IsDistrict">True for a whole district (Landkreis), false for a town or municipality.</param>
/// <param name="District">The district, or the one the town lies in; its <see cref="District.State"/> is the state.</param>
/// <param name="Areas">Its postal codes, ascending; only those that were searched where the search named a postal code. Never empty.</param>
/// <param name="Kind">How the words matched; the loosest kind if they matched in several ways.</param>
/// <param name="Score">How well, 1 to 1,000; comparable within one search only.</param>
public sealed record PlaceMatch(string Name, bool IsDistrict, District District, IReadOnlyList<PostalCodeArea> Areas, WordMatchKind Kind, int Score);
