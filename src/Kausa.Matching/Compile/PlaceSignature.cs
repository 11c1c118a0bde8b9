using Kausa.Matching.Eligibility;

namespace Kausa.Matching.Compile;

/// <summary>Everything about a place that can change a status, except where it lies and whose it is.</summary>
/// <param name="Start">Code of its start.</param>
/// <param name="Traits">Attributes one by one, see <see cref="PlaceTraits"/>.</param>
/// <param name="Minima">Language minima: bit of skill, level and whether a reason is given, see <see cref="LanguageMinima"/>.</param>
/// <param name="ClosedBy">Rules that exclude everybody, see <see cref="PlaceTraits.ClosingCodes"/>; 0 for a place that can be ranked.</param>
internal readonly record struct PlaceSignature(int Start, ulong Traits, ulong Minima, byte ClosedBy)
{
    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var mixed = (((Traits * 0x9E3779B97F4A7C15UL) ^ Minima) * 0xBF58476D1CE4E5B9UL) + ((ulong)(uint)Start << 8 | ClosedBy);
        return (int)((mixed * 0x94D049BB133111EBUL) >> 32);
    }
}

/// <summary>The attributes of places as bits, so that a person's status needs three masks and no rule by rule.</summary>
internal static class PlaceTraits
{
    /// <summary>First of 7 bits: what the place does excludes people of age profile 1..7.</summary>
    public const int YouthExclusion = 0;

    /// <summary>First of 7 bits: it must be clarified for that age profile.</summary>
    public const int YouthClarification = 7;

    /// <summary>First of 7 bits: it sets a condition for that age profile.</summary>
    public const int YouthCondition = 14;

    /// <summary>First of 6 bits: licence needed, in the order of the classes.</summary>
    public const int Licence = 21;

    /// <summary>Where it lies is not known.</summary>
    public const int SiteUnknown = 27;

    /// <summary>It lies outside the office's region.</summary>
    public const int OutsideRegion = 28;

    /// <summary>Entitlement, trainer or seat set a condition for everybody.</summary>
    public const int Condition = 29;

    /// <summary>Entitlement or seat must be clarified for everybody.</summary>
    public const int Clarification = 30;

    /// <summary>It is a place of an EQ, which earlier employment can close.</summary>
    public const int Eq = 31;

    /// <summary>First of 4 × 7 bits: youth rule k of <see cref="YouthCodes"/> excludes age profile 1..7; for counting by code.</summary>
    public const int YouthByCode = 32;

    /// <summary>Rules of <see cref="YouthCodes"/> that can exclude: all but the last.</summary>
    public const int YouthExclusionCodes = 4;

    /// <summary>Number of classes of licences.</summary>
    public const int LicenceCount = 6;

    /// <summary>Rules that look at company and place alone.</summary>
    public static ReadOnlySpan<ReasonCode> PlaceCodes =>
        [ReasonCode.K01NotEntitled, ReasonCode.K04Prohibited, ReasonCode.K07NoSeat, ReasonCode.K02EntitlementOpen, ReasonCode.K03TrainerMissing, ReasonCode.K08Verbund];

    /// <summary>Those of them that can exclude everybody; bit k of <see cref="PlaceSignature.ClosedBy"/> is the k-th.</summary>
    public static ReadOnlySpan<ReasonCode> ClosingCodes => PlaceCodes[..3];

    /// <summary>Rules about what a place does to minors.</summary>
    public static ReadOnlySpan<ReasonCode> YouthCodes =>
        [ReasonCode.C09NightWorkMinor, ReasonCode.C10WeekendMinor, ReasonCode.K04Prohibited, ReasonCode.K05NotRecognised, ReasonCode.C11HazardMinor];
}
