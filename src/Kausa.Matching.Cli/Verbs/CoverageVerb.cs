using System.CommandLine;
using Kausa.Matching.Advice;
using Kausa.Matching.Office.Advice;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa coverage</c>: who has nothing in reach, by district, and why.</summary>
internal static class CoverageVerb
{
    public static Command Create(Terminal terminal) => new AdviceOptions().Verb(
        "coverage", terminal, [],
        call => OfficeSheets.Coverage(DistrictCoverage.Of(call.Index), call.Office.Policy, call.AsOf, call.Words),
        (service, _) => service.CoverageAsync());
}
