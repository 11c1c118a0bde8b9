using System.CommandLine;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Plans;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa check-plan</c>: whether a plan is what it claims to be, by its certificate and by nothing of what made it.</summary>
internal static class CheckPlanVerb
{
    public static Command Create(Terminal terminal)
    {
        var planFile = CommonOptions.PathArgument("PLAN");
        var proofFile = CommonOptions.PathArgument("CERTIFICATE");
        var market = CommonOptions.Market();
        market.Required = false;
        var format = CommonOptions.Format();
        var command = new Command("check-plan")
        {
            planFile, proofFile, market, format,
        };
        command.SetAction(parsed =>
        {
            var texts = TextCatalogue.For(parsed.Language());
            var (planPath, proofPath) = (parsed.GetValue(planFile)!, parsed.GetValue(proofFile)!);
            var plan = Read("PLAN", planPath, stream => PlanFile.ReadClaim(stream, planPath, texts.Language));
            var certificate = Read("CERTIFICATE", proofPath, stream => CertificateFile.Read(stream, texts.Language));
            List<string> problems = [.. plan.Problems.Select(problem => $"{planPath}:{problem}"), .. certificate.Problems.Select(problem => $"{proofPath}:{problem}")];
            if (problems.Count > 0)
            {
                throw new BadInputException(problems);
            }

            var verdict = PlanCheck.Check(plan.Value!, certificate.Value!);
            if (parsed.GetValue(market) is { } path)
            {
                var office = OfficeMarket.Load(path, texts.Language, terminal);
                CheckDate(certificate.Value!, office, proofPath);
                using var cancellation = new Cancellation();
                verdict = verdict.WithMarket(CertificateMarketCheck.Check(certificate.Value!, office.Market, office.Policy, cancellation.Token));
            }

            PlanCheckOutput.Write(verdict, certificate.Value!, parsed.GetValue(format), texts, terminal);
            return verdict.IsProven ? ExitCodes.Ok : ExitCodes.NotProven;
        });
        return command;
    }

    private static (T? Value, ValueList<string> Problems) Read<T>(string argument, string path, Func<Stream, (T? Value, ValueList<string> Problems)> read)
        where T : class
    {
        try
        {
            using var stream = RegularFile.OpenOrWait(path);
            return read(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusablePathException(argument, path, exception);
        }
    }

    private static void CheckDate(PlanCertificate certificate, OfficeMarket office, string path)
    {
        if (certificate.AsOf < office.Policy.Law.BeginsOn)
        {
            throw office.TooEarly($"{path}:as_of", certificate.AsOf);
        }
    }
}
