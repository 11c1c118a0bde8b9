using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Output;

/// <summary>One pair as it is explained, here or by a service.</summary>
internal sealed record ExplanationView
{
    public required AnswerBasis Basis { get; init; }

    public required string Candidate { get; init; }

    public required string Place { get; init; }

    public required string OccupationTitle { get; init; }

    public required string CompanyLabel { get; init; }

    public required EligibilityStatus Status { get; init; }

    /// <summary>The score; null without the case consent.</summary>
    public required ScoreView? Score { get; init; }

    /// <summary>What stands on an estimate.</summary>
    public required IReadOnlyList<EstimateFlag> Flags { get; init; }

    /// <summary>What is special about single estimates, each once.</summary>
    public required IReadOnlyList<EstimateFlags> EstimateFlags { get; init; }

    /// <summary>What rules say, by code.</summary>
    public required IReadOnlyList<FindingLine> Rules { get; init; }

    /// <summary>The score as a sum; null without the case consent.</summary>
    public required SumLine? Sum { get; init; }

    /// <summary>A pair that was explained here.</summary>
    /// <param name="explanation">The pair.</param>
    /// <param name="perspective">Whose weights counted.</param>
    /// <param name="texts">Language.</param>
    public static ExplanationView Of(MatchExplanation explanation, Perspective perspective, TextCatalogue texts)
    {
        var pair = explanation.Pair;
        var (policy, asOf) = (pair.Facts.Policy, pair.Facts.AsOf);
        return new ExplanationView
        {
            Basis = new AnswerBasis(
                string.Empty, string.Create(CultureInfo.InvariantCulture, $"{policy.Id}@{policy.Version}"), asOf, pair.Score.Mode, perspective, pair.Facts.Purpose, [.. policy.Law.Overdue(asOf).Select(LawWarning.Of)], IsSynthetic: false),
            Candidate = pair.Candidate.Id.Value,
            Place = pair.Place.Id.Value,
            OccupationTitle = pair.Facts.Occupation.Title,
            CompanyLabel = pair.Facts.Company.Label,
            Status = pair.Status,
            Score = pair.IsConsentMissing ? null : ScoreView.Of(pair.Score),
            Flags = pair.IsConsentMissing ? [] : PairFlags.Of(pair),
            EstimateFlags = pair.IsConsentMissing ? [] : PairFlags.OfEstimates(pair),
            Rules = [.. pair.ToldOutcomes.Select(outcome => FindingLine.Of(outcome, texts))],
            Sum = pair.IsConsentMissing ? null : Line(explanation.Score, texts),
        };
    }

    private static SumLine Line(ExplanationNode node, TextCatalogue texts) =>
        new(node.Code, texts.Format(node.Code, node.Arguments), node.Millionths, node.Basis, node.Factors, [.. node.Children.Select(child => Line(child, texts))]);
}

/// <summary>One line of an explanation: a sum of its children, or the product of its factors.</summary>
internal sealed record SumLine(string Code, string Text, int Millionths, ExplanationBasis Basis, IReadOnlyList<int> Factors, IReadOnlyList<SumLine> Children);
