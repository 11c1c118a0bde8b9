using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Explanation;

/// <summary>Says in a few plain sentences why a pair fits and what is missing, from the terms that the score is made of.</summary>
/// <remarks>
/// No number of the score is told; the sum that adds up is <see cref="MatchExplanation"/>. Order: trade, way, German, competences. German that rule
/// C16 leaves open speaks for no pair, however near the score sees it to its target. Stateless and thread-safe.
/// </remarks>
public static class PlainReasons
{
    private const int MostDimensions = 3;

    /// <summary>Keys of all sentences.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "Plain.TRADE_WISH", "Plain.TRADE_NEAR", "Plain.TRADE_OTHER", "Plain.TRADE_NO_WISH",
        "Plain.TRAVEL_COMFORTABLE", "Plain.TRAVEL_LONG", "Plain.TRAVEL_TOO_FAR", "Plain.TRAVEL_LATE", "Plain.TRAVEL_UNKNOWN",
        "Plain.LANGUAGE_ENOUGH", "Plain.LANGUAGE_NEARLY", "Plain.LANGUAGE_GAP", "Plain.LANGUAGE_UNKNOWN", "Plain.LANGUAGE_OPEN", "Plain.LANGUAGE_BELOW",
        "Plain.SKILLS_ENOUGH", "Plain.SKILLS_GAP", "Plain.SKILLS_UNKNOWN",
    ];

    /// <summary>The sentences about a pair.</summary>
    /// <param name="pair">The pair, possible or not.</param>
    /// <returns>One to a dozen sentences.</returns>
    public static ValueList<PlainReason> Of(EvaluatedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var scores = pair.Score.Scores;
        return Language(scores.Language, pair.Input.Needs.LanguageTargetsAreEstimated, OpenMinima(pair))
            .Concat(Skills(scores.Skills, pair.Input.Needs.RequirementsAreEstimated))
            .Prepend(Travel(scores.Location))
            .Prepend(Trade(scores.Trade))
            .ToValueList();
    }

    private static PlainReason Trade(TradeCriterion trade) => trade.Nearness switch
    {
        TradeNearness.Wish => new("Plain.TRADE_WISH", true, PlainBasis.Stated, [TextArgument.Number("rank", trade.WishRank!.Value)]),
        TradeNearness.NoWish => new("Plain.TRADE_NO_WISH", false, PlainBasis.Unknown, []),
        TradeNearness.Other => new("Plain.TRADE_OTHER", false, PlainBasis.Stated, []),
        _ => new("Plain.TRADE_NEAR", true, PlainBasis.Stated, [TextArgument.Code("nearness", $"TradeNearness.{trade.Nearness.Code()}")]),
    };

    private static PlainReason Travel(LocationCriterion location)
    {
        if (location.Trip is not { } trip)
        {
            return new("Plain.TRAVEL_UNKNOWN", false, PlainBasis.Unknown, []);
        }

        var basis = trip.IsEstimated ? PlainBasis.Estimated : PlainBasis.Measured;
        if (trip.FirstArrival is { } arrival)
        {
            return new("Plain.TRAVEL_LATE", false, basis, [TextArgument.Time("arrival", arrival)]);
        }

        var code = trip.Minutes <= location.ComfortableMinutes ? "COMFORTABLE" : trip.IsWithinLimit ? "LONG" : "TOO_FAR";
        TextArgument[] minutes = [TextArgument.Number("minutes", trip.Minutes), TextArgument.Number("limit", trip.LimitMinutes)];
        return new($"Plain.TRAVEL_{code}", code == "COMFORTABLE", basis,
            (trip.Mode is { } mode ? minutes.Append(TextArgument.Code("mode", $"TransportMode.{mode.Code()}")) : minutes).ToValueList());
    }

    // Minima that are not, or perhaps not, reached, as far as the rule is asked and says so; for each skill what stands most in the way.
    private static Dictionary<LanguageSkill, (LanguageMinimum Minimum, RuleValue Value)> OpenMinima(EvaluatedPair pair) =>
        pair.Outcomes.FirstOrDefault(outcome => outcome.Code == ReasonCode.C16LanguageMin) is not { Effect: not RuleEffect.None }
            ? []
            : pair.Facts.Place.LanguageMinima
                .Select(minimum => (Minimum: minimum, Value: LanguageMinimumRule.ValueOf(minimum, pair.Facts)))
                .Where(open => open.Value is RuleValue.Fail or RuleValue.Unknown)
                .GroupBy(open => open.Minimum.Skill)
                .ToDictionary(group => group.Key, group => group.OrderBy(open => open.Value != RuleValue.Fail).ThenByDescending(open => open.Minimum.Level).First());

    // Skills that say the same share a sentence.
    private static IEnumerable<PlainReason> Language(LanguageCriterion language, bool targetsAreEstimated, Dictionary<LanguageSkill, (LanguageMinimum Minimum, RuleValue Value)> open) => language.Terms
        .Where(term => term.WeightPercent > 0)
        .Select(term => (Term: term, Said: Said(term, targetsAreEstimated, open.TryGetValue(term.Skill, out var minimum) ? minimum : null)))
        .GroupBy(item => item.Said)
        .Select(group => group.Key with { Arguments = group.Key.Arguments.Prepend(TextArgument.Code("skills", string.Join('|', group.Select(item => item.Term.Skill.Code())))).ToValueList() });

    private static PlainReason Said(LanguageTerm term, bool targetsAreEstimated, (LanguageMinimum Minimum, RuleValue Value)? open)
    {
        if (!term.Held.IsMeasured)
        {
            return new("Plain.LANGUAGE_UNKNOWN", false, PlainBasis.Unknown, []);
        }

        var basis = BasisOf(term.Held.Source, targetsAreEstimated);
        var (target, held) = (LevelCode(term.TargetTenths), LevelCode(term.Held.Tenths));
        if (term.GapPoints > 0 && target != held)
        {
            return new("Plain.LANGUAGE_GAP", false, basis, [TextArgument.Code("target", target), TextArgument.Code("held", held)]);
        }

        // The company states its minimum; only what is held may be an estimate.
        if (open is var (minimum, value))
        {
            return new(value == RuleValue.Fail ? "Plain.LANGUAGE_BELOW" : "Plain.LANGUAGE_OPEN", false, BasisOf(term.Held.Source, isEstimated: false),
                [TextArgument.Code("level", minimum.Level.Code())]);
        }

        return term.GapPoints == 0
            ? new("Plain.LANGUAGE_ENOUGH", true, basis, [])
            : new("Plain.LANGUAGE_NEARLY", true, basis, [TextArgument.Code("target", target)]);
    }

    /// <summary>The level nearest to a number of tenths, half levels being plus levels.</summary>
    /// <param name="tenths">0..60 tenths of a level.</param>
    /// <returns>Code such as <c>B1</c> or <c>B1_PLUS</c>.</returns>
    /// <remarks>Plus levels: CEFR Companion Volume 2020.</remarks>
    private static string LevelCode(int tenths)
    {
        var halves = (tenths + 2) / 5;
        return ((CefrLevel)(halves / 2)).Code() + (halves % 2 == 1 ? "_PLUS" : string.Empty);
    }

    // What is said of the person by themselves or by their adviser is told as that, never as measured.
    private static PlainBasis BasisOf(EvidenceSource source, bool isEstimated) => source switch
    {
        EvidenceSource.SelfEstimate => PlainBasis.SelfEstimated,
        EvidenceSource.Stated => PlainBasis.Stated,
        EvidenceSource.AdviserEstimate => PlainBasis.AdviserEstimated,
        _ => isEstimated ? PlainBasis.Estimated : PlainBasis.Measured,
    };

    // A competence without a proof is told by its source, and is among those that nobody tested.
    private static IEnumerable<PlainReason> Skills(SkillsCriterion skills, bool requirementsAreEstimated)
    {
        var enough = MostTelling(skills.Terms.Where(term => term.Held.IsMeasured && term.GapPoints == 0), term => term.WeightPercent);
        var gaps = MostTelling(skills.Terms.Where(term => term.Held.IsMeasured && term.GapPoints > 0), term => term.WeightPercent * term.GapPoints);
        var untestedCount = skills.Terms.Count(term => !term.Held.IsTested);
        if (enough.Count > 0)
        {
            yield return Named("Plain.SKILLS_ENOUGH", true, enough, requirementsAreEstimated);
        }

        if (gaps.Count > 0)
        {
            yield return Named("Plain.SKILLS_GAP", false, gaps, requirementsAreEstimated);
        }

        if (untestedCount > 0)
        {
            yield return new("Plain.SKILLS_UNKNOWN", false, PlainBasis.Unknown,
                [TextArgument.Number("count", untestedCount), TextArgument.Number("total", skills.Terms.Count)]);
        }
    }

    private static PlainReason Named(string code, bool speaksFor, List<SkillTerm> terms, bool requirementsAreEstimated) => new(
        code, speaksFor, terms.TrueForAll(term => term.Held.Source == terms[0].Held.Source) ? BasisOf(terms[0].Held.Source, requirementsAreEstimated) : PlainBasis.Estimated,
        [TextArgument.Code("dimensions", string.Join('|', terms.Select(term => ReferenceCatalogue.Shared.Dimension(term.Dimension).Code)))]);

    private static List<SkillTerm> MostTelling(IEnumerable<SkillTerm> terms, Func<SkillTerm, int> importance) =>
        [.. terms.OrderByDescending(importance).ThenBy(term => term.Dimension).Take(MostDimensions)];
}
