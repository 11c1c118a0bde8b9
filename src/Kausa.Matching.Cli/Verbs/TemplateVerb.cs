using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Workbooks.Writing;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa template</c>: an empty workbook to fill in.</summary>
internal static class TemplateVerb
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Path("--out", "FILE.xlsx", required: true);
        var replace = CommonOptions.Replace();
        var command = new Command("template") { file, replace };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            if (!Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                throw new UnwordedException("ENDING_TEMPLATE", path);
            }

            OutputPath.Write(path, cancellation =>
            {
                using var draft = new DraftFile(path, parsed.GetValue(replace));
                WorkbookWriter.WriteTemplate(draft.Stream, parsed.Language());
                cancellation.ThrowIfCancellationRequested();
                draft.Complete();
            });
            Progress.Wrote(path, parsed.Language(), terminal.Error);
            return ExitCodes.Ok;
        });
        return command;
    }
}
