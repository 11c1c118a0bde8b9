using System.CommandLine;
using System.CommandLine.Parsing;
using Kausa.Matching.Cli.Verbs;

namespace Kausa.Matching.Cli;

/// <summary>The language that people are spoken to in: <c>--lang</c>, at any verb and anywhere on the line; German where nobody asks.</summary>
internal static class LanguageOption
{
    public const string Name = "--lang";
    /// <summary>The language where nobody asks.</summary>
    public const string Standard = "de";

    private static readonly string[] Languages = [Standard, "en"];

    /// <summary>The one option, for the root of the command tree; every verb has it from there.</summary>
    public static Option<string> Create()
    {
        var option = CommonOptions.Word(Name, Standard, Languages.ToDictionary(language => language));
        option.Recursive = true;
        return option;
    }

    /// <summary>The language of a line that can be run, <c>de</c> or <c>en</c>.</summary>
    public static string Language(this ParseResult parsed) => Of(parsed.RootCommandResult);

    /// <summary>The language while a line is still being read.</summary>
    /// <param name="result">Any part of the line.</param>
    public static string Of(SymbolResult result)
    {
        var root = result;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root is CommandResult line && line.Command.Options.FirstOrDefault(option => option.Name == Name) is { } asked && line.GetResult(asked) is { Tokens: [.., { Value: "en" }] } ? "en" : Standard;
    }

    /// <summary>Whether the option ends a line, with no language behind it.</summary>
    public static bool LacksValueIn(string[] args) => args is [.., Name];

    /// <summary>What was typed for a language and is none; null where there is no such thing.</summary>
    public static string? UnknownIn(string[] args) => Typed(args).FirstOrDefault(language => !Languages.Contains(language));

    /// <summary>The languages there are, as errors name them.</summary>
    public static string Allowed => string.Join(", ", Languages);

    private static IEnumerable<string> Typed(string[] args) => args.Zip(args.Skip(1)).Where(pair => pair.First == Name).Select(pair => pair.Second)
        .Concat(args.Where(arg => arg.StartsWith(Name + "=", StringComparison.Ordinal) || arg.StartsWith(Name + ":", StringComparison.Ordinal)).Select(arg => arg[(Name.Length + 1)..]));
}
