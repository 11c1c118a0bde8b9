using Kausa.Matching.Cli.Output;
using Kausa.Matching.Contracts;
using Kausa.Matching.Contracts.Writing;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;
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
    /// <param name="request">How to rank; the same for all.</param>
    /// <param name="strategy">What orders the lists; null leaves it to the office's policy.</param>
    /// <param name="rerank">What orders people's lists anew; null for nothing.</param>
    /// <param name="asOf">Date of the question; null is the office's.</param>
    /// <param name="language">Language of the progress, <c>de</c> or <c>en</c>.</param>
    /// <param name="output">Where the rows go.</param>
    /// <param name="terminal">Where progress goes.</param>
    /// <param name="cancellation">Ends the run on the service too.</param>
    /// <returns>Warnings, as the service gives them.</returns>
    /// <exception cref="RpcException">The service refused, or broke off too often.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(MatchingClient client, BulkSide[] sides, RankRequest request, MatchStrategy? strategy, V1.Reranker? rerank, DateOnly? asOf, string language, TextWriter output, Terminal terminal, CancellationToken cancellation)
    {
        BulkCsv.WriteHeader(output);
        IReadOnlyList<string> warnings = [];
        foreach (var side in sides)
        {
            var asked = new V1.StartCohortRunRequest
            {
                Top = request.Top,
                Mode = (V1.ScoreMode)Words.Of(request.Mode),
                Side = (V1.BulkSide)Words.Of(side),
                Reranker = rerank ?? V1.Reranker.Unspecified,
                AsOf = Days.Of(asOf),
                Purpose = (V1.Purpose)Words.Of(request.Purpose),
                Perspective = (V1.Perspective)Words.Of(request.Perspective),
                Statuses = { (request.Statuses ?? []).Select(status => (V1.EligibilityStatus)Words.Of(status)) },
                Strategy = strategy is null ? V1.Strategy.Unspecified : StrategyWords.Of(strategy),
            };
            warnings = await WriteAsync(client, side, asked, language, output, terminal, cancellation).ConfigureAwait(false);
        }

        return warnings;
    }

    private static async Task<IReadOnlyList<string>> WriteAsync(MatchingClient client, BulkSide side, V1.StartCohortRunRequest asked, string language, TextWriter output, Terminal terminal, CancellationToken cancellation)
    {
        var run = (await client.StartCohortRunAsync(asked, cancellation).ConfigureAwait(false)).Run;
        try
        {
            OrderTexts.WriteLearned(run.Info, language, terminal.Error);
            var (progress, wishes) = (BulkProgressLine.Lists(side, language, terminal), BulkProgressLine.Wishes(language, terminal));
            var (token, done) = (string.Empty, 0);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    if (asked.Reranker != V1.Reranker.Unspecified && done == 0)
                    {
                        await WatchAsync(client, run.Name, wishes, cancellation).ConfigureAwait(false);
                    }

                    await foreach (var list in client.StreamCohortMatches(new V1.StreamCohortMatchesRequest { Name = run.Name, ResumeToken = token }, cancellation).ConfigureAwait(false))
                    {
                        Write(list, output);
                        (token, attempt) = (list.ResumeToken, 1);
                        progress.Report(new BulkProgress(++done, run.TotalCount));
                    }

                    return run.Info.Warnings;
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

    // Says how far the run is before its first list.
    private static async Task WatchAsync(MatchingClient client, string name, BulkProgressLine wishes, CancellationToken cancellation)
    {
        await foreach (var now in client.WatchCohortRun(new V1.WatchCohortRunRequest { Name = name }, cancellation).ConfigureAwait(false))
        {
            if (now.Run.DoneCount > 0 || now.Run.State != V1.CohortRunState.Running)
            {
                return;
            }

            if (now.Run.WishesTotalCount > 0)
            {
                wishes.Report(new BulkProgress(now.Run.WishesReadCount, now.Run.WishesTotalCount));
            }
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
