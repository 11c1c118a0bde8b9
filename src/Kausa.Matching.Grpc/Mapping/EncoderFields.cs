using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Kinds of fields of this contract that protobuf does not know: days and names of rows.</summary>
internal static class EncoderFields
{
    /// <summary>A day as 2026-07-20; null is not written.</summary>
    public static void Day(this MessageEncoder to, int field, DateOnly? written)
    {
        if (written is not { } known)
            return;
        var (year, month, day) = known;
        to.Text(field,
        [
            Digit(year / 1_000), Digit(year / 100), Digit(year / 10), Digit(year), (byte)'-',
            Digit(month / 10), Digit(month), (byte)'-',
            Digit(day / 10), Digit(day),
        ]);
    }

    private static byte Digit(int number) => (byte)('0' + number % 10);

    /// <summary>The name of a row.</summary>
    public static void Name<T>(this MessageEncoder to, int field, Id<T> id)
    {
        if (ResourceNames.IsForeign(id))
            to.Text(field, ResourceNames.Of(id));
        else
            to.Joined(field, ResourceNames.Own<T>(), id.Value);
    }
}
