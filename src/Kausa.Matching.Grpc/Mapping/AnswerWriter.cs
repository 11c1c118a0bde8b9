using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>What the engine found, in the words of the contract and of one language, for one view.</summary>
internal sealed class AnswerWriter(TextCatalogue texts, V1.View view)
{
    public string FitText(FitWord fit) => texts.Of(fit);

    public string Text<T>(T value)
        where T : struct, Enum => texts.Of(value);

    public V1.AnswerInfo Info(RankAnswer answer, bool synthetic, string? digest = null)
    {
        var info = Info(answer.Snapshot.ToString(), answer.PolicyId, answer.PolicyVersion, answer.AsOf, answer.Mode, answer.Perspective, answer.Purpose, synthetic, answer.OverdueLaw);
        info.Digest = digest ?? answer.Digest;
        return info;
    }

    public V1.AnswerInfo Info(string snapshot, EvaluatedPair pair, Perspective perspective, bool synthetic) => Info(
        snapshot, pair.Facts.Policy.Id, pair.Facts.Policy.Version, pair.Facts.AsOf, pair.Score.Mode, perspective, pair.Facts.Purpose, synthetic, pair.Facts.Policy.Law.Overdue(pair.Facts.AsOf));

    /// <summary>What is needed to repeat a plan of a market.</summary>
    public V1.AnswerInfo Info(MarketView market, ScoreMode mode) => Info(
        market.Snapshot, market.Policy.Id, market.Policy.Version, market.AsOf, mode, Perspective.Candidate, Purpose.MatchForAdviser, market.Synthetic, market.Policy.Law.Overdue(market.AsOf));

    public static V1.PairScore Score(PairScore score)
    {
        var parts = score.Scores.Parts;
        return new V1.PairScore
        {
            ScoreMillionths = score.ScoreMillionths,
            ExpectedMillionths = score.ExpectedMillionths,
            LowMillionths = score.Interval.LowMillionths,
            HighMillionths = score.Interval.HighMillionths,
            SkillsMillionths = parts.SkillsMillionths,
            LanguageMillionths = parts.LanguageMillionths,
            LocationMillionths = parts.LocationMillionths,
            TradeMillionths = parts.TradeMillionths,
            NotMeasuredCount = score.NotMeasuredCount,
        };
    }

    /// <summary>The four criteria: what each adds, what it could add, and what costs most in it.</summary>
    public IEnumerable<V1.Reason> Reasons(EvaluatedPair pair)
    {
        foreach (var criterion in MatchExplanation.Reasons(pair))
        {
            var label = texts.Text(criterion.Code);
            yield return new V1.Reason
            {
                Code = criterion.Code,
                Text = criterion.Costliest is { } line ? $"{label}: {texts.Format(line.Code, line.Arguments)}" : label,
                PointsMillionths = criterion.Millionths,
                MaxMillionths = criterion.MaxMillionths,
                Basis = (V1.ExplanationBasis)Words.Of(criterion.Basis),
            };
        }
    }

    public V1.ExplanationLine Explanation(ExplanationNode node) => new()
    {
        Code = node.Code,
        Text = texts.Format(node.Code, node.Arguments),
        Millionths = node.Millionths,
        Basis = (V1.ExplanationBasis)Words.Of(node.Basis),
        Factors = { node.Factors },
        Children = { node.Children.Select(Explanation) },
    };

    /// <summary>Outcomes that say something and that this view shows.</summary>
    /// <param name="outcomes">Outcomes of a pair.</param>
    /// <param name="page">The sentences of the page they stand on; null lets each finding say its own.</param>
    public IEnumerable<V1.RuleFinding> Findings(IEnumerable<RuleOutcome> outcomes, PageAdvice? page = null) => Shown(outcomes).Select(outcome => new V1.RuleFinding
    {
        Code = outcome.Code.Code(),
        Value = (V1.RuleValue)Words.Of(outcome.Value),
        Effect = (V1.RuleEffect)Words.Of(outcome.Effect),
        Text = page is null ? texts.Reason(outcome) ?? string.Empty : string.Empty,
        Owner = (V1.Responsible)Words.Of(outcome.Owner),
        DueOn = Days.Of(outcome.DueOn),
        ToDo = page is null ? texts.ToDo(outcome) ?? string.Empty : string.Empty,
        Advice = page?.NumberOf(outcome) ?? 0,
    });

