using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Which companies a market has, which of their places it holds, and which company somebody names.</summary>
internal abstract class CompanyPlan
{
    private const int PerCompany = GenerationContext.PlacesPerCompany;

    /// <summary>Number of companies.</summary>
    public abstract int Count { get; }

    /// <summary>The plan of a specification.</summary>
    public static CompanyPlan Of(GenerationContext context) =>
        context.Specification.CompanyCount is { } count ? new KnownCompanies(context, count) : new CompaniesByPlaces(context);

    /// <summary>The slots of the market: slot s is place s mod 4 of company s ÷ 4.</summary>
    public abstract IEnumerable<int> Slots();

    /// <summary>The index of a company that somebody names, or null where the market does not hold it.</summary>
    public abstract int? Named(RandomStream random);

    /// <summary>An office knows its companies, whatever they offer; any of them is as likely to be named.</summary>
    private sealed class KnownCompanies(GenerationContext context, int count) : CompanyPlan
    {
        public override int Count => count;

        // In one fixed order, of which a market takes as many as it needs: the first place of every company, then what companies of their
        // size usually offer, then the rest. So a market with more places holds those of the smaller one, unchanged.
        public override IEnumerable<int> Slots() => Enumerable.Range(0, count)
            .SelectMany(company =>
            {
                var usual = Firm.UsualPlaces(context, company);
                return Enumerable.Range(0, PerCompany).Select(k => (Slot: (company * PerCompany) + k, Turn: k == 0 ? 0 : k < usual ? 1 : k + 1));
            })
            .OrderBy(slot => slot.Turn)
            .ThenBy(slot => slot.Turn == 0 ? (ulong)slot.Slot : context.Random.Key("slot", slot.Slot))
            .ThenBy(slot => slot.Slot)
            .Select(slot => slot.Slot)
            .Take(context.Specification.PlaceCount);

        public override int? Named(RandomStream random) => count == 0 ? null : random.Below(count);
    }

    /// <summary>Companies come one after the other with the places that such companies usually offer, until there are enough places.</summary>
    private sealed class CompaniesByPlaces(GenerationContext context) : CompanyPlan
    {
        // 2^19 is above the number of companies that train in Germany.
        private const int MaxBits = 19;

        private readonly Lazy<int> _count = new(() => Counted(context));

        public override int Count => _count.Value;

        public override IEnumerable<int> Slots()
        {
            var left = context.Specification.PlaceCount;
            for (var company = 0; left > 0; company++)
            {
                var offered = Math.Min(left, Firm.UsualPlaces(context, company));
                for (var k = 0; k < offered; k++)
                {
                    yield return (company * PerCompany) + k;
                }

                left -= offered;
            }
        }

        // Companies of low number are those that many know: each power of two is as likely. A market of fewer places leaves out the names
        // of companies that it does not hold, and keeps all others.
        public override int? Named(RandomStream random)
        {
            var index = random.Below(1 << random.Below(MaxBits + 1));
            return index < Count ? index : null;
        }

        private static int Counted(GenerationContext context)
        {
            var companies = 0;
            for (var left = context.Specification.PlaceCount; left > 0; companies++)
            {
                left -= Firm.UsualPlaces(context, companies);
            }

            return companies;
        }
    }
}
