using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Explanation;

/// <summary>Why a pair has its score and its status; it exists for every pair, possible or not.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Score">The score as a tree whose leaves add up to it exactly.</param>
public sealed record MatchExplanation(EvaluatedPair Pair, ExplanationNode Score)
{
    private static readonly TextArgument[] Bases = [.. Enum.GetValues<RequirementBasis>().Select(basis => TextArgument.Code("basis", $"RequirementBasis.{basis.Code()}"))];
    private static readonly ArgumentTable Dimensions = new(number => TextArgument.Code("dimension", ReferenceCatalogue.Shared.Dimension((CompetenceDimension)number).Code), RequirementProfile.DimensionCount);
    private static readonly ArgumentTable LanguageSkills = new(number => TextArgument.Code("skill", ((LanguageSkill)number).Code()), 4);
    private static readonly ArgumentTable Required = Numbers("required", 101);
    private static readonly ArgumentTable Held = Numbers("held", 101);
    private static readonly ArgumentTable Error = Numbers("error", 101);
    private static readonly ArgumentTable Weight = Numbers("weight", 101);
    private static readonly ArgumentTable Minutes = Numbers("minutes", 601);
    private static readonly ArgumentTable Comfortable = Numbers("comfortable", 301);
    private static readonly ArgumentTable Limit = Numbers("limit", 301);
    private static readonly ArgumentTable TargetTenths = Tenths("target");
    private static readonly ArgumentTable HeldTenths = Tenths("held");
    private static readonly ArgumentTable ErrorTenths = Tenths("error");
    private static readonly TextArgument[] Nearnesses = [.. Enum.GetValues<TradeNearness>().Select(nearness => TextArgument.Code("nearness", $"TradeNearness.{nearness.Code()}"))];

    /// <summary>Explains a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>The explanation.</returns>
    /// <remarks>Each leaf is one table entry times its weights, so that the tree can be added up with a pocket calculator.</remarks>
    public static MatchExplanation Of(EvaluatedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var scores = pair.Score.Scores;
        ExplanationNode[] criteria =
        [
            Skills(scores, pair.Input.Needs.RequirementsAreEstimated ? ReferenceCatalogue.Shared.DefaultProfile(pair.Facts.Occupation) : null),
            Language(scores, pair.Input.Needs.LanguageTargetsAreEstimated),
            Location(scores),
            Trade(scores),
        ];

        // What rests on several things is no more than an estimate.
        var basis = Array.TrueForAll(criteria, one => one.Basis == criteria[0].Basis) ? criteria[0].Basis : ExplanationBasis.Estimated;
        return new MatchExplanation(pair, ExplanationNode.Sum(ExplanationCodes.Score, basis, criteria, []));
    }

    /// <summary>The four criteria in short, for lists: the same numbers and the same costliest line as the whole explanation, without making it.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>Skills, language, location, trade.</returns>
    public static ValueList<CriterionReason> Reasons(EvaluatedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var scores = pair.Score.Scores;
        var standIn = pair.Input.Needs.RequirementsAreEstimated ? ReferenceCatalogue.Shared.DefaultProfile(pair.Facts.Occupation) : null;
        var skill = Costliest(scores.Skills.Terms);
        var language = Costliest(scores.Language.Terms);
        var (location, trade) = (LocationLine(scores), TradeLine(scores));
        return
        [
            Reason(ExplanationCodes.Skills, scores.Parts.SkillsMillionths, scores.Weights.Skills, BasisOf(scores.Skills, standIn is not null),
                skill.ShortfallPoints == 0 || scores.Weights.Skills == 0 ? null
                    : new CostliestLine(CodeOf(skill), -scores.Weights.Skills * scores.Skills.Gain * skill.WeightPercent * skill.ShortfallPoints, ArgumentsOf(skill, standIn?.Basis(skill.Dimension)))),
            Reason(ExplanationCodes.Language, scores.Parts.LanguageMillionths, scores.Weights.Language, BasisOf(scores.Language, pair.Input.Needs.LanguageTargetsAreEstimated),
                language.WeightPercent * language.ShortfallPoints == 0 || scores.Weights.Language == 0 ? null
                    : new CostliestLine(CodeOf(language), -scores.Weights.Language * language.WeightPercent * language.ShortfallPoints, ArgumentsOf(language))),
            Reason(ExplanationCodes.Location, scores.Parts.LocationMillionths, scores.Weights.Location, location.Basis, location.InShort),
            Reason(ExplanationCodes.Trade, scores.Parts.TradeMillionths, scores.Weights.Trade, trade.Basis, trade.InShort),
        ];
    }

    private static CriterionReason Reason(string code, int millionths, int weight, ExplanationBasis basis, CostliestLine? line) => new(code, millionths, weight * 10_000, basis, line);

