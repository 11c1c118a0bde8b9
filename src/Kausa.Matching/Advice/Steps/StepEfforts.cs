using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Advice;

/// <summary>What a step costs person, company and adviser together, in minutes.</summary>
/// <remarks>The policy's <c>effort_minutes</c> goes before; what it does not name has the value here. All values are estimates (docs/policy.md).</remarks>
public static class StepEfforts
{
    /// <summary>Values of what a policy does not name, by key.</summary>
    public static ValueList<StepEffort> Defaults { get; } =
    [
        new("AEVO_COURSE", 5_400), new("COMPANY_CALL", 15), new("COMPANY_VISIT", 120), new("COMPETENCE_TEST", 240), new("COUNSELLING", 60),
        new("COURSE_A1", 9_000), new("COURSE_A2", 9_000), new("COURSE_AGREEMENT", 240), new("COURSE_B1", 27_000), new("COURSE_B2", 18_000), new("COURSE_C1", 18_000), new("COURSE_C2", 18_000),
        new("DOCUMENT_CHECK", 60), new("ENTITLEMENT_APPLICATION", 240), new("EQ_APPLICATION", 180), new("HOUSING_SEARCH", 600), new("INTAKE_QUESTION", 15), new("LANGUAGE_SKILL", 5_400), new("LANGUAGE_TEST", 180),
        new("LICENCE_A1", 1_500), new("LICENCE_AM", 600), new("LICENCE_B", 3_000), new("LICENCE_BE", 900), new("LICENCE_C", 6_000), new("LICENCE_T", 2_400),
        new("MEDICAL_CHECK", 90), new("PARENT_TALK", 60), new("PATHWAY_TALK", 60), new("START_TALK", 30), new("TRAVEL_TALK", 30), new("VERBUND_SEARCH", 600), new("VETO_TALK", 60),
    ];

    /// <summary>Minutes of a step.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="code">The step.</param>
    /// <param name="detail">Level of a course or class of a licence; null for other steps.</param>
    /// <returns>1..1,000,000 minutes.</returns>
    /// <exception cref="ArgumentException">A course without its level, or a licence without its class.</exception>
    public static int Minutes(MatchPolicy policy, AdviceCode code, string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var key = KeyOf(code, detail);
        foreach (var effort in policy.Effort.Concat(Defaults))
        {
            if (effort.Step == key)
            {
                return effort.Minutes;
            }
        }

        throw new ArgumentException($"There is no effort '{key}'.", nameof(detail));
    }

    private static string KeyOf(AdviceCode code, string? detail) => code switch
    {
        AdviceCode.LanguageSkill => "LANGUAGE_SKILL",
        AdviceCode.LanguageCourse => $"COURSE_{detail}",
        AdviceCode.Licence => $"LICENCE_{detail}",
        AdviceCode.LicenceAnswer or AdviceCode.SchoolDutyProof => "DOCUMENT_CHECK",
        AdviceCode.HomeAnswer => "INTAKE_QUESTION",
        AdviceCode.TravelMinutes or AdviceCode.TravelLimitAnswer => "TRAVEL_TALK",
        AdviceCode.EarlierStart or AdviceCode.WaitForStart => "START_TALK",
        AdviceCode.Pathway => "PATHWAY_TALK",
        AdviceCode.OccupationVeto or AdviceCode.CompanyVeto => "VETO_TALK",
        AdviceCode.Wish or AdviceCode.WishAnswer => "COUNSELLING",
        AdviceCode.TestResult or AdviceCode.CompetenceTest => "COMPETENCE_TEST",
        AdviceCode.MedicalCheck => "MEDICAL_CHECK",
        AdviceCode.GuardianConsent => "PARENT_TALK",
        AdviceCode.LanguageTest => "LANGUAGE_TEST",
        AdviceCode.LowerLanguageMinimum => "COURSE_AGREEMENT",
        AdviceCode.Entitlement => "ENTITLEMENT_APPLICATION",
        AdviceCode.AevoTrainer => "AEVO_COURSE",
        AdviceCode.VerbundPartner => "VERBUND_SEARCH",
        AdviceCode.EqOffer => "EQ_APPLICATION",
        AdviceCode.HousingOffer => "HOUSING_SEARCH",
        AdviceCode.ConfirmSeats => "COMPANY_CALL",
        AdviceCode.WorkingTimes or AdviceCode.LaterStart or AdviceCode.LicenceLater or AdviceCode.MoreSeats => "COMPANY_VISIT",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not a code of advice."),
    };
}
