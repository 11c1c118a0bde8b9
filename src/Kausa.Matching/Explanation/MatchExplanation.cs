using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Explanation;

/// <summary>Why a pair has its score and its status; it exists for every pair, possible or not.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Score">The score as a tree whose leaves add up to it exactly.</param>
public sealed record MatchExplanation(EvaluatedPair Pair, ExplanationNode Score)
{
    /// <summary>Explains a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>The explanation.</returns>
    /// <remarks>Each leaf is one table entry times its weights, so that the tree can be added up with a pocket calculator.</remarks>
    public static MatchExplanation Of(EvaluatedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var scores = pair.Score.Scores;
        return new MatchExplanation(pair, ExplanationNode.Sum(ExplanationCodes.Score, ExplanationBasis.Measured,
        [
            Skills(scores, pair.Input.Needs.RequirementsAreEstimated ? ReferenceCatalogue.Shared.DefaultProfile(pair.Facts.Occupation) : null),
            Language(scores, pair.Input.Needs.LanguageTargetsAreEstimated),
            Location(scores),
            Trade(scores),
        ]));
    }

    private static ExplanationNode Skills(CriterionScores scores, OccupationRequirements? standIn)
    {
        var weight = scores.Weights.Skills;
        var criterion = scores.Skills;
        var lines = new List<ExplanationNode> { FullMarks(weight) };
        lines.AddRange(criterion.Terms.Select(term => SkillTerm(weight, criterion.Gain, term, standIn?.Basis(term.Dimension))));
        var beyond = (criterion.Gain * criterion.Terms.Sum(term => term.WeightPercent * term.ShortfallPoints)) - 10_000;
        if (beyond > 0)
        {
            lines.Add(ExplanationNode.Leaf(ExplanationCodes.SkillsCut, ExplanationBasis.Measured, [weight, beyond]));
        }

        return ExplanationNode.Sum(ExplanationCodes.Skills, BasisOf(criterion.Terms.Select(t => t.Held.IsMeasured), standIn is not null), lines);
    }

    private static ExplanationNode SkillTerm(int weight, int gain, SkillTerm term, RequirementBasis? standIn)
    {
        var basis = !term.Held.IsMeasured ? ExplanationBasis.Unknown : standIn is null ? ExplanationBasis.Measured : ExplanationBasis.Estimated;
        ReadOnlySpan<TextArgument> need =
        [
            TextArgument.Code("dimension", ReferenceCatalogue.Shared.Dimension(term.Dimension).Code),
            TextArgument.Number("required", term.RequiredPoints),
            TextArgument.Number("held", term.Held.Points),
            TextArgument.Number("error", term.Held.ErrorPoints),
            TextArgument.Number("weight", term.WeightPercent),
            .. standIn is { } known ? [TextArgument.Code("basis", $"RequirementBasis.{known.Code()}")] : Array.Empty<TextArgument>(),
        ];
        return ExplanationNode.Sum(term.Held.IsMeasured ? ExplanationCodes.SkillTerm : ExplanationCodes.SkillNotMeasured, basis,
            [
                ExplanationNode.Leaf(ExplanationCodes.SkillGap, basis, [-weight, gain, term.WeightPercent, term.GapPoints], TextArgument.Number("points", term.GapPoints)),
                ExplanationNode.Leaf(ExplanationCodes.SkillUncertainty, basis, [-weight, gain, term.WeightPercent, term.UncertaintyPoints], TextArgument.Number("points", term.UncertaintyPoints)),
            ],
            need);
    }

    private static ExplanationNode Language(CriterionScores scores, bool estimated)
    {
        var weight = scores.Weights.Language;
        var used = scores.Language.Terms.Where(term => term.WeightPercent > 0).ToList();
        return ExplanationNode.Sum(ExplanationCodes.Language, BasisOf(used.Select(t => t.Held.IsMeasured), estimated), used.Select(term => LanguageTerm(weight, term)).Prepend(FullMarks(weight)));
    }

    private static ExplanationNode LanguageTerm(int weight, LanguageTerm term)
    {
        var basis = term.Held.IsMeasured ? ExplanationBasis.Measured : ExplanationBasis.Unknown;
        return ExplanationNode.Sum(term.Held.IsMeasured ? ExplanationCodes.LanguageTerm : ExplanationCodes.LanguageNotMeasured, basis,
            [
                ExplanationNode.Leaf(ExplanationCodes.LanguageGap, basis, [-weight, term.WeightPercent, term.GapPoints], TextArgument.Number("points", term.GapPoints)),
                ExplanationNode.Leaf(ExplanationCodes.LanguageUncertainty, basis, [-weight, term.WeightPercent, term.UncertaintyPoints], TextArgument.Number("points", term.UncertaintyPoints)),
            ],
            TextArgument.Code("skill", term.Skill.Code()),
            TextArgument.Tenths("target", term.TargetTenths),
            TextArgument.Tenths("held", term.Held.Tenths),
            TextArgument.Tenths("error", term.Held.ErrorTenths),
            TextArgument.Number("weight", term.WeightPercent));
    }

    private static ExplanationNode Location(CriterionScores scores)
    {
        var weight = scores.Weights.Location;
        var lost = scores.Location.QualityBasisPoints - 10_000;
        var line = scores.Location.Trip is { FirstArrival: { } arrival }
            ? ExplanationNode.Leaf(ExplanationCodes.TravelLate, ExplanationBasis.Measured, [weight, lost], TextArgument.Time("arrival", arrival))
            : scores.Location.Trip is { } trip
            ? ExplanationNode.Leaf(ExplanationCodes.TravelLoss, trip.IsEstimated ? ExplanationBasis.Estimated : ExplanationBasis.Measured, [weight, lost],
                TextArgument.Number("minutes", trip.Minutes), TextArgument.Number("comfortable", scores.Location.ComfortableMinutes), TextArgument.Number("limit", trip.LimitMinutes))
            : ExplanationNode.Leaf(ExplanationCodes.TravelUnknown, ExplanationBasis.Unknown, [weight, lost]);
        return ExplanationNode.Sum(ExplanationCodes.Location, line.Basis, [FullMarks(weight), line]);
    }

    private static ExplanationNode Trade(CriterionScores scores)
    {
        var weight = scores.Weights.Trade;
        var lost = scores.Trade.QualityBasisPoints - 10_000;
        var line = scores.Trade.Nearness == TradeNearness.NoWish
            ? ExplanationNode.Leaf(ExplanationCodes.TradeUnknown, ExplanationBasis.Unknown, [weight, lost])
            : ExplanationNode.Leaf(ExplanationCodes.TradeLoss, ExplanationBasis.Measured, [weight, lost], TextArgument.Code("nearness", $"TradeNearness.{scores.Trade.Nearness.Code()}"));
        return ExplanationNode.Sum(ExplanationCodes.Trade, line.Basis, [FullMarks(weight), line]);
    }

    private static ExplanationNode FullMarks(int weight) => ExplanationNode.Leaf(ExplanationCodes.FullMarks, ExplanationBasis.Measured, [weight, 10_000]);

    private static ExplanationBasis BasisOf(IEnumerable<bool> measured, bool estimated)
    {
        var known = measured.ToList();
        return known.TrueForAll(m => !m) ? ExplanationBasis.Unknown
            : estimated || known.Contains(false) ? ExplanationBasis.Estimated
            : ExplanationBasis.Measured;
    }
}
