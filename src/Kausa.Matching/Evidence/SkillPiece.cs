using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>One piece of competence evidence, read in points.</summary>
internal sealed record SkillPiece(CompetenceEvidence Evidence, double Value, double Error, double Variance, EstimateFlags Flags)
    : Piece((int)Evidence.Kind, Evidence.AssessedOn, Evidence.Id.Value, Value, Error, Variance, Flags)
{
    /// <summary>The end of the scale at which it lies, if any.</summary>
    public EstimateFlags End => Flags & (EstimateFlags.FloorEffect | EstimateFlags.CeilingEffect);

    /// <inheritdoc/>
    /// <remarks>A rating that the person gave themselves is observed by nobody.</remarks>
    public override EvidenceSource Source => Evidence is { Kind: EvidenceKind.ObservedRating, Assessor: AssessorRole.Self } ? EvidenceSource.SelfEstimate : base.Source;

    /// <summary>Whether it is a test that says only "too hard" or "too easy". Judgements and certificates count at their ends too: there the end is the finding.</summary>
    public bool IsOutsideRange => End != EstimateFlags.None && EvidenceReading.IsTest(Evidence.Kind);

    /// <summary>How it was read, for people.</summary>
    /// <param name="setAside">Why it did not move the estimate; null when it did.</param>
    public MappedEvidence ToMapped(SetAsideReason? setAside) =>
        new(Evidence.Id, Evidence.Dimension, Tenths(Value), Tenths(Math.Sqrt(Variance)), setAside is null, Flags) { SetAside = setAside };

    private static int Tenths(double points) => (int)Math.Round(points * 10.0, MidpointRounding.AwayFromZero);
}
