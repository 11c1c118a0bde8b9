using System.CommandLine;
using System.CommandLine.Parsing;
using Kausa.Matching.Cli.Verbs;

namespace Kausa.Matching.Cli;

/// <summary>The command tree and the one place where outcomes become exit codes.</summary>
internal static class KausaCommand
{
    // What options and arguments that name a file or folder are called in the help.
    private static readonly string[] PathNames = ["PATH", "FILE", "FILE.xlsx", "DIR", "A", "B"];

    /// <summary>Runs one command line.</summary>
    /// <param name="args">Arguments.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="error">Where progress and errors go.</param>
    /// <returns>0 done (an empty ranking too), 1 internal error, 2 bad input or usage, 3 unknown identifier, 4 some rows were refused and the rest was taken, 130 cancelled.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var terminal = new Terminal(output, error);
        var root = new RootCommand("Ranks candidates and training places on skills, language, location and trade.")
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
        try
        {
            // An argument is what was typed: no response files, no directives.
            root.Directives.Clear();
            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            var errors = parsed.Errors.Select(error => error.Message).Concat(EmptyPaths(parsed.CommandResult)).Distinct().ToList();
            if (errors.Count > 0)
            {
                throw new BadInputException([.. errors, "'kausa --help' and 'kausa VERB --help' say what is allowed."]);
            }

            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (BadInputException exception)
        {
            foreach (var message in exception.Messages)
            {
                error.WriteLine(SafeText.Line(message));
            }

            return ExitCodes.BadInput;
        }
        catch (UnknownIdException exception)
        {
            error.WriteLine(SafeText.Line(exception.Message));
            return ExitCodes.UnknownId;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Cancelled; nothing was written.");
            return ExitCodes.Cancelled;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(SafeText.Line(exception.Message));
            return ExitCodes.BadInput;
        }
#pragma warning disable CA1031 // the outermost edge: whatever went wrong becomes exit code 1 without facts about people
        catch (Exception exception)
#pragma warning restore CA1031
        {
            error.WriteLine($"Internal error ({exception.GetType().Name}). Please report the command and the version, never the data.");
            if (Environment.GetEnvironmentVariable("KAUSA_TRACE") == "1")
            {
                error.WriteLine(exception.StackTrace);
            }

            return ExitCodes.Internal;
        }
    }

    private static IEnumerable<string> EmptyPaths(CommandResult command) => command.Children
        .Select(child => child switch
        {
            OptionResult option when PathNames.Contains(option.Option.HelpName) => (option.Option.Name, option.Tokens),
            ArgumentResult argument when PathNames.Contains(argument.Argument.Name) => (argument.Argument.Name, argument.Tokens),
            _ => (Name: string.Empty, Tokens: []),
        })
        .Where(named => named.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        .Select(named => $"{named.Name} '': allowed is a path.");
}
