using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Reports.Page;

/// <summary>The one door through which the page gets its rankings: whole lists, as an adviser asks for them.</summary>
internal sealed class PageRanking(Market market, MatchPolicy policy, DateOnly asOf)
{
    private static readonly RankRequest WholeList = new() { Purpose = Purpose.MatchForAdviser, Top = 1_000_000 };
    private readonly ReferenceRanker _ranker = new(market, policy, asOf);

    public RankAnswer PlacesFor(Id<Candidate> candidate) => _ranker.RankPlaces(candidate, WholeList.OrderedBy(policy, Perspective.Candidate, asOf));

    public RankAnswer CandidatesFor(Id<TrainingPlace> place) => _ranker.RankCandidates(place, (WholeList with { Mode = policy.CompanyLists.Mode }).OrderedBy(policy, Perspective.Company, asOf));
}
