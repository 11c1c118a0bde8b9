using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Cli.Output;

/// <summary>A ranking as it is shown, made here or told by a service.</summary>
internal sealed record RankView
{
    public required AnswerBasis Basis { get; init; }

    public required string Digest { get; init; }

    /// <summary>Code of what ordered the list anew; null for nothing.</summary>
    public required string? Reranker { get; init; }

    /// <summary>Code of the strategy that ordered the list; null for the score.</summary>
    public string? Strategy { get; init; }

    /// <summary>The day from which what the policy learned orders lists; null for every other order, and where a service does not tell it.</summary>
    public DateOnly? LearnedSince { get; init; }

    /// <summary>Places for a person, or people for a place.</summary>
    public required bool RanksPlaces { get; init; }

    public required IReadOnlyList<RankLine> Lines { get; init; }

    public required IReadOnlyList<ToDoLine> ToDos { get; init; }

    /// <summary>Pairs that can be ranked, before filters; null where that is not told.</summary>
    public required int? RankableCount { get; init; }

    /// <summary>Pairs that are not possible; null where that is not told.</summary>
    public required int? ExcludedCount { get; init; }

    public required IReadOnlyList<ExclusionLine> Exclusions { get; init; }

    /// <summary>A ranking that was made here.</summary>
    /// <param name="answer">The ranking.</param>
    /// <param name="texts">Language.</param>
    public static RankView Of(RankAnswer answer, TextCatalogue texts) => new()
    {
        Basis = new AnswerBasis(
            answer.Snapshot.ToString(), string.Create(CultureInfo.InvariantCulture, $"{answer.PolicyId}@{answer.PolicyVersion}"), answer.AsOf, answer.Mode, answer.Perspective, answer.Purpose, [.. answer.OverdueLaw.Select(LawWarning.Of)], IsSynthetic: false),
        Digest = answer.Digest,
        Reranker = answer.Reranker,
        Strategy = answer.Strategy == MatchStrategy.WeightedSum ? null : answer.Strategy.Code,
        LearnedSince = answer.LearnedSince,
        RanksPlaces = answer.Direction == Direction.CandidateToPlace,
        Lines = [.. answer.Results.Select(result => Line(answer, result, texts))],
        ToDos = [.. answer.PersonToDos.Select(toDo => new ToDoLine(toDo.Code.Code(), toDo.Value, ReasonTexts.Sentence(toDo, texts), toDo.Owner, toDo.DueOn, toDo.Blocks, answer.RanksOf(toDo)))],
        RankableCount = answer.RankablePairCount,
        ExcludedCount = answer.ExcludedPairCount,
        Exclusions = [.. answer.Exclusions.Select(exclusion => new ExclusionLine(exclusion.Code.Code(), texts.Label(exclusion.Code), exclusion.PairCount))],
    };

    private static RankLine Line(RankAnswer answer, RankedPair result, TextCatalogue texts)
    {
        var pair = result.Pair;
        return new RankLine
        {
            Rank = result.Rank,
            RankGroup = result.RankGroup,
            Tier = result.Tier,
            Candidate = pair.Candidate.Id.Value,
            Place = new OfferLine(
                pair.Place.Id.Value, pair.Place.Company.Value, pair.Facts.Company.Label, pair.Place.Occupation.Value, pair.Facts.Occupation.Title, pair.Place.Pathway, ReferenceCatalogue.Shared.TownOf(pair.Facts.Site)),
            Trip = pair.Facts.Trip is { } trip ? new TripLine(trip.Distance100m, trip.Minutes, trip.Mode, trip.FirstArrival) : null,
            SchoolMinutes = result.SchoolTrip?.Minutes,
            Score = ScoreView.Of(pair.Score),
            TakenOffMillionths = result.TakenOffMillionths,
            IsProvisional = MatchExplanation.Reasons(pair)[0].Basis == ExplanationBasis.Unknown,
            Status = pair.Status,
            Flags = PairFlags.Of(pair),
            Findings = [.. answer.ReasonsOf(result).Select(outcome => FindingLine.Of(outcome, texts))],
        };
    }
}

/// <summary>One pair of a ranking.</summary>
internal sealed record RankLine
{
    public required int Rank { get; init; }

    public required int RankGroup { get; init; }

    public required int Tier { get; init; }

    public required string Candidate { get; init; }

    public required OfferLine Place { get; init; }

    /// <summary>The way to the site; null when it is not known.</summary>
    public required TripLine? Trip { get; init; }

    /// <summary>Minutes one way to the vocational school; null when they are not known.</summary>
    public required int? SchoolMinutes { get; init; }

    public required ScoreView Score { get; init; }

    /// <summary>What a reranker took off to order by; null without one.</summary>
    public required int? TakenOffMillionths { get; init; }

    /// <summary>Whether no competence has been measured yet.</summary>
    public required bool IsProvisional { get; init; }

    public required EligibilityStatus Status { get; init; }

    public required IReadOnlyList<EstimateFlag> Flags { get; init; }

    public required IReadOnlyList<FindingLine> Findings { get; init; }

    public bool HasEstimatedRequirements => Flags.Contains(EstimateFlag.RequirementsEstimated);
}

/// <summary>What is offered, by identifiers and for people.</summary>
internal sealed record OfferLine(string Id, string Company, string CompanyLabel, string Occupation, string OccupationTitle, Pathway Pathway, string Town);

/// <summary>A way.</summary>
/// <param name="Distance100m">Straight line in 100 m, rounded down.</param>
/// <param name="Minutes">Minutes one way.</param>
/// <param name="Mode">By what; null when the minutes come from the office's travel times.</param>
/// <param name="FirstArrival">When the first connection arrives, where that is after work begins.</param>
internal sealed record TripLine(int Distance100m, int Minutes, TransportMode? Mode, TimeOnly? FirstArrival);

/// <summary>Something that a person has to do.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Value">FAIL or UNKNOWN.</param>
/// <param name="Sentence">What it is and what to do.</param>
/// <param name="Owner">Who acts.</param>
/// <param name="DueOn">By when; null for no day.</param>
/// <param name="Blocks">What it blocks while undone.</param>
/// <param name="Ranks">The lines that it concerns; empty when there are none, or where an older service does not tell.</param>
internal sealed record ToDoLine(string Code, RuleValue Value, string Sentence, Responsible Owner, DateOnly? DueOn, BlockedStep Blocks, IReadOnlyList<int> Ranks);

/// <summary>Pairs that one rule excludes.</summary>
internal sealed record ExclusionLine(string Code, string Text, int PairCount);
