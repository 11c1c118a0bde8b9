namespace Kausa.Matching.Lab.Markets;

/// <summary>A group of people whose facts follow the same rates; an office has one, a nation more.</summary>
/// <remarks>Immutable data. The defaults are the young people of a service office, docs/market-generator.md.</remarks>
public sealed record Population
{
    /// <summary>Who they are.</summary>
    public CandidateRates Candidates { get; init; } = new();

    /// <summary>Trades with their shares of wishes.</summary>
    public OccupationMix Wishes { get; init; } = OccupationMix.Default;

    /// <summary>What is missing from their files.</summary>
    public MissingRates Missing { get; init; } = new();

    /// <summary>What they can do, in truth.</summary>
    public TruthRates Truth { get; init; } = new();

    /// <summary>What the files say about it.</summary>
    public EvidenceRates Evidence { get; init; } = new();
}
