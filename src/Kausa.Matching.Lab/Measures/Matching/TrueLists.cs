using Kausa.Matching.Allocation;

namespace Kausa.Matching.Lab.Measures.Matching;

/// <summary>The order in which each side would have the other if it knew the worth of each pair.</summary>
internal sealed class TrueLists
{
    private readonly Dictionary<(int Candidate, int Place), (int ByCandidate, int ByPlace)> _ranks = [];

    public TrueLists(MatchedMarket market)
    {
        Candidates = Lists(market.CandidateCount, market.Pairs.GroupBy(pair => pair.Candidate), pair => pair.CandidateMillionths, pair => pair.Place, (pair, rank) => _ranks[(pair.Candidate, pair.Place)] = (rank, 0));
        Places = Lists(market.Seats.Count, market.Pairs.GroupBy(pair => pair.Place), pair => pair.PlaceMillionths, pair => pair.Candidate, (pair, rank) => _ranks[(pair.Candidate, pair.Place)] = (_ranks[(pair.Candidate, pair.Place)].ByCandidate, rank));
    }

    public PreferenceLists Candidates { get; }

    public PreferenceLists Places { get; }

    /// <summary>1 + the number of places that are strictly better for the candidate.</summary>
    public int RankOfPlace(int candidate, int place) => _ranks[(candidate, place)].ByCandidate;

    /// <summary>1 + the number of candidates that are strictly better for the place.</summary>
    public int RankOfCandidate(int place, int candidate) => _ranks[(candidate, place)].ByPlace;

    private static PreferenceLists Lists(
        int count, IEnumerable<IGrouping<int, PairWorth>> agents, Func<PairWorth, int> worth, Func<PairWorth, int> partner, Action<PairWorth, int> note)
    {
        var lists = Enumerable.Range(0, count).Select(_ => (IReadOnlyList<IReadOnlyList<int>>)[]).ToArray();
        foreach (var agent in agents)
        {
            var rank = 1;
            var groups = new List<IReadOnlyList<int>>();
            foreach (var group in agent.GroupBy(worth).OrderByDescending(group => group.Key))
            {
                foreach (var pair in group)
                {
                    note(pair, rank);
                }

                groups.Add([.. group.Select(partner)]);
                rank += group.Count();
            }

            lists[agent.Key] = groups;
        }

        return PreferenceLists.FromGroups(lists);
    }
}
