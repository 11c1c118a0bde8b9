using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>What is fixed about an instrument (Verfahren der Kompetenzfeststellung), used where a piece of evidence does not say.</summary>
/// <remarks>Immutable and thread-safe. Specification: docs/evidence.md, "Instruments"; EST marks an estimate that the manual replaces.</remarks>
public sealed record Instrument
{
    /// <summary>Code, UPPER_SNAKE, as <see cref="CompetenceEvidence.Instrument"/> names it.</summary>
    public required string Code { get; init; }

    /// <summary>German title.</summary>
    public required string Title { get; init; }

    /// <summary>Kind of proof it usually gives; one instrument may give several, so this is no limit.</summary>
    public required EvidenceKind UsualKind { get; init; }

    /// <summary>Highest rating or level where the instrument fixes one; taken when the evidence states none. Null when not fixed.</summary>
    public int? Maximum { get; init; }

    /// <summary>Reliability of its normed values in percent; null takes the policy's default.</summary>
    public int? ReliabilityPercent { get; init; }

    /// <summary>Whether it is taken in German unless the evidence names another language.</summary>
    public bool IsTakenInGerman { get; init; }

    /// <summary>Highest level a language examination can certify; null when it depends on the examination taken.</summary>
    public CefrLevel? TopLevel { get; init; }

    /// <summary>How much its tasks ask for: 1 elementary, 2 usual, 3 demanding (EST); null where the examination taken decides.</summary>
    public int? Demand { get; init; }

    /// <summary>Competences it can measure, in the order of the catalogue; empty for examinations of German.</summary>
    public ValueList<CompetenceDimension> Measures { get; init; } = [];
}
