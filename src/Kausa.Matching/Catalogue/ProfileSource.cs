namespace Kausa.Matching.Catalogue;

/// <summary>What a default requirement profile was made for.</summary>
public enum ProfileSource
{
    /// <summary>The occupation itself.</summary>
    Occupation,

    /// <summary>The KldB group of the occupation: an estimate that all its occupations share.</summary>
    Group,
}
