using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Assessment;

/// <summary>One source of what is known about a person, where it comes from and what became of it.</summary>
/// <remarks>Immutable and thread-safe; value equality.</remarks>
public sealed record SourceReading
{
    /// <summary>Identifier of the piece, unique among the person's competences or proofs of German.</summary>
    public required string Evidence { get; init; }

    /// <summary>What it is about; an overall level of German gives one reading per skill.</summary>
    public required AssessedSubject Subject { get; init; }

    /// <summary>Kind of proof.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>Code of the instrument; null when none.</summary>
    public required string? Instrument { get; init; }

    /// <summary>Who assessed; null when not known.</summary>
    public required AssessorRole? Assessor { get; init; }

    /// <summary>Day of the assessment.</summary>
    public required DateOnly AssessedOn { get; init; }

    /// <summary>Whole months from that day to the date of the question; 0 for a later day.</summary>
    public required int AgeMonths { get; init; }

    /// <summary>The raw result of a competence; null for German.</summary>
    public RawResult? Raw { get; init; }

    /// <summary>The level of a proof of German; null for competences.</summary>
    public CefrLevel? Level { get; init; }

    /// <summary>What it says, in tenths of a point 0..1,000 for competences and in tenths of a level 0..60 for German.</summary>
    public required int ValueTenths { get; init; }

    /// <summary>Standard error after ageing, in tenths of a point or in tenths of a level, rounded half away from zero.</summary>
    public required int ErrorTenths { get; init; }

    /// <summary>False when it was set aside.</summary>
    public required bool Counted { get; init; }

    /// <summary>Why it does not count; null when it does.</summary>
    public required SetAsideReason? SetAside { get; init; }

    /// <summary>What people should know about it.</summary>
    public required EstimateFlags Flags { get; init; }
}
