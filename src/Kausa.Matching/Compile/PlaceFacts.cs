using Kausa.Matching.Model;

namespace Kausa.Matching.Compile;

/// <summary>All that a row of codes says of a place, before codes are given.</summary>
/// <param name="Place">The place.</param>
/// <param name="Company">Its company.</param>
/// <param name="Occupation">Number of its occupation in the catalogue.</param>
/// <param name="Site">Where it lies; null when that is not known.</param>
/// <param name="Zone">Zone of the office's travel times, or −1.</param>
/// <param name="Traits">Its traits, see <see cref="PlaceTraits"/>.</param>
/// <param name="Minima">Its language minima, see <see cref="LanguageMinima"/>.</param>
/// <param name="ClosedBy">Rules that close it to everybody, a bit each.</param>
/// <param name="Entitlement">What the company's right to train makes of it.</param>
/// <param name="Need">Its language need.</param>
/// <param name="CompanyMark">Mark of its company.</param>
/// <param name="TieHash">Hash for the order among equals.</param>
internal readonly record struct PlaceFacts(
    TrainingPlace Place, Company Company, int Occupation, GridPosition? Site, int Zone, ulong Traits, ulong Minima, byte ClosedBy, EntitlementTraits Entitlement, LanguageNeedKey Need, int CompanyMark, ulong TieHash);
