using System.CommandLine;
using Kausa.Matching.Advice;
using Kausa.Matching.Office.Advice;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa coverage</c>: who has nothing in reach, by district, and why.</summary>
internal static class CoverageVerb
{
    public static Command Create(Terminal terminal) => new AdviceOptions().Verb(
        "coverage", "Says by district how many people have nothing in reach, who they are by identifier, and why.", terminal, [],
        call => OfficeSheets.Coverage(DistrictCoverage.Of(call.Index), call.Office.Policy, call.AsOf, call.Words),
        (service, _) => service.CoverageAsync());
}
