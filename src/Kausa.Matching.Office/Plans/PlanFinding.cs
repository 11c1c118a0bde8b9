using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Plans;

/// <summary>What a check of a plan can find.</summary>
public enum PlanFault
{
    /// <summary>Plan and certificate speak of different markets, policies, dates or objectives; the field says of which.</summary>
    HeadDiffers,

    /// <summary>The digest is not that of what the plan says.</summary>
    DigestWrong,

    /// <summary>The certificate belongs to a plan of another digest.</summary>
    OtherPlan,

    /// <summary>The plan names a person whom the certificate does not know.</summary>
    PersonUnknown,

    /// <summary>The plan names a place that the certificate does not know.</summary>
    PlaceUnknown,

    /// <summary>A person stands in the plan more than once.</summary>
    PersonRepeated,

    /// <summary>A person of the certificate stands in the plan neither with a place nor without.</summary>
    PersonMissing,

    /// <summary>Plan and certificate state different scores of a pair.</summary>
    ScoreDiffers,

    /// <summary>The total is not the sum of both sides' scores.</summary>
    TotalWrong,

    /// <summary>A planned pair is none of the possible ones.</summary>
    PairImpossible,

    /// <summary>A place has more people than seats.</summary>
    SeatsExceeded,

    /// <summary>A company has more people than its cap.</summary>
    CapExceeded,

    /// <summary>An adviser has more people placed than the limit.</summary>
    LimitExceeded,

    /// <summary>A decided pair does not stand.</summary>
    DecidedMissing,

    /// <summary>Somebody who must be placed is not.</summary>
    RequiredMissing,

    /// <summary>A person and a place would rather have each other than what the plan gives them.</summary>
    BlockingPair,

    /// <summary>A price is negative.</summary>
    PriceNegative,

    /// <summary>The placement price does not fit the objective.</summary>
    PlacementPriceWrong,

    /// <summary>What has room left has a price.</summary>
    PriceWithoutScarcity,

    /// <summary>By these prices a person gains more at another place.</summary>
    PairGains,

    /// <summary>By these prices a person gains less than nothing at the place of the plan.</summary>
    PairLoses,

    /// <summary>The bound is not what the prices add up to.</summary>
    BoundWrong,

    /// <summary>Bound and plan differ: a better plan is not ruled out.</summary>
    Gap,

    /// <summary>The market, its policy or date is not that of the certificate; the field says what.</summary>
    MarketDiffers,

    /// <summary>The market has somebody or something that the certificate lacks.</summary>
    MissingInCertificate,

    /// <summary>The certificate has somebody or something that the market lacks.</summary>
    MissingInMarket,

    /// <summary>A number or a belonging of the certificate is another in the market; the field says which.</summary>
    FactDiffers,

    /// <summary>A pair is possible in the market and missing in the certificate.</summary>
    PairMissingInCertificate,

    /// <summary>A pair of the certificate is not possible in the market, and nobody decided on it.</summary>
    PairMissingInMarket,

    /// <summary>The reference computes another score of a pair.</summary>
    ScoreWrong,
}

/// <summary>One finding.</summary>
/// <param name="Fault">What is wrong.</param>
public sealed record PlanFinding(PlanFault Fault)
{
    /// <summary>The person meant; null for none.</summary>
    public string? Candidate { get; init; }

    /// <summary>The place meant.</summary>
    public string? Place { get; init; }

    /// <summary>The company meant.</summary>
    public string? Company { get; init; }

    /// <summary>The adviser meant.</summary>
    public string? Adviser { get; init; }

    /// <summary>The field meant.</summary>
    public string? Field { get; init; }

    /// <summary>What was told.</summary>
    public string? Told { get; init; }

    /// <summary>What is right, or what the other says.</summary>
    public string? Right { get; init; }
}

/// <summary>What was looked at.</summary>
public enum PlanCheckStep
{
    /// <summary>Market, policy, date and objective of plan and certificate are the same.</summary>
    Head,

    /// <summary>The plan's digest, computed anew.</summary>
    Digest,

    /// <summary>Everybody stands in the plan once.</summary>
    People,

    /// <summary>The plan's scores and total are those of the certificate.</summary>
    Scores,

    /// <summary>Possible pairs, seats, caps, limits, decided pairs, people who must be placed.</summary>
    Rules,

    /// <summary>Every possible pair was held against the plan: none would rather have each other.</summary>
    Stability,

    /// <summary>Prices, bound and gap.</summary>
    Prices,

    /// <summary>The certificate was held against the market: who and what there is, caps and limits, every pair with both scores computed by the reference.</summary>
    Market,
}

/// <summary>The verdict of a check.</summary>
/// <param name="Steps">What was looked at.</param>
/// <param name="Findings">What was found; nothing means that the plan is proven.</param>
/// <param name="PlacedCount">People with a place in the plan.</param>
/// <param name="Bound">What no plan that keeps the rules exceeds, in millionths; null for a stable plan.</param>
/// <param name="DualGap">How far the plan stays below that; null for a stable plan.</param>
public sealed record PlanVerdict(ValueList<PlanCheckStep> Steps, ValueList<PlanFinding> Findings, int PlacedCount, Int128? Bound, Int128? DualGap)
{
    /// <summary>Whether there is nothing to object to.</summary>
    public bool IsProven => Findings.Count == 0;

    /// <summary>Whether a step found nothing.</summary>
    /// <param name="step">One of <see cref="Steps"/>.</param>
    public bool Holds(PlanCheckStep step) => !Findings.Any(finding => StepOf(finding.Fault) == step);

    /// <summary>This verdict with what a market has to say.</summary>
    /// <param name="findings">Differences to the market.</param>
    public PlanVerdict WithMarket(IReadOnlyList<PlanFinding> findings) => this with
    {
        Steps = Steps.Append(PlanCheckStep.Market).ToValueList(),
        Findings = Findings.Concat(findings).ToValueList(),
    };

    private static PlanCheckStep StepOf(PlanFault fault) => fault switch
    {
        PlanFault.HeadDiffers or PlanFault.OtherPlan => PlanCheckStep.Head,
        PlanFault.DigestWrong => PlanCheckStep.Digest,
        PlanFault.PersonUnknown or PlanFault.PlaceUnknown or PlanFault.PersonRepeated or PlanFault.PersonMissing => PlanCheckStep.People,
        PlanFault.ScoreDiffers or PlanFault.TotalWrong => PlanCheckStep.Scores,
        PlanFault.PairImpossible or PlanFault.SeatsExceeded or PlanFault.CapExceeded or PlanFault.LimitExceeded or PlanFault.DecidedMissing or PlanFault.RequiredMissing => PlanCheckStep.Rules,
        PlanFault.BlockingPair => PlanCheckStep.Stability,
        >= PlanFault.PriceNegative and <= PlanFault.Gap => PlanCheckStep.Prices,
        _ => PlanCheckStep.Market,
    };
}
