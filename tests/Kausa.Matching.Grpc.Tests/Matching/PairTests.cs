using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Matching;

public sealed class PairTests : IAsyncLifetime
{
    private ServiceHost _host = null!;
    private MatchingClient _adviser = null!;
    private MatchingClient _portal = null!;

    public async Task InitializeAsync() => (_host, _adviser, _portal) = await ServiceHost.StartSampleAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Explain_AnyPair_LeavesAddUpToTheScore()
    {
        foreach (var place in Stuttgart.Market.Places)
        {
            var answer = await _adviser.ExplainAsync(new V1.ExplainRequest { Subject = S017, Place = $"places/{place.Id}", LanguageCode = "en" });
            Assert.Equal(answer.Match.Score.ScoreMillionths, Leaves(answer.Score).Sum(line => line.Millionths));
            Assert.Equal(answer.Match.Score.ScoreMillionths, Stuttgart.Ranker.Evaluate(new Id<Candidate>("s-017"), place.Id, new RankRequest { Purpose = Purpose.MatchForAdviser }).Score.ScoreMillionths);
        }
    }

    [Fact]
    public async Task Explain_Portal_ShowsRulesOfThePersonAndThePairOnly()
    {
        var codes = new HashSet<string>();
        foreach (var place in Stuttgart.Market.Places)
            codes.UnionWith((await _portal.ExplainAsync(new V1.ExplainRequest { Subject = new V1.Subject { Profile = new V1.Candidate() }, Place = $"places/{place.Id}" })).Rules.Select(rule => rule.Code));
        Assert.NotEmpty(codes);
        Assert.DoesNotContain(codes, code => code.StartsWith("K0", StringComparison.Ordinal) && code is not ("K07_NO_SEAT" or "K05_NOT_RECOGNISED"));
    }

    [Fact]
    public async Task WhyNot_ExcludedAndRanked_SaysWhatStandsInTheWay()
    {
        var whole = Stuttgart.Ranker.RankPlaces(new Id<Candidate>("s-017"), new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1_000 });
        var excluded = Stuttgart.Market.Places.First(place => whole.Results.All(result => result.Pair.Place.Id != place.Id));
        var no = await _adviser.WhyNotAsync(new V1.WhyNotRequest { Subject = S017, Place = $"places/{excluded.Id}" });
        Assert.Equal(V1.EligibilityStatus.Ineligible, no.Status);
        Assert.NotEmpty(no.Blockers);
        Assert.False(no.HasRank || no.HasMissingMillionths);

