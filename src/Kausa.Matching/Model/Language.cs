namespace Kausa.Matching.Model;

/// <summary>Level of the Common European Framework of Reference; the number is the level in whole steps.</summary>
/// <remarks>An unknown level has no member: it is an estimate with a wide error, or null.</remarks>
public enum CefrLevel
{
    /// <summary>No knowledge yet.</summary>
    A0 = 0,

    /// <summary>Breakthrough.</summary>
    A1 = 1,

    /// <summary>Waystage.</summary>
    A2 = 2,

    /// <summary>Threshold.</summary>
    B1 = 3,

    /// <summary>Vantage.</summary>
    B2 = 4,

    /// <summary>Effective operational proficiency.</summary>
    C1 = 5,

    /// <summary>Mastery.</summary>
    C2 = 6,
}

/// <summary>One of the four skills in German, in the order in which every table holds them.</summary>
public enum LanguageSkill
{
    /// <summary>Hören.</summary>
    Listening = 0,

    /// <summary>Lesen.</summary>
    Reading = 1,

    /// <summary>Schreiben.</summary>
    Writing = 2,

    /// <summary>Sprechen.</summary>
    Speaking = 3,
}

/// <summary>Level of a skill that a place cannot do without; a wish of the company, so it needs a reason.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Level">The lowest level that is enough.</param>
/// <param name="Justification">Why daily work or vocational school needs it; null when the company gave no reason.</param>
public sealed record LanguageMinimum(LanguageSkill Skill, CefrLevel Level, string? Justification);

/// <summary>Level of a skill at which language no longer costs points at a place.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Level">The level.</param>
public sealed record LanguageTarget(LanguageSkill Skill, CefrLevel Level);

/// <summary>Kind of German course.</summary>
public enum LanguageCourseType
{
    /// <summary>Integrationskurs, target B1.</summary>
    IntegrationCourse,

    /// <summary>Berufssprachkurs (§ 45a AufenthG).</summary>
    VocationalLanguageCourse,

    /// <summary>Berufssprachkurs for apprentices.</summary>
    ApprenticeLanguageCourse,

    /// <summary>School preparation such as VABO or AVdual.</summary>
    SchoolPreparation,

    /// <summary>Any other course.</summary>
    Other,
}

/// <summary>State of a course.</summary>
public enum CourseState
{
    /// <summary>Agreed but not begun.</summary>
    Planned,

    /// <summary>Under way.</summary>
    Active,

    /// <summary>Attended to its end; a certificate is evidence of its own.</summary>
    Completed,

    /// <summary>Broken off.</summary>
    Abandoned,
}

/// <summary>A German course; one under way counts with its date, never as a level already reached.</summary>
/// <param name="Type">Kind of course.</param>
/// <param name="TargetLevel">Level it leads to; null when not known.</param>
/// <param name="StartedOn">First day; null when not known.</param>
/// <param name="EndsOn">Last day; null when not known.</param>
/// <param name="State">State on the market's date.</param>
public sealed record LanguageCourse(LanguageCourseType Type, CefrLevel? TargetLevel, DateOnly? StartedOn, DateOnly? EndsOn, CourseState State);
