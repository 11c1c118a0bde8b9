using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>The eight classes of standard errors that tables are made for.</summary>
/// <remarks>An error is put into the nearest class on the logarithmic scale; anything above the widest class belongs to the widest.</remarks>
public static class ErrorClasses
{
    /// <summary>Number of classes.</summary>
    public const int Count = 8;

    /// <summary>Class of somebody about whom nothing is known.</summary>
    public const int Widest = Count - 1;

    /// <summary>Standard errors of competences in points.</summary>
    public static ReadOnlySpan<byte> Points => [4, 6, 8, 10, 13, 16, 20, 25];

    /// <summary>Standard errors of language in tenths of a level.</summary>
    public static ReadOnlySpan<byte> Tenths => [3, 4, 5, 6, 8, 10, 12, 15];

    /// <summary>10 % quantile distance of each competence class in points: 1.2816 × SE, rounded.</summary>
    public static ReadOnlySpan<byte> QuantilePoints => [5, 8, 10, 13, 17, 21, 26, 32];

    /// <summary>10 % quantile distance of each language class in tenths: 1.2816 × SE, rounded.</summary>
    public static ReadOnlySpan<byte> QuantileTenths => [4, 5, 6, 8, 10, 13, 15, 19];

    /// <summary>The nearest class of a squared standard error.</summary>
    /// <param name="variance">Squared standard error, in the squared unit of <paramref name="classes"/>; not negative.</param>
    /// <param name="classes"><see cref="Points"/> or <see cref="Tenths"/>.</param>
    /// <returns>Class 0..7. On the logarithmic scale the border between neighbours a and b is √(a·b), so variance is compared with a·b; the border belongs to the wider class.</returns>
    public static int Nearest(double variance, ReadOnlySpan<byte> classes)
    {
        ThrowHelper.Check(variance >= 0, nameof(variance), "a squared error is not negative");
        var index = 0;
        while (index < classes.Length - 1 && variance >= classes[index] * classes[index + 1])
        {
            index++;
        }

        return index;
    }
}
