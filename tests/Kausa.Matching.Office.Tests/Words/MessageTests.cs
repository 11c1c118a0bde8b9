using System.Text.RegularExpressions;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests.Words;

/// <summary>Everything that is said about files has words in both languages, and every word is used.</summary>
public sealed partial class MessageTests
{
    // The same in both languages: what is found in a file, and forms without words.
    private static readonly MessageCode[] Alike = [MessageCode.OpenDocument, MessageCode.PlaceInFile, MessageCode.PlaceCell];

    public static TheoryData<string> Codes => [.. EnumCode.All<MessageCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Text_EveryCode_StandsInBothLanguagesWithPlaceholdersOfTheSameNames(string name)
    {
        var code = Code(name);
        var (german, english) = (OfficeWords.German[Key(code)], OfficeWords.English[Key(code)]);
        Assert.NotEmpty(german);
        Assert.NotEmpty(english);
        Assert.Equal(german == english, Alike.Contains(code));

        // Where a sheet is spoken of its cells are named, so a line, a column or codes that only one language says are no fault of the other.
        if (!code.Code().StartsWith("PLACE_", StringComparison.Ordinal) && code != MessageCode.ChooseFromList)
        {
            Assert.Equal(Names(german), Names(english));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void In_EveryArgumentGiven_LeavesNoPlaceholder(string name)
    {
        var code = Code(name);
        foreach (var words in OfficeWords.All)
        {
            var arguments = Names(words[Key(code)]).Select(argument => (argument, (object)$"<{argument}>")).ToArray();
            var text = Message.Of(code, arguments).In(words);
            Assert.Empty(Names(text));
            Assert.All(arguments, argument => Assert.Contains(argument.Item2.ToString()!, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Words_EveryMessage_HasACode() => Assert.All(OfficeWords.All, words =>
        Assert.Equal(
            Enum.GetValues<MessageCode>().Select(Key).Order(StringComparer.Ordinal),
            words.Keys.Where(key => key.StartsWith("message.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));

    [Fact]
    public void Codes_Every_IsSaidSomewhere()
    {
        var source = string.Concat(Directory.EnumerateFiles(Repository.PathOf("src", "Kausa.Matching.Office"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(Enum.GetValues<MessageCode>(), code => Assert.Matches($@"MessageCode\.{code}\b", source));
    }

    [Theory]
    [InlineData(1, "1 Zelle", "1 cell")]
    [InlineData(0, "0 Zellen", "0 cells")]
    [InlineData(21, "21 Zellen", "21 cells")]
    public void In_Number_ChoosesTheWord(int count, string german, string english)
    {
        var message = Message.Of(MessageCode.Cells, ("count", count));
        Assert.Equal((german, english), (message.In(OfficeWords.German), message.In(OfficeWords.English)));
    }

    [Fact]
    public void In_MissingArgument_SaysWhichOne() =>
        Assert.Contains("min", Assert.Throws<ArgumentException>(() => Message.Of(MessageCode.WholeNumber, ("max", 3)).In(OfficeWords.German)).Message, StringComparison.Ordinal);

    private static MessageCode Code(string name) => EnumCode.TryParse<MessageCode>(name, out var code) ? code : throw new ArgumentException(name);

    private static string Key(MessageCode code) => "message." + code.Code();

    private static IEnumerable<string> Names(string text) => Placeholder().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
