using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>One piece of competence evidence, read in points.</summary>
internal sealed record SkillPiece(CompetenceEvidence Evidence, double Value, double Error, double Variance, EstimateFlags Flags)
    : Piece((int)Evidence.Kind, Evidence.AssessedOn, Evidence.Id.Value, Value, Error, Variance, Flags)
{
    /// <summary>The end of the scale at which it lies, if any.</summary>
    public EstimateFlags End => Flags & (EstimateFlags.FloorEffect | EstimateFlags.CeilingEffect);

    /// <summary>Whether it is a test that says only "too hard" or "too easy". Judgements and certificates count at their ends too: there the end is the finding.</summary>
    public bool IsOutsideRange => End != EstimateFlags.None && EvidenceReading.IsTest(Evidence.Kind);

    /// <summary>How it was read, for people.</summary>
    /// <param name="isCounted">Whether it moved the estimate.</param>
    public MappedEvidence ToMapped(bool isCounted) =>
        new(Evidence.Id, Evidence.Dimension, Tenths(Value), Tenths(Math.Sqrt(Variance)), isCounted, Flags);

    private static int Tenths(double points) => (int)Math.Round(points * 10.0, MidpointRounding.AwayFromZero);
}
