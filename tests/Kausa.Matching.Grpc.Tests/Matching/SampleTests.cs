using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>Same digest from library and service on all samples; CommandLineTests adds the command line.</summary>
public class SampleTests
{
    [Fact]
    public async Task Start_OfAnotherSampleOnTheSameStore_GivesKeysOfItsOwnOffice()
    {
        await using var host = await ServiceHost.StartAsync("--sample", "leipzig");
        foreach (var (sample, person) in new[] { ("leipzig", "s-001"), ("stuttgart", "s-017"), ("leipzig", "s-001") })
        {
            var keys = await SampleStart.PrepareAsync(sample, host.State);
            foreach (var key in new[] { keys.Adviser, keys.Portal })
                Assert.StartsWith(sample, (await host.Client(key).RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Profile = new V1.Candidate() } })).Info.Policy, StringComparison.Ordinal);
            Assert.Contains($"--candidate {person}", SampleStart.Text(sample, host.State, [host.Grpc.ToString()], keys.Adviser, keys.Portal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("stuttgart")]
    [InlineData("sachsen-anhalt-sued")]
    [InlineData("duesseldorf")]
    [InlineData("leipzig")]
    [InlineData("thueringen")]
    public async Task Rank_BothDirections_SameDigestAsTheLibrary(string sample)
    {
        var read = MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", sample)));
        var (market, policy) = (read.Market!, OfficeHead.ReadPolicy(read.PolicyText ?? string.Empty).Policy!);
        var library = new ReferenceRanker(market, policy);
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 20 };
        await using var host = await ServiceHost.StartAsync("--sample", sample);
        var adviser = host.Client((await SampleStart.PrepareAsync(sample, host.State)).Adviser);
        foreach (var person in market.Candidates.Take(8))
            Assert.Equal(library.RankPlaces(person.Id, request).Digest, (await adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = $"candidates/{person.Id}" } })).Info.Digest);
        foreach (var place in market.Places.Take(4))
            Assert.Equal(library.RankCandidates(place.Id, request with { Mode = policy.CompanyLists.Mode }).Digest, (await adviser.RankCandidatesAsync(new V1.RankCandidatesRequest { Place = $"places/{place.Id}" })).Info.Digest);
    }
}
