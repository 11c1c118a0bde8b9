using Google.Protobuf;
using Kausa.Matching.Contracts;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Tests.Support;

/// <summary>Sends a market to a service by PartyService.</summary>
internal static class Loading
{
    public static async Task LoadAsync(this MatchingClient client, Market market, string policyJson = "")
    {
        await client.UpdateOfficeAsync(new V1.UpdateOfficeRequest { Office = new V1.Office { Title = market.Office.Title, AsOf = Days.Of(market.AsOf), Source = market.Source, PolicyJson = policyJson } });
        AllWritten(await client.BatchUpsertAdvisersAsync(new V1.BatchUpsertAdvisersRequest { Items = { market.Advisers.Select(row => new V1.UpsertAdviser { Adviser = CompanyWriter.Write(row) }) } }));
        AllWritten(await client.BatchUpsertCompaniesAsync(new V1.BatchUpsertCompaniesRequest { Items = { market.Companies.Select(row => new V1.UpsertCompany { Company = CompanyWriter.Write(row) }) } }));
        AllWritten(await client.BatchUpsertPlacesAsync(new V1.BatchUpsertPlacesRequest { Items = { market.Places.Select(row => new V1.UpsertPlace { Place = PlaceWriter.Write(row) }) } }));
        AllWritten(await client.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { market.Candidates.Select(row => new V1.UpsertCandidate { Candidate = CandidateWriter.Write(row) }) } }));
    }

    public static void AllWritten(V1.BatchUpsertResponse response) => Assert.All(response.Results, result => Assert.True(result.Status.Code == 0, $"{result.Name}: {JsonFormatter.ToDiagnosticString(result.Status)}"));
}
