using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Kausa.Matching.Grpc.Tests.Support;

/// <summary>Messages of any type, filled at random with values that are likely to hurt, and their bytes broken.</summary>
internal sealed class RandomMessages(int seed)
{
    private static readonly string[] Texts =
    [
        "", "s-017", "candidates/s-017", "places/p-001-1", "companies/b-001", "offices/halle/places/p-1", "..", "candidates/..", "tischler", "70173", "08111", "2026-09-01", "2026-02-30", "0000-00-00", "25:99", "de", "COG_LOGIC",
        "'; DROP TABLE row; --", "\0", "\u202E", "{\"inherits\":\"base\"}", "{", "/", new('x', 5_000), "42", "-1", "km_00000000_x", "match", "*", "place.town",
    ];

    private static readonly int[] Numbers = [0, 1, -1, 2, 7, 100, 101, 200, 500, 1_000_001, int.MaxValue, int.MinValue];

    private readonly Random _random = new(seed);

    public byte[] Bytes(MessageDescriptor type)
    {
        var bytes = Message(type, 0).ToByteArray();
        return _random.Next(2) == 0 ? bytes : Broken(bytes);
    }

    /// <summary>A name that there is, said often enough that what it names is found.</summary>
    public string? Known { get; set; }

    /// <summary>The messages of an upload, none to some or more than the service takes at once; one of them may be broken.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="people">Names of whom every other one is about, where they are about somebody; no other message names them.</param>
    public IReadOnlyList<byte[]> Upload(MessageDescriptor type, string[] people)
    {
        var count = _random.Next(50) == 0 ? _random.Next(495, 1_100) : _random.Next(6);
        var broken = _random.Next(2) == 0 ? _random.Next(count + 1) : count;
        return [.. Enumerable.Range(0, count).Select(n => n == broken ? Broken(Next()) : Next())];

        byte[] Next()
        {
            var message = Message(type, 0);
            if (_random.Next(2) == 0)
                type.FindFieldByName("candidate")?.Accessor.SetValue(message, people[_random.Next(people.Length)]);
            return message.ToByteArray();
        }
    }

    private IMessage Message(MessageDescriptor type, int depth)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder().Where(_ => _random.Next(3) > 0))
            Fill(message, field, depth);
        return message;
    }

    private void Fill(IMessage message, FieldDescriptor field, int depth)
    {
        if (depth > 6)
            return;
        if (field.IsMap)
        {
            ((IDictionary)field.Accessor.GetValue(message))[Text()] = Text();
        }
        else if (field.IsRepeated)
        {
            for (var n = _random.Next(4); n > 0; n--)
                ((IList)field.Accessor.GetValue(message)).Add(Value(field, depth));
        }
        else
        {
            field.Accessor.SetValue(message, Value(field, depth));
        }
    }

    private object Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.Message => Message(field.MessageType, depth + 1),
        FieldType.String when Known is { } known && field.Name == "name" && _random.Next(2) == 0 => known,
        FieldType.String => Text(),
        FieldType.Int32 => Numbers[_random.Next(Numbers.Length)],
        FieldType.Int64 => (long)Numbers[_random.Next(Numbers.Length)],
        FieldType.Bool => _random.Next(2) == 0,
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, _random.Next(10) == 0 ? Numbers[_random.Next(Numbers.Length)] : _random.Next(field.EnumType.Values.Count)),
        FieldType.Bytes => ByteString.CopyFrom([1, 2, 3]),
        _ => throw new NotSupportedException(field.FieldType.ToString()),
    };

    private string Text() => Known is not null && _random.Next(8) == 0 ? Known : Texts[_random.Next(Texts.Length)];

    private byte[] Broken(byte[] bytes)
    {
        var list = bytes.ToList();
        for (var n = _random.Next(1, 6); n > 0; n--)
        {
            var at = _random.Next(list.Count + 1);
            switch (_random.Next(3))
            {
                case 0:
                    list.Insert(at, (byte)_random.Next(256));
                    break;
                case 1 when at < list.Count:
                    list.RemoveAt(at);
                    break;
                case 2 when at < list.Count:
                    list[at] = (byte)_random.Next(256);
                    break;
            }
        }

        return [.. list];
    }
}
