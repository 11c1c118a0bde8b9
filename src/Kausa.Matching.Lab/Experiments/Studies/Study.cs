using Kausa.Matching.Explanation;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Learning;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Experiments.Studies;

/// <summary>A kind of experiment: what it tries, what it measures, and what its report says.</summary>
/// <remarks>Stateless and thread-safe; the same plan and seed give the same measurements.</remarks>
public abstract class Study
{
    /// <summary>The kinds there are, the usual first.</summary>
    public static IReadOnlyList<Study> All { get; } = [new StrategyStudy(), new EvidenceStudy(), new ThinFileStudy(), new RobustnessStudy()];

    /// <summary>Code, UPPER_SNAKE.</summary>
    public abstract string Code { get; }

    /// <summary>What is measured, in the order of tables.</summary>
    public abstract IReadOnlyList<StudyMeasure> Measures { get; }

    /// <summary>Names of the measures whose differences to the baseline are drawn for each world.</summary>
    public abstract IReadOnlyList<string> DrawnMeasures { get; }

    /// <summary>How it was done, for the end of the report; one paragraph.</summary>
    public abstract string Method { get; }

    /// <summary>Whether orders are tried, so that a learned one can take part.</summary>
    public virtual bool TriesOrders => true;

    /// <summary>Codes of what can be tried.</summary>
    /// <param name="learned">A learned policy that takes part, or null.</param>
    /// <returns>Codes, UPPER_SNAKE.</returns>
    public abstract IReadOnlyList<string> VariantsWith(LearnedPolicy? learned);

    /// <summary>Measures one market in all worlds of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="seed">Seed of the market.</param>
    /// <returns>Every measure of every variant in every world.</returns>
    /// <exception cref="LabInputException">The market has no eligible pair, so that there is nothing to measure; the message names it and the sizes.</exception>
    public abstract IEnumerable<Measurement> Run(ExperimentPlan plan, MatchPolicy policy, ulong seed);

    /// <summary>The first paragraph of the report: what fails first, then what holds.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <returns>Plain text.</returns>
    public abstract string Verdict(Experiment experiment);

    /// <summary>Charts over all worlds.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <returns>HTML.</returns>
    public abstract string Charts(Experiment experiment);

    /// <summary>The generator's market of a seed.</summary>
    private protected static GeneratedMarket Generate(ExperimentPlan plan, ulong seed) =>
        MarketGenerator.Generate(MarketPlans.Find(plan.Policy)!.Specification(seed, plan.CandidateCount, plan.PlaceCount));

    /// <summary>Evaluates a market on which something can be measured.</summary>
    /// <exception cref="LabInputException">It has no eligible pair.</exception>
    private protected static TrialMarket Evaluate(ExperimentPlan plan, GeneratedMarket generated, MatchPolicy policy, World source)
    {
        var market = new TrialMarket(generated, policy);
        return market.Pairs.Count > 0
            ? market
            : throw new LabInputException([KeyedText.Of("Lab.NO_PAIR", ("candidates", plan.CandidateCount), ("places", plan.PlaceCount), ("market", generated.Specification.Seed), ("world", ExperimentPlan.CodeOf(source))).In]);
    }

    /// <summary>Worlds of a plan by the market they share.</summary>
    private protected static IEnumerable<IGrouping<World, World>> Sources(ExperimentPlan plan) => plan.Worlds.GroupBy(WorldMarket.Source);
}
