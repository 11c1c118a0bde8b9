using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Testing;

/// <summary>Policies for tests: plausible, fixed and independent of the policies that offices use.</summary>
/// <remarks>Change a copy (<c>TestPolicies.Base with { … }</c>), never these: golden numbers of many tests rest on them.</remarks>
public static class TestPolicies
{
    private static readonly DateOnly LawFrom = new(2020, 1, 1);
    private static readonly DateOnly LawReviewed = new(2026, 8, 19);
    private static readonly DateOnly LawReviewBy = new(2027, 8, 19);

    /// <summary>The policy that tests start from; all law numbers hold from 2020-01-01, minimum pay by year to the end of 2027, and are to be reviewed by 2027-08-19.</summary>
    public static MatchPolicy Base { get; } = new()
    {
        Id = "test",
        Version = 1,
        Title = "Test policy",
        SignedOffBy = "Service office for tests",
        TieKey = "test-tie-key",
        NeutralBasisPoints = 5_000,
        Weights = new PerspectiveWeights(
            Candidate: new CriterionWeights(Skills: 30, Language: 15, Location: 20, Trade: 35),
            Company: new CriterionWeights(Skills: 45, Language: 25, Location: 15, Trade: 15),
            Joint: new CriterionWeights(Skills: 35, Language: 20, Location: 15, Trade: 30)),
        CompanyLists = new CompanyListPolicy { Mode = ScoreMode.Expected, BalancePercent = 40 },
        Skills = new SkillsPolicy
        {
            Gain = 2,
            PriorPoints = 50,
            PriorErrorPoints = 25,
            UnmeasuredCorrelationPercent = 30,
            EstimatedProfileSurchargePoints = 5,
            DefaultReliabilityPercent = 80,
        },
        Language = new LanguagePolicy
        {
            PriorTenths = 30,
            PriorErrorTenths = 12,
            UnmeasuredCorrelationPercent = 75,
            CourseGainHundredthsPerMonth = 12,
            MinimumPassPercent = 70,
            MinimumFailPercent = 15,
            Needs =
            [
                new LanguageNeed(string.Empty, [30, 30, 20, 30], [25, 25, 25, 25]),
                new LanguageNeed("7", [40, 40, 40, 40], [20, 30, 30, 20]),
                new LanguageNeed("813", [40, 40, 30, 40], [30, 20, 20, 30]),
            ],
        },
        Location = new LocationPolicy
        {
            ComfortableMinutes = 20,
            DefaultLimitMinutes = 60,
            DefaultModes = [TransportMode.PublicTransport],
            Modes =
            [
                new TravelModel(TransportMode.PublicTransport, AccessMinutes: 15, DetourPercent: 130, SpeedKilometresPerHour: 24),
                new TravelModel(TransportMode.Bike, AccessMinutes: 2, DetourPercent: 120, SpeedKilometresPerHour: 15),
                new TravelModel(TransportMode.Moped, AccessMinutes: 3, DetourPercent: 125, SpeedKilometresPerHour: 35),
                new TravelModel(TransportMode.Car, AccessMinutes: 5, DetourPercent: 130, SpeedKilometresPerHour: 50),
                new TravelModel(TransportMode.Walk, AccessMinutes: 0, DetourPercent: 120, SpeedKilometresPerHour: 5),
            ],
        },
        Trade = new TradePolicy
        {
            WishQuality = [10_000, 9_500, 9_000, 8_500, 8_000],
            SameFourDigits = 7_000,
            SameThreeDigits = 5_000,
            SameTwoDigits = 3_000,
            Other = 1_000,
        },
        Rules = new RulePolicy { SwitchedOff = [], StaleAfterDays = 180, PreparationDays = 56 },
        Learning = LearningPolicy.Usual,
        Care = new CarePolicy { OneContactPerCompany = true, CasesPerAdviser = 40, OpenProposalsPerCompany = 2, AlarmAfterDays = 21 },
        Freshness = new FreshnessPolicy { CompanyDays = 180, EntitlementDays = 365, PersonDays = 90, EvidenceDays = 730, LanguageDays = 365 },
        Law = new LawCalendar(LawNumbers()),
        DefaultDirection = Direction.CandidateToPlace,
        RegionAgs = [],
        PathwaysEnabled = Enum.GetValues<Pathway>().ToValueList(),
        Effort =
        [
            new StepEffort("ASSESSMENT", 120),
            new StepEffort("LANGUAGE_TEST", 60),
            new StepEffort("COMPANY_TRIAL", 480),
            new StepEffort("ADVISER_TALK", 30),
        ],
        HideNeedsClarification = false,
    };

