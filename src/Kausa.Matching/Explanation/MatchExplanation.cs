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

    /// <summary>The four criteria in short, for lists: the same numbers and the same costliest line as the whole explanation, without making it.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>Skills, language, location, trade.</returns>
    public static ValueList<CriterionReason> Reasons(EvaluatedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var scores = pair.Score.Scores;
        var standIn = pair.Input.Needs.RequirementsAreEstimated ? ReferenceCatalogue.Shared.DefaultProfile(pair.Facts.Occupation) : null;
        var language = LanguageTerms(scores);
        return
        [
            Reason(ExplanationCodes.Skills, scores.Parts.SkillsMillionths, scores.Weights.Skills, BasisOf(scores.Skills.Terms, term => term.Held.IsMeasured, standIn is not null),
                Costliest(scores.Skills.Terms, term => term.WeightPercent * term.ShortfallPoints) is { } skill ? SkillTerm(scores.Weights.Skills, scores.Skills.Gain, skill, standIn?.Basis(skill.Dimension)) : null),
            Reason(ExplanationCodes.Language, scores.Parts.LanguageMillionths, scores.Weights.Language, BasisOf(language, term => term.Held.IsMeasured, pair.Input.Needs.LanguageTargetsAreEstimated),
                Costliest(language, term => term.WeightPercent * term.ShortfallPoints) is { } skillOfGerman ? LanguageTerm(scores.Weights.Language, skillOfGerman) : null),
            Reason(ExplanationCodes.Location, scores.Parts.LocationMillionths, scores.Weights.Location, LocationLine(scores)),
            Reason(ExplanationCodes.Trade, scores.Parts.TradeMillionths, scores.Weights.Trade, TradeLine(scores)),
        ];
    }

    private static CriterionReason Reason(string code, int millionths, int weight, ExplanationNode line) => Reason(code, millionths, weight, line.Basis, line);

    private static CriterionReason Reason(string code, int millionths, int weight, ExplanationBasis basis, ExplanationNode? line) =>
        new(code, millionths, weight * 10_000, basis, line is null || line.Millionths == 0 ? null : new CostliestLine(line.Code, line.Millionths, line.Arguments));

    // The first of the terms that cost most; every term costs in proportion to its weight and shortfall.
    private static TTerm? Costliest<TTerm>(ValueList<TTerm> terms, Func<TTerm, int> cost)
        where TTerm : class
    {
        var (costliest, most) = (default(TTerm), int.MinValue);
        foreach (var term in terms.AsSpan())
        {
            if (cost(term) > most)
            {
                (costliest, most) = (term, cost(term));
            }
        }

        return costliest;
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

        return ExplanationNode.Sum(ExplanationCodes.Skills, BasisOf(criterion.Terms, term => term.Held.IsMeasured, standIn is not null), lines);
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
        var used = LanguageTerms(scores);
        return ExplanationNode.Sum(ExplanationCodes.Language, BasisOf(used, term => term.Held.IsMeasured, estimated), used.Select(term => LanguageTerm(weight, term)).Prepend(FullMarks(weight)));
    }

    private static ValueList<LanguageTerm> LanguageTerms(CriterionScores scores) => scores.Language.Terms.Where(term => term.WeightPercent > 0).ToValueList();

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
        var line = LocationLine(scores);
        return ExplanationNode.Sum(ExplanationCodes.Location, line.Basis, [FullMarks(scores.Weights.Location), line]);
    }

    private static ExplanationNode LocationLine(CriterionScores scores)
    {
        var weight = scores.Weights.Location;
        var lost = scores.Location.QualityBasisPoints - 10_000;
        return scores.Location.Trip is { FirstArrival: { } arrival }
            ? ExplanationNode.Leaf(ExplanationCodes.TravelLate, ExplanationBasis.Measured, [weight, lost], TextArgument.Time("arrival", arrival))
            : scores.Location.Trip is { } trip
            ? ExplanationNode.Leaf(ExplanationCodes.TravelLoss, trip.IsEstimated ? ExplanationBasis.Estimated : ExplanationBasis.Measured, [weight, lost],
                TextArgument.Number("minutes", trip.Minutes), TextArgument.Number("comfortable", scores.Location.ComfortableMinutes), TextArgument.Number("limit", trip.LimitMinutes))
            : ExplanationNode.Leaf(ExplanationCodes.TravelUnknown, ExplanationBasis.Unknown, [weight, lost]);
    }

    private static ExplanationNode Trade(CriterionScores scores)
    {
        var line = TradeLine(scores);
        return ExplanationNode.Sum(ExplanationCodes.Trade, line.Basis, [FullMarks(scores.Weights.Trade), line]);
    }

    private static ExplanationNode TradeLine(CriterionScores scores)
    {
        var weight = scores.Weights.Trade;
        var lost = scores.Trade.QualityBasisPoints - 10_000;
        return scores.Trade.Nearness == TradeNearness.NoWish
            ? ExplanationNode.Leaf(ExplanationCodes.TradeUnknown, ExplanationBasis.Unknown, [weight, lost])
            : ExplanationNode.Leaf(ExplanationCodes.TradeLoss, ExplanationBasis.Measured, [weight, lost], TextArgument.Code("nearness", $"TradeNearness.{scores.Trade.Nearness.Code()}"));
    }

    private static ExplanationNode FullMarks(int weight) => ExplanationNode.Leaf(ExplanationCodes.FullMarks, ExplanationBasis.Measured, [weight, 10_000]);

    private static ExplanationBasis BasisOf<TTerm>(ValueList<TTerm> terms, Func<TTerm, bool> isMeasured, bool estimated)
    {
        var measured = terms.Count(isMeasured);
        return measured == 0 ? ExplanationBasis.Unknown
            : estimated || measured < terms.Count ? ExplanationBasis.Estimated
            : ExplanationBasis.Measured;
    }
}
