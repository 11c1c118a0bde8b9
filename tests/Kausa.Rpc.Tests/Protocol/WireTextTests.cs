using FsCheck;
using FsCheck.Fluent;

namespace Kausa.Rpc.Tests.Protocol;

public class WireTextTests
{
    [Theory]
    [InlineData("1H", 3_600_000)]
    [InlineData("2M", 120_000)]
    [InlineData("3S", 3_000)]
    [InlineData("4m", 4)]
    [InlineData("5000u", 5)]
    [InlineData("6000000n", 6)]
    [InlineData("0S", 0)]
    [InlineData("99999999S", 3_456_000_000)] // clamped to 40 days
    [InlineData("99999999H", 3_456_000_000)]
    public void ParseTimeout_WellFormed_IsThatLong(string text, double milliseconds) => Assert.Equal(milliseconds, WireText.ParseTimeout(text)!.Value.TotalMilliseconds);

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("1")]
    [InlineData("1s")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData(" 1S")]
    [InlineData("1.5S")]
    [InlineData("123456789S")]
    [InlineData("1S,1S")]
    public void ParseTimeout_Malformed_IsNull(string text) => Assert.Null(WireText.ParseTimeout(text));

    [Fact]
    public void FormatTimeout_AnyTimeout_ReadsBackWithinOneUnit() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Select(ms => TimeSpan.FromMilliseconds(ms)).ToArbitrary(), timeout =>
        {
            var text = WireText.FormatTimeout(timeout);
            var back = WireText.ParseTimeout(text)!.Value;
            return text.Length <= 9 && back > TimeSpan.Zero && (timeout - back).Duration() <= TimeSpan.FromSeconds(1);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("100 %", "100 %25")]
    [InlineData("ä", "%C3%A4")]
    [InlineData("\t\r\n", "%09%0D%0A")]
    [InlineData("😈", "%F0%9F%98%88")]
    [InlineData("", "")]
    public void EncodeMessage_Text_IsPrintableAscii(string message, string wire)
    {
        Assert.Equal(wire, WireText.EncodeMessage(message));
        Assert.Equal(message, WireText.DecodeMessage(wire));
    }

    [Theory]
    [InlineData("%", "%")]
    [InlineData("50%", "50%")]
    [InlineData("%zz", "%zz")]
    [InlineData("%4", "%4")]
    public void DecodeMessage_BrokenEscape_StaysAsItIs(string wire, string message) => Assert.Equal(message, WireText.DecodeMessage(wire));

    [Fact]
    public void EncodeMessage_AnyText_ReadsBack() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var valid = string.Concat(text.Get.EnumerateRunes());
            var wire = WireText.EncodeMessage(valid);
            return WireText.DecodeMessage(wire) == valid && wire.All(c => c is >= ' ' and <= '~');
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void DecodeBinary_AnyBytes_ReadsPaddedAndUnpadded() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
            WireText.DecodeBinary(Convert.ToBase64String(bytes))!.SequenceEqual(bytes) && WireText.DecodeBinary(WireText.EncodeBinary(bytes))!.SequenceEqual(bytes)
            && !WireText.EncodeBinary(bytes).Contains('=', StringComparison.Ordinal)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("A")]
    [InlineData("AB*D")]
    [InlineData("====")]
    public void DecodeBinary_NotBase64_IsNull(string text) => Assert.Null(WireText.DecodeBinary(text));
}
