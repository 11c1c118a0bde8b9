using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Xunit;

namespace Kausa.Matching.Tests.Explanation;

public sealed class TextTemplateTests
{
    [Theory]
    [InlineData("Ziel {target}, da {held}", "Ziel B1, da A2")]
    [InlineData("{target}{held}", "B1A2")]
    [InlineData("da[ bis {date}]: {held}", "da: A2")]
    [InlineData("da[ seit {held}][ bis {date}].", "da seit A2.")]
    [InlineData("[nur Text]!", "nur Text!")]
    [InlineData("offen [ {held}", "offen [ A2")]
    [InlineData("{Held} {} {held", "{Held} {} {held")]
    [InlineData("", "")]
    public void Fill_Template_LeavesOutWhatIsNotGiven(string template, string expected) =>
        Assert.Equal(expected, TextTemplate.Parse(template).Fill([TextArgument.Text("held", "A2"), TextArgument.Text("target", "B1")], argument => argument.Value, "KEY"));

    [Fact]
    public void Fill_ValueLooksLikeATemplate_StandsAsItIs() =>
        Assert.Equal("[{held}]", TextTemplate.Parse("{held}").Fill([TextArgument.Text("held", "[{held}]")], argument => argument.Value, "KEY"));

    [Fact]
    public void Fill_ArgumentMissing_NamesKeyAndArgument()
    {
        var error = Assert.Throws<ArgumentException>(() => TextTemplate.Parse("bis {date}").Fill([], argument => argument.Value, "KEY"));
        Assert.Contains("'KEY'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'date'", error.Message, StringComparison.Ordinal);
    }
}
