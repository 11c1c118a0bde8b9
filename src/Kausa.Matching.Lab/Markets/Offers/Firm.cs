using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>What the rows of one company depend on: trade, size, and which occupations its up to four places are in.</summary>
/// <remarks>All four are drawn whether the market holds them or not, so that more places change no company.</remarks>
internal sealed class Firm
{
    private const int SameTradePercent = 60;
    private const int SameFieldPercent = 85;

    private readonly GenerationContext _context;
    private readonly (Trade Trade, Occupation Occupation)[] _offers = new (Trade, Occupation)[GenerationContext.PlacesPerCompany];

    public Firm(GenerationContext context, int index)
    {
        _context = context;
        Index = index;
        var mix = context.Specification.Occupations;
        var random = Stream("trade");
        Trade = mix.PlaceAt(Rank("trade"));
        Size = SizeOf(context, index);
        EmployeeCount = random.Between(Size.FromEmployees, Size.ToEmployees);
        var fieldTrades = mix.TradesOf(Trade.Field);
        for (var i = 0; i < _offers.Length; i++)
        {
            var way = random.Below(100);
            var trade = i == 0 || way < SameTradePercent ? Trade
                : way < SameFieldPercent ? random.Pick(fieldTrades)
                : mix.PlaceAt(random.Below(RandomSource.RankCount));
            _offers[i] = (trade, GenerationContext.Occupation(random.Pick(trade.Occupations)));
        }
    }

    public int Index { get; }

    public Id<Company> Id => GenerationContext.CompanyId(Index);

    public Trade Trade { get; }

    public SizeBand Size { get; }

    public int EmployeeCount { get; }

    public IEnumerable<Occupation> Occupations => _offers.Select(offer => offer.Occupation).Distinct();

    public (Trade Trade, Occupation Occupation) Offer(int slotOfCompany) => _offers[slotOfCompany];

    public Location Site => _context.Region.Site(Stream("site"));

    /// <summary>Number of places that the company with an index usually offers, 1..4.</summary>
    public static int UsualPlaces(GenerationContext context, int index)
    {
        var most = Math.Clamp(SizeOf(context, index).MaxPlaces, 1, GenerationContext.PlacesPerCompany);
        return 1 + (int)(context.Random.Key("company/places", index) % (ulong)most);
    }

    public RandomStream Stream(string topic) => _context.Random.Stream("company/" + topic, Index);

    public int Rank(string topic) => _context.Random.Rank("company/" + topic, Index);

    private static SizeBand SizeOf(GenerationContext context, int index) =>
        context.Specification.Companies.Sizes.At(context.Random.Rank("company/size", index));
}
