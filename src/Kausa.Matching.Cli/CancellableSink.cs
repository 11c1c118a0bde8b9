using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli;

/// <summary>A sink that stops at the next write when somebody cancels, so that what was begun can be taken away.</summary>
/// <param name="inner">Where files go; the caller disposes it.</param>
/// <param name="cancellation">Set when somebody cancels.</param>
internal sealed class CancellableSink(IMarketSink inner, CancellationToken cancellation) : IMarketSink
{
    public Stream Create(string name)
    {
        cancellation.ThrowIfCancellationRequested();
        return new CancellableStream(inner.Create(name), cancellation);
    }

    public void Complete()
    {
        cancellation.ThrowIfCancellationRequested();
        inner.Complete();
    }

    public void Dispose()
    {
    }

    private sealed class CancellableStream(Stream inner, CancellationToken cancellation) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            cancellation.ThrowIfCancellationRequested();
            inner.Write(buffer);
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
