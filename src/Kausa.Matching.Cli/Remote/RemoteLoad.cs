using Google.Protobuf;
using Kausa.Matching.Contracts;
using Kausa.Matching.Contracts.Writing;
using Kausa.Matching.Model;
using Kausa.Rpc;

namespace Kausa.Matching.Cli.Remote;

/// <summary>What came of loading one table.</summary>
/// <param name="WrittenCount">Rows that were sent.</param>
/// <param name="SameCount">Rows that the service had already, as they are.</param>
/// <param name="ElsewhereCount">Rows that the service has and the market does not; they are left alone.</param>
internal readonly record struct LoadedTable(int WrittenCount, int SameCount, int ElsewhereCount);

/// <summary>Brings a market into the office of a key, row by row, each acknowledged before the next batch goes.</summary>
/// <remarks>
/// What the service has already is not sent again, so that a load that was broken off goes on where it stopped, and a load that comes twice writes nothing.
/// What portals want to get back of a place (uri, labels) stays. Nothing is deleted.
/// </remarks>
/// <param name="client">The service.</param>
/// <param name="progress">Told how far each table is: its name, rows done, rows in all.</param>
/// <param name="cancellation">Ends the work between two batches.</param>
internal sealed class RemoteLoad(MatchingClient client, Action<string, int, int> progress, CancellationToken cancellation)
{
    /// <summary>Rows of one call, the most that the contract allows.</summary>
    private const int RowsPerCall = RemotePages.RowsPerCall;

