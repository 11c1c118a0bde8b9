using Kausa.Matching.Model;

namespace Kausa.Matching.Compile;

/// <summary>A place as a row of small codes.</summary>
internal struct PlaceRow
{
    /// <summary>Number of the place in the index.</summary>
    public int Place;

    /// <summary>Number of its occupation in the catalogue.</summary>
    public int Occupation;

    /// <summary>Easting in 100 m; 0 when the site is not known.</summary>
    public int X100m;

    /// <summary>Northing in 100 m.</summary>
    public int Y100m;

    /// <summary>Whether the site is known.</summary>
    public bool IsSited;

    /// <summary>Code of the site's postal code where the office has travel times, otherwise −1.</summary>
    public int Zone;

    /// <summary>Code of everything that can change a status.</summary>
    public int Signature;

    /// <summary>Class of its start, see <see cref="StartCalendar"/>.</summary>
    public byte StartClass;

    /// <summary>Whether it is closed to everybody.</summary>
    public bool IsClosed;

    /// <summary>What the company's right to train makes of it, see <see cref="EntitlementTraits"/>.</summary>
    public EntitlementTraits Entitlement;

    /// <summary>Code of its language need.</summary>
    public int LanguageNeed;

    /// <summary>Mark of its company, see <see cref="Compile.CompanyMark"/>.</summary>
    public int CompanyMark;

    /// <summary>Hash for the order among equal scores.</summary>
    public ulong TieHash;

    /// <summary>The profile that the company states; null takes the occupation's.</summary>
    public RequirementProfile? Requirements;
}
