using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Tests.Workbooks;

namespace Kausa.Matching.Office.Tests.BadInput;

/// <summary>Texts that would steer what is shown instead of being shown, and consents that end before they begin.</summary>
public sealed class BadTextTests
{
    private static readonly MarketFiles Sample = MarketFiles.Sample();

    [Theory]
    [InlineData("a\u202Eb", "a\\u202Eb", "U+202E")]
    [InlineData("a\u2067b", "a\\u2067b", "U+2067")]
    [InlineData("a\u2028b", "a\\u2028b", "U+2028")]
    [InlineData("a\u200Fb", "a\\u200Fb", "U+200F")]
    [InlineData("a\nb", "a\\u000Ab", "U+000A")]
    [InlineData("a\tb", "a\\u0009b", "U+0009")]
    public void Read_NameThatSteers_IsAProblemOfFileAndWorkbook(string name, string shown, string sign)
    {
        Assert.Equal(
            [$"companies.csv:2 label '{shown}': a text on one line without control characters, those of the direction of writing among them; found {sign}"],
            Sample.Replace("companies.csv", "Tischlerei Eiche", $"\"{name}\"").Problems());
        Assert.Equal(
            [$"Betriebe!B3 '{shown}': a text on one line without control characters, those of the direction of writing among them; found {sign}"],
            SampleWorkbook.Create().Text("Betriebe", "B3", name).Problems());
    }

    [Fact]
    public void Read_NameThatSteers_IsToldInGerman()
    {
        var source = new MemoryMarketSource(Sample.Names.ToDictionary(name => name, name => System.Text.Encoding.UTF8.GetBytes(Sample.Text(name).Replace("Tischlerei Eiche", "a\u202Eb", StringComparison.Ordinal).Replace("\"source\": \"", "\"source\": \"\u2066", StringComparison.Ordinal))));
        Assert.Equal(
            ["companies.csv:2 label 'a\\u202Eb': ein Text in einer Zeile ohne Steuerzeichen, auch ohne solche der Schreibrichtung; hier steht U+202E"],
            MarketReader.Read(source, "de").ProblemLines().Where(line => !line.StartsWith("market.json", StringComparison.Ordinal)));
        Assert.Contains(MarketReader.Read(source, "de").ProblemLines(), line => line.StartsWith("market.json", StringComparison.Ordinal) && line.EndsWith("hier steht U+2066", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("two\nlines", null)]
    [InlineData("two\r\n\tlines", null)]
    [InlineData("a\u202Eb", "a text without control characters, those of the direction of writing among them; found U+202E")]
    public void Read_Reason_MayHaveSeveralLines(string reason, string? expected) =>
        Assert.Equal(
            expected is null ? [] : [$"place_languages.csv:2 minimum_reason 'a\\u202Eb': {expected}"],
            Sample.Replace("place_languages.csv", "Arbeitsanweisungen an der Maschine", $"\"{reason}\"").Problems());

    [Theory]
    [InlineData("2026-04-13", "en", "consents.csv:2 withdrawn_on '2026-04-13': a day not before given_on (2026-04-14)")]
    [InlineData("2026-04-13", "de", "consents.csv:2 withdrawn_on '2026-04-13': ein Tag, der nicht vor „erteilt am“ liegt (14.04.2026)")]
    [InlineData("2026-04-14", "en", null)]
    [InlineData("2026-05-01", "en", null)]
    public void Read_ConsentWithdrawnBeforeGiven_IsAProblem(string withdrawn, string language, string? expected)
    {
        var text = Sample.Text("consents.csv").Replace("s-01,MATCH_FOR_ADVISER,,2026-04-14,", $"s-01,MATCH_FOR_ADVISER,,2026-04-14,{withdrawn}", StringComparison.Ordinal);
        var source = new MemoryMarketSource(Sample.Names.ToDictionary(name => name, name => System.Text.Encoding.UTF8.GetBytes(name == "consents.csv" ? text : Sample.Text(name))));
        Assert.Equal(expected is null ? [] : [expected], MarketReader.Read(source, language).ProblemLines());
    }

    [Fact]
    public void Read_ConsentWithdrawnBeforeGiven_IsAProblemOfAWorkbook() =>
        Assert.Equal(["Einwilligungen!E3 '2026-04-13': a day not before given_on (2026-04-14)"], SampleWorkbook.Create().Text("Einwilligungen", "E3", "2026-04-13").Problems());
}
