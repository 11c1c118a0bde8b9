using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>People for a place: every size around a block, a superblock and a region, every extreme, many equals.</summary>
public sealed class CandidateSearchTests
{
    public static TheoryData<KernelPath, int> KernelsAndSizes
    {
        get
        {
            var data = new TheoryData<KernelPath, int>();
            foreach (var kernel in KernelSelector.Available)
            {
                foreach (var size in new[] { 1, 2, 31, 32, 33, 63, 64, 65, 95, 96, 97 })
                {
                    data.Add(kernel, size);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(KernelsAndSizes))]
    public void RankCandidates_CrowdAroundABlock_EqualsReference(KernelPath kernel, int size) => CheckCrowds(kernel, size, 6);

    [Theory, InlineData(127), InlineData(128), InlineData(129), InlineData(385)]
    public void RankCandidates_CrowdAroundASuperblock_EqualsReference(int size) => CheckCrowds(KernelSelector.Best, size, 2);

    // All keys are equal and every bound is as high as a key: whatever is bounded one unit too low, or left out at a tie, is missing.
    // 300 people stand in three superblocks, so that the blocks of the second are bounded when the list is full already.
    [Theory, InlineData(true, 70, 12), InlineData(false, 70, 12), InlineData(true, 300, 4), InlineData(false, 300, 4)]
    public void RankCandidates_AllEqual_KeepsTheOrderOfTies(bool statesProfile, int size, int count)
    {
        var markets = CrowdGen.Crowds(size, CrowdFill.AllEqual).Sample(1_500, 30).Where(market => market.Places[0].Requirements is not null == statesProfile && ShownCount(market) == size).Take(count).ToArray();
        Assert.Equal(count, markets.Length);
        foreach (var market in markets)
        {
            var reference = new ReferenceRanker(market, TestPolicies.Base, AsOf(market));
            var index = MatchIndex.Build(market, TestPolicies.Base, AsOf(market));
            var requests = from strategy in MatchStrategy.All
                           from mode in Enum.GetValues<ScoreMode>()
                           from perspective in Enum.GetValues<Perspective>()
                           from most in new int?[] { null, 60 }
                           select new RankRequest
                           {
                               Purpose = Purpose.MatchForAdviser,
                               Top = 3,
                               Strategy = strategy,
                               Mode = mode,
                               Perspective = perspective,
                               Filter = new RankFilter { MaxTravelMinutes = most },
                               CountPairs = false,
                           };
            Assert.All(requests, request => Assert.Equal(reference.RankCandidates(market.Places[0].Id, request).Digest, index.RankCandidates(market.Places[0].Id, request).Digest));
        }
    }

    // Homes around the last distance within the limit: a reach that is one unit of the squared distance short loses somebody.
    [Fact]
    public void RankCandidates_HomesAtTheEdgeOfTheReach_EqualsReference()
    {
        var minutes = new TravelTables(TestPolicies.Base).Minutes(TravelTables.CodeOf(Samples.Candidate.Mobility.Modes)).ToArray();
        var edges = Enumerable.Range(10, 90).Select(limit => (Limit: limit, Edge: (long)TravelTables.Reach(minutes, limit) + 1)).DistinctBy(limit => limit.Edge)
            .Select(limit => (limit.Limit, limit.Edge, Points: PointsAt((limit.Edge * limit.Edge) - 1))).Where(limit => limit.Points.Count > 0).Take(4).ToArray();
        Assert.Equal(4, edges.Length);
        foreach (var (limit, edge, within) in edges)
        {
            var beyond = PointsAt(edge * edge);
            Assert.Equal([1, 0], new[] { within, beyond }.Select(points => CheckOneHome(points[0], limit)));
        }
    }

    private static List<(int East, int North)> PointsAt(long squared) => Enumerable.Range(0, (int)Math.Sqrt((double)squared) + 1)
        .Select(east => (East: east, North: (int)Math.Sqrt((double)(squared - ((long)east * east)))))
        .Where(point => ((long)point.East * point.East) + ((long)point.North * point.North) == squared).ToList();

    private static int CheckOneHome((int East, int North) point, int limitMinutes)
    {
        var site = Samples.Esslingen.Position;
        var home = Samples.Stuttgart with { Position = new GridPosition(site.X100m + point.East, site.Y100m + point.North) };
        var market = new Market(new ServiceOffice(new("office"), "Servicestelle"), Samples.AsOf, "test", new MarketContent
        {
            Candidates = [Samples.Candidate with { Home = home, Mobility = Samples.Candidate.Mobility with { MaxTravelMinutes = limitMinutes } }],
            Companies = [Samples.Company],
            Places = [Samples.Place],
        });
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser };
        var answer = MatchIndex.Build(market, TestPolicies.Base).RankCandidates(Samples.Place.Id, request);
        Assert.Equal(new ReferenceRanker(market, TestPolicies.Base).RankCandidates(Samples.Place.Id, request).Digest, answer.Digest);
        return answer.Results.Count;
    }

    [Fact]
    public void Find_AskedAgain_AllocatesNothing()
    {
        var market = CrowdGen.Crowds(200, CrowdFill.Alternating).Sample(1, 40).First(market => market.Places.Count > 0);
        var index = MatchIndex.Build(market, TestPolicies.Base, AsOf(market));
        var search = new CandidateSearch(index.People);
        var hits = new MatchHit[20];
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = hits.Length };
        long FindAll()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var place = 0; place < market.Places.Count; place++)
            {
                search.Find(place, request, hits);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        FindAll();
        Assert.Equal(0, FindAll());
    }

