using System.Buffers;
using System.CommandLine;
using System.Text;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa solve</c>: public instances to their proven optimum, JSON alone on standard output.</summary>
internal static class SolveVerbs
{
    public static Command Create(Terminal terminal) => new("solve")
    {
        Assignment(terminal), Gap(terminal), Stable(terminal),
    };

    private static Command Assignment(Terminal terminal)
    {
        var file = CommonOptions.PathArgument("FILE");
        var max = new Option<bool>("--max");
        var command = new Command("assignment") { file, max };
        command.SetAction(parsed => Answer(parsed.GetValue(file)!, terminal, text => AllocationJson.Write(SolveAssignment.Run(text, parsed.GetValue(max)))));
        return command;
    }

    private static Command Gap(Terminal terminal)
    {
        var file = CommonOptions.PathArgument("FILE");
        var min = new Option<bool>("--min");
        var command = new Command("gap") { file, min };
        command.SetAction(parsed => Answer(parsed.GetValue(file)!, terminal, text => AllocationJson.Write(SolveGap.Run(text, !parsed.GetValue(min)))));
        return command;
    }

    private static Command Stable(Terminal terminal)
    {
        var file = CommonOptions.PathArgument("FILE");
        var proposing = CommonOptions.Choice("--proposing", new Dictionary<string, string> { ["residents"] = "residents", ["hospitals"] = "hospitals" });
        var command = new Command("stable") { file, proposing };
        command.SetAction(parsed => Answer(parsed.GetValue(file)!, terminal, text => WithSize(text.ReadToEnd(), parsed.GetValue(proposing), parsed.Language(), terminal)));
        return command;
    }

    // The form of the answer is fixed, so what is proven of the size stands beside it.
    private static string WithSize(string json, string? proposing, string language, Terminal terminal)
    {
        var answer = SolveStable.Run(json, proposing switch { "residents" => ProposingSide.Residents, "hospitals" => ProposingSide.Hospitals, _ => null }, out var matching);
        terminal.Error.WriteLine(UsageTexts.Say(language, matching.IsProvenLargest ? "STABLE_LARGEST" : "STABLE_SIZE", matching.Size, matching.SizeBound));
        return AllocationJson.Write(answer);
    }

    private static int Answer(string file, Terminal terminal, Func<TextReader, string> solve)
    {
        try
        {
            using var text = new StreamReader(RegularFile.OpenOrWait(file), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            terminal.Output.WriteLine(solve(text));
            return ExitCodes.Ok;
        }
        catch (InstanceFormatException exception)
        {
            throw new FileContentException(file, language => exception.Errors.Select(error => error.In(language)));
        }
        catch (DecoderFallbackException exception)
        {
            var bytes = string.Join(' ', (exception.BytesUnknown ?? []).Select(part => $"0x{part:X2}"));
            throw Place(file) is var (line, at) ? new UnwordedException("NOT_UTF8_AT", file, line, at, bytes) : new UnwordedException("NOT_UTF8_BYTES", file, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusablePathException("FILE", file, exception);
        }
    }

    /// <summary>Line and byte of the first byte that is not UTF-8, both from 1; null where the file cannot be read a second time, as a pipe cannot.</summary>
    private static (int Line, int Byte)? Place(string file)
    {
        try
        {
            ReadOnlySpan<byte> rest = File.ReadAllBytes(file);
            var (line, column) = (1, 1);
            while (rest.Length > 0)
            {
                if (Rune.DecodeFromUtf8(rest, out var rune, out var length) != OperationStatus.Done)
                {
                    return (line, column);
                }

                (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + length);
                rest = rest[length..];
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What stands there is told without its place.
        }

        return null;
    }
}
