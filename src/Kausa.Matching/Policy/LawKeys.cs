using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy;

/// <summary>Keys of law numbers; the unit is the last part of each key.</summary>
public static class LawKeys
{
    /// <summary>Full age, § 2 BGB.</summary>
    public const string AdultAgeYears = "ADULT_AGE_YEARS";

    /// <summary>Wait with permission to stay, § 61 AsylG.</summary>
    public const string AsylumWaitMonths = "ASYLUM_WAIT_MONTHS";

    /// <summary>Wait with permission to stay in a reception centre, § 61 AsylG.</summary>
    public const string AsylumReceptionWaitMonths = "ASYLUM_RECEPTION_WAIT_MONTHS";

    /// <summary>Wait with toleration in a reception centre, § 61 AsylG.</summary>
    public const string TolerationReceptionWaitMonths = "TOLERATION_RECEPTION_WAIT_MONTHS";

    /// <summary>The same with clarified identity.</summary>
    public const string TolerationReceptionIdentityWaitMonths = "TOLERATION_RECEPTION_IDENTITY_WAIT_MONTHS";

    /// <summary>Toleration held before a training toleration, § 60c AufenthG.</summary>
    public const string TrainingTolerationWaitMonths = "TRAINING_TOLERATION_WAIT_MONTHS";

    /// <summary>Shortest training that carries a training toleration, § 60c AufenthG.</summary>
    public const string TrainingTolerationDurationMonths = "TRAINING_TOLERATION_DURATION_MONTHS";

    /// <summary>Earliest application for a training toleration before the start, § 60c AufenthG.</summary>
    public const string TrainingTolerationApplyMonths = "TRAINING_TOLERATION_APPLY_MONTHS";

    /// <summary>Validity of the first medical check before the start, § 32 JArbSchG.</summary>
    public const string MedicalCheckMonths = "MEDICAL_CHECK_MONTHS";

    /// <summary>Minimum pay in the first year, § 17 BBiG.</summary>
    public const string MinimumPayEuro = "MINIMUM_PAY_EURO";

    /// <summary>Years after insured work in a company in which an EQ there is not funded, § 54a SGB III.</summary>
    public const string EqExclusionYears = "EQ_EXCLUSION_YEARS";

    /// <summary>Stay before BvB with permission to stay, § 52 SGB III.</summary>
    public const string BvbStayMonths = "BVB_STAY_MONTHS";

    /// <summary>Suspended removal before BvB with toleration, § 52 SGB III.</summary>
    public const string BvbTolerationMonths = "BVB_TOLERATION_MONTHS";

    /// <summary>Either of both for whoever entered before 1 August 2019, whatever the first day of the number, § 52 SGB III.</summary>
    public const string BvbEarlyEntryMonths = "BVB_EARLY_ENTRY_MONTHS";

    /// <summary>Level of German from which a proof stands for the knowledge that BvB needs with permission to stay or toleration, 0 (A0) to 6 (C2), § 52 SGB III.</summary>
    public const string BvbGermanLevel = "BVB_GERMAN_LEVEL";

    /// <summary>Stay before the preliminary phase of AsA flex, § 75a SGB III; no rule asks for it, since places are of the accompanying phase.</summary>
    public const string AsaFlexStayMonths = "ASA_FLEX_STAY_MONTHS";

    /// <summary>Age for the assessment of competence, § 50b BBiG.</summary>
    public const string ValidationAgeYears = "VALIDATION_AGE_YEARS";

    /// <summary>Practice for that assessment, in percent of the training's duration, § 50b BBiG.</summary>
    public const string ValidationPracticePercent = "VALIDATION_PRACTICE_PERCENT";

    /// <summary>Begin of the night for minors, minute of the day, § 14 JArbSchG.</summary>
    public const string YouthNightBeginMinute = "YOUTH_NIGHT_BEGIN_MINUTE";

    /// <summary>End of the night for minors, minute of the day, § 14 JArbSchG.</summary>
    public const string YouthNightEndMinute = "YOUTH_NIGHT_END_MINUTE";

    /// <summary>Last minute of the day in catering from 16 on, § 14 (2) no. 1 JArbSchG.</summary>
    public const string YouthCateringEndMinute = "YOUTH_CATERING_END_MINUTE";

    /// <summary>The same in shifts, § 14 (2) no. 2 JArbSchG.</summary>
    public const string YouthShiftEndMinute = "YOUTH_SHIFT_END_MINUTE";

    /// <summary>First minute of the day in agriculture from 16 on, § 14 (2) no. 3 JArbSchG.</summary>
    public const string YouthFarmBeginMinute = "YOUTH_FARM_BEGIN_MINUTE";

    /// <summary>Last minute of the day in agriculture from 16 on, § 14 (2) no. 3 JArbSchG.</summary>
    public const string YouthFarmEndMinute = "YOUTH_FARM_END_MINUTE";

    /// <summary>First minute of the day in bakeries from 16 on, § 14 (2) no. 4 JArbSchG.</summary>
    public const string YouthBakeryBeginMinute = "YOUTH_BAKERY_BEGIN_MINUTE";

    /// <summary>The same from 17 on, § 14 (3) JArbSchG.</summary>
    public const string YouthBakeryFrom17BeginMinute = "YOUTH_BAKERY_FROM_17_BEGIN_MINUTE";

    /// <summary>Years of full-time compulsory schooling by state: this prefix and the state's two digits, for example FULL_TIME_SCHOOL_YEARS_08.</summary>
    public const string FullTimeSchoolYearsPrefix = "FULL_TIME_SCHOOL_YEARS_";

    /// <summary>Keys without which no pair can be looked at: a date before their first entry is refused.</summary>
    public static ValueList<string> AlwaysNeeded { get; } =
    [
        AdultAgeYears, MedicalCheckMonths, EqExclusionYears, YouthNightBeginMinute, YouthNightEndMinute, YouthCateringEndMinute, YouthShiftEndMinute, YouthFarmBeginMinute,
        YouthFarmEndMinute, YouthBakeryBeginMinute, YouthBakeryFrom17BeginMinute,
    ];

    /// <summary>Every key that a policy must state, with the school years of all sixteen states.</summary>
    public static ValueList<string> All { get; } =
    [
        AdultAgeYears, AsylumWaitMonths, AsylumReceptionWaitMonths, TolerationReceptionWaitMonths, TolerationReceptionIdentityWaitMonths,
        TrainingTolerationWaitMonths, TrainingTolerationDurationMonths, TrainingTolerationApplyMonths, MedicalCheckMonths, MinimumPayEuro,
        EqExclusionYears, BvbStayMonths, BvbTolerationMonths, BvbEarlyEntryMonths, BvbGermanLevel, AsaFlexStayMonths, ValidationAgeYears, ValidationPracticePercent,
        YouthNightBeginMinute, YouthNightEndMinute, YouthCateringEndMinute, YouthShiftEndMinute, YouthFarmBeginMinute,
        YouthFarmEndMinute, YouthBakeryBeginMinute, YouthBakeryFrom17BeginMinute,
        .. Enumerable.Range(1, 16).Select(state => FullTimeSchoolYearsPrefix + state.ToString("D2", CultureInfo.InvariantCulture)),
    ];
}
