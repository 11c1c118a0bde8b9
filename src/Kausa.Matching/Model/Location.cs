namespace Kausa.Matching.Model;

/// <summary>Where somebody lives or a site lies: as coarse as a postal code.</summary>
/// <param name="PostalCode">German postal code, five digits as text.</param>
/// <param name="DistrictAgs">Official key of the district (Kreis), five digits as text.</param>
/// <param name="Position">Position of the postal-code area on the 100 m grid.</param>
public sealed record Location(string PostalCode, string DistrictAgs, GridPosition Position)
{
    /// <summary>German postal code, five digits as text.</summary>
    public string PostalCode { get; } = FiveDigits(PostalCode, nameof(PostalCode));

    /// <summary>Official key of the district (Kreis), five digits as text.</summary>
    public string DistrictAgs { get; } = FiveDigits(DistrictAgs, nameof(DistrictAgs));

    /// <summary>Official key of the federal state (Land): the first two digits of the district's key.</summary>
    public string StateAgs => DistrictAgs[..2];

    private static string FiveDigits(string value, string field)
    {
        ThrowHelper.Check(value is { Length: 5 } && value.All(char.IsAsciiDigit), field, $"'{value}' must be five digits");
        return value;
    }
}
