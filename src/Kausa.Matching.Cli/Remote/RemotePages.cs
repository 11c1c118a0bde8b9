using Kausa.Matching.Contracts;

namespace Kausa.Matching.Cli.Remote;

/// <summary>Rows that a service lists page by page, in the order of their identifiers, without their etags.</summary>
internal static class RemotePages
{
    /// <summary>Rows of one call, the most that the contract allows.</summary>
    public const int RowsPerCall = 500;

    public static IAsyncEnumerable<V1.Candidate> CandidatesAsync(MatchingClient client, CancellationToken cancellation) => ReadAsync(
        token => client.ListCandidatesAsync(new V1.ListCandidatesRequest { PageSize = RowsPerCall, PageToken = token }, cancellation), page => page.Candidates, page => page.NextPageToken, row => row.Etag = string.Empty);

    public static async IAsyncEnumerable<TRow> ReadAsync<TPage, TRow>(Func<string, Task<TPage>> page, Func<TPage, IEnumerable<TRow>> rowsOf, Func<TPage, string> nextOf, Action<TRow> strip)
    {
        for (string? token = string.Empty; token is not null;)
        {
            var answer = await page(token).ConfigureAwait(false);
            foreach (var row in rowsOf(answer))
            {
                strip(row);
                yield return row;
            }

            token = nextOf(answer) is { Length: > 0 } next ? next : null;
        }
    }
}