        var last = whole.Results[^1];
        var low = await _adviser.WhyNotAsync(new V1.WhyNotRequest { Subject = S017, Place = $"places/{last.Pair.Place.Id}", ListLength = 3 });
        Assert.Empty(low.Blockers);
        Assert.Equal((last.Rank, whole.Results[2].Pair.Score.ScoreMillionths - last.Pair.Score.ScoreMillionths), (low.Rank, low.MissingMillionths));
    }

    [Fact]
    public async Task Profile_WrongFieldAndUnknownCompany_AreNamedAtOnceByEveryQuestion()
    {
        var known = Stuttgart.Market.Companies[0].Id;
        var profile = new V1.Candidate
        {
            Mobility = new V1.MobilityFacts { MaxTravelMinutes = 999 },
            VetoedCompanies = { $"companies/{known}", "companies/b-404", "companies/70173" },
            LanguageEvidence = { new V1.LanguageEvidence { Id = "e-1", Level = V1.CefrLevel.B1, Kind = V1.EvidenceKind.SelfEstimate } },
        };
        var subject = new V1.Subject { Profile = profile };
        string[] paths = ["subject.profile.mobility.max_travel_minutes", "subject.profile.vetoed_companies[1]", "subject.profile.vetoed_companies[2]"];
        await CallAssert.WrongFieldsAsync([.. paths, "as_of", "page_token"], () => _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = subject, AsOf = "tomorrow", PageToken = "x" }));
        await CallAssert.WrongFieldsAsync([.. paths, "as_of", "place"], () => _adviser.ExplainAsync(new V1.ExplainRequest { Subject = subject, AsOf = "2026-02-30" }));
        await CallAssert.WrongFieldsAsync([.. paths, "place", "list_length"], () => _adviser.WhyNotAsync(new V1.WhyNotRequest { Subject = subject, ListLength = -1 }));
        await CallAssert.WrongFieldsAsync([.. paths, "as_of"], () => _adviser.ScorePairAsync(new V1.ScorePairRequest { Subject = subject, Place = "places/p-404", AsOf = "1950-01-01" }));
        await CallAssert.WrongFieldsAsync([.. paths, "top"], () => _adviser.RankOccupationsAsync(new V1.RankOccupationsRequest { Subject = subject, Top = -1 }));

        // A portal is told no less, and of what is right nothing.
        await CallAssert.WrongFieldsAsync([.. paths, "view"], () => _portal.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = subject, View = V1.View.Adviser }));
        profile.Mobility = null;
        profile.VetoedCompanies.RemoveAt(2);
        await CallAssert.WrongFieldsAsync(["subject.profile.vetoed_companies[1]"], () => _portal.RankOccupationsAsync(new V1.RankOccupationsRequest { Subject = subject }));
        profile.VetoedCompanies.RemoveAt(1);
        Assert.NotEmpty((await _portal.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = subject })).Matches);
    }

    [Fact]
    public async Task ScorePair_EqualsTheLibrary()
    {
        var place = Stuttgart.Market.Places[5].Id;
        var expected = Stuttgart.Ranker.Evaluate(new Id<Candidate>("s-017"), place, new RankRequest { Purpose = Purpose.MatchForAdviser });
        var answer = await _adviser.ScorePairAsync(new V1.ScorePairRequest { Subject = S017, Place = $"places/{place}" });
        Assert.Equal((expected.Score.ScoreMillionths, expected.Score.Interval.LowMillionths, expected.Score.Interval.HighMillionths), (answer.Score.ScoreMillionths, answer.Score.LowMillionths, answer.Score.HighMillionths));
    }

    [Fact]
    public async Task ScorePair_WithoutCaseConsent_NamesItAndScoresNothing()
    {
        var answer = await _adviser.ScorePairAsync(new V1.ScorePairRequest { Subject = new V1.Subject { Candidate = "candidates/s-029" }, Place = "places/p-004-1" });
        Assert.Null(answer.Score);
        Assert.Equal(["C20_CONSENT_MISSING"], answer.Codes);
    }

    [Fact]
    public async Task Pair_PlaceNotThereOrWronglyNamed_IsTold()
    {
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "PLACE_NOT_FOUND", () => _adviser.ScorePairAsync(new V1.ScorePairRequest { Subject = S017, Place = "places/p-999" }));
        await CallAssert.WrongFieldsAsync(["place"], () => _adviser.ExplainAsync(new V1.ExplainRequest { Subject = S017, Place = "p-001-1" }));
        await CallAssert.WrongFieldsAsync(["place", "subject"], () => _adviser.WhyNotAsync(new V1.WhyNotRequest()));
    }

    [Fact]
    public async Task RankCandidates_SameDigestAsTheLibrary()
    {
        foreach (var place in Stuttgart.Market.Places.Take(10))
        {
            var expected = Stuttgart.Ranker.RankCandidates(place.Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 20, Mode = ScoreMode.Balanced });
            var answer = await _adviser.RankCandidatesAsync(new V1.RankCandidatesRequest { Place = $"places/{place.Id}" });
            Assert.Equal(V1.ScoreMode.Balanced, answer.Info.Mode);
            Assert.Equal(expected.Digest, answer.Info.Digest);
            Assert.Equal(expected.Results.Select(result => $"candidates/{result.Pair.Candidate.Id}"), answer.Matches.Select(match => match.Candidate));
        }
    }

    [Fact]
    public async Task RankCandidates_ViewOfTheCompany_ShowsReleasedPeopleAndWordsOnly()
    {
        var shown = 0;
        foreach (var place in Stuttgart.Market.Places)
        {
            var answer = await _adviser.RankCandidatesAsync(new V1.RankCandidatesRequest { Place = $"places/{place.Id}", Purpose = V1.Purpose.DiscloseToCompany, View = V1.View.Company, CountExclusions = true });
            Assert.Equal(answer.Matches, (await _adviser.RankCandidatesAsync(new V1.RankCandidatesRequest { Place = $"places/{place.Id}", Purpose = V1.Purpose.DiscloseToCompany })).Matches);
            Assert.Equal((string.Empty, 0, 0, false, null), (answer.Info.Digest, answer.RankablePairCount, answer.Exclusions.Count, answer.HasExcludedPairCount, answer.Place));
            Assert.Equal(answer.Matches.Select(match => match.Candidate).Order(StringComparer.Ordinal), answer.Matches.Select(match => match.Candidate));
            foreach (var match in answer.Matches)
            {
                var allowed = new V1.CandidateMatch { Candidate = match.Candidate, Fit = match.Fit, FitText = match.FitText };
                if (match.HasTravelMinutes)
                    allowed.TravelMinutes = match.TravelMinutes;
                Assert.Equal(allowed, match);
                var person = Stuttgart.Market.FindCandidate(new Id<Candidate>(match.Candidate["candidates/".Length..]))!;
                Assert.Contains(person.Consents, consent => consent.Purpose == Purpose.DiscloseToCompany && consent.Company == place.Company);
                shown++;
            }
        }

        Assert.True(shown > 0);
        await CallAssert.WrongFieldsAsync(["purpose"], () => _adviser.RankCandidatesAsync(new V1.RankCandidatesRequest { Place = "places/p-001-1", View = V1.View.Company }));
    }

    private static V1.Subject S017 => new() { Candidate = "candidates/s-017" };

    private static IEnumerable<V1.ExplanationLine> Leaves(V1.ExplanationLine line) => line.Children.Count == 0 ? [line] : line.Children.SelectMany(Leaves);
}
