namespace Kausa.Matching.Explanation;

/// <summary>Keys of the lines of an explanation; each has a text in every language.</summary>
public static class ExplanationCodes
{
    /// <summary>The score.</summary>
    public const string Score = "Explanation.SCORE";

    /// <summary>Criterion skills.</summary>
    public const string Skills = "Criterion.SKILLS";

    /// <summary>Criterion language.</summary>
    public const string Language = "Criterion.LANGUAGE";

    /// <summary>Criterion location.</summary>
    public const string Location = "Criterion.LOCATION";

    /// <summary>Criterion trade.</summary>
    public const string Trade = "Criterion.TRADE";

    /// <summary>What a criterion is worth when nothing is lost.</summary>
    public const string FullMarks = "Explanation.FULL_MARKS";

    /// <summary>One competence.</summary>
    public const string SkillTerm = "Explanation.SKILL_TERM";

    /// <summary>One competence that nobody has measured; its text shows no value.</summary>
    public const string SkillNotMeasured = "Explanation.SKILL_NOT_MEASURED";

    /// <summary>Plain gap between requirement and estimate.</summary>
    public const string SkillGap = "Explanation.SKILL_GAP";

    /// <summary>What not knowing better costs.</summary>
    public const string SkillUncertainty = "Explanation.SKILL_UNCERTAINTY";

    /// <summary>What the policy's curve of the competence adds to a shortfall, or takes from it.</summary>
    public const string SkillCurve = "Explanation.SKILL_CURVE";

    /// <summary>What the cut at zero gives back.</summary>
    public const string SkillsCut = "Explanation.SKILLS_CUT";

    /// <summary>One language skill.</summary>
    public const string LanguageTerm = "Explanation.LANGUAGE_TERM";

    /// <summary>One language skill that nobody has measured; its text shows no value.</summary>
    public const string LanguageNotMeasured = "Explanation.LANGUAGE_NOT_MEASURED";

    /// <summary>Plain gap between target and estimate.</summary>
    public const string LanguageGap = "Explanation.LANGUAGE_GAP";

    /// <summary>What not knowing better costs.</summary>
    public const string LanguageUncertainty = "Explanation.LANGUAGE_UNCERTAINTY";

    /// <summary>Loss by the way.</summary>
    public const string TravelLoss = "Explanation.TRAVEL_LOSS";

    /// <summary>Public transport arrives after work begins.</summary>
    public const string TravelLate = "Explanation.TRAVEL_LATE";

    /// <summary>The way is not known.</summary>
    public const string TravelUnknown = "Explanation.TRAVEL_UNKNOWN";

    /// <summary>Loss by distance from the wishes.</summary>
    public const string TradeLoss = "Explanation.TRADE_LOSS";

    /// <summary>There is no wish yet.</summary>
    public const string TradeUnknown = "Explanation.TRADE_UNKNOWN";

    /// <summary>All keys.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Score, Skills, Language, Location, Trade, FullMarks, SkillTerm, SkillNotMeasured, SkillGap, SkillUncertainty, SkillCurve, SkillsCut,
        LanguageTerm, LanguageNotMeasured, LanguageGap, LanguageUncertainty, TravelLoss, TravelLate, TravelUnknown, TradeLoss, TradeUnknown,
    ];
}
