using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using Kausa.Matching.Cli.Verbs;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli;

/// <summary>The command tree and the one place where outcomes become exit codes.</summary>
internal static partial class KausaCommand
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">Arguments.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="error">Where progress and errors go.</param>
    /// <returns>0 done (an empty ranking too), 1 internal error, 2 bad input or usage, 3 unknown identifier, 4 some rows were refused and the rest was taken, 5 a plan that was checked is not proven, 130 cancelled.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var terminal = new Terminal(output, error);
        var root = Tree(terminal);
        var language = "de";
        var mayReadMarket = false;
        try
        {
            // An argument is what was typed: no response files, no directives.
            root.Directives.Clear();
            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            language = UsageTexts.LanguageOf(parsed, args);
            mayReadMarket = MayReadMarketInstead(parsed.CommandResult);
            if (parsed.Errors.Count > 0)
            {
                throw new BadInputException([.. UsageTexts.ErrorsOf(parsed, language), UsageTexts.Say(language, "HELP")]);
            }

            if (parsed.Action is HelpAction)
            {
                using var help = new StringWriter(CultureInfo.InvariantCulture) { NewLine = output.NewLine };
                var code = parsed.Invoke(new InvocationConfiguration { Output = help, Error = error, EnableDefaultExceptionHandler = false });
                output.Write(DefaultValue().Replace(help.ToString(), string.Empty));
                return code;
            }

            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (BadInputException exception)
        {
            foreach (var message in exception.In(language))
            {
                error.WriteLine(SafeText.Line(message));
            }

            return ExitCodes.BadInput;
        }
        catch (AnswerTooLargeException exception)
        {
            error.WriteLine(SafeText.Line(UsageTexts.Say(language, mayReadMarket ? "ANSWER_TOO_LARGE_HERE" : "ANSWER_TOO_LARGE", exception.Server, exception.MostBytes >> 20)));
            return ExitCodes.BadInput;
        }
        catch (UnknownIdException exception)
        {
            error.WriteLine(SafeText.Line(exception.Message));
            return ExitCodes.UnknownId;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine(UsageTexts.Say(language, "CANCELLED"));
            return ExitCodes.Cancelled;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(SafeText.Line(PathException.TextOf(exception, language)));
            return ExitCodes.BadInput;
        }
#pragma warning disable CA1031 // the outermost edge: whatever went wrong becomes exit code 1 without facts about people
        catch (Exception exception)
#pragma warning restore CA1031
        {
            error.WriteLine(UsageTexts.Say(language, "INTERNAL", exception.GetType().Name));
            if (Environment.GetEnvironmentVariable("KAUSA_TRACE") == "1")
            {
                error.WriteLine(exception.StackTrace);
            }

            return ExitCodes.Internal;
        }
    }

    // A default in the words of the program, which nobody can type; the description says it in those of the command line.
    [GeneratedRegex(@"\s*\[default: (?:[^\[\]]|\[[^\[\]]*\])*\]")]
    private static partial Regex DefaultValue();

    // Whether the same could be asked of a market in a folder: with a service alone, or where the market is typed beside it, it could not.
    private static bool MayReadMarketInstead(CommandResult verb) =>
        verb.Command.Options.FirstOrDefault(option => option.Name == "--market") is { } market && verb.GetResult(market) is not { Implicit: false };

    /// <summary>All verbs with their options.</summary>
    internal static RootCommand Tree(Terminal terminal) => new("Ranks candidates and training places on skills, language, location and trade.")
    {
        RankVerb.Create(terminal),
        ExplainVerb.Create(terminal),
        WhyNotVerb.Create(terminal),
        AdviseVerbs.Create(terminal),
        CoverageVerb.Create(terminal),
        WhatIfVerb.Create(terminal),
        BulkVerb.Create(terminal),
        LoadVerb.Create(terminal),
        AllocateVerb.Create(terminal),
        CheckPlanVerb.Create(terminal),
        InterviewDayVerb.Create(terminal),
        AssessVerbs.Create(terminal),
        BenchVerb.Create(terminal),
        TemplateVerb.Create(terminal),
        ReportVerb.Create(terminal),
        MarketVerbs.Create(terminal),
        OccupationVerbs.Create(terminal),
        PlaceVerbs.Create(terminal),
        PolicyVerbs.Create(terminal),
        SolveVerbs.Create(terminal),
        LabVerbs.Create(terminal),
    };
}
