using System.Runtime.Intrinsics;
using Kausa.Matching.Model;

namespace Kausa.Matching.Kernels;

/// <summary>A form of the kernels; all give the same bits.</summary>
public enum KernelPath
{
    /// <summary>No vectors.</summary>
    Scalar,

    /// <summary>128-bit vectors, in instructions that x64 and ARM share.</summary>
    Vector128,

    /// <summary>AVX2.</summary>
    Vector256,

    /// <summary>AVX-512 with VBMI.</summary>
    Vector512,
}

/// <summary>Which kernels this processor has and which of them is used.</summary>
/// <remarks>The choice changes how long an answer takes and nothing else. Thread-safe.</remarks>
public static class KernelSelector
{
    /// <summary>Name of the environment variable that forces a path: <c>scalar</c>, <c>vector128</c>, <c>vector256</c>, <c>vector512</c>.</summary>
    public const string Variable = "KAUSA_KERNEL";

    /// <summary>Paths that this processor has, the slowest first.</summary>
    public static ValueList<KernelPath> Available { get; } = Enum.GetValues<KernelPath>().Where(IsSupported).ToValueList();

    /// <summary>The fastest of them.</summary>
    public static KernelPath Best => Available[^1];

    /// <summary>The path that <see cref="Variable"/> names, otherwise <see cref="Best"/>.</summary>
    /// <exception cref="ArgumentException">The variable names no path, or one that this processor lacks.</exception>
    public static KernelPath Chosen { get; } = Choose();

    /// <summary>Whether this processor has a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>False when its instructions are missing or switched off.</returns>
    public static bool IsSupported(KernelPath path) => path switch
    {
        KernelPath.Scalar => true,
        KernelPath.Vector128 => Vector128.IsHardwareAccelerated,
        KernelPath.Vector256 => Vector256Kernel.IsSupported,
        KernelPath.Vector512 => Vector512Kernel.IsSupported,
        _ => throw new ArgumentOutOfRangeException(nameof(path), path, "Not a kernel path."),
    };

    /// <summary>The path of a name.</summary>
    /// <param name="name">Name of a path, in any case.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ArgumentException">No path has that name, or this processor lacks it.</exception>
    public static KernelPath ByName(string name)
    {
        var isKnown = Enum.TryParse<KernelPath>(name, ignoreCase: true, out var path) && string.Equals(path.ToString(), name, StringComparison.OrdinalIgnoreCase);
        ThrowHelper.Check(isKnown && IsSupported(path), Variable, $"'{name}' is no kernel of this processor; it has {string.Join(", ", Available).ToLowerInvariant()}");
        return path;
    }

#pragma warning disable RS0030 // The only look at the environment: it chooses how fast an answer comes and cannot change it.
    private static KernelPath Choose() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name ? ByName(name) : Best;
#pragma warning restore RS0030
}
