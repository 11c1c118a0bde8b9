using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Eligibility;

/// <summary>Everything a rule may look at for one pair.</summary>
/// <remarks>Rules read facts; none of them sees a score.</remarks>
public sealed record PairFacts
{
    /// <summary>The candidate.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>What evidence says about the candidate on <see cref="AsOf"/>.</summary>
    public required CandidateEstimates Estimates { get; init; }

    /// <summary>The place.</summary>
    public required TrainingPlace Place { get; init; }

    /// <summary>Its company.</summary>
    public required Company Company { get; init; }

    /// <summary>Its occupation.</summary>
    public required Occupation Occupation { get; init; }

    /// <summary>Where the place lies; null when not known.</summary>
    public required Location? Site { get; init; }

    /// <summary>The trip; null when home or site is not known.</summary>
    public required Trip? Trip { get; init; }

    /// <summary>The policy.</summary>
    public required MatchPolicy Policy { get; init; }

    /// <summary>Date of the question.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Purpose of the question.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>The ages the person may have at the start.</summary>
    internal AgeRange AgeAtStart => AgeRange.Of(Candidate, Place.StartsOn, AsOf);

    /// <summary>Day by which papers are asked for, as <see cref="PersonFacts.PreparedBy"/>.</summary>
    internal DateOnly? PreparedBy => PersonFacts.PreparedFor(Place.StartsOn, Policy, AsOf);

    /// <summary>A law number on the date of the question.</summary>
    internal int Law(string key) => Policy.Law.Value(key, AsOf);
}