    /// <summary>Loads a market.</summary>
    /// <param name="market">The market.</param>
    /// <param name="policyJson">Its policy document; empty for the shipped base policy.</param>
    /// <returns>What came of all tables together.</returns>
    /// <exception cref="BadInputException">The key is of another office, or the service refused rows; each is named.</exception>
    public async Task<LoadedTable> RunAsync(Market market, string policyJson)
    {
        var office = (await client.GetOfficeAsync(new V1.GetOfficeRequest(), cancellation).ConfigureAwait(false)).Office;
        if (office.Name != ResourceNames.Office(market.Office.Id.Value))
        {
            throw new UnwordedException("LOAD_OFFICE", ResourceNames.Office(market.Office.Id.Value), office.Name);
        }

        var head = new V1.Office { Title = market.Office.Title, AsOf = Days.Of(market.AsOf), Source = market.Source, PolicyJson = policyJson };
        await client.UpdateOfficeAsync(new V1.UpdateOfficeRequest { Office = head }, cancellation).ConfigureAwait(false);
        LoadedTable[] tables =
        [
            await SendAsync("advisers", market.Advisers, CompanyWriter.Write, AdvisersAsync(market.Advisers), row => row.Name, Send<V1.Adviser>(
                rows => client.BatchUpsertAdvisersAsync(new V1.BatchUpsertAdvisersRequest { Items = { rows.Select(row => new V1.UpsertAdviser { Adviser = row }) } }, cancellation))).ConfigureAwait(false),
            await SendAsync("companies", market.Companies, CompanyWriter.Write, CompaniesAsync(), row => row.Name, Send<V1.Company>(
                rows => client.BatchUpsertCompaniesAsync(new V1.BatchUpsertCompaniesRequest { Items = { rows.Select(row => new V1.UpsertCompany { Company = row }) } }, cancellation))).ConfigureAwait(false),
            await SendAsync("places", market.Places, PlaceWriter.Write, PlacesAsync(), row => row.Name, Send<V1.TrainingPlace>(
                rows => client.BatchUpsertPlacesAsync(new V1.BatchUpsertPlacesRequest { Items = { rows.Select(row => new V1.UpsertPlace { Place = row }) } }, cancellation))).ConfigureAwait(false),
            await SendAsync("candidates", market.Candidates, CandidateWriter.Write, RemotePages.CandidatesAsync(client, cancellation), row => row.Name, Send<V1.Candidate>(
                rows => client.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { rows.Select(row => new V1.UpsertCandidate { Candidate = row }) } }, cancellation))).ConfigureAwait(false),
            await SendAsync("travel times", market.TravelTimes.Entries, TravelTime, Nothing<V1.TravelTime>(), row => $"{row.FromPostalCode}-{row.ToPostalCode}", Send<V1.TravelTime>(
                rows => client.BatchUpsertTravelTimesAsync(new V1.BatchUpsertTravelTimesRequest { Items = { rows } }, cancellation))).ConfigureAwait(false),
        ];
        return new LoadedTable(tables.Sum(table => table.WrittenCount), tables.Sum(table => table.SameCount), tables.Sum(table => table.ElsewhereCount));
    }

    private static V1.TravelTime TravelTime(TravelTime row) => new() { FromPostalCode = row.FromPostalCode, ToPostalCode = row.ToPostalCode, Minutes = row.Minutes, FirstArrival = Days.Of(row.FirstArrival) };

    // Goes along both lists at once, which are in the order of their identifiers.
    private async Task<LoadedTable> SendAsync<TRow, TWire>(
        string table, ValueList<TRow> rows, Func<TRow, TWire> write, IAsyncEnumerable<TWire> present, Func<TWire, string> nameOf, Func<List<TWire>, Task> send)
        where TWire : class, IMessage<TWire>
    {
        var (written, same, elsewhere) = (0, 0, 0);
        var batch = new List<TWire>(RowsPerCall);
        await using var there = present.GetAsyncEnumerator(cancellation);
        var isThere = await there.MoveNextAsync().ConfigureAwait(false);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = write(rows[i]);
            while (isThere && string.CompareOrdinal(nameOf(there.Current), nameOf(row)) < 0)
            {
                elsewhere++;
                isThere = await there.MoveNextAsync().ConfigureAwait(false);
            }

            if (isThere && nameOf(there.Current) == nameOf(row))
            {
                KeepMarks(there.Current, row);
                same += there.Current.Equals(row) ? 1 : 0;
                if (!there.Current.Equals(row))
                {
                    batch.Add(row);
                }

                isThere = await there.MoveNextAsync().ConfigureAwait(false);
            }
            else
            {
                batch.Add(row);
            }

            if (batch.Count == RowsPerCall || (i == rows.Count - 1 && batch.Count > 0))
            {
                await send(batch).ConfigureAwait(false);
                written += batch.Count;
                batch.Clear();
                progress(table, i + 1, rows.Count);
            }
        }

        for (; isThere; isThere = await there.MoveNextAsync().ConfigureAwait(false))
        {
            elsewhere++;
        }

        return new LoadedTable(written, same, elsewhere);
    }

    private static void KeepMarks(IMessage there, IMessage row)
    {
        if (there is V1.TrainingPlace known && row is V1.TrainingPlace place)
        {
            place.Uri = known.Uri;
            place.Labels.Add(known.Labels);
        }
    }

    private Func<List<T>, Task> Send<T>(Func<List<T>, Task<V1.BatchUpsertResponse>> call) => async rows =>
    {
        cancellation.ThrowIfCancellationRequested();
        var refused = (await call(rows).ConfigureAwait(false)).Results.Where(result => result.Status.Code != 0).ToList();
        if (refused.Count > 0)
        {
            throw new BadInputException([.. refused.Select(result => $"{result.Name}: {result.Status.Message}")]);
        }
    };

    private IAsyncEnumerable<V1.Company> CompaniesAsync() => RemotePages.ReadAsync(
        token => client.ListCompaniesAsync(new V1.ListCompaniesRequest { PageSize = RowsPerCall, PageToken = token }, cancellation), page => page.Companies, page => page.NextPageToken, row => row.Etag = string.Empty);

    private IAsyncEnumerable<V1.TrainingPlace> PlacesAsync() => RemotePages.ReadAsync(
        token => client.ListPlacesAsync(new V1.ListPlacesRequest { PageSize = RowsPerCall, PageToken = token }, cancellation), page => page.Places, page => page.NextPageToken, row => row.Etag = string.Empty);

    // The contract lists no advisers, and an office has few: each of the market is asked for.
    private async IAsyncEnumerable<V1.Adviser> AdvisersAsync(ValueList<Adviser> rows)
    {
        foreach (var row in rows)
        {
            if (await FindAsync(ResourceNames.Of(row.Id)).ConfigureAwait(false) is { } known)
            {
                yield return known;
            }
        }
    }

    private async Task<V1.Adviser?> FindAsync(string name)
    {
        try
        {
            var known = await client.GetAdviserAsync(new V1.GetAdviserRequest { Name = name }, cancellation).ConfigureAwait(false);
            known.Etag = string.Empty;
            return known;
        }
        catch (RpcException missing) when (missing.Status.Code == RpcStatusCode.NotFound)
        {
            return null;
        }
    }

    // The contract lists no travel times; what is already so writes nothing there.
    private static async IAsyncEnumerable<T> Nothing<T>()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield break;
    }
}
