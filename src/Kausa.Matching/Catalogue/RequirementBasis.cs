namespace Kausa.Matching.Catalogue;

/// <summary>On what a value of an occupation's requirement profile rests.</summary>
public enum RequirementBasis
{
    /// <summary>On O*NET's ratings of the same work in the United States, centred over the training occupations.</summary>
    Rated,

    /// <summary>On an estimate for the occupation's group: nobody has measured or rated it.</summary>
    Estimated,
}
