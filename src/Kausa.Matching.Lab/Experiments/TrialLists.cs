using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Experiments;

/// <summary>Lists of one side of a market by some order.</summary>
internal sealed class TrialLists
{
    /// <summary>Positions that people see.</summary>
    public const int Shown = 10;

    private readonly long[] _keys;

    /// <param name="market">The market.</param>
    /// <param name="order">The order.</param>
    /// <param name="side">Who looks.</param>
    public TrialLists(TrialMarket market, ListOrder order, LookingSide side)
    {
        _keys = order.Keys(market, side);
        var random = new RandomSource(market.Generated.Specification.Seed);
        Lists = [.. Enumerable.Range(0, side == LookingSide.Candidates ? market.CandidateCount : market.Seats.Count).Select(_ => new List<int>())];
        foreach (var at in Enumerable.Range(0, _keys.Length).OrderByDescending(at => _keys[at]).ThenBy(at => random.Key("list/tie", at)))
        {
            Lists[side == LookingSide.Candidates ? market.Pairs[at].Candidate : market.Pairs[at].Place].Add(at);
        }
    }

    /// <summary>Numbers of pairs by who looks, the best first; equals in a seeded order that says nothing about them.</summary>
    public IReadOnlyList<List<int>> Lists { get; }

    /// <summary>Pairs of a list in groups of equal keys.</summary>
    public IEnumerable<IGrouping<long, int>> Groups(int looker) => Lists[looker].GroupBy(at => _keys[at]);

    /// <summary>Lists with the grades of their pairs; empty ones are left out.</summary>
    public List<RankedList> Graded(byte[] grades) =>
        [.. Lists.Where(list => list.Count > 0).Select(list => RankedList.Of([.. list.Select(at => ((double)_keys[at], (int)grades[at]))], list.Select(at => (int)grades[at])))];
}
