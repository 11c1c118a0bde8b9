using System.Globalization;
using Google.Protobuf;
using Kausa.Matching.Grpc.Jobs;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>CohortService: rankings for everybody of an office, as work that outlives a dropped call, and plans.</summary>
internal sealed partial class CohortRpc(MarketViews views, CohortRuns runs)
{
    private const string Prefix = "cohortRuns/";

    public void Bind(SecuredBinder methods) => methods
        .Unary<V1.StartCohortRunRequest, V1.StartCohortRunResponse>("StartCohortRun", Roles.Adviser, async (request, call) => new V1.StartCohortRunResponse { Run = Write(await StartAsync(request, call.Caller).ConfigureAwait(false)) })
        .Unary<V1.GetCohortRunRequest, V1.GetCohortRunResponse>("GetCohortRun", Roles.Adviser, (request, call) => new V1.GetCohortRunResponse { Run = Write(Find(request.Name, call.Caller)) })
        .Unary<V1.CancelCohortRunRequest, V1.CancelCohortRunResponse>("CancelCohortRun", Roles.Adviser, async (request, call) =>
        {
            if (FindLeft(request.Name, call.Caller) is { } left)
            {
                await runs.CancelAsync(left).ConfigureAwait(false);
                return new V1.CancelCohortRunResponse { Run = Write(left, V1.CohortRunState.Cancelled) };
            }

            var run = Find(request.Name, call.Caller);
            await runs.CancelAsync(run).ConfigureAwait(false);
            return new V1.CancelCohortRunResponse { Run = Write(run) };
        })
        .Unary<V1.StartDeltaRunRequest, V1.StartDeltaRunResponse>("StartDeltaRun", Roles.Adviser, async (request, call) => new V1.StartDeltaRunResponse { Run = Write(await StartAsync(request, call.Caller).ConfigureAwait(false)) })
        .Unary<V1.PlanCohortRequest, V1.PlanCohortResponse>("PlanCohort", Roles.Adviser, PlanAsync)
        .Unary<V1.PlanInterviewDayRequest, V1.PlanInterviewDayResponse>("PlanInterviewDay", Roles.Adviser, PlanDayAsync)
        .ServerStreaming<V1.WatchCohortRunRequest, V1.WatchCohortRunResponse>("WatchCohortRun", Roles.Adviser, WatchAsync, endless: true)
        .ServerStreaming<V1.StreamCohortMatchesRequest, V1.StreamCohortMatchesResponse>("StreamCohortMatches", Roles.Adviser, (request, writer, call) => StreamAsync(Find(request.Name, call.Caller), isDelta: false, request.ResumeToken, writer, call), endless: true)
        .ServerStreaming<V1.StreamCandidateDeltasRequest, V1.StreamCandidateDeltasResponse>("StreamCandidateDeltas", Roles.Adviser, (request, writer, call) => StreamAsync(Find(request.Name, call.Caller), isDelta: true, request.ResumeToken, writer, call), endless: true);

    private async Task<CohortRun> StartAsync(V1.StartCohortRunRequest request, Caller caller)
    {
        var run = Read(request, caller);
        var market = await MarketAsync(caller, run.AsOf).ConfigureAwait(false);
        if (request.Reranker != V1.Reranker.Unspecified)
            CohortSize.BytesOf(market);
        return await runs.StartAsync(run with { Version = market.Version }, market).ConfigureAwait(false);
    }

    private StoredRun Read(V1.StartCohortRunRequest request, Caller caller)
    {
        StoredRun? run = null;
        var (top, mode) = Read(request.Top, request.Mode, request.RequestId, fields =>
        {
            run = new StoredRun(caller.Office, string.Empty, request.RequestId, 0, default, 0, null)
            {
                Side = fields.Word<BulkSide>("side", (int)request.Side) ?? BulkSide.Candidates,
                Reranker = request.Reranker,
                AsOf = fields.Day("as_of", request.AsOf),
                Purpose = fields.Word<Purpose>("purpose", (int)request.Purpose) ?? Purpose.MatchForAdviser,
                Perspective = fields.Word<Perspective>("perspective", (int)request.Perspective),
                Statuses = QuestionReader.Statuses("statuses", request.Statuses, fields),
                Strategy = QuestionReader.Strategy(request.Strategy, fields),
            };
            QuestionReader.CheckDate(run.AsOf, views.Head(caller.Office), fields);
            fields.Check(run.Side == BulkSide.Candidates || run.Purpose != Purpose.MatchForSelf, "purpose", "MATCH_FOR_ADVISER or DISCLOSE_TO_COMPANY with side PLACES; people are not ranked for themselves");
            fields.Check(Enum.IsDefined(request.Reranker), "reranker", "RERANKER_CROWDING");
            fields.Check(request.Reranker == V1.Reranker.Unspecified || run is { Side: BulkSide.Candidates, Purpose: Purpose.MatchForAdviser } && (run.Strategy ?? MatchStrategy.WeightedSum) == MatchStrategy.WeightedSum, "reranker", "with side CANDIDATES, purpose MATCH_FOR_ADVISER and strategy WEIGHTED_SUM; it orders places by everybody's scores");
        });
        return run! with { Top = top, Mode = mode };
    }

