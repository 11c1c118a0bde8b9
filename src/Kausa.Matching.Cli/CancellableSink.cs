using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli;

/// <summary>A sink that stops between two files when somebody cancels, so that what was begun can be taken away.</summary>
/// <param name="inner">Where files go; the caller disposes it.</param>
/// <param name="cancellation">Set when somebody cancels.</param>
internal sealed class CancellableSink(IMarketSink inner, CancellationToken cancellation) : IMarketSink
{
    public Stream Create(string name)
    {
        cancellation.ThrowIfCancellationRequested();
        return inner.Create(name);
    }

    public void Complete()
    {
        cancellation.ThrowIfCancellationRequested();
        inner.Complete();
    }

    public void Dispose()
    {
    }
}
