using System.Globalization;
using Kausa.Matching.Contracts;
using Kausa.Matching.Contracts.Writing;
using Kausa.Matching.Freshness;
using Kausa.Matching.Model;

namespace Kausa.Matching.Cli.Remote;

/// <summary>What to call about again, asked from a service.</summary>
internal static class RemoteStale
{
    /// <summary>Asks for the list.</summary>
    /// <returns>The facts, the day and the warnings, as a folder gives them, and whether people and companies are invented.</returns>
    public static async Task<(IReadOnlyList<StaleFact> Facts, DateOnly AsOf, IReadOnlyList<string> Warnings, bool IsSynthetic)> ListAsync(MatchingClient client, DateOnly? asOf)
    {
        var answer = await client.ListStaleFactsAsync(new V1.ListStaleFactsRequest { AsOf = Days.Of(asOf) }).ConfigureAwait(false);
        return ([.. answer.Facts.Select(Read)], Day(answer.AsOf)!.Value, answer.Warnings, answer.Synthetic);
    }

    private static StaleFact Read(V1.StaleFact fact) => new(
        (StaleFactKind)(fact.Kind - 1), RemoteNames.Of<Company>(fact.Company), RemoteNames.Of<Candidate>(fact.Candidate), RemoteNames.Of<TrainingPlace>(fact.Place),
        fact.Occupation.Length == 0 ? null : new Id<Occupation>(fact.Occupation), fact.FactCount, Day(fact.LastOn), fact.AllowedDays);

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
