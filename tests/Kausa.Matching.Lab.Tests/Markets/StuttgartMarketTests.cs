using Kausa.Matching.Eligibility;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Lab.Tests.Markets;

public class StuttgartMarketTests
{
    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, Top = 1_000 };

    private static readonly Market Sample = MarketGenerator.Generate(StuttgartMarket.Specification()).Market;

    private static readonly ReferenceRanker Ranker = new(Sample, ShippedPolicies.Find("stuttgart")!);

    [Fact]
    public void Sample_ShownPairs_NoStatusHoldsMoreThanEightyPercent()
    {
        var shown = Sample.Candidates.SelectMany(candidate => Ranker.RankPlaces(candidate.Id, Request).Results).Select(result => result.Pair.Status).ToList();
        Assert.True(shown.Count > 600);
        Assert.All(
            new[] { EligibilityStatus.Eligible, EligibilityStatus.EligibleWithConditions, EligibilityStatus.NeedsClarification },
            status => Assert.InRange(shown.Count(one => one == status), shown.Count / 20, shown.Count * 80 / 100));
    }

    [Fact]
    public void Sample_CandidateOfTheReadme_HasTestsWishesAndPlacesOfEachStatus()
    {
        var candidate = Sample.FindCandidate(new("s-017"))!;
        Assert.Equal(CaseState.Searching, candidate.CaseState);
        Assert.True(candidate.Wishes.Count >= 2);
        Assert.Contains(candidate.Evidence, proof => proof.Instrument == "IHK_PILOT");
        var results = Ranker.RankPlaces(candidate.Id, Request).Results;
        Assert.True(results.Count >= 10);
        Assert.Equal(3, results.Select(result => result.Pair.Status).Distinct().Count());
    }
}
