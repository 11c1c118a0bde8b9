using Kausa.Matching.Care;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Output;

/// <summary>What of an office's care is not kept, in words.</summary>
internal static class CareTexts
{
    private const int ShownIds = 8;

    public static string Say(CareFinding finding, CarePolicy care, string language)
    {
        var (key, limit) = finding.Concern switch
        {
            CareConcern.CompanyWithoutContact => ("CARE_NO_CONTACT", 0),
            CareConcern.CompanyWithoutProposal => ("CARE_NO_PROPOSAL", care.AlarmAfterDays),
            CareConcern.CompanyOverProposals => ("CARE_OVER_PROPOSALS", care.OpenProposalsPerCompany),
            CareConcern.AdviserOverCases => ("CARE_OVER_CASES", 0),
            _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Concern, "Not a concern."),
        };
        return UsageTexts.Say(language, key, finding.Ids.Count, Some(finding.Ids), limit);
    }

    /// <summary>People without the consent that an adviser's search needs.</summary>
    public static string WithoutConsent(IReadOnlyList<string> cases, string language) => UsageTexts.Say(language, "WITHOUT_CONSENT", cases.Count, Some(cases));

    private static string Some(IReadOnlyList<string> ids) => string.Join(", ", ids.Take(ShownIds)) + (ids.Count > ShownIds ? ", …" : string.Empty);
}
