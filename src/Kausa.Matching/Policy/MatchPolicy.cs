using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Policy;

/// <summary>Everything an office decides and the law fixes: weights, thresholds, priors, travel model, law numbers, rule switches.</summary>
/// <remarks>
/// Immutable data, valid by construction through the policy reader; a change of any value that can change a result is a new
/// <see cref="Version"/>. Thread-safe.
/// </remarks>
public sealed record MatchPolicy
{
    /// <summary>Identifier, for example <c>stuttgart</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>What the policy is called, for people.</summary>
    public required string Title { get; init; }

    /// <summary>Who signed it off; an office or function, never a private person.</summary>
    public required string SignedOffBy { get; init; }

    /// <summary>Key of the arbitrary but fixed order inside a rank group.</summary>
    public required string TieKey { get; init; }

    /// <summary>Weights of the four criteria for each perspective.</summary>
    public required PerspectiveWeights Weights { get; init; }

    /// <summary>Quality of a criterion about which nothing is known, in basis points 0..10,000; 0 in CAUTIOUS and 10,000 in POTENTIAL, whatever it is.</summary>
    public required int NeutralBasisPoints { get; init; }

    /// <summary>How companies' lists read uncertainty, and what BALANCED means on any list.</summary>
    public required CompanyListPolicy CompanyLists { get; init; }

    /// <summary>Skills criterion.</summary>
    public required SkillsPolicy Skills { get; init; }

    /// <summary>Language criterion.</summary>
    public required LanguagePolicy Language { get; init; }

    /// <summary>Location criterion.</summary>
    public required LocationPolicy Location { get; init; }

    /// <summary>Trade criterion.</summary>
    public required TradePolicy Trade { get; init; }

    /// <summary>Rule switches and thresholds.</summary>
    public required RulePolicy Rules { get; init; }

    /// <summary>How closely the office cares; changes no result.</summary>
    public required CarePolicy Care { get; init; }

    /// <summary>After how many days facts are asked for again.</summary>
    public required FreshnessPolicy Freshness { get; init; }

    /// <summary>What must be known before tables learned from outcomes may order lists.</summary>
    public required LearningPolicy Learning { get; init; }

    /// <summary>Tables learned from outcomes; null where an expert's weights alone order lists. Identity and curves of competences are those of this policy.</summary>
    public LearnedPolicy? Learned { get; init; }

    /// <summary>Law numbers with their dates.</summary>
    public required LawCalendar Law { get; init; }

    /// <summary>Direction the office usually ranks in.</summary>
    public required Direction DefaultDirection { get; init; }

    /// <summary>Districts (AGS, five digits) or states (two digits) the office is responsible for; empty is everywhere.</summary>
    public required ValueList<string> RegionAgs { get; init; }

    /// <summary>Pathways the office works with.</summary>
    public required ValueList<Pathway> PathwaysEnabled { get; init; }

    /// <summary>Effort of each kind of step in minutes, by code; for advice on the next step.</summary>
    public required ValueList<StepEffort> Effort { get; init; }

    /// <summary>Whether lists leave out NEEDS_CLARIFICATION; must default to false, because the unclear must stay visible.</summary>
    public required bool HideNeedsClarification { get; init; }

    /// <summary>What orders lists when nobody asks for something else: learned tables where the policy has put some into use by the day, and they were learned for the weights asked for; else the weighted sum.</summary>
    /// <param name="perspective">Whose weights count.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <returns>The strategy.</returns>
    public MatchStrategy OrderFor(Perspective perspective, DateOnly asOf) => Learned is { } learned && learned.IsInUse(asOf) && learned.From.Perspective == perspective ? learned.Strategy : MatchStrategy.WeightedSum;

    /// <summary>The day from which what was learned orders, of a list that it orders.</summary>
    /// <param name="strategy">What orders the list.</param>
    /// <returns>The day; null for any other order.</returns>
    public DateOnly? LearnedSince(MatchStrategy strategy) => Learned is { Activation: { } activation } learned && strategy == learned.Strategy ? activation.On : null;

    /// <summary>The policy as it counts on a day: before what was learned is in use, the expert's order and the expert's curves of competences.</summary>
    /// <param name="asOf">Date of the question.</param>
    /// <returns>This policy, or the same without what was learned.</returns>
    public MatchPolicy On(DateOnly asOf) => Learned is not { } learned || learned.IsInUse(asOf) ? this : this with { Learned = null, Skills = Skills with { DimensionCurves = learned.ExpertDimensions } };
}

/// <summary>Direction of a ranking.</summary>
public enum Direction
{
    /// <summary>Places for one candidate.</summary>
    CandidateToPlace,

    /// <summary>Candidates for one place.</summary>
    CompanyToCandidate,

    /// <summary>Both sides at once.</summary>
    Joint,
}

/// <summary>Whose weights count.</summary>
public enum Perspective
{
    /// <summary>The person's.</summary>
    Candidate,

    /// <summary>The company's.</summary>
    Company,

    /// <summary>The office's joint view.</summary>
    Joint,
}

/// <summary>How uncertainty is read.</summary>
public enum ScoreMode
{
    /// <summary>Expected shortfall.</summary>
    Expected,

    /// <summary>As if a bit worse than measured.</summary>
    Cautious,

    /// <summary>As if a bit better than measured: whom to assess next.</summary>
    Potential,

    /// <summary>Between expected and potential, as far as <see cref="CompanyListPolicy.BalancePercent"/> says: doubt costs less, so that thin files are seen.</summary>
    Balanced,
}

/// <summary>Weights of the four criteria in percent, each 0..100; they sum to exactly 100.</summary>
/// <param name="Skills">Weight of skills.</param>
/// <param name="Language">Weight of language.</param>
/// <param name="Location">Weight of location.</param>
/// <param name="Trade">Weight of trade.</param>
public sealed record CriterionWeights(int Skills, int Language, int Location, int Trade)
{
    /// <summary>Weight of trade.</summary>
    public int Trade { get; } = Skills >= 0 && Language >= 0 && Location >= 0 && Trade >= 0 && Skills + Language + Location + Trade == 100
        ? Trade
        : throw new ArgumentException($"Weights must be 0..100 and sum to exactly 100, not {Skills} + {Language} + {Location} + {Trade}.", nameof(Trade));
}

/// <summary>One set of weights per perspective.</summary>
/// <param name="Candidate">The person's.</param>
/// <param name="Company">The company's.</param>
/// <param name="Joint">The joint view.</param>
public sealed record PerspectiveWeights(CriterionWeights Candidate, CriterionWeights Company, CriterionWeights Joint)
{
    /// <summary>The weights of a perspective.</summary>
    /// <param name="perspective">The perspective.</param>
    /// <returns>Its weights.</returns>
    public CriterionWeights Of(Perspective perspective) => perspective switch
    {
        Perspective.Candidate => Candidate,
        Perspective.Company => Company,
        Perspective.Joint => Joint,
        _ => throw new ArgumentOutOfRangeException(nameof(perspective), perspective, "Not a perspective."),
    };
}

/// <summary>Effort of a kind of step.</summary>
/// <param name="Step">Code of the step, UPPER_SNAKE.</param>
/// <param name="Minutes">Minutes of work for person and adviser together.</param>
public sealed record StepEffort(string Step, int Minutes);
