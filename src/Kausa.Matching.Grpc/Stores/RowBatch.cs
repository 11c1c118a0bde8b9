using System.Buffers;
using Kausa.Matching.Grpc.Markets;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Many rows of a store, their bodies side by side in memory that is lent.</summary>
/// <remarks>Whoever has read the rows disposes it; nothing of the bodies may be kept. Used by one thread at a time.</remarks>
internal sealed class RowBatch : IDisposable
{
    /// <summary>Rows of a batch; the last one of a store has fewer.</summary>
    public const int MostRows = 2_048;

    // Room that the bodies of most batches fit into.
    private const int BytesOfBatch = 1 << 20;

    private readonly (RowKey Key, long Since, int End)[] _rows = ArrayPool<(RowKey, long, int)>.Shared.Rent(MostRows);
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(BytesOfBatch);

    /// <summary>Rows so far.</summary>
    public int Count { get; private set; }

    /// <summary>A row of the batch.</summary>
    public (RowKey Key, long Since) this[int row] => (_rows[row].Key, _rows[row].Since);

    /// <summary>The bytes of a row, until the batch is disposed.</summary>
    public ReadOnlySpan<byte> Body(int row) => _bytes.AsSpan(BeginOf(row).._rows[row].End);

    /// <summary>Adds a row; there is room for <see cref="MostRows"/>.</summary>
    public void Add(RowKey key, long since, ReadOnlySpan<byte> body)
    {
        var begin = BeginOf(Count);
        if (_bytes.Length - begin < body.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, begin + body.Length));
            _bytes.AsSpan(0, begin).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
            _bytes = larger;
        }

        body.CopyTo(_bytes.AsSpan(begin));
        _rows[Count++] = (key, since, begin + body.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        ArrayPool<(RowKey, long, int)>.Shared.Return(_rows, clearArray: true);
    }

    private int BeginOf(int row) => row == 0 ? 0 : _rows[row - 1].End;
}
