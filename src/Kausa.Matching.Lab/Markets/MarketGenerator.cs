using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Makes synthetic markets: real occupations and postal codes, invented people and companies, facts missing as in real files.</summary>
/// <remarks>
/// A pure function of the specification, in integers alone, hence the same on every machine, in every culture and at every time. Every
/// entity has random streams of its own: more candidates change no candidate, more places change no place, and more companies change
/// no company. What is drawn and where the rates come from: docs/market-generator.md.
/// </remarks>
public static class MarketGenerator
{
    /// <summary>Makes a market.</summary>
    /// <param name="specification">Office, region, sizes, date, seed and rates.</param>
    /// <returns>The market and, apart from it, the truth.</returns>
    /// <exception cref="ArgumentException">A count is out of range, the region is empty or an occupation is not in the catalogue.</exception>
    public static GeneratedMarket Generate(MarketSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var context = new GenerationContext(specification);
        var candidates = Enumerable.Range(0, specification.CandidateCount).Select(index => CandidateDraw.Draw(context, index)).ToList();
        var places = PlaceSlots.Choose(context).Select(slot => PlaceDraw.Draw(context, slot)).ToList();
        var content = new MarketContent
        {
            Advisers = Enumerable.Range(0, specification.AdviserCount).Select(index => Adviser(context, index)).ToValueList(),
            Candidates = candidates.Select(drawn => drawn.Candidate).ToValueList(),
            Companies = Enumerable.Range(0, specification.CompanyCount).Select(index => CompanyDraw.Draw(context, index)).ToValueList(),
            Places = places.Select(drawn => drawn.Place).ToValueList(),
        };
        var office = new ServiceOffice(specification.OfficeId, specification.OfficeTitle);
        return new GeneratedMarket(
            specification,
            new Market(office, specification.AsOf, FormattableString.Invariant($"synthetic, seed {specification.Seed}"), content),
            new MarketTruth(
                candidates.Select(drawn => drawn.Truth).OrderBy(truth => truth.Candidate).ToValueList(),
                places.Select(drawn => drawn.Truth).OrderBy(truth => truth.Place).ToValueList()));
    }

    private static Adviser Adviser(GenerationContext context, int index) => new()
    {
        Id = GenerationContext.AdviserId(index),
        Languages = index % 2 == 0 ? ["de", "en"] : ["de"],
        CaseloadLimit = context.Specification.CaseloadLimit,
        Role = index == 0 ? AdviserRole.Lead : AdviserRole.Adviser,
    };
}
