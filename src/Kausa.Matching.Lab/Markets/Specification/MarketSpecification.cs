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

    /// <summary>Number of companies, from 0.</summary>
    public required int CompanyCount { get; init; }

    /// <summary>Number of places, 0 to four per company.</summary>
    public required int PlaceCount { get; init; }

    /// <summary>Number of advisers, 1..1,000.</summary>
    public int AdviserCount { get; init; } = 5;

    /// <summary>Most active cases of an adviser.</summary>
    public int CaseloadLimit { get; init; } = 60;

    /// <summary>Trades with their shares of places and of wishes.</summary>
    public OccupationMix Occupations { get; init; } = OccupationMix.Default;

    /// <summary>Who the candidates are.</summary>
    public CandidateRates Candidates { get; init; } = new();

    /// <summary>What is missing from their files.</summary>
    public MissingRates Missing { get; init; } = new();

    /// <summary>What they can do, in truth.</summary>
    public TruthRates Truth { get; init; } = new();

    /// <summary>What the files say about it.</summary>
    public EvidenceRates Evidence { get; init; } = new();

    /// <summary>What companies are like.</summary>
    public CompanyRates Companies { get; init; } = new();

    /// <summary>What places are like.</summary>
    public PlaceRates Places { get; init; } = new();
}

/// <summary>A part of an office's region.</summary>
/// <param name="Ags">Key of a district (five digits) or of a state (two digits).</param>
/// <param name="HomeWeight">Relative weight of homes, at least 1; inhabitants do well.</param>
/// <param name="SiteWeight">Relative weight of companies and vocational schools, at least 1; jobs do well.</param>
public sealed record RegionShare(string Ags, int HomeWeight, int SiteWeight);
