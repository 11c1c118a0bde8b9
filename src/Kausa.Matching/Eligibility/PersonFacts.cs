using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility;

/// <summary>What a rule about the person may look at: the person, and of a place only when and how training would begin.</summary>
/// <remarks>
/// A rule that looks at nothing else therefore says the same of all places that share pathway, start and flexibility, and a PERSON rule can be told once.
/// Two things are known only inside a pair: <see cref="Company"/> (release of data, C20) and <see cref="TrainingMonths"/> (C18 and C22).
/// </remarks>
public readonly record struct PersonFacts
{
    /// <summary>The candidate.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>The policy.</summary>
    public required MatchPolicy Policy { get; init; }

    /// <summary>Date of the question.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Purpose of the question.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>The way into training.</summary>
    public required Pathway Pathway { get; init; }

    /// <summary>First day of training; null when not known.</summary>
    public required DateOnly? StartsOn { get; init; }

    /// <summary>Days the start may slip, 0..366.</summary>
    public required int StartFlexDays { get; init; }

    /// <summary>The company of the pair; null when the person is looked at alone.</summary>
    public Id<Company>? Company { get; init; }

    /// <summary>Regular duration of the training in months; null when the person is looked at alone.</summary>
    public int? TrainingMonths { get; init; }

    /// <summary>Last possible first day of training; null when not known.</summary>
    public DateOnly? LatestStart => StartsOn?.AddDays(StartFlexDays);

    /// <summary>The ages the person may have at the start.</summary>
    public AgeRange AgeAtStart => AgeRange.Of(Candidate, StartsOn, AsOf);

    /// <summary>True, false or not known: under full age at the start.</summary>
    public bool? IsMinorAtStart => AgeAtStart.IsUnder(Law(LawKeys.AdultAgeYears));

    /// <summary>What failing a residence rule does: facts that people typed in for themselves lead to a referral and never exclude them.</summary>
    public RuleEffect ResidenceFailure => Purpose == Purpose.MatchForSelf && Candidate.Residence.SelfEntered ? RuleEffect.Clarification : RuleEffect.Exclusion;

    /// <summary>Day by which papers are asked for: the policy's preparation days before the start, not before today; null without a start.</summary>
    public DateOnly? PreparedBy => PreparedFor(StartsOn, Policy, AsOf);

    /// <summary>The person's side of a pair.</summary>
    /// <param name="facts">The pair.</param>
    /// <returns>Its person, start and pathway.</returns>
    public static PersonFacts Of(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new PersonFacts
        {
            Candidate = facts.Candidate,
            Policy = facts.Policy,
            AsOf = facts.AsOf,
            Purpose = facts.Purpose,
            Pathway = facts.Place.Pathway,
            StartsOn = facts.Place.StartsOn,
            StartFlexDays = facts.Place.StartFlexDays ?? 0,
            Company = facts.Place.Company,
            TrainingMonths = facts.Occupation.DurationMonths,
        };
    }

    /// <summary>A law number on the date of the question.</summary>
    /// <param name="key">One of <see cref="LawKeys"/>.</param>
    /// <returns>Its value.</returns>
    public int Law(string key) => Policy.Law.Value(key, AsOf);

    /// <summary>A law number that need not have been in force on the date of the question.</summary>
    /// <param name="key">One of <see cref="LawKeys"/>.</param>
    /// <returns>Its value, or null before its first entry.</returns>
    public int? LawIfInForce(string key) => Policy.Law.Find(key, AsOf)?.Value;

    /// <summary>The same for any start.</summary>
    internal static DateOnly? PreparedFor(DateOnly? startsOn, MatchPolicy policy, DateOnly asOf) => startsOn is { } start ? Later(asOf, start.AddDays(-policy.Rules.PreparationDays)) : null;

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;
}
