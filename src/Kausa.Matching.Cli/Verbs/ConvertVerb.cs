using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Workbooks.Writing;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa market convert</c>: the same market as a folder, a workbook or an archive.</summary>
internal static class ConvertVerb
{
    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var target = CommonOptions.Path("--out", "PATH", required: true);
        var replace = CommonOptions.Replace();
        var command = new Command("convert") { market, target, replace };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(target)!;
            CheckEnding(path, parsed.Language());
            var result = OfficeMarket.Read(parsed.GetValue(market)!, parsed.Language(), terminal);
            var read = result.Market ?? throw new BadInputException([.. result.ProblemLines()]);
            if (result.PolicyText is { } policy)
            {
                // Policies that lie beside the market do not go with it: what it inherits must be shipped.
                PolicyFiles.Read(policy, "policy.json", folder: null, parsed.Language(), terminal);
            }

            OutputPath.Write(path, cancellation => Write(read, result.PolicyText, path, parsed.GetValue(replace), parsed.Language(), cancellation));
            Progress.Wrote(path, parsed.Language(), terminal.Error);
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>Refuses a path whose ending promises what is neither workbook nor archive nor folder.</summary>
    /// <exception cref="BadInputException">It does.</exception>
    public static void CheckEnding(string path, string language) => FileEndings.Check(path, [".xlsx", ".zip"], language, "ENDING_MARKET");

    /// <summary>Writes a market in the form that its path asks for.</summary>
    /// <exception cref="BadInputException">The market holds a fact that would not read back as the same; nothing is written.</exception>
    public static void Write(Market market, string? policyText, string path, bool replace, string language, CancellationToken cancellation)
    {
        try
        {
            WriteForm(market, policyText, path, replace, language, cancellation);
        }
        catch (FactUnwritableException wrong)
        {
            // What stands in the market, and not what was typed.
            throw new BadInputException([wrong.Message]);
        }
    }

    private static void WriteForm(Market market, string? policyText, string path, bool replace, string language, CancellationToken cancellation)
    {
        if (Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            using var draft = new DraftFile(path, replace);
            WorkbookWriter.Write(market, draft.Stream, language, policyText);
            cancellation.ThrowIfCancellationRequested();
            draft.Complete();
            return;
        }

        using IMarketSink sink = Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase) ? new ZipMarketSink(path, replace) : new FolderMarketSink(path, replace);
        MarketWriter.Write(market, new CancellableSink(sink, cancellation), policyText, language);
    }
}
