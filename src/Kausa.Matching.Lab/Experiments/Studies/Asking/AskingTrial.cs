using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Experiments.Studies.Asking;

/// <summary>How many questions it takes until a person's first ten are those of the complete file.</summary>
internal static class AskingTrial
{
    private const int RandomRounds = 3;

    /// <summary>Questions over the people of a market.</summary>
    /// <param name="thin">The market with thin files.</param>
    /// <param name="complete">What complete files say, by number of the person.</param>
    /// <returns>Mean questions in our order, in random order over what at least one place asks for, and in random order over all that the file lacks (means of three); over people who need at least one; null where nobody does. People with ten places or fewer are left out.</returns>
    public static (double Ours, double AskedFor, double Random)? Run(TrialMarket thin, IReadOnlyList<CandidateEstimates> complete)
    {
        var random = new RandomSource(thin.Generated.Specification.Seed);
        var people = thin.Pairs.GroupBy(pair => pair.Candidate).Where(list => list.Count() > TrialLists.Shown).Select(list => (list.Key, Pairs: list.ToList())).ToList();
        var counts = new (double Ours, double AskedFor, double Random)[people.Count];
        Parallel.For(0, people.Count, at =>
        {
            var (person, pairs) = people[at];
            AskingState Begin() => new(pairs, complete[person], thin.Policy);
            var lacking = AskingState.Lacking(pairs[0].Estimates, complete[person]);
            var orders = Enumerable.Range(0, RandomRounds).Select(round => new RandomAskingOrder([.. Enumerable.Range(0, AskingState.FactCount).Select(fact => random.Key($"asking/{round}/{person}", fact))])).ToList();
            counts[at] = (
                QuestionsOf(Begin(), new EngineAskingOrder(thin.Policy), []),
                orders.Average(order => QuestionsOf(Begin(), order, [])),
                orders.Average(order => QuestionsOf(Begin(), order, lacking)));
        });
        var needing = counts.Where(one => one.AskedFor > 0).ToList();
        return needing.Count == 0 ? null : (needing.Average(one => one.Ours), needing.Average(one => one.AskedFor), needing.Average(one => one.Random));
    }

    // Asked until the first ten are those of the complete file; they may drift away again, which an asker cannot know.
    // Also asked are facts that move no place, where somebody who does not know that would ask them.
    private static int QuestionsOf(AskingState state, IAskingOrder order, IReadOnlyList<int> alsoAsked)
    {
        var goal = GoalOf(state);
        var count = 0;
        var idle = alsoAsked.Except(state.Open).ToList();
        while (!state.Top().SequenceEqual(goal))
        {
            var fact = order.Next(state, [.. state.Open, .. idle]);
            idle.Remove(fact);
            state.FindOut(fact);
            count++;
        }

        return count;
    }

    private static int[] GoalOf(AskingState state)
    {
        var told = state.Copy();
        foreach (var fact in told.Open.ToList())
        {
            told.FindOut(fact);
        }

        return told.Top();
    }
}
