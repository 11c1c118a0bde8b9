using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Assessment;

/// <summary>What a result is about: one of the 32 competences, or one skill of German.</summary>
/// <remarks>Value equality. The value of <c>default</c> is about nothing and is never handed out.</remarks>
public readonly record struct AssessedSubject
{
    private AssessedSubject(CompetenceDimension? dimension, LanguageSkill? skill)
    {
        Dimension = dimension;
        Skill = skill;
    }

    /// <summary>The competence; null when it is about German.</summary>
    public CompetenceDimension? Dimension { get; }

    /// <summary>The skill of German; null when it is about a competence.</summary>
    public LanguageSkill? Skill { get; }

    /// <summary>Code of the dimension, as <c>SCH_MATH</c>, or of the skill, as <c>READING</c>.</summary>
    public string Code => Dimension is { } dimension ? ReferenceCatalogue.Shared.Dimension(dimension).Code : Skill!.Value.Code();

    /// <summary>A competence.</summary>
    /// <param name="dimension">The competence.</param>
    /// <returns>The subject.</returns>
    public static AssessedSubject Of(CompetenceDimension dimension) => new(dimension, null);

    /// <summary>A skill of German.</summary>
    /// <param name="skill">The skill.</param>
    /// <returns>The subject.</returns>
    public static AssessedSubject Of(LanguageSkill skill) => new(null, skill);

    /// <summary>The code.</summary>
    /// <returns><see cref="Code"/>.</returns>
    public override string ToString() => Code;
}
