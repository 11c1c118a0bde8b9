using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;

namespace Kausa.Matching.Grpc;

/// <summary>What `--sample` does before the first call: the rows, two development keys that replace those of the last start, and a text that says what to try.</summary>
internal static class SampleStart
{
    private const string Label = "development";

    /// <summary>Prepares a sample.</summary>
    /// <returns>Keys of an adviser and of the office's own portal.</returns>
    public static async Task<(string Adviser, string Portal)> PrepareAsync(string sample, ServiceState state)
    {
        var office = await SampleMarket.LoadAsync(sample, state.Books, state.Queue).ConfigureAwait(false);
        foreach (var key in state.Keys.All().Where(key => key.Label == Label && key.RevokedAt is null))
            await state.Admin.RevokeKeyAsync(new V1.RevokeApiKeyRequest { Id = key.Id }).ConfigureAwait(false);
        var adviser = await state.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = office, Label = Label }).ConfigureAwait(false);
        var portal = await state.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Portal, Office = office, Label = Label, SeesOfficePlaces = true }).ConfigureAwait(false);
        return (adviser.Secret, portal.Secret);
    }

    /// <summary>What people read on the terminal.</summary>
    public static string Text(string sample, ServiceState state, IReadOnlyList<string> urls, string adviser, string portal)
    {
        // The store may hold other samples besides; the office is that of the key.
        var office = state.Keys.Find(ApiKey.IdOf(adviser)!)!.Office;
        var first = state.Books.Page(office, RowKind.Candidate, string.Empty, 1)[0].Id;
        var person = sample == "stuttgart" ? "s-017" : first;
        return $"""
            Sample '{sample}': invented people and companies; every answer says so, and real data are refused.
              gRPC              {urls[0]}
              gRPC-Web, health  {urls[^1]}
              adviser's key     {adviser}
              portal's key      {portal}

            Ranked matches for one person:
              dotnet run -c Release --project src/Kausa.Matching.Cli -- rank --server {urls[0]} --key {adviser} --candidate {person}

            Stop with Ctrl+C.
            """;
    }
}
