namespace Kausa.Matching.Compile;

/// <summary>Marks of the occupations, companies and starts for which something of its own holds for one person, in 32 bits.</summary>
/// <remarks>
/// Several occupations share a bit, and several companies: marks that have none in common say for certain that nothing of its own holds for a pair, others that the row must be asked.
/// </remarks>
/// <param name="Bits">Bit 0: starts; then the occupations, then the companies.</param>
internal readonly record struct OwnMarks(uint Bits)
{
    private const uint AnyStart = 1;
    private const int OccupationBits = 15;
    private const int CompanyBits = 16;

    /// <summary>The marks of a person.</summary>
    /// <param name="store">Where the row is.</param>
    /// <param name="row">The row.</param>
    public static OwnMarks Of(CandidateStore store, in CandidateRow row)
    {
        var bits = row.MinimaByStart >= 0 ? AnyStart : 0;
        foreach (var occupation in store.VetoesOf(row))
        {
            bits |= OfOccupation(occupation);
        }

        foreach (ref readonly var exception in store.ExceptionsOf(row))
        {
            bits |= OfCompany(exception.Mark);
        }

        return new OwnMarks(bits);
    }

    /// <summary>The marks of a place.</summary>
    /// <param name="occupation">Number of its occupation.</param>
    /// <param name="companyMark">Mark of its company, see <see cref="CompanyMark"/>.</param>
    public static OwnMarks Of(int occupation, int companyMark) => new(AnyStart | OfOccupation(occupation) | OfCompany(companyMark));

    /// <summary>Whether something of its own may hold for a person and a place.</summary>
    /// <param name="place">The marks of the place.</param>
    public bool MayConcern(OwnMarks place) => (Bits & place.Bits) != 0;

    private static uint OfOccupation(int occupation) => 2u << (occupation % OccupationBits);

    private static uint OfCompany(int mark) => 2u << (OccupationBits + (mark & (CompanyBits - 1)));
}
