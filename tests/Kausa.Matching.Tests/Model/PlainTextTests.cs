using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Model;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData('\u202E'), InlineData('\u202A'), InlineData('\u2066'), InlineData('\u2069'), InlineData('\u200E'), InlineData('\u200F'), InlineData('\u061C')]
    [InlineData('\u2028'), InlineData('\u2029'), InlineData('\u0085'), InlineData('\0'), InlineData('\u0007'), InlineData('\u001B'), InlineData('\u007F'), InlineData('\u009B')]
    public void Fault_CharacterThatSteers_IsFoundInNamesAndProse(char character)
    {
        Assert.Equal(character, PlainText.FaultOfName($"Tischlerei {character}ehciE"));
        Assert.Equal(character, PlainText.FaultOfProse($"Tischlerei\n{character}ehciE"));
    }

    [Theory]
    [InlineData('\n'), InlineData('\r'), InlineData('\t')]
    public void Fault_EndOfALine_IsFoundInNamesAlone(char character) => Assert.Equal((character, null), (PlainText.FaultOfName($"a{character}b"), PlainText.FaultOfProse($"a{character}b")));

    [Theory]
    [InlineData(""), InlineData("Müller & Söhne GmbH"), InlineData("D’Angelo – „Eiche“"), InlineData("日本語 🙂 👩‍🔧"), InlineData("شركة النور"), InlineData("soft\u00ADhyphen\u00A0x"), InlineData("می\u200Cخواهم")]
    public void Fault_WhatPeopleWrite_IsNone(string text) => Assert.Equal((null, null), (PlainText.FaultOfName(text), PlainText.FaultOfProse(text)));

    [Fact]
    public void Consent_WithdrawnBeforeGiven_SaysSo()
    {
        var given = new DateOnly(2026, 2, 1);
        bool Wrong(DateOnly? withdrawn) => new Consent(Purpose.MatchForAdviser, null, given, withdrawn).EndsBeforeItBegins();
        Assert.Equal((true, false, false, false), (Wrong(given.AddDays(-1)), Wrong(given), Wrong(given.AddDays(1)), Wrong(null)));
    }
}
