namespace Kausa.Matching.Model;

/// <summary>School leaving qualification, in rising order; foreign ones that are not classified stand apart.</summary>
public enum SchoolQualification
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Leaving certificate of a special-needs school.</summary>
    SpecialNeeds = 1,

    /// <summary>Hauptschulabschluss (ESA).</summary>
    Hauptschule = 2,

    /// <summary>Mittlere Reife (MSA).</summary>
    MittlereReife = 3,

    /// <summary>Fachhochschulreife.</summary>
    Fachhochschulreife = 4,

    /// <summary>Abitur.</summary>
    Abitur = 5,

    /// <summary>A foreign certificate that nobody has classified yet.</summary>
    ForeignUnclassified = 6,
}

/// <summary>State of the recognition of a foreign certificate.</summary>
public enum RecognitionState
{
    /// <summary>There is nothing to recognise.</summary>
    None,

    /// <summary>Not applied for.</summary>
    NotApplied,

    /// <summary>Applied for.</summary>
    Applied,

    /// <summary>Partly recognised.</summary>
    Partial,

    /// <summary>Fully recognised.</summary>
    Full,

    /// <summary>Rejected.</summary>
    Rejected,
}

/// <summary>School years and certificates; every null is "not known".</summary>
public sealed record SchoolingFacts
{
    /// <summary>Highest school leaving qualification.</summary>
    public SchoolQualification? Qualification { get; init; }

    /// <summary>Recognition of a foreign certificate.</summary>
    public RecognitionState? Recognition { get; init; }

    /// <summary>Years of schooling, here and abroad, 0..25.</summary>
    public int? YearsOfSchooling { get; init => field = ThrowHelper.InRange(value, 0, 25, nameof(YearsOfSchooling)); }

    /// <summary>Whether full-time compulsory schooling is completed, where an authority or school has said so.</summary>
    public bool? FullTimeDutyCompleted { get; init; }
}
