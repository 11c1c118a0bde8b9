using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>What people should know about an estimate.</summary>
[Flags]
public enum EstimateFlags
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>A result at or below guessing is kept but says only "too hard": ask for an easier test.</summary>
    FloorEffect = 1,

    /// <summary>A result at the top says only "too easy": ask for a harder test.</summary>
    CeilingEffect = 2,

    /// <summary>A test taken in German by somebody below B2: 5 points more error.</summary>
    LanguageLoaded = 4,

    /// <summary>Pieces of evidence contradict each other; the error is widened.</summary>
    InconsistentEvidence = 8,

    /// <summary>An active course is counted in.</summary>
    CourseUnderWay = 16,

    /// <summary>Only self-estimates stand behind it.</summary>
    SelfEstimateOnly = 32,

    /// <summary>No proof stands behind it; the best of what does is an adviser's impression.</summary>
    AdviserEstimateOnly = 64,

    /// <summary>Neither a proof nor an adviser's impression stands behind it, only what the person told of experience.</summary>
    StatedOnly = 128,
}

/// <summary>Estimate of one competence.</summary>
/// <param name="Points">Expected level x, 0..100 points.</param>
/// <param name="ErrorClass">Class of the standard error, 0..7.</param>
/// <param name="IsMeasured">False when only the prior stands behind it; then it is shown as "not measured", never as a value. What else stands behind it says <see cref="Source"/>.</param>
/// <param name="Flags">What people should know.</param>
public readonly record struct SkillEstimate(int Points, int ErrorClass, bool IsMeasured, EstimateFlags Flags)
{
    /// <summary>Expected level x, 0..100 points.</summary>
    public int Points { get; } = ThrowHelper.InRange(Points, 0, 100, nameof(Points));

    /// <summary>Class of the standard error, 0..7.</summary>
    public int ErrorClass { get; } = ThrowHelper.InRange(ErrorClass, 0, ErrorClasses.Widest, nameof(ErrorClass));

    /// <summary>Standard error in points: 4, 6, 8, 10, 13, 16, 20 or 25.</summary>
    public int ErrorPoints => ErrorClasses.Points[ErrorClass];

    /// <summary>Who says so, the best of what counts.</summary>
    public EvidenceSource Source => EvidenceSources.Of(IsMeasured, Flags);

    /// <summary>Whether a proof stands behind it: more than the prior, impressions and what the person says.</summary>
    public bool IsTested => Source == EvidenceSource.Measured;
}

/// <summary>Estimate of one language skill on the date of the question.</summary>
/// <param name="Tenths">Expected level, 0..60 tenths (A0 = 0 … C2 = 60).</param>
/// <param name="ErrorClass">Class of the standard error, 0..7.</param>
/// <param name="IsMeasured">False when only the prior stands behind it. What else stands behind it says <see cref="Source"/>.</param>
/// <param name="Flags">What people should know.</param>
public readonly record struct LanguageEstimate(int Tenths, int ErrorClass, bool IsMeasured, EstimateFlags Flags)
{
    /// <summary>Expected level, 0..60 tenths.</summary>
    public int Tenths { get; } = ThrowHelper.InRange(Tenths, 0, 60, nameof(Tenths));

    /// <summary>Class of the standard error, 0..7.</summary>
    public int ErrorClass { get; } = ThrowHelper.InRange(ErrorClass, 0, ErrorClasses.Widest, nameof(ErrorClass));

    /// <summary>Standard error in tenths of a level: 3, 4, 5, 6, 8, 10, 12 or 15.</summary>
    public int ErrorTenths => ErrorClasses.Tenths[ErrorClass];

    /// <summary>Who says so, the best of what counts.</summary>
    public EvidenceSource Source => EvidenceSources.Of(IsMeasured, Flags);

    /// <summary>Whether a proof stands behind it: more than the prior, impressions and what the person says.</summary>
    public bool IsTested => Source == EvidenceSource.Measured;
}

/// <summary>All that evidence says about one candidate on one date.</summary>
/// <remarks>Immutable and thread-safe; value equality.</remarks>
public sealed record CandidateEstimates
{
    /// <summary>32 estimates in the order of <see cref="CompetenceDimension"/>.</summary>
    public required ValueList<SkillEstimate> Skills { get; init; }

    /// <summary>Four estimates in the order of <see cref="LanguageSkill"/>.</summary>
    public required ValueList<LanguageEstimate> Languages { get; init; }

    /// <summary>Active courses that raise the level until a place starts; empty when none.</summary>
    public required ValueList<CourseProgress> CourseProgress { get; init; }

    /// <summary>How each piece of competence evidence was read, for people.</summary>
    public required ValueList<MappedEvidence> Mapped { get; init; }
}

/// <summary>Expected progress of an active course after the date of the question.</summary>
/// <param name="EndsOn">Last day it counts.</param>
/// <param name="HundredthsPerMonth">Expected gain in hundredths of a level per month.</param>
/// <param name="CapTenths">Level beyond which it does not count.</param>
public sealed record CourseProgress(DateOnly EndsOn, int HundredthsPerMonth, int CapTenths);

/// <summary>How one piece of competence evidence was read.</summary>
/// <param name="Id">The piece.</param>
/// <param name="Dimension">Its dimension.</param>
/// <param name="PointTenths">Mapped value in tenths of a point, 0..1,000.</param>
/// <param name="ErrorTenths">Standard error in tenths of a point after ageing.</param>
/// <param name="Counted">False when it was set aside.</param>
/// <param name="Flags">What people should know.</param>
public sealed record MappedEvidence(Id<CompetenceEvidence> Id, CompetenceDimension Dimension, int PointTenths, int ErrorTenths, bool Counted, EstimateFlags Flags)
{
    /// <summary>Why it does not count; null when it does.</summary>
    public SetAsideReason? SetAside { get; init; }
}
