using System.Globalization;
using Kausa.Matching.Care;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Output;

/// <summary>What of an office's care is not kept, in words.</summary>
internal static class CareTexts
{
    private const int ShownIds = 8;

    public static string Say(CareFinding finding, CarePolicy care, string language)
    {
        var isGerman = language == "de";
        var sentence = finding.Concern switch
        {
            CareConcern.CompanyWithoutContact => isGerman ? "Betriebe ohne Ansprechperson" : "companies without a contact person",
            CareConcern.CompanyWithoutProposal => isGerman
                ? $"Betriebe mit offenem Platz, seit {Number(care.AlarmAfterDays)} Tagen ohne neuen Vorschlag"
                : $"companies with an open place and no new proposal for {Number(care.AlarmAfterDays)} days",
            CareConcern.CompanyOverProposals => isGerman
                ? $"Betriebe mit mehr als {Number(care.OpenProposalsPerCompany)} offenen Vorschlägen"
                : $"companies with more than {Number(care.OpenProposalsPerCompany)} open proposals",
            CareConcern.AdviserOverCases => isGerman ? "Beratende mit mehr offenen Fällen als vorgesehen" : "advisers with more open cases than their limit",
            _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Concern, "Not a concern."),
        };
        var more = finding.Ids.Count > ShownIds ? ", …" : string.Empty;
        return $"{Number(finding.Ids.Count)} {sentence}: {string.Join(", ", finding.Ids.Take(ShownIds))}{more}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
