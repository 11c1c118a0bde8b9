using Kausa.Matching.Arithmetic;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Advice;

/// <summary>A place that may stand on a person's list, as far as questions about the person matter to it.</summary>
/// <param name="ScoreMillionths">Expected score by what is known, 0..1,000,000.</param>
/// <param name="Needs">What the place needs.</param>
public readonly record struct QuestionPlace(int ScoreMillionths, PlaceNeeds Needs)
{
    /// <summary>The four expected qualities; only lists that something else than the weighted sum orders read them.</summary>
    public Qualities Qualities { get; init; }
}

/// <summary>A fact about a person that nobody knows: a competence or a skill of German that nobody measured, or home, limit of the trip or wishes that nobody asked for.</summary>
/// <param name="Dimension">The competence; null for everything else.</param>
/// <param name="Skill">The skill of German; null for everything else.</param>
public readonly record struct OpenFact(CompetenceDimension? Dimension, LanguageSkill? Skill)
{
    private const string German = "GERMAN_";

    /// <summary><see cref="AdviceCode.HomeAnswer"/>, <see cref="AdviceCode.TravelLimitAnswer"/> or <see cref="AdviceCode.WishAnswer"/>; null for a competence or a skill.</summary>
    public AdviceCode? Answer { get; init; }

    /// <summary>Code of the competence, GERMAN_ and the code of the skill, or code of the answer.</summary>
    public string Code => Answer?.Code() ?? Dimension?.Code() ?? German + Skill?.Code();

    /// <summary>Reads a code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="fact">The fact.</param>
    /// <returns>False for any other text.</returns>
    public static bool TryParse(string code, out OpenFact fact)
    {
        ArgumentNullException.ThrowIfNull(code);
        LanguageSkill skill = default;
        var isAnswer = EnumCode.TryParse<AdviceCode>(code, out var answer) && answer is AdviceCode.HomeAnswer or AdviceCode.TravelLimitAnswer or AdviceCode.WishAnswer;
        var isCompetence = EnumCode.TryParse<CompetenceDimension>(code, out var dimension);
        var isGerman = !isCompetence && code.StartsWith(German, StringComparison.Ordinal) && EnumCode.TryParse(code[German.Length..], out skill);
        fact = new OpenFact(isCompetence ? dimension : null, isGerman ? skill : null) { Answer = isAnswer ? answer : null };
        return isAnswer || isCompetence || isGerman;
    }

    internal static OpenFact At(int fact) => fact < RequirementProfile.DimensionCount ? new((CompetenceDimension)fact, null) : new(null, (LanguageSkill)(fact - RequirementProfile.DimensionCount));
}

/// <summary>Finds the one fact about a person whose answer the final list is most likely to hang on.</summary>
/// <remarks>
/// Whoever wants the list that would hold if everything were known must ask what that list hangs on; the rest can stay unasked. Steps: 1. What is known says something about what is not: true levels
/// correlate by ρ, so the known ones give mean and error of what they have in common. 2. Draw answers to all open questions, 320 times, each from that common part and its own, as a normed test would read
/// them (<see cref="ErrorDraw"/>). 3. The first places of each draw are a final list. A fact counts ten where that list would be another without its answer, and three for each of its places
/// that is on the list as soon as this answer alone is known. 4. The fact that counts most is asked; among equals the one that moves places most, then the first. Whole numbers; draws are numbered, so
/// the same question gets the same answer. 5. Home, limit of the trip and wishes that nobody asked for come before that fact where their answer moves the list at least as far in the mean, or where
/// nobody can say how far. Stateless and thread-safe. Specification: docs/advice.md, "What is known, and what to ask next".
/// </remarks>
public static class NextQuestion
{
    /// <summary>Number of facts: 32 competences in the order of the catalogue, then four skills of German.</summary>
    public const int FactCount = SkillCount + 4;

    private const int SkillCount = RequirementProfile.DimensionCount;
    private const int PlacesMost = 100;
    private const int DrawCount = 320;
    private const int Unit = 1_000;
    private const int MostLeft = 950;
    private const int CountOfDeciding = 10;
    private const int CountOfKept = 3;

