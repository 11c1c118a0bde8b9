using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>The area of a German postal code (Postleitzahl).</summary>
/// <param name="PostalCode">Five digits, leading zero kept: <c>04315</c>.</param>
/// <param name="PlaceName">Main place: "Leipzig".</param>
/// <param name="District">The district of the main place; an area may reach into another.</param>
/// <param name="Position">
/// Mean of the places in the area. In large cities it is often the city's centre, several kilometres off.
/// </param>
/// <remarks>Source: GeoNames (CC BY 4.0), projected to the grid; docs/data.md.</remarks>
public sealed record PostalCodeArea(string PostalCode, string PlaceName, District District, GridPosition Position)
{
    /// <summary>The state the main place lies in.</summary>
    public FederalState State => District.State;
}
