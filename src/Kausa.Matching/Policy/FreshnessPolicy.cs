namespace Kausa.Matching.Policy;

/// <summary>After how many days facts should be asked for again; places have <see cref="RulePolicy.StaleAfterDays"/>. Nothing here changes a score or a status.</summary>
public sealed record FreshnessPolicy
{
    /// <summary>Days after which the facts about a company are asked for again, 1..3,650.</summary>
    public required int CompanyDays { get; init; }

    /// <summary>Days after which the state of an entitlement is asked for again, 1..3,650.</summary>
    public required int EntitlementDays { get; init; }

    /// <summary>Days after which the facts about a person are asked for again, 1..3,650.</summary>
    public required int PersonDays { get; init; }

    /// <summary>Days after which a competence should be measured again, 1..3,650.</summary>
    public required int EvidenceDays { get; init; }

    /// <summary>Days after which a skill in German should be tested again, 1..3,650.</summary>
    public required int LanguageDays { get; init; }
}