    // A minimum that today's German misses, and that a course reaches until one of two places begins.
    [Fact]
    public void RankCandidates_CourseUnderWay_CountsAsByTheReference()
    {
        var person = Samples.Candidate with
        {
            Start = new StartWindow(new DateOnly(2026, 3, 1), new DateOnly(2027, 6, 1)),
            Consents = [new Consent(Purpose.MatchForAdviser, null, new DateOnly(2026, 1, 15), null)],
            LanguageEvidence = [new LanguageEvidence { Id = new("l-1"), Skill = LanguageSkill.Speaking, Level = CefrLevel.A2, Kind = EvidenceKind.CertificateLanguage, AssessedOn = new DateOnly(2026, 2, 20), Instrument = "TELC" }],
            Courses = [new LanguageCourse(LanguageCourseType.IntegrationCourse, CefrLevel.B1, new DateOnly(2026, 2, 20), new DateOnly(2027, 2, 20), CourseState.Active)],
        };
        var soon = Samples.Place with { StartsOn = new DateOnly(2026, 4, 1), LanguageMinima = [new LanguageMinimum(LanguageSkill.Speaking, CefrLevel.B1, "Kundengespräche")] };
        var late = soon with { Id = new("p-02"), StartsOn = new DateOnly(2027, 3, 1), OpenUntil = new DateOnly(2027, 2, 1) };
        var market = new Market(new ServiceOffice(new("test"), "Test"), Samples.AsOf, "test", new MarketContent { Companies = [Samples.Company], Places = [soon, late], Candidates = [person] });
        var reference = new ReferenceRanker(market, TestPolicies.Base);
        var index = MatchIndex.Build(market, TestPolicies.Base);
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser };

        Assert.Equal([0, 1], market.Places.Select(place => index.RankCandidates(place.Id, request).Results.Count));

        Assert.All(market.Places, place => Assert.Equal(reference.RankCandidates(place.Id, request).Digest, index.RankCandidates(place.Id, request).Digest));
    }

    [Fact]
    public void RankCandidates_OwnPurpose_IsRefusedAsByTheReference()
    {
        var market = MarketGen.CrowdedMarkets(1, 3).Sample(1, 40).First();
        var index = MatchIndex.Build(market, TestPolicies.Base, AsOf(market));
        var request = new RankRequest { Purpose = Purpose.MatchForSelf };

        var refusal = Assert.Throws<ArgumentException>(() => index.RankCandidates(market.Places[0].Id, request));

        Assert.Equal(Assert.Throws<ArgumentException>(() => new ReferenceRanker(market, TestPolicies.Base, AsOf(market)).RankCandidates(market.Places[0].Id, request)).Message, refusal.Message);
    }

    [Fact]
    public void RankCandidates_UnknownPlace_IsNamed()
    {
        var market = MarketGen.CrowdedMarkets(1, 3).Sample(1, 40).First();
        var index = MatchIndex.Build(market, TestPolicies.Base, AsOf(market));

        var error = Assert.Throws<KeyNotFoundException>(() => index.RankCandidates(new("nowhere"), new RankRequest { Purpose = Purpose.MatchForAdviser }));

        Assert.Contains("'nowhere'", error.Message, StringComparison.Ordinal);
    }

    private static int ShownCount(Market market) => new ReferenceRanker(market, TestPolicies.Base, AsOf(market))
        .RankCandidates(market.Places[0].Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1_000 }).Results.Count;

    private static void CheckCrowds(KernelPath kernel, int size, int rounds)
    {
        foreach (var fill in Enum.GetValues<CrowdFill>())
        {
            Prop.ForAll(CrowdGen.Crowds(size, fill).ToArbitrary(), RankGen.Policies.ToArbitrary(), Gen.ListOf(RankGen.Requests, 5).ToArbitrary(), (market, policy, requests) =>
            {
                var asOf = market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf;
                var reference = new ReferenceRanker(market, policy, asOf);
                var index = MatchIndex.Build(market, policy, asOf, kernel);
                foreach (var request in requests.Where(request => request.Purpose != Purpose.MatchForSelf))
                {
                    Assert.All(market.Places, place => Assert.Equal(reference.RankCandidates(place.Id, request).Digest, index.RankCandidates(place.Id, request).Digest));
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(rounds));
        }
    }

    private static DateOnly AsOf(Market market) => market.AsOf < TestPolicies.Base.Law.BeginsOn ? TestPolicies.Base.Law.BeginsOn : market.AsOf;
}
