using System.CommandLine;
using System.Globalization;
using System.Text;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Office.Reports;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa report</c>: the page of an office, or one sheet of it.</summary>
internal static class ReportVerb
{
    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var file = new Option<string>("--out") { Description = "File to write; a page that is there is replaced, anything else is not.", Required = true, HelpName = "FILE" };
        var candidate = CommonOptions.Candidate();
        candidate.Description = "Only the sheet of this person.";
        var company = new Option<string?>("--company") { Description = "Only the sheet of this company.", HelpName = "ID" };
        var asOf = CommonOptions.AsOf();
        var language = CommonOptions.Language();
        var command = new Command("report", "Writes one printable page: overview of the office, a sheet per person and per company. Needs no network and no script.") { market, file, candidate, company, asOf, language };
        command.Validators.Add(result =>
        {
            if (result.GetResult(candidate) is not null && result.GetResult(company) is not null)
            {
                result.AddError("Give --candidate ID or --company ID, not both.");
            }
        });
        command.SetAction(parsed =>
        {
            var office = OfficeMarket.Load(parsed.GetValue(market)!, terminal);
            office.CheckDate(parsed.GetValue(asOf));
            var request = new ReportRequest
            {
                Language = parsed.GetValue(language)!,
                AsOf = parsed.GetValue(asOf),
                Candidate = parsed.GetValue(candidate) is { } person ? office.CandidateId(person) : null,
                Company = parsed.GetValue(company) is { } firm ? office.CompanyId(firm) : null,
            };
            Write(office, request, parsed.GetValue(file)!, terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Write(OfficeMarket office, ReportRequest request, string file, Terminal terminal)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            throw new BadInputException(["--out '': allowed is the path of a file such as report.html."]);
        }

        OutputPath.Write(file, () =>
        {
            if (File.Exists(file) && !IsPage(file))
            {
                throw new BadInputException([$"--out '{file}': the file is there and is no page of kausa report; it is not replaced. Give another name."]);
            }

            using var cancellation = new Cancellation();
            using var draft = new DraftFile(file, replace: true);
            using (var output = new StreamWriter(draft.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" })
            {
                OfficeReport.Write(office.Market, office.Policy, request, output, new ProgressLines(terminal.Error), cancellation.Token);
            }

            cancellation.Token.ThrowIfCancellationRequested();
            draft.Complete();
        });
        terminal.Error.WriteLine(SafeText.Line(string.Create(CultureInfo.InvariantCulture, $"Wrote {file} ({(new FileInfo(file).Length + 512) / 1_024} kB)")));
        LawWarning.Write(office.Policy.Law.Overdue(request.AsOf ?? office.Market.AsOf), terminal.Error);
    }

    private static bool IsPage(string path)
    {
        using var stream = File.OpenRead(path);
        var start = new byte[500];
        return Encoding.UTF8.GetString(start, 0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)).Contains(OfficeReport.Mark, StringComparison.Ordinal);
    }

    /// <summary>Says every tenth of the way how far it is; at once, so that lines never come late or out of order.</summary>
    private sealed class ProgressLines(TextWriter error) : IProgress<ReportProgress>
    {
        private int _tenths;

        public void Report(ReportProgress value)
        {
            var tenths = (int)(value.Done * 10L / value.Total);
            if (tenths > _tenths)
            {
                _tenths = tenths;
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Total} lists"));
            }
        }
    }
}
