using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Kausa.Matching.Cli.Output;

namespace Kausa.Matching.Cli.Tests;

public sealed partial class HelpTests
{
    // Small words that only one of the languages has, beside the headings that the page makes itself.
    private static readonly Dictionary<string, string[]> OnlyIn = new(StringComparer.Ordinal)
    {
        ["de"] = ["Beschreibung", "Aufruf", "Argumente", "Befehle", "Optionen", "BEFEHL", "Pflicht", "Ganze", "Zahl", "Erlaubt", "Standard", "der", "die", "das", "und", "oder", "mit", "nicht", "eine", "ein", "für", "von", "wie", "ist", "wird"],
        ["en"] =
        [
            "Description", "Usage", "Arguments", "Commands", "Options", "COMMAND", "command", "options", "required", "REQUIRED", "Whole", "Allowed", "Default", "default", "Show",
            "the", "and", "or", "of", "with", "not", "to", "for", "from", "such", "is", "are", "it",
        ],
    };

    public static TheoryData<string> Languages => ["de", "en"];

    [Fact]
    public void Texts_WholeTree_AreThereInBothLanguages()
    {
        var missing = new List<string>();
        foreach (var (path, verb) in Tree())
        {
            if (!HelpTexts.Keys.Contains(path))
            {
                missing.Add($"kausa {path}");
            }

            missing.AddRange(Names(verb).Where(name => HelpTexts.KeyOf(path, name) is null).Select(name => $"kausa {path} {name}"));
        }

        Assert.Empty(missing);
        Assert.DoesNotContain(HelpTexts.Keys, key => Wrong(HelpTexts.Raw("de", key), HelpTexts.Raw("en", key)));

        // Each language says something, says it in a sentence, and names the same options, numbers and examples.
        static bool Wrong(string german, string english) => german == english || !german.EndsWith('.') || !english.EndsWith('.')
            || !Part().Matches(german).Select(part => part.Value).Order(StringComparer.Ordinal).SequenceEqual(Part().Matches(english).Select(part => part.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Texts_EveryOne_IsOfSomethingInTheTree()
    {
        var used = Tree().SelectMany(one => Names(one.Verb).Select(name => HelpTexts.KeyOf(one.Path, name)).Append(one.Path)).ToHashSet();
        Assert.DoesNotContain(HelpTexts.Keys, key => !used.Contains(key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Page_EveryVerb_SpeaksOneLanguage(string language)
    {
        var other = language == "de" ? "en" : "de";
        Assert.All(Tree(), one =>
        {
            var words = Letters().Matches(Page(one.Verb, language, 120)).Select(word => word.Value).ToHashSet();
            Assert.Empty(words.Intersect(OnlyIn[other]).Except(Codes(one.Verb)));
            Assert.All(language == "de" ? ["Beschreibung", "Aufruf", "Optionen"] : new[] { "Description", "Usage", "Options" }, heading => Assert.Contains(heading, words));
        });
    }

    [Theory]
    [InlineData("de", 80)]
    [InlineData("en", 80)]
    [InlineData("de", 120)]
    [InlineData("en", 120)]
    public void Page_EveryVerb_FitsItsWidth(string language, int width) => Assert.All(Tree(), one => Assert.All(Page(one.Verb, language, width).Split('\n'), line =>
    {
        Assert.InRange(line.Length, 0, width);
        Assert.Equal(line.TrimEnd(), line);
        Assert.DoesNotContain('\u00a0', line);
    }));

    [Theory]
    [InlineData(0, 60)]
    [InlineData(59, 60)]
    [InlineData(500, WrappedLines.WidthMax)]
    public void Page_WidthThatNobodyCanRead_IsAnother(int width, int read) => Assert.All(Tree(), one => Assert.Equal(Page(one.Verb, "de", read), Page(one.Verb, "de", width)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Page_EveryOption_SaysWhatIsAllowedAndWhatCountsWithoutIt(string language)
    {
        Assert.All(Tree(), one => Assert.All(HelpPage.OptionsOf(one.Verb), option =>
        {
            var text = HelpPage.TextOf(option, one.Path, language);
            var takesValue = option.Arity.MinimumNumberOfValues > 0;
            Assert.Equal(takesValue, option.HelpName is not null);
            if (option is not IStated stated)
            {
                return;
            }

            var page = Page(one.Verb, language, 120);
            Assert.Contains($"{option.Name} <", page, StringComparison.Ordinal);
            Assert.All(stated.Words, word => Assert.True(text.Contains(word, StringComparison.Ordinal) || page.Contains($"|{word}>", StringComparison.Ordinal) || page.Contains($"|{word}|", StringComparison.Ordinal) || page.Contains($"<{word}|", StringComparison.Ordinal), word));
            Assert.True(stated.Standard is null || text.Contains($"{stated.Standard}.", StringComparison.Ordinal), text);
            Assert.True(option.Required || stated.Standard is not null || text.Contains(language == "de" ? "Standard: " : "Default: ", StringComparison.Ordinal), $"{one.Path} {option.Name}: {text}");
            if (stated.Bounds is { } bounds)
            {
                Assert.Contains(bounds.Least.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
                Assert.True(bounds.Most == ulong.MaxValue || text.Contains(bounds.Most.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), text);
            }
        }));
    }

    [Fact]
    public void Help_EveryVerb_IsGermanUnlessEnglishIsAskedForAnywhere() => Assert.All(Tree(), one =>
    {
        string[] verb = one.Path.Length == 0 ? [] : one.Path.Split(' ');
        var german = Page(one.Verb, "de", WrappedLines.WidthMax);
        var english = Page(one.Verb, "en", WrappedLines.WidthMax);
        Assert.NotEqual(german, english);
        foreach (var (page, args) in new (string, string[])[]
        {
            (german, [.. verb, "--help"]), (german, [.. verb, "-h"]), (german, [.. verb, "--help", "--lang", "de"]), (english, [.. verb, "--help", "--lang", "en"]), (english, [.. verb, "--lang=en", "-h"]),
            (english, ["--lang", "en", .. verb, "--help"]), (english, ["--lang:en", .. verb, "-?"]),
        })
        {
            var run = Shell.Kausa(args);
            Assert.Equal((0, page, string.Empty), (run.Code, run.Output.ReplaceLineEndings("\n"), run.Error));
        }
    });

    [Theory]
    [InlineData("rank", "--help", "--lang", "fr")]
    [InlineData("--lang=fr", "--help")]
    public void Help_LanguageThatThereIsNot_IsRefused(params string[] args)
    {
        var run = Shell.Kausa(args);
        Assert.Equal((2, string.Empty, $"--lang 'fr': erlaubt ist de, en.{Environment.NewLine}"), (run.Code, run.Output, run.Error));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public void Help_CultureOfTheProcess_ChangesNothing(string culture)
    {
        string[][] lines = [["rank", "--help"], ["rank", "--help", "--lang", "en"], ["rnk"], ["rnk", "--lang", "en"], ["policy", "check"], ["report", "--market", "x", "--lang", "en"], ["rank", "--top"]];
        var before = lines.Select(line => Shell.Kausa(line)).ToList();
        var (spoken, read) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(before, lines.Select(line => Shell.Kausa(line)));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (spoken, read);
        }
    }

    [Fact]
    public void Lang_BeforeTheVerbOrBehindIt_IsTheLanguageOfTheAnswer()
    {
        string[] asked = ["place", "find", "Esslingen", "--top", "1"];
        var english = Shell.Kausa([.. asked, "--lang", "en"]);
        Assert.Contains("Postal codes", english.Output, StringComparison.Ordinal);
        Assert.Equal(english, Shell.Kausa(["--lang", "en", .. asked]));
        Assert.Equal(Shell.Kausa([.. asked, "--lang", "de"]), Shell.Kausa(asked));
        Assert.NotEqual(english, Shell.Kausa(asked));
    }

    [Fact]
    public void Version_WithALanguage_IsStillTheVersionAndNothingElseGoesWithIt()
    {
        var version = Shell.Kausa("--version");
        Assert.Equal((0, string.Empty), (version.Code, version.Error));
        Assert.NotEmpty(version.Output.Trim());
        Assert.Equal(version, Shell.Kausa("--version", "--lang", "en"));
        Assert.StartsWith("--version: nur allein oder mit --lang.", Shell.Kausa("--version", "policy", "check", "base").Error, StringComparison.Ordinal);
        Assert.StartsWith("--version: alone or with --lang only.", Shell.Kausa("--version", "policy", "check", "base", "--lang", "en").Error, StringComparison.Ordinal);
    }

    private static List<(string Path, Command Verb)> Tree()
    {
        using var terminal = new StringWriter();
        return [.. Verbs(KausaCommand.Tree(new Terminal(terminal, terminal)))];

        static IEnumerable<(string Path, Command Verb)> Verbs(Command verb) => verb.Subcommands.SelectMany(Verbs).Prepend((HelpPage.PathOf(verb), verb));
    }

    private static IEnumerable<string> Names(Command verb) => [.. verb.Arguments.Select(argument => argument.Name), .. HelpPage.OptionsOf(verb).Select(option => option.Name)];

    // What is typed is the same in both languages.
    private static IEnumerable<string> Codes(Command verb) =>
        HelpPage.OptionsOf(verb).OfType<IStated>().SelectMany(option => option.Words).Concat(verb.Subcommands.Select(inner => inner.Name)).SelectMany(word => word.Split('-'));

    private static string Page(Command verb, string language, int width)
    {
        using var page = new StringWriter { NewLine = "\n" };
        HelpPage.Write(verb, language, width, page);
        return page.ToString();
    }

    [GeneratedRegex(@"--[a-z-]+|[0-9]+|\.(?:csv|json|xlsx|zip|html)\b|[a-z_]+\.[a-z]-?[0-9a-z_.\[\],=]+|[A-Z]+\.ID")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<![\p{L}.=-])\p{L}+(?![\p{L}=-])")]
    private static partial Regex Letters();
}
