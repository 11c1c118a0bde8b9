using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;

namespace Kausa.Matching.Grpc.Tests.Mapping;

/// <summary>What is encoded by hand is, byte for byte, what the generated code writes.</summary>
public sealed class MessageEncoderTests
{
    // Around every border of the length's own length, and beyond the room an encoder begins with.
    private static readonly int[] Lengths = [0, 1, 63, 64, 126, 127, 128, 129, 300, 16_382, 16_383, 16_384, 16_385, 70_000];

    [Fact]
    public void Fields_AnyValues_AreThoseOfTheGeneratedCode() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<int>().ToArbitrary(), Gen.Elements(Lengths).ToArbitrary(), Gen.Elements('a', 'ß', '€', '\ud83d').ToArbitrary(), (number, length, letter) =>
        {
            var text = letter == '\ud83d' ? string.Concat(Enumerable.Repeat("🛠", length)) : new string(letter, length);
            var expected = new Google.Rpc.Status { Code = number, Message = text, Details = { new Google.Protobuf.WellKnownTypes.Any { TypeUrl = text, Value = ByteString.CopyFromUtf8("x") } } };
            using var encoder = new MessageEncoder(16);
            encoder.Number(Google.Rpc.Status.CodeFieldNumber, expected.Code);
            encoder.Text(Google.Rpc.Status.MessageFieldNumber, text);
            var mark = encoder.Begin(Google.Rpc.Status.DetailsFieldNumber);
            encoder.Joined(Google.Protobuf.WellKnownTypes.Any.TypeUrlFieldNumber, text[..(text.Length / 4 * 2)], text[(text.Length / 4 * 2)..]);
            encoder.Text(Google.Protobuf.WellKnownTypes.Any.ValueFieldNumber, "x");
            encoder.End(mark);
            return Same(expected, encoder);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Message_ThatIsThere_IsWrittenAsItIs()
    {
        var inner = new Google.Rpc.BadRequest.Types.FieldViolation { Field = "a", Description = new string('b', 500) };
        var expected = new Google.Rpc.BadRequest { FieldViolations = { inner, new Google.Rpc.BadRequest.Types.FieldViolation() } };
        using var encoder = new MessageEncoder(16);
        encoder.Message(Google.Rpc.BadRequest.FieldViolationsFieldNumber, inner);
        encoder.Message(Google.Rpc.BadRequest.FieldViolationsFieldNumber, new Google.Rpc.BadRequest.Types.FieldViolation());
        Assert.True(Same(expected, encoder));
        Assert.Equal(expected, encoder.To<Google.Rpc.BadRequest>());
    }

    [Fact]
    public void Fields_ThatAreThereAsBytes_AreThoseOfTheGeneratedCode() => Prop.ForAll(
        Gen.Elements(Lengths).ToArbitrary(), Gen.Elements(Lengths).ToArbitrary(), Gen.Choose(1, 2).ToArbitrary(), (first, second, lengthBytes) =>
        {
            var (one, other) = (new string('ß', first), new string('b', second));
            var expected = new Google.Rpc.BadRequest.Types.FieldViolation { Field = one, Description = one + other };
            using var encoder = new MessageEncoder(16);
            encoder.Text(Google.Rpc.BadRequest.Types.FieldViolation.FieldFieldNumber, Encoding.UTF8.GetBytes(one));
            if (first + second > 0)
            {
                // A text of pieces: one as bytes, one by whoever writes into the room that is offered.
                var mark = encoder.Begin(Google.Rpc.BadRequest.Types.FieldViolation.DescriptionFieldNumber, lengthBytes);
                encoder.Encoded(Encoding.UTF8.GetBytes(one));
                Encoding.UTF8.GetBytes(other, encoder);
                encoder.End(mark);
            }

            return Same(expected, encoder);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Advance_BeyondTheRoomOffered_IsRefused()
    {
        using var encoder = new MessageEncoder(16);
        var room = encoder.GetSpan(40).Length;
        Assert.InRange(room, 40, int.MaxValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => encoder.Advance(room + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => encoder.Advance(-1));
        Assert.Equal(room, encoder.GetMemory().Length);
    }

    [Fact]
    public void Presence_OfZero_IsWrittenOnlyWhereItSaysSomething()
    {
        using var encoder = new MessageEncoder();
        encoder.Number(1, 0);
        encoder.Flag(2, false);
        encoder.Text(3, "");
        encoder.Joined(4, "", "");
        encoder.Text(4, ""u8);
        encoder.Known(5, null);
        Assert.True(encoder.Written.IsEmpty);
        encoder.Known(5, 0);
        encoder.Flag(6, true);
        Assert.Equal([5 << 3, 0, 6 << 3, 1], encoder.Written.ToArray());
    }

    private static bool Same(IMessage expected, MessageEncoder encoder) => expected.ToByteArray().AsSpan().SequenceEqual(encoder.Written);
}
