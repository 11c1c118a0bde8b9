using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Output;

/// <summary>A plan as a table shows it, made here or told by a service.</summary>
internal sealed record PlanView
{
    public required CohortObjective Objective { get; init; }

    public required DateOnly AsOf { get; init; }

    public required string PolicyId { get; init; }

    public required int PolicyVersion { get; init; }

    public required string Digest { get; init; }

    /// <summary>Whether somebody said that people and companies are invented.</summary>
    public bool IsSynthetic { get; init; }

    public required bool IsProven { get; init; }

    public required int FindingCount { get; init; }

    public required IReadOnlyList<(string Candidate, string Place)> Gone { get; init; }

    public required IReadOnlyList<PairLine> Pairs { get; init; }

    public required IReadOnlyList<UnplacedLine> Unplaced { get; init; }

    public required IReadOnlyList<SeatLine> OpenSeats { get; init; }

    public required IReadOnlyList<(PlaceLine Place, SeatValue Value)> WinNext { get; init; }

    public required IReadOnlyList<(string Adviser, SeatValue Value)> MoreCases { get; init; }

    /// <summary>A plan that was made here.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="texts">Language.</param>
    public static PlanView Of(CohortPlan plan, TextCatalogue texts) => new()
    {
        Objective = plan.Objective,
        AsOf = plan.AsOf,
        PolicyId = plan.PolicyId,
        PolicyVersion = plan.PolicyVersion,
        Digest = plan.Digest,
        IsProven = plan.Proof.IsProven,
        FindingCount = plan.Proof.Findings.Count,
        Gone = [.. plan.Gone.Select(pair => (pair.Candidate.Value, pair.Place.Value))],
        Pairs =
        [
            .. plan.Pairs.Select(pair => new PairLine(
                pair.Pair.Candidate.Id.Value, Line(pair.Pair.Place, pair.Pair.Facts.Company), pair.Contact?.Value, new(pair.PersonMillionths, pair.PersonRank, pair.PersonChoiceCount),
                new(pair.CompanyMillionths, pair.PlaceRank, pair.PlaceChoiceCount), pair.Pair.Status, pair.Reason, pair.WasPlanned)),
        ],
        Unplaced =
        [
            .. plan.Unplaced.Select(person => new UnplacedLine(
                person.Candidate.Id.Value, person.Candidate.PrimaryAdviser?.Value, person.Reason, Counted(person.Exclusions, texts), person.Best is { } best ? (TitleOf(best), best.Id.Value) : null)),
        ],
        OpenSeats = [.. plan.OpenSeats.Select(seat => new SeatLine(Line(seat.Place, seat.Company), seat.SeatCount, seat.Reason, Counted(seat.Exclusions, texts)))],
        WinNext = [.. plan.WinNext.Select(price => (Line(price.Place, price.Company), price.Value))],
        MoreCases = [.. plan.MoreCases.Select(price => (price.Adviser.Value, price.Value))],
    };

    private static PlaceLine Line(TrainingPlace place, Company company) => new(place.Id.Value, TitleOf(place), company.Label, ReferenceCatalogue.Shared.TownOf(place.Site ?? company.Site));

    private static string TitleOf(TrainingPlace place) => ReferenceCatalogue.Shared.FindOccupation(place.Occupation)!.Title;

    private static IReadOnlyList<(string Label, int Count)> Counted(IEnumerable<Exclusion> exclusions, TextCatalogue texts) => [.. exclusions.Select(rule => (texts.Label(rule.Code), rule.PairCount))];

    /// <summary>A place in words.</summary>
    public sealed record PlaceLine(string Id, string Title, string CompanyLabel, string Town);

    /// <summary>What one side makes of a pair: score, rank from 1, and among how many.</summary>
    public readonly record struct SideOfPair(int Millionths, int Rank, int ChoiceCount);

    /// <summary>A proposal.</summary>
    public sealed record PairLine(string Candidate, PlaceLine Place, string? Contact, SideOfPair Person, SideOfPair Company, EligibilityStatus Status, PlannedReason Reason, bool WasPlanned);

    /// <summary>Somebody without a place.</summary>
    public sealed record UnplacedLine(string Candidate, string? Adviser, UnplacedReason Reason, IReadOnlyList<(string Label, int Count)> Exclusions, (string Title, string Id)? Best);

    /// <summary>Open seats.</summary>
    public sealed record SeatLine(PlaceLine Place, int SeatCount, OpenSeatReason Reason, IReadOnlyList<(string Label, int Count)> Exclusions);
}
