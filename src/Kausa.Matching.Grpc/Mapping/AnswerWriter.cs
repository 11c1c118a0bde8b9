using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>What the engine found, in the words of the contract and of one language, for one view.</summary>
internal sealed class AnswerWriter(TextCatalogue texts, V1.View view)
{
    // Room that every reason fits into, or the next attempt finds it.
    private const int BytesOfText = 512;

    // The person's view is an allow-list: rules about the person and about the pair, a place that is full and a place not confirmed for long. Nothing of a company's law.
    private static readonly bool[] PersonSees = [.. RuleBook.All.Select(rule => rule.Scope is RuleScope.Person or RuleScope.Pair || rule.Code is ReasonCode.K07NoSeat or ReasonCode.K11Stale)];

    /// <summary>What stands the same beside many places.</summary>
    public EncodedTexts Encoded { get; } = EncodedTexts.Of(texts);

    public string FitText(FitWord fit) => texts.Of(fit);

    public V1.AnswerInfo Info(RankAnswer answer, bool synthetic, string? digest = null)
    {
        var info = Info(answer.Snapshot.ToString(), answer.PolicyId, answer.PolicyVersion, answer.AsOf, answer.Mode, answer.Perspective, answer.Purpose, synthetic, answer.OverdueLaw);
        info.Digest = digest ?? answer.Digest;
        info.Reranker = answer.Reranker is null ? V1.Reranker.Unspecified : Enum.Parse<V1.Reranker>(answer.Reranker, ignoreCase: true);
        info.Strategy = answer.Strategy == MatchStrategy.WeightedSum ? V1.Strategy.Unspecified : StrategyWords.Of(answer.Strategy);
        info.LearnedSince = Days.Of(answer.LearnedSince);
        return info;
    }

    public V1.AnswerInfo Info(string snapshot, EvaluatedPair pair, Perspective perspective, bool synthetic) => Info(
        snapshot, pair.Facts.Policy.Id, pair.Facts.Policy.Version, pair.Facts.AsOf, pair.Score.Mode, perspective, pair.Facts.Purpose, synthetic, pair.Facts.Policy.Law.Overdue(pair.Facts.AsOf));

    /// <summary>What is needed to repeat what was asked about everybody of a market.</summary>
    public V1.AnswerInfo Info(MarketView market, ScoreMode mode, Perspective perspective = Perspective.Candidate, Purpose purpose = Purpose.MatchForAdviser) => Info(
        market.Snapshot, market.Policy.Id, market.Policy.Version, market.AsOf, mode, perspective, purpose, market.Synthetic, market.Policy.Law.Overdue(market.AsOf));

    public static void Score(MessageEncoder to, int field, PairScore score)
    {
        var parts = score.Scores.Parts;
        var mark = to.Begin(field, lengthBytes: 1);
        to.Number(V1.PairScore.ScoreMillionthsFieldNumber, score.ScoreMillionths);
        to.Number(V1.PairScore.ExpectedMillionthsFieldNumber, score.ExpectedMillionths);
        to.Number(V1.PairScore.LowMillionthsFieldNumber, score.Interval.LowMillionths);
        to.Number(V1.PairScore.HighMillionthsFieldNumber, score.Interval.HighMillionths);
        to.Number(V1.PairScore.SkillsMillionthsFieldNumber, parts.SkillsMillionths);
        to.Number(V1.PairScore.LanguageMillionthsFieldNumber, parts.LanguageMillionths);
        to.Number(V1.PairScore.LocationMillionthsFieldNumber, parts.LocationMillionths);
        to.Number(V1.PairScore.TradeMillionthsFieldNumber, parts.TradeMillionths);
        to.Number(V1.PairScore.NotMeasuredCountFieldNumber, score.NotMeasuredCount);
        to.End(mark);
    }

