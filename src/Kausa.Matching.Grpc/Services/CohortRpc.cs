using System.Globalization;
using Google.Protobuf;
using Kausa.Matching.Grpc.Jobs;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
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
            var run = Find(request.Name, call.Caller);
            await runs.CancelAsync(run).ConfigureAwait(false);
            return new V1.CancelCohortRunResponse { Run = Write(run) };
        })
        .Unary<V1.StartDeltaRunRequest, V1.StartDeltaRunResponse>("StartDeltaRun", Roles.Adviser, async (request, call) => new V1.StartDeltaRunResponse { Run = Write(await StartAsync(request, call.Caller).ConfigureAwait(false)) })
        .Unary<V1.PlanCohortRequest, V1.PlanCohortResponse>("PlanCohort", Roles.Adviser, PlanAsync)
        .ServerStreaming<V1.WatchCohortRunRequest, V1.WatchCohortRunResponse>("WatchCohortRun", Roles.Adviser, WatchAsync, endless: true)
        .ServerStreaming<V1.StreamCohortMatchesRequest, V1.StreamCohortMatchesResponse>("StreamCohortMatches", Roles.Adviser, (request, writer, call) => StreamAsync(Find(request.Name, call.Caller), isDelta: false, request.ResumeToken, writer, call), endless: true)
        .ServerStreaming<V1.StreamCandidateDeltasRequest, V1.StreamCandidateDeltasResponse>("StreamCandidateDeltas", Roles.Adviser, (request, writer, call) => StreamAsync(Find(request.Name, call.Caller), isDelta: true, request.ResumeToken, writer, call), endless: true);

    private Task<CohortRun> StartAsync(V1.StartCohortRunRequest request, Caller caller)
    {
        var side = BulkSide.Candidates;
        var (top, mode) = Read(request.Top, request.Mode, request.RequestId, fields =>
        {
            side = fields.Word<BulkSide>("side", (int)request.Side) ?? BulkSide.Candidates;
            fields.Check(Enum.IsDefined(request.Reranker), "reranker", "RERANKER_CROWDING");
            fields.Check(request.Reranker == V1.Reranker.Unspecified || side == BulkSide.Candidates, "reranker", "with side CANDIDATES; it orders places");
        });
        var market = Market(caller);
        if (request.Reranker != V1.Reranker.Unspecified)
            CohortSize.BytesOf(market);
        return runs.StartAsync(caller.Office, market, top, mode, request.RequestId, side, request.Reranker);
    }

    private Task<CohortRun> StartAsync(V1.StartDeltaRunRequest request, Caller caller)
    {
        var market = Market(caller);
        var (top, mode) = Read(request.Top, request.Mode, request.RequestId, fields =>
            fields.Check(request.SinceVersion >= 0 && request.SinceVersion <= market.Version, "since_version", string.Create(CultureInfo.InvariantCulture, $"a version of the store 0..{market.Version}, such as before_version of SubmitEvidenceResponse")));
        return runs.StartDeltaAsync(caller.Office, market, request.SinceVersion, top, mode, request.RequestId);
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

    private MarketView Market(Caller caller) => views.Current(caller.Sight) ?? throw new InvalidOperationException("A key without an office.");

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
            for (; next < done; next++)
                await writer.WriteAsync((T)run.Result(next)).ConfigureAwait(false);
            if (state is V1.CohortRunState.Cancelled or V1.CohortRunState.Failed)
                throw Errors.Of(RpcStatusCode.Aborted, ErrorReasons.RunCancelled, "The run was cancelled or has failed; what it had found was sent.");
            if (state == V1.CohortRunState.Succeeded)
                return;
            await changed.WaitAsync(call.Cancellation).ConfigureAwait(false);
        }
    }

    private CohortRun Find(string name, Caller caller) =>
        (name.StartsWith(Prefix, StringComparison.Ordinal) ? runs.Find(caller.Office, name[Prefix.Length..]) : null)
        ?? throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.RunNotFound, "The office has no such run; the service keeps the last few.");

    private static V1.CohortRun Write(CohortRun run)
    {
        var (state, done, _) = run.Now();
        var wire = new V1.CohortRun
        {
            Name = Prefix + run.Id,
            State = state,
            DoneCount = done,
            TotalCount = run.Count,
            Version = run.Asked.Version,
            Top = run.Top,
            Side = (V1.BulkSide)Words.Of(run.Asked.Side),
            Info = new V1.AnswerInfo
            {
                Snapshot = run.Market.Snapshot,
                Policy = run.Market.Policy.Id,
                PolicyVersion = run.Market.Policy.Version,
                AsOf = Days.Of(run.Market.AsOf),
                Mode = (V1.ScoreMode)Words.Of(run.Mode),
                Perspective = run.Asked.Side == BulkSide.Places ? V1.Perspective.Company : V1.Perspective.Candidate,
                Purpose = V1.Purpose.MatchForAdviser,
                View = V1.View.Adviser,
                Synthetic = run.Market.Synthetic,
                Digest = run.Digest,
                Reranker = run.Asked.Reranker,
            },
        };
        if (run.Asked.Since is { } since)
            wire.SinceVersion = since;
        return wire;
    }
}
