using System.Runtime.CompilerServices;

namespace Kausa.Matching.Contracts.Writing;

/// <summary>Members of enumerations on the wire: the number of the model's member plus one, because 0 is "not specified". A test holds names and numbers of both sides together.</summary>
internal static class Words
{
    /// <summary>Wire number of a member; 0 for "not known".</summary>
    public static int Of<T>(T? value)
        where T : struct, Enum => value is { } known ? Of(known) : 0;

    /// <summary>Wire number of a member.</summary>
    public static int Of<T>(T value)
        where T : struct, Enum => Unsafe.As<T, int>(ref value) + 1;

    /// <summary>The member of a wire number.</summary>
    /// <returns>False when the number is 0 or of no member.</returns>
    public static bool TryRead<T>(int wire, out T value)
        where T : struct, Enum
    {
        var number = wire - 1;
        value = Unsafe.As<int, T>(ref number);
        return wire > 0 && Enum.IsDefined(value);
    }
}
