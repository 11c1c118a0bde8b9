using Kausa.Matching.Assessment;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Jobs;

/// <summary>The day of each office over the wire: a person comes in, a day's results arrive, lists are compared. docs/offices shows the same day on the command line.</summary>
public sealed class OfficeDayTests
{
    /// <summary>The office, the mapping of its results in samples/results, people touched, rows refused.</summary>
    public static TheoryData<string, string, int, int> Offices => new()
    {
        { "stuttgart", "IHK_PILOT", 24, 0 },
        { "sachsen-anhalt-sued", "COMPANY_TRIAL", 6, 0 },
        { "duesseldorf", "DTZ", 8, 0 },
        { "leipzig", "CHAMBER_CHECK_PERCENT", 6, 1 },
        { "thueringen", "PROFIL_AC", 7, 0 },
    };

    [Theory]
    [MemberData(nameof(Offices))]
    public async Task Day_OverTheWire_IsTheDayOfTheLibrary(string office, string mapping, int people, int refused)
    {
        var market = MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", office))).Market!;
        var policy = ShippedPolicies.Find(office)!;
        var results = AssessmentReader.Read(Repository.PathOf("samples", "results", office + ".csv"), InstrumentMappings.Find(mapping)!, market);
        Assert.Equal((false, refused), (results.IsRefused, results.RefusedRowCount));
        await using var host = await ServiceHost.StartAsync();
        var adviser = await host.ClientAsync(V1.Role.Adviser, office);
        await adviser.LoadAsync(market, $$"""{"inherits":"{{office}}"}""");

        // A person comes in.
        var person = results.Rows[0].Candidate;
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 10 };
        var answer = await adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = ResourceNames.Of(person) }, PageSize = 10 });
        Assert.Equal(new ReferenceRanker(market, policy).RankPlaces(person, request).Digest, answer.Info.Digest);

        // A day's results arrive.
        var day = results.Rows.SelectMany(row => row.Competences.Select(piece => new V1.SubmitEvidenceRequest { Candidate = ResourceNames.Of(row.Candidate), Competence = EvidenceWriter.Write(piece) })
            .Concat(row.Languages.Select(proof => new V1.SubmitEvidenceRequest { Candidate = ResourceNames.Of(row.Candidate), Language = EvidenceWriter.Write(proof) }))).ToList();
        var taken = await adviser.SubmitEvidenceAsync(day.ToAsyncEnumerable());
        Assert.Equal((day.Count, 0), (taken.AcceptedCount, taken.RefusedCount));

        // What they change.
        var after = AssessmentImport.Into(market, results.Rows).Market;
        var index = MatchIndex.Build(after, policy);
        var touched = after.Candidates.Select(now => TouchedCandidate.Of(now, market.FindCandidate(now.Id)!.Evidence, market.FindCandidate(now.Id)!.LanguageEvidence)).OfType<TouchedCandidate>().ToList();
        var expected = new List<CandidateDelta>();
        DeltaRun.Run(index, touched, new DeltaRequest(), 0, 1, (_, delta) => expected.Add(delta));
        Assert.Equal(people, expected.Count);
        var run = (await adviser.StartDeltaRunAsync(new V1.StartDeltaRunRequest { SinceVersion = taken.BeforeVersion })).Run;
        var deltas = new List<V1.CandidateDelta>();
        await foreach (var delta in adviser.StreamCandidateDeltas(new V1.StreamCandidateDeltasRequest { Name = run.Name }))
            deltas.Add(delta.Delta);
        Assert.Equal(expected.Select(delta => DeltaMapping.Write(delta, place => ReferenceCatalogue.Shared.FindOccupation(index.FindPlace(place)!.Occupation)!.Title)), deltas);
        run = (await adviser.GetCohortRunAsync(new V1.GetCohortRunRequest { Name = run.Name })).Run;
        Assert.Equal(DeltaRunRecord.Of(index, new DeltaRequest()).Digest([.. expected.Select(delta => delta.Digest)]), run.Info.Digest);
    }
}
