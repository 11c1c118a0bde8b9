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

    [Theory]
    [InlineData("1", "1 Person, da A2")]
    [InlineData("0", "0 Personen, da A2")]
    [InlineData("11", "11 Personen, da A2")]
    public void Fill_Choice_IsTheFirstWordForOne(string count, string expected)
    {
        var template = TextTemplate.Parse("{count} {count:Person|Personen}, da {held}");
        ValueList<TextArgument> arguments = [TextArgument.Text("held", "A2"), TextArgument.Text("count", count)];
        Assert.Equal(expected, template.Fill(arguments, argument => argument.Value, "KEY"));
        Assert.Equal(expected, Written(template, arguments));
        Assert.Equal(["count", "held"], template.Names);
        Assert.Equal("-", TextTemplate.Parse("-[{other:a|b}]").Fill(arguments, argument => argument.Value, "KEY"));
        Assert.Equal("{count:a} {count:} {count:a|b", TextTemplate.Parse("{count:a} {count:} {count:a|b").Fill(arguments, argument => argument.Value, "KEY"));
        Assert.Contains("'other'", Assert.Throws<ArgumentException>(() => Written(TextTemplate.Parse("{other:a|b}"), arguments)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ChoiceWithTooLittleRoom_SaysSo() => Assert.Equal(-1, TextTemplate.Parse("{count:Person|Personen}").Write([TextArgument.Text("count", "1")], Write, "KEY", new byte[5]));

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

    [Fact]
    public void Write_TooLittleRoom_SaysSoAtEveryLength()
    {
        var template = TextTemplate.Parse("Maß {held}, dann {target}");
        ValueList<TextArgument> arguments = [TextArgument.Text("held", "ä"), TextArgument.Text("target", "ß")];
        var length = Encoding.UTF8.GetByteCount("Maß ä, dann ß");
        for (var room = 0; room <= length; room++)
        {
            Assert.Equal(room < length ? -1 : length, template.Write(arguments, Write, "KEY", new byte[room]));
        }
    }

    private static string Written(TextTemplate template, ValueList<TextArgument> arguments)
    {
        var bytes = new byte[200];
        return Encoding.UTF8.GetString(bytes.AsSpan(0, template.Write(arguments, Write, "KEY", bytes)));
    }

    private static int Write(TextArgument argument, Span<byte> to) => Encoding.UTF8.TryGetBytes(argument.Value, to, out var count) ? count : -1;
}
