using Kausa.Matching.Model;

namespace Kausa.Matching.Advice;

/// <summary>Competences that one test measures together.</summary>
public enum CompetenceGroup
{
    /// <summary>Thinking, memory, attention, technical understanding.</summary>
    Thinking,

    /// <summary>School subjects.</summary>
    School,

    /// <summary>Manual work.</summary>
    Manual,

    /// <summary>Dealing with people.</summary>
    Social,

    /// <summary>Ways of working.</summary>
    Working,

    /// <summary>Occupational knowledge.</summary>
    Occupational,
}

/// <summary>Which competences belong to a group.</summary>
public static class CompetenceGroups
{
    /// <summary>The group of a competence.</summary>
    /// <param name="dimension">The competence.</param>
    /// <returns>Its group; each has one.</returns>
    public static CompetenceGroup Of(CompetenceDimension dimension) => (int)dimension switch
    {
        < 7 => CompetenceGroup.Thinking,
        < 11 => CompetenceGroup.School,
        < 18 => CompetenceGroup.Manual,
        < 22 => CompetenceGroup.Social,
        < 26 => CompetenceGroup.Working,
        _ => CompetenceGroup.Occupational,
    };

    /// <summary>The competences of a group.</summary>
    /// <param name="group">The group.</param>
    /// <returns>In the order of the catalogue.</returns>
    public static ValueList<CompetenceDimension> In(CompetenceGroup group) => Enum.GetValues<CompetenceDimension>().Where(dimension => Of(dimension) == group).ToValueList();
}
