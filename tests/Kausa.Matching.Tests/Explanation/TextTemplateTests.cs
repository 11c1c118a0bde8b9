using System.Buffers;
using System.Text;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
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
    public void Fill_Template_LeavesOutWhatIsNotGiven(string template, string expected)
    {
        Assert.Equal(expected, TextTemplate.Parse(template).Fill([TextArgument.Text("held", "A2"), TextArgument.Text("target", "B1")], argument => argument.Value, "KEY"));
        Assert.Equal(expected, Written(TextTemplate.Parse(template), [TextArgument.Text("held", "A2"), TextArgument.Text("target", "B1")]));
    }

    [Fact]
    public void Fill_ValueLooksLikeATemplate_StandsAsItIs() =>
        Assert.Equal("[{held}]", TextTemplate.Parse("{held}").Fill([TextArgument.Text("held", "[{held}]")], argument => argument.Value, "KEY"));

    [Fact]
    public void Fill_ArgumentMissing_NamesKeyAndArgument()
    {
        var template = TextTemplate.Parse("bis {date}");
        foreach (var error in new[] { Assert.Throws<ArgumentException>(() => template.Fill([], argument => argument.Value, "KEY")), Assert.Throws<ArgumentException>(() => Written(template, [])) })
        {
            Assert.Contains("'KEY'", error.Message, StringComparison.Ordinal);
            Assert.Contains("'date'", error.Message, StringComparison.Ordinal);
        }
    }

    private static string Written(TextTemplate template, ValueList<TextArgument> arguments)
    {
        var bytes = new ArrayBufferWriter<byte>();
        template.Write(arguments, (argument, to) => Encoding.UTF8.GetBytes(argument.Value, to), "KEY", bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