    /// <summary>The four criteria: what each adds, what it could add, and what costs most in it.</summary>
    public void Reasons(MessageEncoder to, int field, EvaluatedPair pair)
    {
        foreach (var criterion in MatchExplanation.Reasons(pair))
        {
            var label = Encoded.Criterion(criterion.Code, out var code);
            var mark = to.Begin(field);
            to.Encoded(code);
            var text = to.Begin(V1.Reason.TextFieldNumber, lengthBytes: 1);
            to.Encoded(label);
            if (criterion.Costliest is { } line)
            {
                to.Encoded(": "u8);
                var count = 0;
                for (var room = BytesOfText; !texts.TryWrite(line.Code, line.Arguments, to.GetSpan(room), out count); room *= 2)
                {
                }

                to.Advance(count);
            }

            to.End(text);
            to.Number(V1.Reason.PointsMillionthsFieldNumber, criterion.Millionths);
            to.Number(V1.Reason.MaxMillionthsFieldNumber, criterion.MaxMillionths);
            to.Number(V1.Reason.BasisFieldNumber, Words.Of(criterion.Basis));
            to.End(mark);
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
    /// <param name="to">Where they are written.</param>
    /// <param name="field">The field of the message that holds them.</param>
    /// <param name="outcomes">Outcomes of a pair.</param>
    /// <param name="page">The sentences of the page they stand on; null lets each finding say its own.</param>
    public void Findings(MessageEncoder to, int field, ValueList<RuleOutcome> outcomes, PageAdvice? page = null)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome.Effect == RuleEffect.None || !Shows(outcome.Code))
                continue;
            var mark = to.Begin(field, lengthBytes: 1);
            to.Encoded(EncodedTexts.Finding(outcome));
            if (page is null)
                to.Text(V1.RuleFinding.TextFieldNumber, texts.Reason(outcome));
            to.Number(V1.RuleFinding.OwnerFieldNumber, Words.Of(outcome.Owner));
            to.Day(V1.RuleFinding.DueOnFieldNumber, outcome.DueOn);
            if (page is null)
                to.Text(V1.RuleFinding.ToDoFieldNumber, texts.ToDo(outcome));
            else
                to.Number(V1.RuleFinding.AdviceFieldNumber, page.NumberOf(outcome));
            to.End(mark);
        }
    }

    /// <summary>Whether something is open that this view does not show.</summary>
    public bool HidesSomethingOpen(ValueList<RuleOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome.Effect >= RuleEffect.Condition && !Shows(outcome.Code))
                return true;
        }

        return false;
    }

    /// <summary>What the person has to do, with the ranks it concerns.</summary>
    /// <param name="toDos">The to-dos.</param>
    /// <param name="page">The answer with the results of the page.</param>
    public IEnumerable<V1.PersonToDo> ToDos(IEnumerable<PersonToDo> toDos, RankAnswer page) => toDos.Select(toDo => new V1.PersonToDo
    {
        Code = toDo.Code.Code(),
        Value = (V1.RuleValue)Words.Of(toDo.Value),
        Effect = (V1.RuleEffect)Words.Of(toDo.Effect),
        Text = Sentence(texts.Reason(toDo), texts.ToDo(toDo)),
        Owner = (V1.Responsible)Words.Of(toDo.Owner),
        DueOn = Days.Of(toDo.DueOn),
        Blocks = (V1.BlockedStep)Words.Of(toDo.Blocks),
        Ranks = { page.RanksOf(toDo) },
    });

    public IEnumerable<V1.Exclusion> Exclusions(RankAnswer answer) => answer.Exclusions
        .Where(exclusion => Shows(exclusion.Code) && exclusion.PairCount >= SmallestCount)
        .Select(exclusion => new V1.Exclusion { Code = exclusion.Code.Code(), Text = texts.Label(exclusion.Code), PairCount = exclusion.PairCount });

    /// <summary>Pairs that are not possible, unless the count itself is too small for this view.</summary>
    public int? ExcludedPairCount(RankAnswer answer) => answer.ExcludedPairCount is { } count && (count == 0 || count >= SmallestCount) ? count : null;

    /// <summary>What stands on an estimate instead of a statement.</summary>
    public static void Flags(MessageEncoder to, int field, EvaluatedPair pair)
    {
        var flags = PairFlags.Of(pair);
        if (flags.Count == 0)
            return;
        var mark = to.Begin(field, lengthBytes: 1);
        foreach (var flag in flags)
            to.Item(Words.Of(flag));
        to.End(mark);
    }

    private int SmallestCount => view == V1.View.Adviser ? 1 : 5;

    private bool Shows(ReasonCode code) => view == V1.View.Adviser || PersonSees[(int)code];

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
