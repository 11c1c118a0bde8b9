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

    /// <summary>Has everybody ranked and writes the lists as they come; a stream that breaks goes on behind the last list that came.</summary>
    /// <param name="client">The service.</param>
    /// <param name="request">Top and mode count; a run has no more.</param>
    /// <param name="output">Where the rows go.</param>
    /// <param name="terminal">Where progress goes.</param>
    /// <param name="cancellation">Ends the run on the service too.</param>
    /// <exception cref="RpcException">The service refused, or broke off too often.</exception>
    public static async Task WriteAsync(MatchingClient client, RankRequest request, TextWriter output, Terminal terminal, CancellationToken cancellation)
    {
        var run = (await client.StartCohortRunAsync(new V1.StartCohortRunRequest { Top = request.Top, Mode = (V1.ScoreMode)Words.Of(request.Mode) }, cancellation).ConfigureAwait(false)).Run;
        try
        {
            BulkCsv.WriteHeader(output);
            var progress = new BulkProgressLine(BulkSide.Candidates, terminal);
            var (token, done) = (string.Empty, 0);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await foreach (var person in client.StreamCohortMatches(new V1.StreamCohortMatchesRequest { Name = run.Name, ResumeToken = token }, cancellation).ConfigureAwait(false))
                    {
                        Write(person, output);
                        (token, attempt) = (person.ResumeToken, 1);
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

    private static void Write(V1.StreamCohortMatchesResponse person, TextWriter output)
    {
        foreach (var match in person.Matches)
        {
            BulkCsv.Write(
                Direction.CandidateToPlace, RemoteNames.IdOf(person.Candidate), RemoteNames.IdOf(match.Place), (match.Rank, match.RankGroup, match.Tier),
                (match.ScoreMillionths, match.ExpectedMillionths, match.LowMillionths, match.HighMillionths), (EligibilityStatus)(match.Status - 1),
                match.HasTravelMinutes ? match.TravelMinutes : null, match.NotMeasuredCount, match.Codes, output);
        }
    }
}
