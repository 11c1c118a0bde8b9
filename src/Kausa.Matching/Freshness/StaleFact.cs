using Kausa.Matching.Model;

namespace Kausa.Matching.Freshness;

/// <summary>What should be asked for again.</summary>
public enum StaleFactKind
{
    /// <summary>Facts about a company.</summary>
    Company,

    /// <summary>State of an entitlement to train.</summary>
    Entitlement,

    /// <summary>Whether a place still exists.</summary>
    Place,

    /// <summary>Facts about a person.</summary>
    Person,

    /// <summary>Measured competences.</summary>
    Evidence,

    /// <summary>Proofs of German.</summary>
    Language,
}

/// <summary>Something to call about again, because nobody has confirmed it for longer than the policy allows.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Company">The company to ask; null when a person is asked.</param>
/// <param name="Candidate">The person to ask; null when a company is asked.</param>
/// <param name="Place">The place, for <see cref="StaleFactKind.Place"/>.</param>
/// <param name="Occupation">The occupation, for <see cref="StaleFactKind.Entitlement"/> and <see cref="StaleFactKind.Place"/>.</param>
/// <param name="FactCount">How many facts of that kind are too old: dimensions for <see cref="StaleFactKind.Evidence"/>, skills for <see cref="StaleFactKind.Language"/>, otherwise 1.</param>
/// <param name="LastOn">Day of the last confirmation, the oldest of several; null when nobody ever confirmed it.</param>
/// <param name="AllowedDays">Days after which the policy asks again.</param>
public sealed record StaleFact(
    StaleFactKind Kind, Id<Company>? Company, Id<Candidate>? Candidate, Id<TrainingPlace>? Place, Id<Occupation>? Occupation, int FactCount, DateOnly? LastOn, int AllowedDays);
