using Grpc.Health.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Kausa.Rpc.AspNetCore;

/// <summary>Which services take calls; answers <c>grpc.health.v1.Health</c>. Mapped services and the whole server (empty name) serve until told otherwise. Thread-safe.</summary>
public sealed class RpcHealth
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, bool> _serving = new() { [""] = true };
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _stopped;

    /// <summary>Says whether a service takes calls; without effect once the server stops.</summary>
    public void Set(string service, bool serving) => Change(() => _serving[service] = serving);

    /// <summary>The server stops: nothing serves any more, and watchers are told so and leave.</summary>
    internal void Stop() => Change(() => _stopped = true);

    internal void Bind(RpcServiceBuilder builder) => builder
        .Unary<HealthCheckRequest, HealthCheckResponse>("Check", (request, _) => Now(request.Service).Status is not ServingStatus.ServiceUnknown and var status
            ? new(new HealthCheckResponse { Status = status })
            : throw new RpcException(RpcStatusCode.NotFound, $"The server has no service '{request.Service}'."))
        .ServerStreaming<HealthCheckRequest, HealthCheckResponse>("Watch", WatchAsync);

    private async Task WatchAsync(HealthCheckRequest request, RpcStreamWriter<HealthCheckResponse> writer, RpcCallContext context)
    {
        for (ServingStatus? told = null; ;)
        {
            var (status, stopped, changed) = Now(request.Service);
            if (status != told)
                await writer.WriteAsync(new HealthCheckResponse { Status = status }).ConfigureAwait(false);
            if (stopped)
                throw new RpcException(RpcStatusCode.Unavailable, "The server is stopping.");
            told = status;
            await changed.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        }
    }

    private (ServingStatus Status, bool Stopped, Task Changed) Now(string service)
    {
        lock (_gate)
        {
            var status = !_serving.TryGetValue(service, out var serving) ? ServingStatus.ServiceUnknown : serving && !_stopped ? ServingStatus.Serving : ServingStatus.NotServing;
            return (status, _stopped, _changed.Task);
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
