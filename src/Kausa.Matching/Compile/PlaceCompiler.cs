namespace Kausa.Matching.Compile;

/// <summary>Gives the codes of places that were read: facts become rows.</summary>
/// <param name="codes">The table of codes, to be grown.</param>
/// <remarks>Steps: 1. <see cref="Find"/> the codes that there are, which is nearly all of them. 2. <see cref="Give"/> the others theirs, in the order of the places.</remarks>
internal sealed class PlaceCompiler(MarketCodes codes)
{
    private const int None = -1;

    /// <summary>Writes rows as far as their codes are known; many may do so at once, as long as nobody gives codes.</summary>
    /// <param name="facts">What was read of each place, see <see cref="PlaceReader"/>.</param>
    /// <param name="rows">Takes the row of each.</param>
    public void Find(ReadOnlySpan<PlaceFacts> facts, Span<PlaceRow> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var read = ref facts[i];
            var start = codes.FindStart(read.Place, codes.Trade.Occupations[read.Occupation]);
            rows[i] = new PlaceRow
            {
                Occupation = read.Occupation,
                X100m = read.Site?.X100m ?? 0,
                Y100m = read.Site?.Y100m ?? 0,
                IsSited = read.Site is not null,
                Zone = read.Zone,
                Signature = start < 0 ? None : codes.FindSignature(SignatureOf(read, start)),
                StartClass = codes.Calendar.ClassOf(read.Place.Pathway, read.Place.StartsOn),
                IsClosed = read.ClosedBy != 0,
                Entitlement = read.Entitlement,
                LanguageNeed = codes.FindNeed(read.Need),
                CompanyMark = read.CompanyMark,
                TieHash = read.TieHash,
                Requirements = read.Place.Requirements,
            };
        }
    }

    /// <summary>Numbers the places and gives codes to what has none; one compiler at a time.</summary>
    /// <param name="firstNumber">Number of the first of them in the index.</param>
    /// <param name="facts">What was read of each.</param>
    /// <param name="rows">Their rows.</param>
    public void Give(int firstNumber, ReadOnlySpan<PlaceFacts> facts, Span<PlaceRow> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref var row = ref rows[i];
            row.Place = firstNumber + i;
            if (row.Signature == None)
            {
                ref readonly var read = ref facts[i];
                row.Signature = codes.SignatureOf(SignatureOf(read, codes.StartOf(read.Place, read.Company, codes.Trade.Occupations[read.Occupation])));
            }

            if (row.LanguageNeed == None)
            {
                row.LanguageNeed = codes.NeedOf(facts[i].Need);
            }
        }
    }

    private static PlaceSignature SignatureOf(in PlaceFacts read, int start) => new(start, read.Traits, read.Minima, read.ClosedBy);
}
