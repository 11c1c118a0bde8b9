using Kausa.Matching.Model;

namespace Kausa.Matching.Compile;

/// <summary>All places of a market, compiled.</summary>
/// <param name="Places">Places by number.</param>
/// <param name="Companies">The company of each.</param>
/// <param name="Rows">The row of each; empty where the catalogue lacks the occupation.</param>
/// <param name="UnknownOccupations">Occupations that the catalogue does not have, in the order of the places.</param>
/// <remarks>
/// Threads take shares of the places, each with codes of its own; then the shares' codes are taken into the market's one after the other. So every value gets the code that
/// it would have got on one thread: codes are given in the order of first appearance.
/// </remarks>
internal sealed record MarketPlaces(TrainingPlace[] Places, Company[] Companies, PlaceRow[] Rows, IReadOnlyList<Id<Occupation>> UnknownOccupations)
{
    /// <summary>Places of a share: enough to be worth codes of its own.</summary>
    public const int ShareLength = 65_536;

    /// <summary>Compiles the places of a market.</summary>
    /// <param name="market">The market.</param>
    /// <param name="codes">Takes the codes.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <param name="shareLength">Places of a share; no result depends on it.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static MarketPlaces Compile(Market market, MarketCodes codes, CancellationToken cancellation, int shareLength = ShareLength)
    {
        var places = market.Places.ToArray();
        var companies = new Company[places.Length];
        var rows = new PlaceRow[places.Length];
        var shares = Math.Max(1, (places.Length + shareLength - 1) / shareLength);
        var codesOf = new MarketCodes[shares];
        for (var share = 0; share < shares; share++)
        {
            codesOf[share] = share == 0 ? codes : codes.Copy();
        }

        var firstOf = Enumerable.Range(0, shares + 1).Select(share => Math.Min(places.Length, share * shareLength)).ToArray();
        var unknown = new List<Id<Occupation>>[shares];
        var reader = new PlaceReader(codes);
        Parallel.For(0, shares, new ParallelOptions { CancellationToken = cancellation }, share =>
        {
            unknown[share] = Compile(market, codesOf[share], reader, places, companies, rows, firstOf[share], firstOf[share + 1], cancellation);
        });
        for (var share = 1; share < shares; share++)
        {
            codes.Take(codesOf[share], rows.AsSpan(firstOf[share]..firstOf[share + 1]));
        }

        return new MarketPlaces(places, companies, rows, [.. unknown.SelectMany(ids => ids)]);
    }

    private static List<Id<Occupation>> Compile(
        Market market, MarketCodes codes, PlaceReader reader, TrainingPlace[] places, Company[] companies, PlaceRow[] rows, int begin, int end, CancellationToken cancellation)
    {
        var compiler = new PlaceCompiler(codes);
        var known = new KnownPlace[PlaceReader.Step];
        var facts = new PlaceFacts[PlaceReader.Step];
        var unknown = new List<Id<Occupation>>();
        for (var first = begin; first < end; first += PlaceReader.Step)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(PlaceReader.Step, end - first);
            for (var i = 0; i < count; i++)
            {
                var place = places[first + i];
                companies[first + i] = market.CompanyOf(place);
                if (!codes.Trade.TryIndexOf(place.Occupation, out var occupation))
                {
                    unknown.Add(place.Occupation);
                }

                known[i] = new KnownPlace(occupation, null, null);
            }

            if (unknown.Count == 0)
            {
                reader.Read(places.AsSpan(first, count), companies.AsSpan(first, count), known.AsSpan(0, count), facts.AsSpan(0, count));
                compiler.Find(facts.AsSpan(0, count), rows.AsSpan(first, count));
                compiler.Give(first, facts.AsSpan(0, count), rows.AsSpan(first, count));
            }
        }

        return unknown;
    }
}
