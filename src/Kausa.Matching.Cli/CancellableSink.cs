using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli;

/// <summary>A sink that stops between two files when somebody cancels, so that what was begun can be taken away.</summary>
/// <param name="inner">Where files go; the caller disposes it.</param>
/// <param name="cancellation">Set when somebody cancels.</param>
/// <param name="beforeVisible">Done when all files are written, before they become visible.</param>
internal sealed class CancellableSink(IMarketSink inner, CancellationToken cancellation, Action? beforeVisible = null) : IMarketSink
{
    public Stream Create(string name)
    {
        cancellation.ThrowIfCancellationRequested();
        return inner.Create(name);
    }

    public void Complete()
    {
        cancellation.ThrowIfCancellationRequested();
        beforeVisible?.Invoke();
        inner.Complete();
    }

    public void Dispose()
    {
    }
}
