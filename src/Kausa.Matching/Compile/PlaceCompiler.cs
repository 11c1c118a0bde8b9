namespace Kausa.Matching.Compile;

/// <summary>Gives the codes of places that were read: facts become rows.</summary>
/// <param name="codes">The table of codes, to be grown; one compiler at a time.</param>
internal sealed class PlaceCompiler(MarketCodes codes)
{
    /// <summary>Compiles places.</summary>
    /// <param name="firstNumber">Number of the first of them in the index.</param>
    /// <param name="facts">What was read of each, see <see cref="PlaceReader"/>.</param>
    /// <param name="rows">Takes the row of each.</param>
    public void Compile(int firstNumber, ReadOnlySpan<PlaceFacts> facts, Span<PlaceRow> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var read = ref facts[i];
            var start = codes.StartOf(read.Place, read.Company, codes.Trade.Occupations[read.Occupation]);
            rows[i] = new PlaceRow
            {
                Place = firstNumber + i,
                Occupation = read.Occupation,
                X100m = read.Site?.X100m ?? 0,
                Y100m = read.Site?.Y100m ?? 0,
                IsSited = read.Site is not null,
                Zone = read.Zone,
                Signature = codes.SignatureOf(new PlaceSignature(start, read.Traits, read.Minima, read.ClosedBy)),
                IsClosed = read.ClosedBy != 0,
                Entitlement = read.Entitlement,
                LanguageNeed = codes.NeedOf(read.Need),
                CompanyMark = read.CompanyMark,
                TieHash = read.TieHash,
                Requirements = read.Place.Requirements,
            };
        }
    }
}
