using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Compile;

/// <summary>All that rules about the person see of a place: the way into training and when it begins.</summary>
/// <param name="Pathway">The way.</param>
/// <param name="StartsOn">First day; null when not known.</param>
/// <param name="StartFlexDays">Days the start may slip, 0..366.</param>
/// <param name="ValidationMonths">Duration of the occupation, for the validation of practice only; otherwise 0.</param>
internal readonly record struct StartKey(Pathway Pathway, DateOnly? StartsOn, int StartFlexDays, int ValidationMonths)
{
    /// <summary>The key of a place.</summary>
    public static StartKey Of(TrainingPlace place, Occupation occupation) => new(
        place.Pathway, place.StartsOn, place.StartFlexDays ?? 0, place.Pathway == Pathway.Validation ? occupation.DurationMonths : 0);

    /// <inheritdoc/>
    public override int GetHashCode() => ((((StartsOn?.DayNumber ?? -1) * 367) + StartFlexDays) * 397) ^ ((int)Pathway << 8) ^ ValidationMonths;

    /// <inheritdoc/>
    public bool Equals(StartKey other) =>
        Pathway == other.Pathway && (StartsOn?.DayNumber ?? -1) == (other.StartsOn?.DayNumber ?? -1) && StartFlexDays == other.StartFlexDays && ValidationMonths == other.ValidationMonths;
}

/// <summary>A start with one place that has it, so that the rules themselves can be asked about it.</summary>
/// <param name="Key">The start.</param>
/// <param name="Place">A place with that start.</param>
/// <param name="Company">Its company.</param>
/// <param name="Occupation">Its occupation.</param>
internal sealed record StartWitness(StartKey Key, TrainingPlace Place, Company Company, Occupation Occupation)
{
    /// <summary>Somebody at this start, as rules see them that see no more of the place.</summary>
    public PersonFacts FactsOf(Candidate candidate, Purpose purpose, MatchPolicy policy, DateOnly asOf) => new()
    {
        Candidate = candidate,
        Policy = policy,
        AsOf = asOf,
        Purpose = purpose,
        Pathway = Key.Pathway,
        StartsOn = Key.StartsOn,
        StartFlexDays = Key.StartFlexDays,
        TrainingMonths = Occupation.DurationMonths,
    };
}
