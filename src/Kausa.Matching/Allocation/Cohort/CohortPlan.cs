using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>Why a person is planned for a place and not for one they like better.</summary>
public enum PlannedReason
{
    /// <summary>People have decided on this pair.</summary>
    Decided,

    /// <summary>There is no possible place they like better.</summary>
    BestForPerson,

    /// <summary>What they like better has given its seats to others, or the company has all its proposals.</summary>
    BetterTaken,

    /// <summary>A place they like better is free, but this one adds more for both sides together.</summary>
    MoreTogether,
}

/// <summary>One planned pair and why.</summary>
/// <param name="Pair">The pair as the person sees it: score, status, reasons.</param>
/// <param name="CompanyMillionths">Score with the company's weights.</param>
/// <param name="PersonRank">How many possible places the person likes better, plus 1.</param>
/// <param name="PersonChoiceCount">Possible places of the person; 0 where a decided pair is all there is.</param>
/// <param name="PlaceRank">How many possible people the company likes better for this place, plus 1.</param>
/// <param name="PlaceChoiceCount">Possible people of the place.</param>
/// <param name="Contact">The company's one contact; null when the office has nobody for it.</param>
/// <param name="Reason">Why this place.</param>
/// <param name="WasPlanned">Whether the plan before had the same pair.</param>
public sealed record PlannedPair(
    EvaluatedPair Pair, int CompanyMillionths, int PersonRank, int PersonChoiceCount, int PlaceRank, int PlaceChoiceCount, Id<Adviser>? Contact, PlannedReason Reason, bool WasPlanned)
{
    /// <summary>The score with the person's weights.</summary>
    public int PersonMillionths => Pair.Score.ScoreMillionths;
}

/// <summary>A person without a place and why.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="Reason">Why.</param>
/// <param name="ChoiceCount">Places possible for them today.</param>
/// <param name="Best">The possible place they like best; null when there is none.</param>
/// <param name="Exclusions">Rules that exclude places, the most frequent first; told where nothing is possible.</param>
public sealed record UnplacedPerson(Candidate Candidate, UnplacedReason Reason, int ChoiceCount, TrainingPlace? Best, ValueList<Exclusion> Exclusions);

/// <summary>Open seats of a place and why.</summary>
/// <param name="Place">The place.</param>
/// <param name="Company">Its company.</param>
/// <param name="SeatCount">Seats left open, 1 or more.</param>
/// <param name="Reason">Why.</param>
/// <param name="ChoiceCount">People possible for it today.</param>
/// <param name="Exclusions">Rules that exclude people, the most frequent first; told where nobody is possible.</param>
public sealed record OpenSeat(TrainingPlace Place, Company Company, int SeatCount, OpenSeatReason Reason, int ChoiceCount, ValueList<Exclusion> Exclusions);

/// <summary>What one more seat at a place would change: whom to win next.</summary>
/// <param name="Place">The place.</param>
/// <param name="Company">Its company.</param>
/// <param name="Value">More people placed, and change of both sides' total.</param>
public sealed record SeatPrice(TrainingPlace Place, Company Company, SeatValue Value);

/// <summary>What one more case of an adviser at the limit would change.</summary>
/// <param name="Adviser">The adviser.</param>
/// <param name="Value">More people placed, and change of both sides' total.</param>
public sealed record CasePrice(Id<Adviser> Adviser, SeatValue Value);

/// <summary>Something of the plan before that no longer is.</summary>
/// <param name="Candidate">The person named.</param>
/// <param name="Place">The place named.</param>
public sealed record GonePair(Id<Candidate> Candidate, Id<TrainingPlace> Place);

/// <summary>What the separate checker found in a plan.</summary>
/// <param name="Findings">Offenders against seats, caps, limits, decided pairs and – for a stable plan – stability; with those against the prices of an optimal one.</param>
/// <param name="DualGap">How far the prices leave the optimum open, 0 for a proven one; null for a stable plan, which has no prices.</param>
public sealed record CohortProof(ValueList<AllocationFinding> Findings, Int128? DualGap)
{
    /// <summary>Whether there is nothing to object to.</summary>
    public bool IsProven => Findings.Count == 0 && (DualGap is null || DualGap == 0);
}

