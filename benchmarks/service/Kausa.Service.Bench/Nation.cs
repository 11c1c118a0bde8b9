using System.Diagnostics;
using System.Globalization;
using Kausa.Matching.Contracts;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using V1 = Kausa.Matching.V1;

namespace Kausa.Service.Bench;

/// <summary>Sends the national market to a service.</summary>
internal static class Nation
{
    private const int RowsPerCall = 500;

    public static async Task FillAsync(MatchingClient client, int places, int candidates)
    {
        var clock = Stopwatch.StartNew();
        var rows = new MarketRows(NationMarket.Specification(places, candidates));
        await client.UpdateOfficeAsync(new V1.UpdateOfficeRequest { Office = new V1.Office { Title = "Ganz Deutschland", AsOf = "2026-07-20", Source = "synthetic" } }).ConfigureAwait(false);
        await SendAsync(rows.Advisers, chunk => client.BatchUpsertAdvisersAsync(new V1.BatchUpsertAdvisersRequest { Items = { chunk.Select(row => new V1.UpsertAdviser { Adviser = CompanyWriter.Write(row) }) } })).ConfigureAwait(false);
        var companies = await SendAsync(rows.Companies, chunk => client.BatchUpsertCompaniesAsync(new V1.BatchUpsertCompaniesRequest { Items = { chunk.Select(row => new V1.UpsertCompany { Company = CompanyWriter.Write(row) }) } })).ConfigureAwait(false);
        await SendAsync(rows.Places, chunk => client.BatchUpsertPlacesAsync(new V1.BatchUpsertPlacesRequest { Items = { chunk.Select(row => new V1.UpsertPlace { Place = PlaceWriter.Write(row) }) } })).ConfigureAwait(false);
        await SendAsync(rows.Candidates, chunk => client.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { chunk.Select(row => new V1.UpsertCandidate { Candidate = CandidateWriter.Write(row) }) } })).ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled: {places} places, {companies} companies, {candidates} candidates in {clock.Elapsed.TotalSeconds:F1} s"));
    }

    private static async Task<int> SendAsync<T>(IEnumerable<T> rows, Func<T[], Task<V1.BatchUpsertResponse>> send)
    {
        var count = 0;
        foreach (var chunk in rows.Chunk(RowsPerCall))
        {
            var response = await send(chunk).ConfigureAwait(false);
            if (response.Results.FirstOrDefault(result => result.Status.Code != 0) is { } refused)
                throw new InvalidOperationException($"{refused.Name}: {refused.Status.Message}");
            count += chunk.Length;
        }

        return count;
    }

    /// <summary>What visitors of a portal say: where they live, what they would like to do, how much German they speak.</summary>
    public static V1.RankTrainingPlacesRequest[] Visitors(int count) => [.. new MarketRows(NationMarket.Specification(1_000, count)).Candidates.Select(Visitor)];

    private static V1.RankTrainingPlacesRequest Visitor(Candidate person)
    {
        var profile = new V1.Candidate { Wishes = { person.Wishes.Select(id => id.Value) } };
        if (person.Home is { } home)
            profile.Home = new V1.Location { PostalCode = home.PostalCode };
        profile.LanguageEvidence.Add(new V1.LanguageEvidence { Id = "l-1", Level = V1.CefrLevel.B1, Kind = V1.EvidenceKind.SelfEstimate });
        return new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Profile = profile }, LanguageCode = "de" };
    }
}