    // Values as of November 2026; what an office works with is in policies/.
    private static IEnumerable<LawNumber> LawNumbers()
    {
        yield return Number(LawKeys.AdultAgeYears, 18, "§ 2 BGB");
        yield return Number(LawKeys.AsylumWaitMonths, 3, "§ 61 (2) AsylG");
        yield return Number(LawKeys.AsylumReceptionWaitMonths, 6, "§ 61 (1) AsylG");
        yield return Number(LawKeys.TolerationReceptionWaitMonths, 6, "§ 61 (1) AsylG");
        yield return Number(LawKeys.TolerationReceptionIdentityWaitMonths, 3, "§ 61 (1) AsylG");
        yield return Number(LawKeys.TrainingTolerationWaitMonths, 3, "§ 60c (2) AufenthG");
        yield return Number(LawKeys.TrainingTolerationDurationMonths, 24, "§ 60c (1) AufenthG");
        yield return Number(LawKeys.TrainingTolerationApplyMonths, 7, "§ 60c (3) AufenthG");
        yield return Number(LawKeys.MedicalCheckMonths, 14, "§ 32 JArbSchG");
        for (var year = LawFrom.Year; year <= LawReviewBy.Year; year++)
        {
            yield return Number(LawKeys.MinimumPayEuro, 724, "§ 17 BBiG") with { ValidFrom = new DateOnly(year, 1, 1) };
        }

        yield return Number(LawKeys.EqExclusionYears, 3, "§ 54a (5) SGB III");
        yield return Number(LawKeys.BvbStayMonths, 15, "§ 52 (2) SGB III");
        yield return Number(LawKeys.BvbTolerationMonths, 9, "§ 52 (2) SGB III");
        yield return Number(LawKeys.BvbEarlyEntryMonths, 3, "§ 52 (2) SGB III") with { ValidFrom = new(2019, 8, 1) };
        yield return Number(LawKeys.BvbGermanLevel, 2, "§ 52 (2) SGB III");
        yield return Number(LawKeys.AsaFlexStayMonths, 15, "§ 75a SGB III");
        yield return Number(LawKeys.ValidationAgeYears, 25, "§ 50b BBiG");
        yield return Number(LawKeys.ValidationPracticePercent, 150, "§ 50b BBiG");
        yield return Number(LawKeys.YouthNightBeginMinute, 20 * 60, "§ 14 JArbSchG");
        yield return Number(LawKeys.YouthNightEndMinute, 6 * 60, "§ 14 JArbSchG");
        yield return Number(LawKeys.YouthCateringEndMinute, 22 * 60, "§ 14 JArbSchG");
        yield return Number(LawKeys.YouthShiftEndMinute, 23 * 60, "§ 14 JArbSchG");
        yield return Number(LawKeys.YouthFarmBeginMinute, 5 * 60, "§ 14 JArbSchG");
        yield return Number(LawKeys.YouthFarmEndMinute, 21 * 60, "§ 14 JArbSchG");
        yield return Number(LawKeys.YouthBakeryBeginMinute, 5 * 60, "§ 14 JArbSchG");
        yield return Number(LawKeys.YouthBakeryFrom17BeginMinute, 4 * 60, "§ 14 JArbSchG");
        for (var state = 1; state <= 16; state++)
        {
            // Ten years in North Rhine-Westphalia, Berlin and Brandenburg.
            var years = state is 5 or 11 or 12 ? 10 : 9;
            yield return Number($"{LawKeys.FullTimeSchoolYearsPrefix}{state:D2}", years, "state school law");
        }
    }

    private static LawNumber Number(string key, int value, string source) => new(key, LawFrom, value, source, LawReviewed, LawReviewBy);
}
