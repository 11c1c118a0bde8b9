using System.IO.Pipelines;
using Kausa.Matching.Grpc.Validation;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Operations;

/// <summary>The body of a request, whose bytes that wait for the rest of their message count against the budget.</summary>
/// <remarks>Small ones do not: they are part of what every call may hold. A body that breaks off is the caller's affair and no failure of the service.</remarks>
internal sealed class BudgetedBody(PipeReader body, MemoryBudget budget) : PipeReader, IDisposable
{
    private readonly Lock _gate = new();
    private long _held;
    private bool _over;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = body.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully ? new ValueTask<ReadResult>(Counted(read.Result)) : CountedAsync(read);
    }

    public override bool TryRead(out ReadResult result) => body.TryRead(out result);

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        try
        {
            body.AdvanceTo(consumed, examined);
        }
        catch (IOException gone)
        {
            throw Gone(gone);
        }
    }

    public override void CancelPendingRead() => body.CancelPendingRead();

    public override void Complete(Exception? exception = null) => body.Complete(exception);

    /// <summary>Gives back what is still held, at the end of the call.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            budget.Release(_held);
            (_held, _over) = (0, true);
        }
    }

    private async ValueTask<ReadResult> CountedAsync(ValueTask<ReadResult> read)
    {
        try
        {
            return Counted(await read.ConfigureAwait(false));
        }
        catch (IOException gone)
        {
            throw Gone(gone);
        }
    }

    // Whoever resets streams must not fill the log with failures of handlers.
    private static RpcException Gone(IOException gone) => new(RpcStatusCode.Cancelled, "The caller is gone.", gone);

    private ReadResult Counted(ReadResult result)
    {
        var waiting = result.Buffer.Length > MemoryBudget.BytesOfCall ? result.Buffer.Length : 0;
        lock (_gate)
        {
            if (waiting < _held)
                budget.Release(_held - waiting);
            if (waiting > _held && !_over && !budget.TryHold(waiting - _held))
            {
                body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                throw Errors.OutOfMemory();
            }

            if (!_over)
                _held = waiting;
        }

        return result;
    }
}
