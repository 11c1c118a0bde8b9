using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Contracts;
using V1 = Kausa.Matching.V1;

namespace Kausa.Service.Bench;

/// <summary>A day's results: streamed in until all are durable, then everybody they touch ranked before and after, until the last delta has arrived.</summary>
internal static class Assessing
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task RunAsync(MatchingClient client, int count)
    {
        var people = await PeopleAsync(client, count).ConfigureAwait(false);
        if (people.Count == 0)
            throw new InvalidOperationException("The office has no candidates; fill it first.");
        var places = 0;
        for (var page = await client.ListPlacesAsync(new V1.ListPlacesRequest { PageSize = 500 }).ConfigureAwait(false); ; page = await client.ListPlacesAsync(new V1.ListPlacesRequest { PageSize = 500, PageToken = page.NextPageToken }).ConfigureAwait(false))
        {
            places += page.Places.Count;
            if (page.NextPageToken.Length == 0)
                break;
        }

        await client.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = people[0] } }).ConfigureAwait(false);
        var before = ServiceClock.Now;
        var clock = Stopwatch.StartNew();
        var answer = await client.SubmitEvidenceAsync(Results(people, count).ToAsyncEnumerable()).ConfigureAwait(false);
        var durable = clock.Elapsed;
        var run = (await client.StartDeltaRunAsync(new V1.StartDeltaRunRequest { SinceVersion = answer.BeforeVersion }).ConfigureAwait(false)).Run;
        var (deltas, changed) = (0, 0);
        await foreach (var delta in client.StreamCandidateDeltas(new V1.StreamCandidateDeltasRequest { Name = run.Name }).ConfigureAwait(false))
        {
            deltas++;
            changed += delta.Delta.Places.Count > 0 ? 1 : 0;
        }

        var all = clock.Elapsed;
        run = (await client.GetCohortRunAsync(new V1.GetCohortRunRequest { Name = run.Name }).ConfigureAwait(false)).Run;
        Console.WriteLine(JsonSerializer.Serialize(
            new
            {
                assessments = answer.AcceptedCount,
                refused = answer.RefusedCount,
                people = deltas,
                lists_changed = changed,
                places,
                processors = Environment.ProcessorCount,
                durable_ms = (long)durable.TotalMilliseconds,
                reranked_ms = (long)(all - durable).TotalMilliseconds,
                total_ms = (long)all.TotalMilliseconds,
                service_processor_ms = ServiceClock.Now is { } now && before is { } then ? (long)(now - then).TotalMilliseconds : (long?)null,
                digest = run.Info.Digest,
            },
            Indented));
    }

    private static async Task<List<string>> PeopleAsync(MatchingClient client, int count)
    {
        var people = new List<string>();
        var token = string.Empty;
        do
        {
            var page = await client.ListCandidatesAsync(new V1.ListCandidatesRequest { PageSize = 500, PageToken = token }).ConfigureAwait(false);
            people.AddRange(page.Candidates.Select(person => person.Name));
            token = page.NextPageToken;
        }
        while (token.Length > 0 && people.Count < count);
        return people;
    }

    // Every person once before anybody comes again; values around the middle, so that they count.
    private static IEnumerable<V1.SubmitEvidenceRequest> Results(List<string> people, int count)
    {
        string[] dimensions = ["COG_LOGIC", "SCH_MATH", "MAN_PRECISION", "PER_RELIABILITY", "COG_TECHNICAL"];
        for (var i = 0; i < count; i++)
        {
            var round = i / people.Count;
            yield return new V1.SubmitEvidenceRequest
            {
                Candidate = people[i % people.Count],
                Competence = new V1.CompetenceEvidence
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"bench-{round}"),
                    Dimension = dimensions[(i + round) % dimensions.Length],
                    Kind = V1.EvidenceKind.NormedTest,
                    Scale = V1.RawScale.T,
                    ValueHundredths = 3_500 + (i * 37 % 3_000),
                    AssessedOn = "2026-07-16",
                    Instrument = "HAMET",
                },
            };
        }
    }
}
