namespace Kausa.Matching.Learning;

/// <summary>One of the four criteria.</summary>
public enum Criterion
{
    /// <summary>Skills.</summary>
    Skills,

    /// <summary>Language.</summary>
    Language,

    /// <summary>Location.</summary>
    Location,

    /// <summary>Trade.</summary>
    Trade,
}
