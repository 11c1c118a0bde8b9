using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Kausa.Matching.Columns;

/// <summary>Fetching ahead: a search that knows what it will look at next need not wait for it.</summary>
/// <remarks>A hint without effect on any result; processors without such an instruction are not asked.</remarks>
internal static class CacheLines
{
    private const int LineLength = 64;

    /// <summary>Asks for the lines of some neighbouring values.</summary>
    /// <param name="first">The first value.</param>
    /// <param name="count">Number of values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref readonly T first, int count)
        where T : unmanaged
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        // Should the collector move the array meanwhile, the wrong lines are fetched and nothing else happens.
        var address = (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in first));
        for (var line = 0; line < count * sizeof(T); line += LineLength)
        {
            Sse.Prefetch0(address + line);
        }
    }

    /// <summary>Asks for the beginning of an object.</summary>
    /// <param name="row">The object; null asks for nothing.</param>
    /// <param name="lineCount">Lines from its beginning on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(object? row, int lineCount)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        var address = (byte*)Unsafe.As<object?, nint>(ref row);
        for (var line = 0; line < lineCount; line++)
        {
            Sse.Prefetch0(address + (line * LineLength));
        }
    }
}
