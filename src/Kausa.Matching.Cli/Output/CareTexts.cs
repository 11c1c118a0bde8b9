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
        var count = finding.Ids.Count;
        var sentence = finding.Concern switch
        {
            CareConcern.CompanyWithoutContact => isGerman ? $"{Counted.Of(count, "Betrieb", "Betriebe")} ohne Ansprechperson" : $"{Counted.Of(count, "company", "companies")} without a contact person",
            CareConcern.CompanyWithoutProposal => isGerman
                ? $"{Counted.Of(count, "Betrieb", "Betriebe")} mit offenem Platz, seit {Counted.Of(care.AlarmAfterDays, "Tag", "Tagen")} ohne neuen Vorschlag"
                : $"{Counted.Of(count, "company", "companies")} with an open place and no new proposal for {Counted.Of(care.AlarmAfterDays, "day", "days")}",
            CareConcern.CompanyOverProposals => isGerman
                ? $"{Counted.Of(count, "Betrieb", "Betriebe")} mit mehr als {Counted.Of(care.OpenProposalsPerCompany, "offenem Vorschlag", "offenen Vorschlägen")}"
                : $"{Counted.Of(count, "company", "companies")} with more than {Counted.Of(care.OpenProposalsPerCompany, "open proposal", "open proposals")}",
            CareConcern.AdviserOverCases => isGerman ? $"{Counted.Of(count, "Beratungsperson", "Beratende")} mit mehr offenen Fällen als vorgesehen" : $"{Counted.Of(count, "adviser", "advisers")} with more open cases than {(count == 1 ? "the" : "their")} limit",
            _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Concern, "Not a concern."),
        };
        return $"{sentence}: {Some(finding.Ids)}";
    }

    /// <summary>People without the consent that an adviser's search needs.</summary>
    public static string WithoutConsent(IReadOnlyList<string> cases, string language) => language == "de"
        ? $"{Counted.Of(cases.Count, "Person", "Personen")} ohne Einwilligung „Suche in der Beratung“ (Blatt Einwilligungen); ohne sie wird nichts vorgeschlagen: {Some(cases)}"
        : $"{Counted.Of(cases.Count, "person", "people")} without the consent MATCH_FOR_ADVISER (table consents); nothing is proposed without it: {Some(cases)}";

    private static string Some(IReadOnlyList<string> ids) => string.Join(", ", ids.Take(ShownIds)) + (ids.Count > ShownIds ? ", …" : string.Empty);
}