    /// <summary>The next question about a person, for the first places of their list.</summary>
    /// <param name="index">The market.</param>
    /// <param name="person">The person, of the market or not.</param>
    /// <param name="length">Length of the list, 1..200.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>
    /// What nobody knows of the person; null without case consent, and where neither home, limit nor wishes are missing and would move the list, and nothing that is not measured counts at any of the
    /// first hundred places, or no more places are possible than the list holds.
    /// </returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static OpenFact? Of(MatchIndex index, Candidate person, int length = 10, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(person);
        ThrowHelper.InRange(length, 1, 200, nameof(length));
        if (!person.HasCaseConsent(index.AsOf))
        {
            return null;
        }

        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = length, CountPairs = false }.OrderedBy(index.Policy, Perspective.Candidate, index.AsOf);
        var known = EvidenceAssessor.Assess(person, index.Policy, index.AsOf);
        var unmeasured = Unmeasured(index, person, known, request with { Top = Math.Max(length, PlacesMost) }, length, cancellation);
        var intake = NextBestAssessment.Intake(index, person, known, cancellation).ToList();
        if (intake.Find(asked => asked.Outcomes.Count == 0) is { } first)
        {
            return new OpenFact { Answer = first.Code };
        }

        if (intake.Count == 0)
        {
            return unmeasured;
        }

        // The outcomes of a test are five, like those of an answer: their sums compare as their means do.
        var list = new ListOf(index, request, cancellation);
        var today = list.Of(index.Compile(person, known));
        var tested = unmeasured is { } fact ? Shift(new(AdviceCode.TestResult, [], [.. ErrorDraw.Fifths.ToArray().Select(at => (person, After(known, fact, at)))])) : 0;
        var most = intake.Select(asked => (asked.Code, Shift: Shift(asked))).MaxBy(asked => asked.Shift);
        return most.Shift > 0 && most.Shift >= tested ? new OpenFact { Answer = most.Code } : unmeasured;

        int Shift(AskedFact asked) => asked.Outcomes.Sum(outcome => NextBestAssessment.Shift(today, list.Of(index.Compile(outcome.Person, outcome.Estimates)), length));
    }

    private static CandidateEstimates After(CandidateEstimates known, OpenFact fact, int thousandths) => fact.Dimension is { } dimension
        ? ErrorDraw.AfterTest(known, [dimension], thousandths)
        : known with { Languages = known.Languages.Select((held, k) => k == (int)fact.Skill!.Value ? ErrorDraw.LanguageAfterTest(held, thousandths) : held).ToValueList() };

    private static OpenFact? Unmeasured(MatchIndex index, Candidate person, CandidateEstimates known, RankRequest request, int length, CancellationToken cancellation)
    {
        var places = new ListOf(index, request, cancellation).Of(index.Compile(person, known)).ConvertAll(number => index.Evaluate(person, number, request))
            .ConvertAll(pair => new QuestionPlace(pair.Score.ExpectedMillionths, pair.Input.Needs) { Qualities = pair.Score.Scores.Qualities });
        var open = Enumerable.Range(0, FactCount).Where(fact => fact < SkillCount
            ? !known.Skills[fact].IsMeasured && places.Exists(place => place.Needs.Requirements.Weight((CompetenceDimension)fact) > 0)
            : !known.Languages[fact - SkillCount].IsMeasured && places.Exists(place => place.Needs.LanguageWeightPercent[fact - SkillCount] > 0)).ToList();
        return open.Count == 0 || places.Count <= length ? null : OpenFact.At(Of(known, places, open, index.Policy, index.Policy.Weights.Candidate, length, request.Strategy, cancellation));
    }

    /// <summary>The next question.</summary>
    /// <param name="known">Estimates by what is known.</param>
    /// <param name="places">Places that may stand on the list.</param>
    /// <param name="open">Numbers of the facts that can be asked, at least one.</param>
    /// <param name="policy">Priors, correlations, gain.</param>
    /// <param name="weights">Weights of the list.</param>
    /// <param name="length">Length of the list, at least 1.</param>
    /// <param name="strategy">What orders the list.</param>
    /// <param name="cancellation">Ends the work, looked for at each draw.</param>
    /// <returns>One of <paramref name="open"/>.</returns>
    /// <exception cref="ArgumentException">Nothing is open.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static int Of(
        CandidateEstimates known, IReadOnlyList<QuestionPlace> places, IReadOnlyList<int> open, MatchPolicy policy, CriterionWeights weights, int length, MatchStrategy strategy, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(strategy);
        ThrowHelper.InRange(length, 1, int.MaxValue, nameof(length));
        ThrowHelper.Check(open.Count > 0, nameof(open), "at least one fact that can be asked");
        if (open.Count == 1 || places.Count <= length)
        {
            return open[0];
        }

        var common = Common.Of(known, open.ToHashSet(), policy);
        var moves = open.Select(fact => new FactMoves(fact, known, places, policy)).ToArray();
        var lists = new FirstOf(length);
        var keys = new PlaceKeys(places, strategy, policy, weights);
        var (unmoved, skills, language) = (new int[places.Count], new int[places.Count], new int[places.Count]);
        long[] today = keys.After(unmoved, unmoved, new long[places.Count]), counts = new long[open.Count], moved = new long[open.Count];
        var (final, then) = (new long[today.Length], new long[today.Length]);
        var answers = new int[open.Count][];
        for (var draw = 0; draw < DrawCount; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(skills);
            Array.Clear(language);
            for (var at = 0; at < answers.Length; at++)
            {
                answers[at] = moves[at].At(common.Answer(open[at], draw));
                var sum = moves[at].IsSkill ? skills : language;
                for (var place = 0; place < sum.Length; place++)
                {
                    sum[place] += answers[at][place];
                    moved[at] += Math.Abs(keys.After(place, moves[at].IsSkill ? answers[at][place] : 0, moves[at].IsSkill ? 0 : answers[at][place]) - today[place]);
                }
            }

            var last = lists.LastOf(keys.After(skills, language, final));
            for (var at = 0; at < answers.Length; at++)
            {
                counts[at] += CountOfDeciding * (KeptOf(skills, language, at, -1) < length ? 1 : 0);
                counts[at] += CountOfKept * KeptOf(unmoved, unmoved, at, 1);
            }

            // Places of the final list that are on the list of some qualities with an answer added or taken away.
            int KeptOf(int[] fromSkills, int[] fromLanguage, int at, int sign)
            {
                var (answer, isSkill) = (answers[at], moves[at].IsSkill);
                for (var place = 0; place < then.Length; place++)
                {
                    var move = sign * answer[place];
                    then[place] = keys.After(place, fromSkills[place] + (isSkill ? move : 0), fromLanguage[place] + (isSkill ? 0 : move));
                }

                var (thenLast, kept) = (lists.LastOf(then), 0);
                for (var place = 0; place < then.Length; place++)
                {
                    kept += final[place] >= last && then[place] >= thenLast ? 1 : 0;
                }

                return Math.Min(kept, length);
            }
        }

        return open[Enumerable.Range(0, counts.Length).MaxBy(at => (counts[at], moved[at], -at))];
    }

    // What orders places once their qualities in skills and German have moved. A weighted sum counts on where a quality would be cut: what lies beyond still says which answers matter.
    private sealed class PlaceKeys(IReadOnlyList<QuestionPlace> places, MatchStrategy strategy, MatchPolicy policy, CriterionWeights weights)
    {
        private readonly bool _isSum = strategy == MatchStrategy.WeightedSum;

        public long After(int place, int skillsBasisPoints, int languageBasisPoints)
        {
            if (_isSum)
            {
                return places[place].ScoreMillionths + ((long)weights.Skills * skillsBasisPoints) + ((long)weights.Language * languageBasisPoints);
            }

            var q = places[place].Qualities;
            return strategy.Key(q with { Skills = Math.Clamp(q.Skills + skillsBasisPoints, 0, 10_000), Language = Math.Clamp(q.Language + languageBasisPoints, 0, 10_000) }, weights, policy.Weights);
        }

        public long[] After(int[] skillsBasisPoints, int[] languageBasisPoints, long[] keys)
        {
            for (var place = 0; place < keys.Length; place++)
            {
                keys[place] = After(place, skillsBasisPoints[place], languageBasisPoints[place]);
            }

            return keys;
        }
    }

    // What an answer to one fact would change in the quality of each place in skills or German, in basis points, by what the answer says.
    private sealed class FactMoves(int fact, CandidateEstimates known, IReadOnlyList<QuestionPlace> places, MatchPolicy policy)
    {
        private readonly int[]?[] _moves = new int[]?[101];

        public bool IsSkill => fact < SkillCount;

        public int[] At(int thousandths)
        {
            var after = fact < SkillCount ? (int)ErrorDraw.SkillAfterTest(known.Skills[fact], thousandths).Points : ErrorDraw.LanguageAfterTest(known.Languages[fact - SkillCount], thousandths).Tenths;
            return _moves[after] ??= fact < SkillCount ? Skill(ErrorDraw.SkillAfterTest(known.Skills[fact], thousandths)) : Language(ErrorDraw.LanguageAfterTest(known.Languages[fact - SkillCount], thousandths));
        }

        private int[] Skill(SkillEstimate after)
        {
            var (held, factor) = (known.Skills[fact], policy.Skills.Gain);
            return [.. places.Select(place => place.Needs.Requirements.Weight((CompetenceDimension)fact) is var weight and > 0
                ? factor * weight * (Shortfall(place, held) - Shortfall(place, after))
                : 0)];

            int Shortfall(QuestionPlace place, SkillEstimate one) => policy.Skills.CountedPoints(
                (CompetenceDimension)fact, SkillsCriterion.ShortfallPoints(place.Needs.Requirements.Level((CompetenceDimension)fact), one, ScoreMode.Expected));
        }

        private int[] Language(LanguageEstimate after)
        {
            var (held, skill) = (known.Languages[fact - SkillCount], fact - SkillCount);
            return [.. places.Select(place => place.Needs.LanguageWeightPercent[skill] * (Shortfall(place, held) - Shortfall(place, after)))];

            int Shortfall(QuestionPlace place, LanguageEstimate one) => LanguageCriterion.ShortfallPoints(place.Needs.LanguageTargetTenths[skill], one, ScoreMode.Expected);
        }
    }

    // The score of the last of the first few.
    private sealed class FirstOf(int length)
    {
        private readonly long[] _first = new long[length];

        public long LastOf(long[] scores)
        {
            var count = 0;
            foreach (var score in scores)
            {
                if (count == length && score <= _first[^1])
                {
                    continue;
                }

                var at = count < length ? count++ : length - 1;
                for (; at > 0 && _first[at - 1] < score; at--)
                {
                    _first[at] = _first[at - 1];
                }

                _first[at] = score;
            }

            return _first[count - 1];
        }
    }

    // What all facts of one kind have in common, by those that are known: mean and deviation in thousandths of the prior's error.
    private readonly record struct Shared(int Mean, int Deviation, int Loading, int Own)
    {
        public static Shared Of(IEnumerable<(int Distance, int Error)> known, int priorError, int correlationPercent)
        {
            long loading = IntegerMath.FloorSqrt(10_000L * correlationPercent), own = IntegerMath.FloorSqrt(10_000L * (100 - correlationPercent));
            long precision = Unit, sum = 0;
            foreach (var (distance, error) in known)
            {
                // The estimate leaned on the prior by its share of the variance; without that it would say distance ÷ (1 − share).
                var left = Math.Min(MostLeft, Unit * error * error / (priorError * priorError));
                var said = (long)Unit * Unit * distance / (priorError * (Unit - left));
                var noise = (10 * (100 - correlationPercent)) + (Unit * left / (Unit - left)) + 1;
                precision += Unit * 10L * correlationPercent / noise;
                sum += loading * said / noise;
            }

            return new((int)Math.Clamp(Unit * sum / precision, -3 * Unit, 3 * Unit), (int)IntegerMath.FloorSqrt(Unit * Unit * (long)Unit / precision), (int)loading, (int)own);
        }

        public int Answer(int commonDraw, int ownDraw) => (int)(((Loading * (Mean + ((long)Deviation * commonDraw / Unit))) + ((long)Own * ownDraw)) / Unit);
    }

    private readonly record struct Common(Shared Skills, Shared Languages)
    {
        public static Common Of(CandidateEstimates known, HashSet<int> open, MatchPolicy policy) => new(
            Shared.Of(
                Enumerable.Range(0, SkillCount).Where(fact => !open.Contains(fact) && known.Skills[fact].IsMeasured).Select(fact => (known.Skills[fact].Points - policy.Skills.PriorPoints, (int)known.Skills[fact].ErrorPoints)),
                policy.Skills.PriorErrorPoints,
                policy.Skills.UnmeasuredCorrelationPercent),
            Shared.Of(
                Enumerable.Range(SkillCount, FactCount - SkillCount).Where(fact => !open.Contains(fact) && known.Languages[fact - SkillCount].IsMeasured)
                    .Select(fact => (known.Languages[fact - SkillCount].Tenths - policy.Language.PriorTenths, (int)known.Languages[fact - SkillCount].ErrorTenths)),
                policy.Language.PriorErrorTenths,
                policy.Language.UnmeasuredCorrelationPercent));

        public int Answer(int fact, int draw)
        {
            var (shared, number) = fact < SkillCount ? (Skills, FactCount) : (Languages, FactCount + 1);
            return shared.Answer(ErrorDraw.Thousandths(draw, number), ErrorDraw.Thousandths(draw, fact));
        }
    }
}
