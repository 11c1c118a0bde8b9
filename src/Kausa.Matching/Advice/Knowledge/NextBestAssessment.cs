using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>Finds the test or answer that would most change a person's list per hour of effort.</summary>
/// <remarks>
/// Steps: 1. list what could be asked: tests of the six groups of competences and of German, and answers that are missing. 2. For each take equally likely outcomes: five quantiles of what a
/// test would say, given today's estimate and error; yes and no for a licence and a proof; five answers of other people for home, limit of the trip and wishes (<see cref="MarketAnswers"/>).
/// 3. Rank again with each outcome, in full, and add up how far the places of the list move.
/// A group of competences turns out at one quantile together. Specification: docs/advice.md. Stateless and thread-safe.
/// </remarks>
public static class NextBestAssessment
{
    /// <summary>The advice for a person.</summary>
    /// <param name="index">The market.</param>
    /// <param name="person">The person, of the market or not.</param>
    /// <param name="length">Length of the list that is looked at, 1..200.</param>
    /// <param name="top">Most tests and answers to tell, 1..100.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The advice; empty for somebody without case consent.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static AssessmentAdvice Of(MatchIndex index, Candidate person, int length = 10, int top = 5, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(person);
        ThrowHelper.InRange(length, 1, 200, nameof(length));
        ThrowHelper.InRange(top, 1, 100, nameof(top));
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = length, CountPairs = false }.OrderedBy(index.Policy, Perspective.Candidate, index.AsOf);
        var list = new ListOf(index, request, cancellation);
        var isConsentMissing = !person.HasCaseConsent(index.AsOf);
        var today = list.Of(index.Compile(person));
        var asked = isConsentMissing ? [] : Outcomes(index, person, cancellation).ToList();
        return new AssessmentAdvice
        {
            Candidate = person.Id,
            Snapshot = index.Snapshot,
            PolicyId = index.Policy.Id,
            PolicyVersion = index.Policy.Version,
            AsOf = index.AsOf,
            LearnedSince = isConsentMissing ? null : index.Policy.LearnedSince(request.Strategy),
            IsConsentMissing = isConsentMissing,
            ListLength = length,
            Review = isConsentMissing ? EvidenceReview.Empty(person.Id) : EvidenceReview.Of(index, person, request, cancellation: cancellation),
            OpenAnswers = asked.Where(one => one.Outcomes.Count == 0).Select(one => new OpenAnswer(one.Code, one.Arguments, StepEfforts.Minutes(index.Policy, one.Code))).ToValueList(),
            Gains = asked
                .Select(one => Gain(index, list, today, length, one))
                .Where(gain => gain.RankShift > 0)
                .Order(Comparer<AssessmentGain>.Create(Compare))
                .Take(top).ToValueList(),
            OverdueLaw = index.Policy.Law.Overdue(index.AsOf).ToValueList(),
        };
    }

    /// <summary>Everything that could be asked, with its equally likely outcomes; none where nobody knows what the answer may be.</summary>
    internal static IEnumerable<AskedFact> Outcomes(MatchIndex index, Candidate person, CancellationToken cancellation = default)
    {
        var estimates = EvidenceAssessor.Assess(person, index.Policy, index.AsOf);
        foreach (var group in Enum.GetValues<CompetenceGroup>())
        {
            var dimensions = CompetenceGroups.In(group);
            yield return new(AdviceCode.CompetenceTest, [TextArgument.Code("group", $"{nameof(CompetenceGroup)}.{group.Code()}")], [.. ErrorDraw.Fifths.ToArray().Select(at => (person, ErrorDraw.AfterTest(estimates, dimensions, at)))]);
        }

        yield return new(AdviceCode.LanguageTest, [], [.. ErrorDraw.Fifths.ToArray().Select(at => (person, ErrorDraw.AfterLanguageTest(estimates, at)))]);
        if (person.Mobility.Licences is null)
        {
            yield return new(
                AdviceCode.LicenceAnswer, [TextArgument.Code("class", DrivingLicence.B.Code())],
                [(person with { Mobility = person.Mobility with { Licences = [] } }, estimates), (PersonSteps.WithLicence(person, DrivingLicence.B), estimates)]);
        }

        if (person.Schooling.FullTimeDutyCompleted is null)
        {
            yield return new(AdviceCode.SchoolDutyProof, [], [(WithDuty(person, true), estimates), (WithDuty(person, false), estimates)]);
        }

        foreach (var answer in Intake(index, person, estimates, cancellation))
        {
            yield return answer;
        }
    }

    /// <summary>Home, limit of the trip and wishes, as far as they are missing, with the answers that others gave.</summary>
    internal static IEnumerable<AskedFact> Intake(MatchIndex index, Candidate person, CandidateEstimates estimates, CancellationToken cancellation)
    {
        if (person.Home is null)
        {
            yield return new(AdviceCode.HomeAnswer, [], [.. MarketAnswers.Of(index, cancellation).Homes.Select(home => (person with { Home = home }, estimates))]);
        }

        if (person.Mobility.MaxTravelMinutes is null)
        {
            yield return new(
                AdviceCode.TravelLimitAnswer, [TextArgument.Number("minutes", PersonSteps.LimitOf(person, index.Policy))],
                [.. MarketAnswers.Of(index, cancellation).Limits.Select(minutes => (PersonSteps.WithLimit(person, minutes), estimates))]);
        }

        if (person.Wishes.Count == 0)
        {
            yield return new(AdviceCode.WishAnswer, [], [.. MarketAnswers.Of(index, cancellation).Wishes.Select(wishes => (person with { Wishes = wishes }, estimates))]);
        }
    }

    private static Candidate WithDuty(Candidate person, bool isCompleted) => person with { Schooling = person.Schooling with { FullTimeDutyCompleted = isCompleted } };

    private static AssessmentGain Gain(MatchIndex index, ListOf list, List<int> today, int length, AskedFact asked)
    {
        var lists = asked.Outcomes.ConvertAll(outcome => list.Of(index.Compile(outcome.Person, outcome.Estimates)));
        return new AssessmentGain(
            asked.Code, asked.Arguments, StepEfforts.Minutes(index.Policy, asked.Code), asked.Outcomes.Count, lists.Sum(then => Shift(today, then, length)), lists.Sum(then => then.Except(today).Count()));
    }

    /// <summary>How far the places of two lists move; a place that is not on a list counts as one behind its longest end.</summary>
    internal static int Shift<T>(List<T> before, List<T> after, int length) => before.Union(after).Sum(place => Math.Abs(RankOf(before, place, length) - RankOf(after, place, length)));

    private static int RankOf<T>(List<T> list, T place, int length) => list.IndexOf(place) is >= 0 and var at ? at : length;

    // Shift per outcome and minute, compared without a rest; then the lower effort, code, text.
    private static int Compare(AssessmentGain a, AssessmentGain b)
    {
        var byRate = ((long)b.RankShift * a.OutcomeCount * a.EffortMinutes).CompareTo((long)a.RankShift * b.OutcomeCount * b.EffortMinutes);
        var byEffort = byRate != 0 ? byRate : a.EffortMinutes.CompareTo(b.EffortMinutes);
        var byCode = byEffort != 0 ? byEffort : a.Code.CompareTo(b.Code);
        return byCode != 0 ? byCode : string.CompareOrdinal(a.Arguments.ToString(), b.Arguments.ToString());
    }
}

/// <summary>What could be asked about a person, with its equally likely outcomes.</summary>
/// <param name="Code">Kind of test or answer.</param>
/// <param name="Arguments">Variable parts of its text.</param>
/// <param name="Outcomes">The person and the estimates by each outcome.</param>
internal sealed record AskedFact(AdviceCode Code, ValueList<TextArgument> Arguments, List<(Candidate Person, CandidateEstimates Estimates)> Outcomes);
