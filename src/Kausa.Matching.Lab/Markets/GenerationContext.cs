using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>What all draws of one market share; immutable, so that the order of draws cannot matter.</summary>
internal sealed class GenerationContext
{
    /// <summary>Most places of one company.</summary>
    public const int PlacesPerCompany = 4;

    public GenerationContext(MarketSpecification specification)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(specification.CandidateCount, nameof(specification));
        ArgumentOutOfRangeException.ThrowIfNegative(specification.PlaceCount, nameof(specification));
        if (specification.CompanyCount is { } companyCount)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(companyCount, nameof(specification));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(specification.PlaceCount, (long)companyCount * PlacesPerCompany, nameof(specification));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(specification.AdviserCount, 1, nameof(specification));
        Specification = specification;
        Random = new RandomSource(specification.Seed);
        Companies = CompanyPlan.Of(this);
        Region = new RegionSampler(specification.Region);
        Populations = new(
        [
            .. specification.Populations.Shares.Select(share => (
                (share.Value, new MissingModel(share.Value.Missing, share.Value.Candidates.Titles)), share.Percent)),
        ]);
    }

    public MarketSpecification Specification { get; }

    public RandomSource Random { get; }

    public RegionSampler Region { get; }

    public CompanyPlan Companies { get; }

    /// <summary>The groups of people with their shares and what their files lack.</summary>
    public Mix<(Population Population, MissingModel Missing)> Populations { get; }

    public DateOnly AsOf => Specification.AsOf;

    public static Id<Candidate> CandidateId(int index) => new($"s-{Number(index + 1)}");

    public static Id<Company> CompanyId(int index) => new($"b-{Number(index + 1)}");

    public static Id<TrainingPlace> PlaceId(int slot) => new($"p-{Number((slot / PlacesPerCompany) + 1)}-{(slot % PlacesPerCompany) + 1}");

    public static Id<Adviser> AdviserId(int index) => new(string.Create(CultureInfo.InvariantCulture, $"a-{index + 1}"));

    public static Occupation Occupation(string id) =>
        ReferenceCatalogue.Shared.FindOccupation(id) ?? throw new ArgumentException($"The catalogue has no occupation '{id}'.", nameof(id));

    /// <summary>What people see of a company: a cipher.</summary>
    public static string CompanyLabel(int index) => index + 1 < 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"Betrieb {index + 1:D2}")
        : $"Betrieb {Number(index + 1)}";

    /// <summary>At least three digits, and never five in a row: 7 is 007, 12,345 is 001-2345.</summary>
    private static string Number(int number) => number < 10_000
        ? number.ToString("D3", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{number / 10_000:D3}-{number % 10_000:D4}");
}
