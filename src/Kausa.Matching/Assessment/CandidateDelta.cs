using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Assessment;

/// <summary>What became of one place on a person's list.</summary>
public enum PlaceChange
{
    /// <summary>It was not on the list before.</summary>
    New,

    /// <summary>It is on the list no more.</summary>
    Gone,

    /// <summary>It stands at another rank.</summary>
    Moved,
}

/// <summary>What is to be said about a whole delta.</summary>
public enum DeltaNote
{
    /// <summary>The list is as it was: same places, same order.</summary>
    ListUnchanged,

    /// <summary>Every result that came in lies outside the range of its test, and no estimate is another one: nothing moved, nor did they replace what counted.</summary>
    OutsideRangeOnly,

    /// <summary>Nothing is ranked for this person, before or after: nothing is possible today.</summary>
    NothingRanked,

    /// <summary>Nothing is ranked for this person, because the case consent is missing.</summary>
    ConsentMissing,
}

/// <summary>How much of a place's change one competence or one skill of German explains.</summary>
/// <param name="Subject">What was measured.</param>
/// <param name="ScoreMillionths">Points gained or lost by it, in millionths; where the skills of a pair are cut at 0 the sum of all may be more than what the score moved.</param>
/// <param name="Evidence">Identifiers of the pieces that came in; where a competence changed because its tests were taken in German, those about German.</param>
public sealed record DeltaCause(AssessedSubject Subject, int ScoreMillionths, ValueList<string> Evidence);

/// <summary>A rule that says something else now.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Before">What it said.</param>
/// <param name="After">What it says.</param>
public sealed record RuleChange(ReasonCode Code, RuleValue Before, RuleValue After);

/// <summary>One place whose position on the list changed, and why.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Place">The place.</param>
/// <param name="FromRank">Rank before, from 1; null when it was not on the list.</param>
/// <param name="ToRank">Rank now, from 1; null when it is not on the list.</param>
/// <param name="FromMillionths">Score before, on the list or not.</param>
/// <param name="ToMillionths">Score now.</param>
/// <param name="FromStatus">Status before.</param>
/// <param name="ToStatus">Status now.</param>
/// <param name="Causes">What explains it, the largest first; empty when only others moved past it.</param>
/// <param name="Rules">Rules that say something else now, by code.</param>
public sealed record PlaceDelta(
    PlaceChange Change, Id<TrainingPlace> Place, int? FromRank, int? ToRank, int FromMillionths, int ToMillionths, EligibilityStatus FromStatus, EligibilityStatus ToStatus,
    ValueList<DeltaCause> Causes, ValueList<RuleChange> Rules);

/// <summary>An estimate that is another one now.</summary>
/// <param name="Subject">What was measured.</param>
/// <param name="From">Points 0..100, or tenths of a level 0..60 for German; null when it was not measured.</param>
/// <param name="FromError">Its standard error in the same unit; null when it was not measured.</param>
/// <param name="To">The value now; null when it is not measured.</param>
/// <param name="ToError">Its standard error; null when it is not measured.</param>
/// <param name="Flags">What people should know about the estimate now.</param>
public sealed record EstimateChange(AssessedSubject Subject, int? From, int? FromError, int? To, int? ToError, EstimateFlags Flags);

/// <summary>A test that was too hard or too easy, and what to take instead.</summary>
/// <param name="Subject">The competence that is still not known.</param>
/// <param name="Evidence">The piece that says only "outside this test's range".</param>
/// <param name="End"><see cref="EstimateFlags.FloorEffect"/> or <see cref="EstimateFlags.CeilingEffect"/>.</param>
/// <param name="Instruments">Codes of instruments that measure it more easily, or harder, the nearest first; empty when none is known.</param>
public sealed record RepeatAdvice(AssessedSubject Subject, string Evidence, EstimateFlags End, ValueList<string> Instruments);

/// <summary>What results changed for one person.</summary>
/// <remarks>Immutable and thread-safe; value equality. Texts are keyed by code; nothing here is formatted.</remarks>
public sealed record CandidateDelta
{
    /// <summary>The person.</summary>
    public required Id<Candidate> Candidate { get; init; }

    /// <summary>Places on the list before.</summary>
    public required int BeforeCount { get; init; }

    /// <summary>Places on the list now.</summary>
    public required int AfterCount { get; init; }

    /// <summary>The pieces that came in or were corrected, and how each was read.</summary>
    public required ValueList<SourceReading> Readings { get; init; }

    /// <summary>Identifiers of pieces that are there no more.</summary>
    public required ValueList<string> TakenBack { get; init; }

    /// <summary>Estimates that are others now, competences first.</summary>
    public required ValueList<EstimateChange> Estimates { get; init; }

    /// <summary>Places that are new, gone or moved: by rank now, then by rank before.</summary>
    public required ValueList<PlaceDelta> Places { get; init; }

    /// <summary>Tests to repeat with another instrument.</summary>
    public required ValueList<RepeatAdvice> Repeats { get; init; }

    /// <summary>What is to be said about the whole.</summary>
    public required ValueList<DeltaNote> Notes { get; init; }

    /// <summary>Digest of the list before.</summary>
    public required string BeforeDigest { get; init; }

    /// <summary>Digest of the list now.</summary>
    public required string AfterDigest { get; init; }

    /// <summary>SHA-256 over the canonical encoding of person, pieces, lists and places: 64 hexadecimal digits.</summary>
    public string Digest => DeltaDigest.Of(this);
}
