using Kausa.Matching.Model;

namespace Kausa.Matching.Compile;

/// <summary>A short number for a company's identifier: companies with different numbers are different.</summary>
/// <remarks>Spares looking the company up for nearly every place; equal numbers are always followed by a look at the identifier. FNV-1a over the characters.</remarks>
internal static class CompanyMark
{
    private const uint Basis = 2_166_136_261;
    private const uint Prime = 16_777_619;

    /// <summary>The number of a company.</summary>
    public static int Of(Id<Company> company)
    {
        var mark = Basis;
        foreach (var character in company.Value)
        {
            mark = unchecked((mark ^ character) * Prime);
        }

        return unchecked((int)mark);
    }
}