    private async Task<CohortRun> StartAsync(V1.StartDeltaRunRequest request, Caller caller)
    {
        var market = await MarketAsync(caller).ConfigureAwait(false);
        var (top, mode) = Read(request.Top, request.Mode, request.RequestId, fields =>
            fields.Check(request.SinceVersion >= 0 && request.SinceVersion <= market.Version, "since_version", string.Create(CultureInfo.InvariantCulture, $"a version of the store 0..{market.Version}, such as before_version of SubmitEvidenceResponse")));
        return await runs.StartDeltaAsync(caller.Office, market, request.SinceVersion, top, mode, request.RequestId).ConfigureAwait(false);
    }

    private static (int Top, ScoreMode Mode) Read(int top, V1.ScoreMode mode, string requestId, Action<FieldReader> more)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var asked = (QuestionReader.PageSize("top", top, 10, 100, fields), fields.Word<ScoreMode>("mode", (int)mode) ?? ScoreMode.Expected);
        fields.Check(requestId.Length <= 64 && requestId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'), "request_id", "1..64 letters, digits, '-'");
        more(fields);
        violations.ThrowIfAny();
        return asked;
    }

    // A run keeps its market.
    private async Task<MarketView> MarketAsync(Caller caller, DateOnly? asOf = null) =>
        await views.SettledAsync(caller.Sight, asOf).ConfigureAwait(false) ?? throw new InvalidOperationException("A key without an office.");

    private async Task WatchAsync(V1.WatchCohortRunRequest request, RpcStreamWriter<V1.WatchCohortRunResponse> writer, Admitted call)
    {
        var run = Find(request.Name, call.Caller);
        while (true)
        {
            var (state, _, changed) = run.Now();
            await writer.WriteAsync(new V1.WatchCohortRunResponse { Run = Write(run) }).ConfigureAwait(false);
            if (state != V1.CohortRunState.Running)
                return;
            await changed.WaitAsync(call.Cancellation).ConfigureAwait(false);
        }
    }

    private static async Task StreamAsync<T>(CohortRun run, bool isDelta, string resumeToken, RpcStreamWriter<T> writer, Admitted call)
        where T : class, IMessage<T>
    {
        if (run.IsDelta != isDelta)
            throw Errors.Of(RpcStatusCode.FailedPrecondition, ErrorReasons.RunOfOtherKind, run.IsDelta ? "This run compares lists: StreamCandidateDeltas tells what it found." : "This run ranks everybody: StreamCohortMatches tells what it found.");
        var next = 0;
        if (resumeToken.Length > 0 && (!int.TryParse(resumeToken, NumberStyles.None, CultureInfo.InvariantCulture, out next) || next > run.Count))
        {
            var violations = new Violations();
            violations.Add("resume_token", "a resume_token of this run");
            throw violations.ToError();
        }

        while (true)
        {
            var (state, done, changed) = run.Now();
            for (; next < done && run.Result(next) is T result; next++)
                await writer.WriteAsync(result).ConfigureAwait(false);
            if (state is V1.CohortRunState.Cancelled or V1.CohortRunState.Failed)
                throw Errors.Of(RpcStatusCode.Aborted, ErrorReasons.RunCancelled, "The run was cancelled or has failed, and what it had found was sent; or somebody of it was erased or rows were replaced, and nothing more of it is.");
            if (state == V1.CohortRunState.Succeeded)
                return;
            await changed.WaitAsync(call.Cancellation).ConfigureAwait(false);
        }
    }

    private CohortRun Find(string name, Caller caller) =>
        (name.StartsWith(Prefix, StringComparison.Ordinal) ? runs.Find(caller.Office, name[Prefix.Length..]) : null)
        ?? throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.RunNotFound, FindLeft(name, caller) is null
            ? "The office has no such run; the service keeps the last few."
            : "The run waits for a start of the service that has room for it (memoryBudgetMiB) and its market; CancelCohortRun ends it.");

    private StoredRun? FindLeft(string name, Caller caller) => name.StartsWith(Prefix, StringComparison.Ordinal) ? runs.FindLeft(caller.Office, name[Prefix.Length..]) : null;

    private static V1.CohortRun Write(CohortRun run)
    {
        var (state, done, _) = run.Now();
        var wire = Write(run.Asked, state);
        (wire.DoneCount, wire.TotalCount, wire.WishesReadCount, wire.WishesTotalCount, wire.Info) = (done, run.Count, run.WishesRead.DoneCount, run.WishesRead.TotalCount, run.Info.Clone());
        (wire.Info.LanguageCode, wire.Info.Digest, wire.Info.Reranker, wire.Info.Strategy, wire.Info.LearnedSince) = (string.Empty, run.Digest, run.Asked.Reranker, run.Strategy, run.LearnedSince);
        return wire;
    }

    private static V1.CohortRun Write(StoredRun asked, V1.CohortRunState state)
    {
        var wire = new V1.CohortRun
        {
            Name = Prefix + asked.Id,
            State = state,
            Version = asked.Version,
            Top = asked.Top,
            Side = (V1.BulkSide)Words.Of(asked.Side),
            Statuses = { (asked.Statuses ?? []).Select(status => (V1.EligibilityStatus)Words.Of(status)) },
        };
        if (asked.Since is { } since)
            wire.SinceVersion = since;
        return wire;
    }
}
