using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Model;

public sealed class KldbCodeTests
{
    private static readonly Gen<string> AnyText =
        from level in Gen.Choose(1, 5)
        from digits in Gen.Choose('0', '9').ArrayOf(level)
        select string.Concat(digits.Select(digit => (char)digit));

    [Fact]
    public void Parse_AnyDigits_RoundTripsWithLevelAndGroups() =>
        Prop.ForAll(AnyText.ToArbitrary(), text =>
        {
            var code = KldbCode.Parse(text);
            return code.ToString() == text && code.Level == text.Length
                && Enumerable.Range(1, text.Length).All(n => code.Group(n).ToString() == text[..n]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void CompareToAndIsWithin_AnyTwo_FollowTheText() =>
        Prop.ForAll(AnyText.Two().ToArbitrary(), two =>
        {
            var (left, right) = (KldbCode.Parse(two.Item1), KldbCode.Parse(two.Item2));
            var byText = Math.Sign(string.CompareOrdinal(two.Item1, two.Item2));
            return Math.Sign(left.CompareTo(right)) == byText
                && left < right == byText < 0 && left <= right == byText <= 0
                && left > right == byText > 0 && left >= right == byText >= 0
                && left == right == (byText == 0)
                && left.IsWithin(right) == two.Item1.StartsWith(two.Item2, StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Theory]
    [InlineData("")]
    [InlineData("123456")]
    [InlineData("2234x")]
    [InlineData(" 2234")]
    [InlineData("+234")]
    [InlineData("２２")] // full-width digits
    public void Parse_AnythingElse_IsRefused(string text)
    {
        Assert.False(KldbCode.TryParse(text, out var code));
        Assert.Equal(default, code);
        Assert.Throws<FormatException>(() => KldbCode.Parse(text));
    }

    [Fact]
    public void Parse_Null_IsRefused()
    {
        Assert.False(KldbCode.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>(() => KldbCode.Parse(null!));
    }

    [Fact]
    public void LeadingZeros_AreKept()
    {
        Assert.Equal("01104", KldbCode.Parse("01104").ToString());
        Assert.NotEqual(KldbCode.Parse("0"), KldbCode.Parse("00"));
        Assert.Equal(KldbCode.Parse("01"), KldbCode.Parse("01104").Group(2));
    }

    [Fact]
    public void Default_HasNoDigitsAndContainsEveryCode()
    {
        var code = KldbCode.Parse("0");
        Assert.Equal(0, default(KldbCode).Level);
        Assert.Equal("", default(KldbCode).ToString());
        Assert.NotEqual(default, code);
        Assert.True(default(KldbCode) < code);
        Assert.True(code.IsWithin(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(KldbCode).Group(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Group_DigitsOutsideTheCode_Throws(int digits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => KldbCode.Parse("223").Group(digits));
}
