using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using Kausa.Matching.Cli.Verbs;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli;

/// <summary>The command tree and the one place where outcomes become exit codes.</summary>
internal static class KausaCommand
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">Arguments.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="error">Where progress and errors go.</param>
    /// <param name="time">The day today; null takes the machine's.</param>
    /// <returns>0 done (an empty ranking too), 1 internal error, 2 bad input or usage, 3 unknown identifier, 4 some rows were refused and the rest was taken, 5 a plan that was checked is not proven, 130 cancelled.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error, TimeProvider? time = null)
    {
        var terminal = new Terminal(output, error) { Time = time ?? TimeProvider.System };
        var root = Tree(terminal);
        var language = LanguageOption.Standard;
        var mayReadMarket = false;
        try
        {
            var parsed = Parse(root, args);
            language = parsed.Language();
            mayReadMarket = MayReadMarketInstead(parsed.CommandResult);
            if (parsed.Errors.Count > 0)
            {
                throw new BadInputException([.. UsageTexts.ErrorsOf(parsed, language), UsageTexts.Say(language, "HELP")]);
            }

            if (parsed.Action is HelpAction)
            {
                // What asks for help may be wrong in everything, but not in the language to help in.
                if (LanguageOption.LacksValueIn(args))
                {
                    throw new BadInputException([UsageTexts.NoValue(language, LanguageOption.Name), UsageTexts.Say(language, "HELP")]);
                }

                if (LanguageOption.UnknownIn(args) is { } unknown)
                {
                    throw new BadInputException([UsageTexts.Say(language, "ALLOWED", LanguageOption.Name, unknown, LanguageOption.Allowed)]);
                }

                HelpPage.Write(parsed.CommandResult.Command, language, terminal.Width, output);
                return ExitCodes.Ok;
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

    // The library that reads command lines speaks the language of the culture wherever it finds its words; those in use here are made of its English.
    private static ParseResult Parse(RootCommand root, string[] args)
    {
        var culture = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            // An argument is what was typed: no response files, no directives.
            root.Directives.Clear();
            return root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    // Whether the same could be asked of a market in a folder: with a service alone, or where the market is typed beside it, it could not.
    private static bool MayReadMarketInstead(CommandResult verb) =>
        verb.Command.Options.FirstOrDefault(option => option.Name == "--market") is { } market && verb.GetResult(market) is not { Implicit: false };

    /// <summary>All verbs with their options.</summary>
    internal static RootCommand Tree(Terminal terminal)
    {
        var root = Verbs(terminal);
        var version = root.Options.OfType<VersionOption>().Single();
        version.Validators.Clear();
        version.Validators.Add(result =>
        {
            if (((CommandResult)result.Parent!).Children.Any(other => other is not OptionResult { Option.Name: LanguageOption.Name } and not OptionResult { Implicit: true } && other != result))
            {
                result.Refuse("VERSION_ALONE");
            }
        });
        return root;
    }

    private static RootCommand Verbs(Terminal terminal) => new()
    {
        LanguageOption.Create(),
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
