using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Grpc;

/// <summary>Brings a sample market into a synthetic store.</summary>
internal static class SampleMarket
{
    /// <summary>The folder of a sample: samples/NAME in the working folder or above, or above the binary; null when there is none.</summary>
    public static string? Find(string name)
    {
        if (name.Length == 0 || name.AsSpan().IndexOfAny('/', '\\', '.') >= 0)
            return null;
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var path = Path.Combine(folder.FullName, "samples", name);
                if (File.Exists(Path.Combine(path, "market.json")))
                    return path;
            }
        }

        return null;
    }

    /// <summary>Writes all rows of a sample under the office of its name; what is there already stays as it is.</summary>
    /// <returns>The office.</returns>
    /// <exception cref="OptionsException">The store holds real data, or the sample is not valid.</exception>
    public static async Task<string> LoadAsync(string name, Books books, WriteQueue queue)
    {
        if (!books.Synthetic)
            throw new OptionsException([$"sample '{name}': the store was made for real data; a sample needs a store of its own."]);
        if (Find(name) is not { } folder)
            throw new OptionsException([$"sample '{name}': there is no folder samples/{name} here or above."]);
        var read = MarketReader.Read(new FolderMarketSource(folder));
        var market = read.Market ?? throw new OptionsException([.. read.ProblemLines()]);
        var policyText = read.PolicyText ?? string.Empty;
        var policy = OfficeHead.ReadPolicy(policyText);
        var office = market.Office.Id.Value;
        var head = new OfficeHead(market.Office.Title, market.AsOf, market.Source, policyText, policy.Policy ?? throw new OptionsException([.. policy.Problems.Select(problem => problem.ToString())]));
        await queue.WriteAsync((draft, _) =>
        {
            foreach (var (kind, id, value) in Rows(market).Prepend((RowKind.Office, office, head)))
            {
                var key = new RowKey(office, kind, id);
                if (draft.Find(key) is not { } row || !row.Value.Equals(value))
                    draft.Put(key, value);
            }

            return true;
        }).ConfigureAwait(false);
        return office;
    }

    private static IEnumerable<(RowKind Kind, string Id, object Value)> Rows(Market market) =>
    [
        .. market.Advisers.Select(row => (RowKind.Adviser, row.Id.Value, (object)row)),
        .. market.Companies.Select(row => (RowKind.Company, row.Id.Value, (object)row)),
        .. market.Places.Select(row => (RowKind.Place, row.Id.Value, (object)new PlaceRow(row, PortalMarks.None))),
        .. market.Candidates.Select(row => (RowKind.Candidate, row.Id.Value, (object)row)),
        .. market.TravelTimes.Entries.Select(row => (RowKind.TravelTime, $"{row.FromPostalCode}-{row.ToPostalCode}", (object)row)),
    ];
}
