using System.CommandLine;
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
        var file = CommonOptions.Path("--out", required: true);
        var candidate = CommonOptions.Candidate();
        var company = CommonOptions.Company();
        var asOf = CommonOptions.AsOf();
        var command = new Command("report") { market, file, candidate, company, asOf };
        command.Validators.Add(result =>
        {
            if (result.GetResult(candidate) is not null && result.GetResult(company) is not null)
            {
                result.Refuse("CANDIDATE_NOT_COMPANY");
            }
        });
        command.SetAction(parsed =>
        {
            FileEndings.Check(parsed.GetValue(file)!, [".html", ".htm"], parsed.Language(), "ENDING_PAGE");
            var office = OfficeMarket.Load(parsed.GetValue(market)!, parsed.Language(), terminal);
            office.CheckDate(parsed.GetValue(asOf));
            var request = new ReportRequest
            {
                Language = parsed.Language(),
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
        OutputPath.Write(file, cancellation =>
        {
            if (File.Exists(file) && !IsPage(file))
            {
                throw new UnwordedException("OUT_NO_PAGE", file);
            }

            using var draft = new DraftFile(file, replace: true);
            using (var output = new StreamWriter(draft.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" })
            {
                OfficeReport.Write(office.Market, office.Policy, request, output, new ProgressLines(request.Language, terminal.Error), cancellation);
            }

            cancellation.ThrowIfCancellationRequested();
            draft.Complete();
        });
        Progress.Wrote(file, request.Language, terminal.Error, new FileInfo(file).Length);
        LawWarning.WriteLine(office.Policy.Law.Overdue(request.AsOf ?? office.Market.AsOf).Select(LawWarning.Of), Labels.For(request.Language), terminal.Error);
    }

    private static bool IsPage(string path)
    {
        using var stream = RegularFile.Open(path);
        var start = new byte[500];
        return Encoding.UTF8.GetString(start, 0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)).Contains(OfficeReport.Mark, StringComparison.Ordinal);
    }

    /// <summary>Says every tenth of the way how far it is; at once, so that lines never come late or out of order.</summary>
    private sealed class ProgressLines(string language, TextWriter error) : IProgress<ReportProgress>
    {
        private int _tenths;

        public void Report(ReportProgress value)
        {
            var tenths = (int)(value.Done * 10L / value.Total);
            if (tenths > _tenths)
            {
                _tenths = tenths;
                Progress.Lists(value.Done, value.Total, language, error);
            }
        }
    }
}
