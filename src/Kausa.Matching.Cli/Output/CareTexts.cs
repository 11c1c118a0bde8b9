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
        return $"{Number(finding.Ids.Count)} {sentence}: {Some(finding.Ids)}";
    }

    /// <summary>People without the consent that an adviser's search needs.</summary>
    public static string WithoutConsent(IReadOnlyList<string> cases, string language) => language == "de"
        ? $"{Number(cases.Count)} {(cases.Count == 1 ? "Person" : "Personen")} ohne Einwilligung „Suche in der Beratung“ (Blatt Einwilligungen); ohne sie wird nichts vorgeschlagen: {Some(cases)}"
        : $"{Number(cases.Count)} {(cases.Count == 1 ? "person" : "people")} without the consent MATCH_FOR_ADVISER (table consents); nothing is proposed without it: {Some(cases)}";

    private static string Some(IReadOnlyList<string> ids) => string.Join(", ", ids.Take(ShownIds)) + (ids.Count > ShownIds ? ", …" : string.Empty);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