    // The first of the terms that cost most; every term costs in proportion to its weight and shortfall.
    private static SkillTerm Costliest(ValueList<SkillTerm> terms)
    {
        var (costliest, most) = (0, int.MinValue);
        for (var i = 0; i < terms.Count; i++)
        {
            ref readonly var term = ref terms.AsSpan()[i];
            if (term.WeightPercent * term.ShortfallPoints is var cost && cost > most)
            {
                (costliest, most) = (i, cost);
            }
        }

        return terms[costliest];
    }

    private static LanguageTerm Costliest(ValueList<LanguageTerm> terms)
    {
        var (costliest, most) = (0, int.MinValue);
        for (var i = 0; i < terms.Count; i++)
        {
            ref readonly var term = ref terms.AsSpan()[i];
            if (term.WeightPercent > 0 && term.WeightPercent * term.ShortfallPoints is var cost && cost > most)
            {
                (costliest, most) = (i, cost);
            }
        }

        return terms[costliest];
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
            lines.Add(ExplanationNode.Leaf(ExplanationCodes.SkillsCut, ExplanationBasis.Measured, [weight, beyond], []));
        }

        return ExplanationNode.Sum(ExplanationCodes.Skills, BasisOf(criterion, standIn is not null), lines, []);
    }

    private static ExplanationNode SkillTerm(int weight, int gain, SkillTerm term, RequirementBasis? standIn)
    {
        var basis = BasisOf(term.Held.Source, standIn is not null);
        return ExplanationNode.Sum(CodeOf(term), basis,
            [
                ExplanationNode.Leaf(ExplanationCodes.SkillGap, basis, [-weight, gain, term.WeightPercent, term.GapPoints], [TextArgument.Number("points", term.GapPoints)]),
                ExplanationNode.Leaf(ExplanationCodes.SkillUncertainty, basis, [-weight, gain, term.WeightPercent, term.UncertaintyPoints], [TextArgument.Number("points", term.UncertaintyPoints)]),
                .. term.CurvePoints == 0 ? Array.Empty<ExplanationNode>() : [ExplanationNode.Leaf(ExplanationCodes.SkillCurve, basis, [-weight, gain, term.WeightPercent, term.CurvePoints], [TextArgument.Number("points", term.CurvePoints)])],
            ],
            ArgumentsOf(term, standIn));
    }

    private static string CodeOf(in SkillTerm term) => term.Held.IsMeasured ? ExplanationCodes.SkillTerm : ExplanationCodes.SkillNotMeasured;

    private static ValueList<TextArgument> ArgumentsOf(in SkillTerm term, RequirementBasis? standIn)
    {
        var (dimension, required, held) = (Dimensions[(int)term.Dimension], Required[term.RequiredPoints], Held[term.Held.Points]);
        var (error, weight) = (Error[term.Held.ErrorPoints], Weight[term.WeightPercent]);
        return standIn is { } known ? [dimension, required, held, error, weight, Bases[(int)known]] : [dimension, required, held, error, weight];
    }

    private static ExplanationNode Language(CriterionScores scores, bool estimated)
    {
        var weight = scores.Weights.Language;
        var used = scores.Language.Terms.Where(term => term.WeightPercent > 0);
        return ExplanationNode.Sum(ExplanationCodes.Language, BasisOf(scores.Language, estimated), used.Select(term => LanguageTerm(weight, term)).Prepend(FullMarks(weight)), []);
    }

    private static ExplanationNode LanguageTerm(int weight, LanguageTerm term)
    {
        var basis = BasisOf(term.Held.Source, estimated: false);
        return ExplanationNode.Sum(CodeOf(term), basis,
            [
                ExplanationNode.Leaf(ExplanationCodes.LanguageGap, basis, [-weight, term.WeightPercent, term.GapPoints], [TextArgument.Number("points", term.GapPoints)]),
                ExplanationNode.Leaf(ExplanationCodes.LanguageUncertainty, basis, [-weight, term.WeightPercent, term.UncertaintyPoints], [TextArgument.Number("points", term.UncertaintyPoints)]),
            ],
            ArgumentsOf(term));
    }

    private static string CodeOf(in LanguageTerm term) => term.Held.IsMeasured ? ExplanationCodes.LanguageTerm : ExplanationCodes.LanguageNotMeasured;

    private static ValueList<TextArgument> ArgumentsOf(in LanguageTerm term) =>
        [LanguageSkills[(int)term.Skill], TargetTenths[term.TargetTenths], HeldTenths[term.Held.Tenths], ErrorTenths[term.Held.ErrorTenths], Weight[term.WeightPercent]];

    private static ExplanationNode Location(CriterionScores scores)
    {
        var line = LocationLine(scores);
        return ExplanationNode.Sum(ExplanationCodes.Location, line.Basis, [FullMarks(scores.Weights.Location), line.Node], []);
    }

    private static Line LocationLine(CriterionScores scores)
    {
        var weight = scores.Weights.Location;
        var lost = scores.Location.QualityBasisPoints - 10_000;
        return scores.Location.Trip is { FirstArrival: { } arrival }
            ? new Line(ExplanationCodes.TravelLate, ExplanationBasis.Measured, weight, lost, [TextArgument.Time("arrival", arrival)])
            : scores.Location.Trip is { } trip
            ? new Line(ExplanationCodes.TravelLoss, trip.IsEstimated ? ExplanationBasis.Estimated : ExplanationBasis.Measured, weight, lost,
                [Minutes[trip.Minutes], Comfortable[scores.Location.ComfortableMinutes], Limit[trip.LimitMinutes]])
            : new Line(ExplanationCodes.TravelUnknown, ExplanationBasis.Unknown, weight, lost, []);
    }

    private static ExplanationNode Trade(CriterionScores scores)
    {
        var line = TradeLine(scores);
        return ExplanationNode.Sum(ExplanationCodes.Trade, line.Basis, [FullMarks(scores.Weights.Trade), line.Node], []);
    }

    private static Line TradeLine(CriterionScores scores)
    {
        var weight = scores.Weights.Trade;
        var lost = scores.Trade.QualityBasisPoints - 10_000;
        return scores.Trade.Nearness == TradeNearness.NoWish
            ? new Line(ExplanationCodes.TradeUnknown, ExplanationBasis.Unknown, weight, lost, [])
            : new Line(ExplanationCodes.TradeLoss, ExplanationBasis.Stated, weight, lost, [Nearnesses[(int)scores.Trade.Nearness]]);
    }

    private static ArgumentTable Numbers(string name, int count) => new(number => TextArgument.Number(name, number), count);

    private static ArgumentTable Tenths(string name) => new(number => TextArgument.Tenths(name, number), 61);

    private static ExplanationNode FullMarks(int weight) => ExplanationNode.Leaf(ExplanationCodes.FullMarks, ExplanationBasis.Measured, [weight, 10_000], []);

    private static ExplanationBasis BasisOf(SkillsCriterion criterion, bool estimated)
    {
        var sources = default(SourceCount);
        foreach (ref readonly var term in criterion.Terms.AsSpan())
        {
            sources.Add(term.Held.Source);
        }

        return sources.Basis(estimated);
    }

    // Skills without weight say nothing.
    private static ExplanationBasis BasisOf(LanguageCriterion criterion, bool estimated)
    {
        var sources = default(SourceCount);
        foreach (ref readonly var term in criterion.Terms.AsSpan())
        {
            if (term.WeightPercent > 0)
            {
                sources.Add(term.Held.Source);
            }
        }

        return sources.Basis(estimated);
    }

    /// <summary>On what a line rests that sets something known of the person against a requirement.</summary>
    private static ExplanationBasis BasisOf(EvidenceSource source, bool estimated) => source switch
    {
        EvidenceSource.Nothing => ExplanationBasis.Unknown,
        EvidenceSource.SelfEstimate => ExplanationBasis.SelfEstimated,
        EvidenceSource.Stated => ExplanationBasis.Stated,
        EvidenceSource.AdviserEstimate => ExplanationBasis.AdviserEstimated,
        _ => estimated ? ExplanationBasis.Estimated : ExplanationBasis.Measured,
    };

    /// <summary>What the lines of a criterion rest on: one word where all that is known comes from one kind of source and none of it is a proof.</summary>
    private struct SourceCount
    {
        private int _count;
        private int _known;
        private int _measured;
        private EvidenceSource _source;
        private bool _isMixed;

        public void Add(EvidenceSource source)
        {
            _count++;
            if (source == EvidenceSource.Nothing)
            {
                return;
            }

            _isMixed |= _known > 0 && source != _source;
            _source = source;
            _known++;
            _measured += source == EvidenceSource.Measured ? 1 : 0;
        }

        public readonly ExplanationBasis Basis(bool estimated) =>
            _known == 0 ? ExplanationBasis.Unknown
            : _isMixed ? ExplanationBasis.Estimated
            : BasisOf(_source, estimated || _measured < _count);
    }

    /// <summary>The one line of location or trade: weight × lost quality.</summary>
    private readonly record struct Line(string Code, ExplanationBasis Basis, int Weight, int LostBasisPoints, ValueList<TextArgument> Arguments)
    {
        public ExplanationNode Node => ExplanationNode.Leaf(Code, Basis, [Weight, LostBasisPoints], Arguments);

        public CostliestLine? InShort => Weight * LostBasisPoints is var lost and not 0 ? new CostliestLine(Code, lost, Arguments) : null;
    }
}