/// <summary>A plan for a cohort: proposals with reasons, which people decide on.</summary>
public sealed record CohortPlan
{
    /// <summary>Content of the market.</summary>
    public required SnapshotId Snapshot { get; init; }

    /// <summary>The policy.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Its version.</summary>
    public required int PolicyVersion { get; init; }

    /// <summary>Date of the question.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What was made as good as possible.</summary>
    public required CohortObjective Objective { get; init; }

    /// <summary>Planned pairs by person.</summary>
    public required ValueList<PlannedPair> Pairs { get; init; }

    /// <summary>People without a place, by identifier.</summary>
    public required ValueList<UnplacedPerson> Unplaced { get; init; }

    /// <summary>Open seats by place; places that take nobody any more (K07) have none.</summary>
    public required ValueList<OpenSeat> OpenSeats { get; init; }

    /// <summary>Contacts of all companies with a planned pair or a place, by company.</summary>
    public required ValueList<CompanyContact> Contacts { get; init; }

    /// <summary>Whom to win next: places where one more seat changes something, the most valuable first.</summary>
    public required ValueList<SeatPrice> WinNext { get; init; }

    /// <summary>Advisers at the limit for whom one more case changes something, the most valuable first.</summary>
    public required ValueList<CasePrice> MoreCases { get; init; }

    /// <summary>Pairs of the plan before whose person or place is gone.</summary>
    public required ValueList<GonePair> Gone { get; init; }

    /// <summary>The separate checker's verdict.</summary>
    public required CohortProof Proof { get; init; }

    /// <summary>Sum of both sides' scores of all pairs, in millionths.</summary>
    public long TotalMillionths => Pairs.Sum(pair => (long)pair.PersonMillionths + pair.CompanyMillionths);

    /// <summary>SHA-256 over the canonical encoding of snapshot, policy, objective, date, pairs and contacts: 64 hexadecimal digits.</summary>
    public string Digest => PlanDigest.Of(
        Snapshot.ToString(), PolicyId, PolicyVersion, Objective, AsOf, Pairs.Select(pair => new PlanDigestPair(pair.Pair.Candidate.Id, pair.Pair.Place.Id, pair.PersonMillionths, pair.CompanyMillionths, pair.Reason)).ToValueList(), Contacts);
}

/// <summary>A rule of a conflict by its names; what the kind does not speak of is null.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Candidate">Person of a decided pair or who must be placed.</param>
/// <param name="Place">Place of a decided pair.</param>
/// <param name="Company">Company of a cap.</param>
/// <param name="Adviser">Adviser of a limit.</param>
/// <param name="Limit">The cap or limit.</param>
public sealed record PlanRule(CohortRuleKind Kind, Id<Candidate>? Candidate, Id<TrainingPlace>? Place, Id<Company>? Company, Id<Adviser>? Adviser, int? Limit);

/// <summary>Rules of which one has to give way before there is a plan.</summary>
/// <param name="Rules">The rules; without any one of them the others can be kept.</param>
/// <param name="Places">The places concerned with their free seats.</param>
/// <param name="IsSmallest">Whether it is proven that no fewer rules conflict.</param>
public sealed record PlanConflict(ValueList<PlanRule> Rules, ValueList<(Id<TrainingPlace> Place, int Seats)> Places, bool IsSmallest);

/// <summary>Either a plan or the conflict that rules one out.</summary>
/// <param name="Plan">The plan; null when rules conflict.</param>
/// <param name="Conflict">The conflict; null when there is a plan.</param>
public sealed record CohortOutcome(CohortPlan? Plan, PlanConflict? Conflict)
{
    /// <summary>What anybody can check the plan by; null when rules conflict.</summary>
    public PlanCertificate? Certificate { get; init; }
}
