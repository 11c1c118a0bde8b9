using Kausa.Matching.Advice;
using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Experiments.Studies.Asking;

/// <summary>One person's list while facts are found out one by one; a fact is one competence or one skill of German.</summary>
/// <remarks>Finding out a fact replaces the estimate that the thin file gives by that of the complete file; scores follow by the engine's own terms.</remarks>
internal sealed class AskingState
{
    /// <summary>Number of facts: 32 competences, then four skills of German.</summary>
    public const int FactCount = SkillCount + 4;

    private const int SkillCount = 32;
    private const int TopCount = TrialLists.Shown;

    private readonly Term[][] _terms;
    private readonly long[] _skills;
    private readonly long[] _language;
    private readonly long[] _others;
    private readonly long _skillFactor;
    private readonly long _languageFactor;
    private readonly ulong[] _ties;
    private readonly CandidateEstimates _complete;
    private readonly PlaceNeeds[] _needs;

    /// <param name="pairs">Pairs of the person by the thin file.</param>
    /// <param name="complete">What the complete file says.</param>
    /// <param name="policy">The policy.</param>
    public AskingState(IReadOnlyList<TrialPair> pairs, CandidateEstimates complete, MatchPolicy policy)
    {
        var weights = policy.Weights.Candidate;
        (_skillFactor, _languageFactor) = (weights.Skills * policy.Skills.Gain, weights.Language);
        _terms = [.. pairs.Select(pair => TermsOf(pair, complete, policy.Skills))];
        _skills = [.. _terms.Select(terms => terms.Where(term => term.Fact < SkillCount).Sum(term => term.Thin))];
        _language = [.. _terms.Select(terms => terms.Where(term => term.Fact >= SkillCount).Sum(term => term.Thin))];
        _others = [.. pairs.Select(pair => ((long)weights.Location * pair.Qualities.Location) + ((long)weights.Trade * pair.Qualities.Trade))];
        _ties = [.. pairs.Select(pair => SplitMix64.Mix((ulong)pair.Place))];
        _complete = complete;
        Known = pairs[0].Estimates;
        _needs = [.. pairs.Select(pair => pair.Needs)];
        Open = [.. _terms.SelectMany(terms => terms.Where(term => term.IsOpen).Select(term => term.Fact)).Distinct().Order()];
        SkillsWeight = weights.Skills;
    }

    private AskingState(AskingState other)
    {
        (_complete, Known, _needs) = (other._complete, other.Known, other._needs);
        (_terms, _others, _ties, _skillFactor, _languageFactor, SkillsWeight) = (other._terms, other._others, other._ties, other._skillFactor, other._languageFactor, other.SkillsWeight);
        (_skills, _language, Open) = ([.. other._skills], [.. other._language], [.. other.Open]);
    }

    /// <summary>Facts that the thin file lacks and at least one place asks for.</summary>
    public List<int> Open { get; }

    /// <summary>Facts that a thin file lacks and the complete one has, whether a place asks for them or not.</summary>
    public static IReadOnlyList<int> Lacking(CandidateEstimates thin, CandidateEstimates complete) =>
    [
        .. Enumerable.Range(0, SkillCount).Where(d => !thin.Skills[d].IsMeasured && complete.Skills[d].IsMeasured),
        .. Enumerable.Range(0, FactCount - SkillCount).Where(k => !thin.Languages[k].IsMeasured && complete.Languages[k].IsMeasured).Select(k => SkillCount + k),
    ];

    /// <summary>Estimates by what is known and found out.</summary>
    public CandidateEstimates Known { get; private set; }

    /// <summary>The places as the asker sees them.</summary>
    public IReadOnlyList<QuestionPlace> Places => [.. _needs.Select((needs, place) => new QuestionPlace((int)ScoreMillionths(place), needs))];

    /// <summary>Number of places.</summary>
    public int PlaceCount => _terms.Length;

    private long SkillsWeight { get; }

    /// <summary>Expected score of a place by what is known.</summary>
    public long ScoreMillionths(int place) => Math.Max(0, (10_000 * SkillsWeight) - (_skillFactor * _skills[place])) + (_languageFactor * Math.Max(0, 10_000 - _language[place])) + _others[place];

    /// <summary>The same state, to be carried on apart from this one.</summary>
    public AskingState Copy() => new(this);

    /// <summary>The shown places, in the order of their numbers.</summary>
    public int[] Top() => [.. Ranked().Take(TopCount).Order()];

    /// <summary>Finds out a fact.</summary>
    public void FindOut(int fact)
    {
        for (var place = 0; place < _terms.Length; place++)
        {
            if (_terms[place].FirstOrDefault(term => term.Fact == fact) is { IsOpen: true } term)
            {
                (fact < SkillCount ? _skills : _language)[place] += term.Complete - term.Thin;
            }
        }

        Open.Remove(fact);
        Known = fact < SkillCount
            ? Known with { Skills = Known.Skills.Select((held, d) => d == fact ? _complete.Skills[d] : held).ToValueList() }
            : Known with { Languages = Known.Languages.Select((held, k) => k == fact - SkillCount ? _complete.Languages[k] : held).ToValueList() };
    }

    private int[] Ranked() => [.. Enumerable.Range(0, _terms.Length).OrderByDescending(ScoreMillionths).ThenBy(place => _ties[place])];

    private static Term[] TermsOf(TrialPair pair, CandidateEstimates complete, SkillsPolicy policy) =>
    [
        .. pair.Needs.Requirements.Required.Select(need =>
        {
            var (held, full) = (pair.Estimates.Skills[(int)need.Dimension], complete.Skills[(int)need.Dimension]);
            return new Term(
                (int)need.Dimension,
                need.WeightPercent * policy.CountedPoints(need.Dimension, SkillsCriterion.ShortfallPoints(need.LevelPoints, held, ScoreMode.Expected)),
                need.WeightPercent * policy.CountedPoints(need.Dimension, SkillsCriterion.ShortfallPoints(need.LevelPoints, full, ScoreMode.Expected)),
                !held.IsMeasured && full.IsMeasured);
        }),
        .. Enumerable.Range(0, pair.Needs.LanguageTargetTenths.Count).Where(k => pair.Needs.LanguageWeightPercent[k] > 0).Select(k =>
        {
            var (held, full, target, weight) = (pair.Estimates.Languages[k], complete.Languages[k], pair.Needs.LanguageTargetTenths[k], pair.Needs.LanguageWeightPercent[k]);
            return new Term(
                SkillCount + k,
                weight * LanguageCriterion.ShortfallPoints(target, held, ScoreMode.Expected),
                weight * LanguageCriterion.ShortfallPoints(target, full, ScoreMode.Expected),
                !held.IsMeasured && full.IsMeasured);
        }),
    ];

    // One fact in one place's score: weight × shortfall by either file.
    private sealed record Term(int Fact, long Thin, long Complete, bool IsOpen);
}
