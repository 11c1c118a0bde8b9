using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Evidence;

/// <summary>Competence evidence of one candidate to 32 estimates.</summary>
/// <remarks>
/// Specification: docs/evidence.md. Per dimension: 1. read, widen for language, age; 2. set aside what lies in the future; 3. set aside tests
/// at an end of their range unless a second instrument confirms it; 4. keep the best of a kind within 30 days; 5. fuse with the prior.
/// </remarks>
internal sealed class SkillAssessor
{
    /// <summary>Extra points of error of a test taken in German by somebody who reads below B2.</summary>
    private const double LanguageLoad = 5.0;
    private const double AgeingPerMonth = 1.0;

    private readonly SkillsPolicy _policy;
    private readonly DateOnly _asOf;
    private readonly bool _readsBelowB2;

    public SkillAssessor(SkillsPolicy policy, DateOnly asOf, LanguageEstimate reading)
    {
        _policy = policy;
        _asOf = asOf;
        _readsBelowB2 = reading.Tenths < (int)CefrLevel.B2 * 10;
    }

    /// <summary>Estimates in the order of <see cref="CompetenceDimension"/>, and how each piece was read, in canonical order.</summary>
    public (ValueList<SkillEstimate> Skills, ValueList<MappedEvidence> Mapped) Assess(IReadOnlyCollection<CompetenceEvidence> evidence)
    {
        if (evidence.Count == 0)
        {
            return (new ValueList<SkillEstimate>([.. Enumerable.Repeat(Estimate([], []), RequirementProfile.DimensionCount)]), []);
        }

        var pieces = Piece.Order(evidence.Select(Read));
        var byDimension = pieces.ToLookup(piece => piece.Evidence.Dimension);
        var dimensions = Enum.GetValues<CompetenceDimension>();
        var skills = new SkillEstimate[dimensions.Length];
        Array.Fill(skills, Estimate([], []));
        var counted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var dimension in dimensions.Where(byDimension.Contains))
        {
            var known = byDimension[dimension].Where(piece => piece.On <= _asOf).ToList();
            var best = Retests.Best([.. known.Where(piece => !piece.IsOutsideRange || IsConfirmed(piece, known))]);
            counted.UnionWith(best.Select(piece => piece.Id));
            skills[(int)dimension] = Estimate(best, known);
        }

        return (new ValueList<SkillEstimate>(skills), pieces.Select(piece => piece.ToMapped(counted.Contains(piece.Id) ? null : ReasonAgainst(piece, byDimension[piece.Evidence.Dimension]))).ToValueList());
    }

    // What it was set aside for; of what is left within the range only another one of its kind can stand for it.
    private SetAsideReason ReasonAgainst(SkillPiece piece, IEnumerable<SkillPiece> ofDimension) =>
        piece.On > _asOf ? SetAsideReason.LaterThanDate
        : piece.IsOutsideRange && !IsConfirmed(piece, [.. ofDimension.Where(other => other.On <= _asOf)]) ? SetAsideReason.OutsideRange
        : SetAsideReason.Retest;

    private SkillPiece Read(CompetenceEvidence evidence)
    {
        var reading = EvidenceReading.Read(evidence, _policy);
        var isLoaded = _readsBelowB2 && IsTakenInGerman(evidence);
        var error = isLoaded ? reading.Error + LanguageLoad : reading.Error;
        var variance = (error * error) + (AgeingPerMonth * WholeMonths.Between(evidence.AssessedOn, _asOf));
        return new SkillPiece(evidence, reading.Points, error, variance, isLoaded ? reading.End | EstimateFlags.LanguageLoaded : reading.End);
    }

    private static bool IsTakenInGerman(CompetenceEvidence evidence) =>
        EvidenceReading.IsTest(evidence.Kind)
        && (evidence.AdministrationLanguage is { } language ? language == "de" : Instruments.Find(evidence.Instrument)?.IsTakenInGerman == true);

    /// <summary>Whether a second instrument (another kind, or another known instrument of the kind) lies at the same end.</summary>
    private static bool IsConfirmed(SkillPiece piece, List<SkillPiece> known) =>
        known.Exists(other => other.End == piece.End && IsSecondInstrument(piece.Evidence, other.Evidence));

    private static bool IsSecondInstrument(CompetenceEvidence one, CompetenceEvidence other) =>
        one.Kind != other.Kind
        || (one.Instrument is not null && other.Instrument is not null && !string.Equals(one.Instrument, other.Instrument, StringComparison.Ordinal));

    private SkillEstimate Estimate(List<SkillPiece> counted, List<SkillPiece> known)
    {
        var fused = Fusion.Fuse(counted, _policy.PriorPoints, _policy.PriorErrorPoints);
        var flags = fused.IsConflicting ? EstimateFlags.InconsistentEvidence : EstimateFlags.None;
        flags = counted.Concat(known.Where(piece => piece.IsOutsideRange && !IsAnswered(piece, counted))).Aggregate(flags, (all, piece) => all | piece.Flags);
        flags |= EvidenceSources.FlagOf(counted);
        var points = (int)Math.Round(fused.Value, MidpointRounding.AwayFromZero);
        return new SkillEstimate(points, ErrorClasses.Nearest(fused.Variance, ErrorClasses.Points), counted.Count > 0, flags);
    }

    /// <summary>Whether a result outside its range has since been answered by an instrument that counts.</summary>
    private static bool IsAnswered(SkillPiece outside, List<SkillPiece> counted) =>
        counted.Exists(piece => piece.On >= outside.On && EvidenceReading.IsInstrument(piece.Evidence.Kind));
}
