using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Testing;

/// <summary>A policy whose learned order is far from the expert's: short ways first, everything else little.</summary>
public static class TestLearned
{
    /// <summary>The tables: a basis point of the way counts a thousand, one of anything else one.</summary>
    public static LearnedTables Tables { get; } = new(
        Enum.GetValues<Criterion>().Select(criterion => new CriterionCurve(
            criterion, Enumerable.Range(0, CriterionCurve.KnotCount).Select(knot => (criterion == Criterion.Location ? 1_000L : 1L) * knot * CriterionCurve.StepBasisPoints).ToValueList())).ToValueList(),
        [], []);

    /// <summary>The policy in use.</summary>
    /// <param name="expert">The policy from which was learned.</param>
    /// <param name="on">The day from which it counts.</param>
    /// <param name="perspective">For whose lists.</param>
    /// <param name="dimensions">Curves of competences learned with it.</param>
    public static MatchPolicy InUse(MatchPolicy expert, DateOnly on, Perspective perspective = Perspective.Candidate, ValueList<DimensionCurve>? dimensions = null)
    {
        ArgumentNullException.ThrowIfNull(expert);
        return new LearnedPolicy
        {
            Id = $"{expert.Id}-learned",
            Version = 1,
            Tables = new(Tables.Curves, [], dimensions ?? expert.Skills.DimensionCurves),
            From = new(expert.Id, expert.Version, perspective, 500, 250, 50),
            OutcomesMin = 500,
        }.Activate(new(new string('a', 64), "A. Beispiel", on)).PolicyOn(expert);
    }
}
