using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Snapshots;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Ranking;

/// <summary>One pair in its place on a list.</summary>
/// <param name="Rank">Position from 1.</param>
/// <param name="RankGroup">Number of the group of equals, from 1; the order inside is arbitrary but fixed.</param>
/// <param name="Tier">Number of the group that measurement cannot tell apart from its first, from 1.</param>
/// <param name="Pair">The pair with score, status and reasons.</param>
public sealed record RankedPair(int Rank, int RankGroup, int Tier, EvaluatedPair Pair)
{
    /// <summary>What a reranker ordered by, in millionths; null where the strategy's own key did.</summary>
    public long? OrderKey { get; init; }

    /// <summary>How much the reranker took off the score to order by, in millionths; null without one. The score itself stays.</summary>
    public int? TakenOffMillionths => OrderKey is { } key ? (int)(Pair.StrategyKey - key) : null;

    /// <summary>The way to the vocational school, by the same table and model; null when home or school is not known. Shown, never scored.</summary>
    public Trip? SchoolTrip { get; init; }
}

/// <summary>How many pairs one rule excluded.</summary>
/// <param name="Code">The rule.</param>
/// <param name="PairCount">Pairs it excludes, alone or with others.</param>
public sealed record Exclusion(ReasonCode Code, int PairCount);

/// <summary>A ranking and everything needed to repeat it.</summary>
public sealed record RankAnswer
{
    /// <summary>Content of the market.</summary>
    public required SnapshotId Snapshot { get; init; }

    /// <summary>The policy.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Its version.</summary>
    public required int PolicyVersion { get; init; }

    /// <summary>What was ranked for what: places for a candidate or candidates for a place.</summary>
    public required Direction Direction { get; init; }

    /// <summary>Whose weights counted.</summary>
    public required Perspective Perspective { get; init; }

    /// <summary>How uncertainty was read.</summary>
    public required ScoreMode Mode { get; init; }

    /// <summary>What ordered the list.</summary>
    public required MatchStrategy Strategy { get; init; }

    /// <summary>The day from which what the policy learned orders lists; null where something else ordered this one.</summary>
    public DateOnly? LearnedSince { get; init; }

    /// <summary>Code of what ordered it anew; null for nothing.</summary>
    public string? Reranker { get; init; }

    /// <summary>Date of the question.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Purpose of the question.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>Results, best first.</summary>
    public required ValueList<RankedPair> Results { get; init; }

    /// <summary>What the person has to do for the places of this answer, told once; when it holds none, for the places there are. Empty when candidates are ranked for a place.</summary>
    public required ValueList<PersonToDo> PersonToDos { get; init; }

    /// <summary>Pairs that could be ranked, before any filter and the cut to the top; null when nobody asked to count.</summary>
    public required int? RankablePairCount { get; init; }

    /// <summary>Exclusions by rule, the most frequent first; outside the adviser's view counts under 5 are left out.</summary>
    public required ValueList<Exclusion> Exclusions { get; init; }

    /// <summary>Pairs that are not possible today; null where the count itself is hidden or nobody asked for it.</summary>
    public required int? ExcludedPairCount { get; init; }

    /// <summary>Law numbers whose review is overdue; not empty means LAW_DATA_STALE.</summary>
    public required ValueList<LawNumber> OverdueLaw { get; init; }

    /// <summary>What to say beside one result: the pair's reasons; beside a person on a place's list also the person's own, which no list of to-dos tells.</summary>
    /// <param name="result">A result of this answer.</param>
    /// <returns>Conditions, things to clarify and notices, by code.</returns>
    public ValueList<RuleOutcome> ReasonsOf(RankedPair result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Direction == Direction.CandidateToPlace ? result.Pair.Reasons : RuleBook.Speaking(result.Pair.Outcomes, withPersonal: true);
    }

    /// <summary>Which results one of the to-dos is about: those on whose status its rule has an effect.</summary>
    /// <param name="toDo">A to-do of this answer.</param>
    /// <returns>Their ranks, ascending; empty when the answer holds none.</returns>
    public ValueList<int> RanksOf(PersonToDo toDo)
    {
        ArgumentNullException.ThrowIfNull(toDo);
        return Results.Where(result => result.Pair.Outcomes.Any(outcome => outcome.Code == toDo.Code && outcome.Effect != RuleEffect.None)).Select(result => result.Rank).ToValueList();
    }

    /// <summary>SHA-256 over the canonical encoding of snapshot, policy, perspective, mode, date and results: 64 hexadecimal digits.</summary>
    public string Digest => ResultDigest.Of(this);
}
