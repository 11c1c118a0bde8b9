using Kausa.Matching.Cli.Output;
using Kausa.Matching.Contracts;
using Kausa.Matching.Contracts.Writing;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Rpc;

namespace Kausa.Matching.Cli.Remote;

/// <summary>The lists of everybody from a service: the same file as from a folder.</summary>
internal static class RemoteBulk
{
    /// <summary>The longest list of a run of a service.</summary>
    public const int MostResults = 100;

    private const int MostAttempts = 5;

    /// <summary>Has everybody ranked, one side after the other, and writes the lists as they come; a stream that breaks goes on behind the last list that came.</summary>
    /// <param name="client">The service.</param>
    /// <param name="sides">Whose lists.</param>
    /// <param name="request">Top and mode count; a run has no more.</param>
    /// <param name="rerank">What orders people's lists anew; null for nothing.</param>
    /// <param name="output">Where the rows go.</param>
    /// <param name="terminal">Where progress goes.</param>
    /// <param name="cancellation">Ends the run on the service too.</param>
    /// <exception cref="RpcException">The service refused, or broke off too often.</exception>
    public static async Task WriteAsync(MatchingClient client, BulkSide[] sides, RankRequest request, V1.Reranker? rerank, TextWriter output, Terminal terminal, CancellationToken cancellation)
    {
        BulkCsv.WriteHeader(output);
        foreach (var side in sides)
        {
            var asked = new V1.StartCohortRunRequest { Top = request.Top, Mode = (V1.ScoreMode)Words.Of(request.Mode), Side = (V1.BulkSide)Words.Of(side), Reranker = rerank ?? V1.Reranker.Unspecified };
            await WriteAsync(client, side, asked, output, terminal, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(MatchingClient client, BulkSide side, V1.StartCohortRunRequest asked, TextWriter output, Terminal terminal, CancellationToken cancellation)
    {
        var run = (await client.StartCohortRunAsync(asked, cancellation).ConfigureAwait(false)).Run;
        try
        {
            var progress = new BulkProgressLine(side, terminal);
            var (token, done) = (string.Empty, 0);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await foreach (var list in client.StreamCohortMatches(new V1.StreamCohortMatchesRequest { Name = run.Name, ResumeToken = token }, cancellation).ConfigureAwait(false))
                    {
                        Write(list, output);
                        (token, attempt) = (list.ResumeToken, 1);
                        progress.Report(new BulkProgress(++done, run.TotalCount));
                    }

                    return;
                }
                catch (RpcException broken) when (broken.Status.Code == RpcStatusCode.Unavailable && attempt < MostAttempts)
                {
                    await Task.Delay(TimeSpan.FromSeconds(attempt), cancellation).ConfigureAwait(false);
                }
            }
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            await client.CancelCohortRunAsync(new V1.CancelCohortRunRequest { Name = run.Name }, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private static void Write(V1.StreamCohortMatchesResponse list, TextWriter output)
    {
        var isOfPerson = list.Place.Length == 0;
        foreach (var match in list.Matches)
        {
            BulkCsv.Write(
                isOfPerson ? Direction.CandidateToPlace : Direction.CompanyToCandidate,
                RemoteNames.IdOf(isOfPerson ? list.Candidate : match.Candidate), RemoteNames.IdOf(isOfPerson ? match.Place : list.Place), (match.Rank, match.RankGroup, match.Tier),
                (match.ScoreMillionths, match.ExpectedMillionths, match.LowMillionths, match.HighMillionths), (EligibilityStatus)(match.Status - 1),
                match.HasTravelMinutes ? match.TravelMinutes : null, match.NotMeasuredCount, match.Codes, match.HasTakenOffMillionths ? match.TakenOffMillionths : null, output);
        }
    }
}
