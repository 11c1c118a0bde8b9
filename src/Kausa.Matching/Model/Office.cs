namespace Kausa.Matching.Model;

/// <summary>Role of a member of an office.</summary>
public enum AdviserRole
{
    /// <summary>Adviser.</summary>
    Adviser,

    /// <summary>Head of the office.</summary>
    Lead,

    /// <summary>Reads only.</summary>
    ReadOnly,

    /// <summary>Researcher.</summary>
    Researcher,

    /// <summary>Auditor.</summary>
    Auditor,
}

/// <summary>An adviser (Berater/in).</summary>
public sealed record Adviser
{
    /// <summary>Identifier.</summary>
    public required Id<Adviser> Id { get; init; }

    /// <summary>Districts (AGS, five digits) the adviser covers; empty covers all.</summary>
    public ValueList<string> DistrictAgs { get; init; } = [];

    /// <summary>ISO 639 codes of languages the adviser counsels in.</summary>
    public ValueList<string> Languages { get; init; } = [];

    /// <summary>Most active cases, 0..1,000.</summary>
    public int? CaseloadLimit { get; init => field = ThrowHelper.InRange(value, 0, 1_000, nameof(CaseloadLimit)); }

    /// <summary>Role.</summary>
    public AdviserRole Role { get; init; } = AdviserRole.Adviser;
}

/// <summary>A service office (Servicestelle).</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Title">What the office is called, 1..120 characters.</param>
public sealed record ServiceOffice(Id<ServiceOffice> Id, string Title)
{
    /// <summary>What the office is called.</summary>
    public string Title { get; } = ThrowHelper.NotBlank(Title, 120, nameof(Title));
}
