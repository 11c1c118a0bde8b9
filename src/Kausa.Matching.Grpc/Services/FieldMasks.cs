using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Kausa.Matching.Grpc.Services;

/// <summary>Update masks with presence: a path whose field is not set in the source clears the field, it never writes a zero.</summary>
internal static class FieldMasks
{
    /// <summary>Copies the fields of a mask.</summary>
    /// <param name="mask">Paths that are valid for the message.</param>
    /// <param name="source">Where new values come from.</param>
    /// <param name="target">What is changed.</param>
    public static void Apply(FieldMask mask, IMessage source, IMessage target)
    {
        foreach (var path in mask.Paths)
            Apply(path.Split('.'), source, target);
    }

    private static void Apply(ReadOnlySpan<string> path, IMessage? source, IMessage target)
    {
        var field = target.Descriptor.FindFieldByName(path[0]);
        if (path.Length > 1)
        {
            var inner = source is null ? null : (IMessage?)field.Accessor.GetValue(source);
            if (field.Accessor.GetValue(target) is not IMessage below)
            {
                if (inner is null)
                    return;
                below = field.MessageType.Parser.ParseFrom(ByteString.Empty);
                field.Accessor.SetValue(target, below);
            }

            Apply(path[1..], inner, below);
            return;
        }

        field.Accessor.Clear(target);
        if (source is null)
            return;
        if (field.IsMap)
        {
            var to = (System.Collections.IDictionary)field.Accessor.GetValue(target);
            foreach (System.Collections.DictionaryEntry entry in (System.Collections.IDictionary)field.Accessor.GetValue(source))
                to.Add(entry.Key, entry.Value);
        }
        else if (field.IsRepeated)
        {
            var to = (System.Collections.IList)field.Accessor.GetValue(target);
            foreach (var item in (System.Collections.IList)field.Accessor.GetValue(source))
                to.Add(item);
        }
        else if (!field.HasPresence || field.Accessor.HasValue(source))
        {
            field.Accessor.SetValue(target, field.Accessor.GetValue(source));
        }
    }
}
