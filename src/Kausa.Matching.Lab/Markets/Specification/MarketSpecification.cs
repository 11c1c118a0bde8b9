using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Everything that makes one synthetic market: the office, its region, sizes, date, seed and rates.</summary>
/// <remarks>
/// Immutable data; another office is another specification, never other code. The defaults of the rates are the published figures and
/// estimates of docs/market-generator.md, where each has its source.
/// </remarks>
public sealed record MarketSpecification
{
    /// <summary>Identifier of the office.</summary>
    public required Id<ServiceOffice> OfficeId { get; init; }

    /// <summary>What the office is called, 1..120 characters.</summary>
    public required string OfficeTitle { get; init; }

    /// <summary>Where people live and companies lie, with weights.</summary>
    public required ValueList<RegionShare> Region { get; init; }

    /// <summary>The day on which the facts hold.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>First of the month in which most training of the season begins; ages count at this day.</summary>
    public required DateOnly TrainingStart { get; init; }

    /// <summary>The seed; the same seed gives the same market everywhere.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of candidates, from 0.</summary>
    public required int CandidateCount { get; init; }

    /// <summary>Number of companies, from 0; null takes as many as usually offer so many places.</summary>
    /// <remarks>
    /// An office knows its companies, whatever they offer. In a nation companies come with their places: the first n places are always
    /// the same, and people name companies known to many more often than others.
    /// </remarks>
    public required int? CompanyCount { get; init; }

    /// <summary>Number of places, 0 to four per company.</summary>
    public required int PlaceCount { get; init; }

    /// <summary>Number of advisers, 1..1,000.</summary>
    public int AdviserCount { get; init; } = 5;

    /// <summary>Most active cases of an adviser.</summary>
    public int CaseloadLimit { get; init; } = 60;

    /// <summary>Trades with their shares of places.</summary>
    public OccupationMix Occupations { get; init; } = OccupationMix.Default;

    /// <summary>The groups of people among the candidates, in percent of them.</summary>
    public Mix<Population> Populations { get; init; } = new((new Population(), 100));

    /// <summary>This specification with every group of people changed in the same way.</summary>
    /// <param name="change">Changes a group.</param>
    /// <returns>A changed copy.</returns>
    public MarketSpecification ForEveryone(Func<Population, Population> change) =>
        this with { Populations = new([.. Populations.Shares.Select(share => (change(share.Value), share.Percent))]) };

    /// <summary>What companies are like.</summary>
    public CompanyRates Companies { get; init; } = new();

    /// <summary>What places are like.</summary>
    public PlaceRates Places { get; init; } = new();
}
