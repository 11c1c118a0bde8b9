using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kausa.Matching.Columns;

/// <summary>Bytes that begin at a cache line, so that no vector load crosses one, unless the runtime moves them; no result depends on it.</summary>
/// <remarks>
/// Collected like any other array: the memory of an old snapshot comes back when its last reader is gone. Small arrays are pinned. Large ones are moved only when somebody asks
/// for large objects to be compacted or the heap has a hard limit, and moved bytes are the same bytes; pinned, a nation's would begin a collection in the middle of building, however much memory was set aside for it.
/// </remarks>
internal sealed class AlignedBytes
{
    private const int Line = 64;

    // So many bytes are a large object to the runtime.
    private const int LargeObject = 85_000;
    private readonly byte[] _bytes;
    private readonly int _offset;

    /// <summary>Zeroed bytes.</summary>
    public AlignedBytes(int length)
    {
        _bytes = GC.AllocateArray<byte>(length + Line, pinned: length + Line < LargeObject);
        Length = length;
        unsafe
        {
            var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_bytes));
            _offset = (int)((Line - (address % Line)) % Line);
        }
    }

    /// <summary>Number of bytes.</summary>
    public int Length { get; }

    /// <summary>The bytes.</summary>
    public Span<byte> Span => _bytes.AsSpan(_offset, Length);

    /// <summary>The first byte.</summary>
    public ref byte First => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _offset);
}
