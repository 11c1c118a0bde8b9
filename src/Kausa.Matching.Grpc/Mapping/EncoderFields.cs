using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Kinds of fields of this contract that protobuf does not know: days and names of rows.</summary>
internal static class EncoderFields
{
    /// <summary>A day as 2026-07-20; null is not written.</summary>
    public static void Day(this MessageEncoder to, int field, DateOnly? day)
    {
        if (day is not { } known)
            return;
        Span<byte> text = stackalloc byte[10];
        known.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        to.Text(field, text);
    }

    /// <summary>The name of a row.</summary>
    public static void Name<T>(this MessageEncoder to, int field, Id<T> id)
    {
        if (ResourceNames.IsForeign(id))
            to.Text(field, ResourceNames.Of(id));
        else
            to.Joined(field, ResourceNames.Own<T>(), id.Value);
    }
}
