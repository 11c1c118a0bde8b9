namespace Kausa.Matching.Explanation;

/// <summary>Keys of the lines of an explanation; each has a text in every language.</summary>
public static class ExplanationCodes
{
    /// <summary>The score.</summary>
    public const string Score = "SCORE";

    /// <summary>Criterion skills.</summary>
    public const string Skills = "CRITERION_SKILLS";

    /// <summary>Criterion language.</summary>
    public const string Language = "CRITERION_LANGUAGE";

    /// <summary>Criterion location.</summary>
    public const string Location = "CRITERION_LOCATION";

    /// <summary>Criterion trade.</summary>
    public const string Trade = "CRITERION_TRADE";

    /// <summary>What a criterion is worth when nothing is lost.</summary>
    public const string FullMarks = "FULL_MARKS";

    /// <summary>One competence.</summary>
    public const string SkillTerm = "SKILL_TERM";

    /// <summary>Plain gap between requirement and estimate.</summary>
    public const string SkillGap = "SKILL_GAP";

    /// <summary>What not knowing better costs.</summary>
    public const string SkillUncertainty = "SKILL_UNCERTAINTY";

    /// <summary>What the cut at zero gives back.</summary>
    public const string SkillsCut = "SKILLS_CUT";

    /// <summary>One language skill.</summary>
    public const string LanguageTerm = "LANGUAGE_TERM";

    /// <summary>Plain gap between target and estimate.</summary>
    public const string LanguageGap = "LANGUAGE_GAP";

    /// <summary>What not knowing better costs.</summary>
    public const string LanguageUncertainty = "LANGUAGE_UNCERTAINTY";

    /// <summary>Loss by the way.</summary>
    public const string TravelLoss = "TRAVEL_LOSS";

    /// <summary>The way is not known.</summary>
    public const string TravelUnknown = "TRAVEL_UNKNOWN";

    /// <summary>Loss by distance from the wishes.</summary>
    public const string TradeLoss = "TRADE_LOSS";

    /// <summary>There is no wish yet.</summary>
    public const string TradeUnknown = "TRADE_UNKNOWN";

    /// <summary>All keys.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Score, Skills, Language, Location, Trade, FullMarks, SkillTerm, SkillGap, SkillUncertainty, SkillsCut,
        LanguageTerm, LanguageGap, LanguageUncertainty, TravelLoss, TravelUnknown, TradeLoss, TradeUnknown,
    ];
}