    /// <summary>Whether something is open that this view does not show.</summary>
    public bool HidesSomethingOpen(IEnumerable<RuleOutcome> outcomes) => outcomes.Any(o => o.Effect >= RuleEffect.Condition && !Shows(o.Code));

    public IEnumerable<V1.PersonToDo> ToDos(IEnumerable<PersonToDo> toDos) => toDos.Select(toDo => new V1.PersonToDo
    {
        Code = toDo.Code.Code(),
        Value = (V1.RuleValue)Words.Of(toDo.Value),
        Effect = (V1.RuleEffect)Words.Of(toDo.Effect),
        Text = Sentence(texts.Reason(toDo), texts.ToDo(toDo)),
        Owner = (V1.Responsible)Words.Of(toDo.Owner),
        DueOn = Days.Of(toDo.DueOn),
        Blocks = (V1.BlockedStep)Words.Of(toDo.Blocks),
    });

    public IEnumerable<V1.Exclusion> Exclusions(RankAnswer answer) => answer.Exclusions
        .Where(exclusion => Shows(exclusion.Code) && exclusion.PairCount >= SmallestCount)
        .Select(exclusion => new V1.Exclusion { Code = exclusion.Code.Code(), Text = texts.Label(exclusion.Code), PairCount = exclusion.PairCount });

    /// <summary>Pairs that are not possible, unless the count itself is too small for this view.</summary>
    public int? ExcludedPairCount(RankAnswer answer) => answer.ExcludedPairCount is { } count && (count == 0 || count >= SmallestCount) ? count : null;

    /// <summary>What stands on an estimate instead of a statement.</summary>
    public static IEnumerable<V1.EstimateFlag> Flags(EvaluatedPair pair) => PairFlags.Of(pair).Select(flag => (V1.EstimateFlag)Words.Of(flag));

    private IEnumerable<RuleOutcome> Shown(IEnumerable<RuleOutcome> outcomes) => outcomes.Where(outcome => outcome.Effect != RuleEffect.None && Shows(outcome.Code));

    private int SmallestCount => view == V1.View.Adviser ? 1 : 5;

    // The person's view is an allow-list: rules about the person and about the pair, a place that is full and a place not confirmed for long. Nothing of a company's law.
    private bool Shows(ReasonCode code) => view == V1.View.Adviser || RuleBook.Find(code).Scope is RuleScope.Person or RuleScope.Pair || code is ReasonCode.K07NoSeat or ReasonCode.K11Stale;

    private V1.AnswerInfo Info(string snapshot, string policy, int version, DateOnly asOf, ScoreMode mode, Perspective perspective, Purpose purpose, bool synthetic, IEnumerable<LawNumber> overdue) => new()
    {
        Snapshot = snapshot,
        Policy = policy,
        PolicyVersion = version,
        AsOf = Days.Of(asOf),
        Mode = (V1.ScoreMode)Words.Of(mode),
        Perspective = (V1.Perspective)Words.Of(perspective),
        Purpose = (V1.Purpose)Words.Of(purpose),
        View = view,
        LanguageCode = texts.Language,
        Synthetic = synthetic,
        Warnings = { overdue.Select(law => string.Create(CultureInfo.InvariantCulture, $"LAW_DATA_STALE {law.Key}")) },
    };

    private static string Sentence(string? reason, string? toDo) => string.Join(' ', new[] { reason, toDo }.Where(text => !string.IsNullOrEmpty(text)));
}
