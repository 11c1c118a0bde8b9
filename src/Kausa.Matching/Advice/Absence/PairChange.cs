using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Advice;

/// <summary>A pair's facts: the person, the company, and all its places.</summary>
/// <param name="Person">The person.</param>
/// <param name="Offer">The company with its places.</param>
public sealed record PairSides(Candidate Person, CompanyOffer Offer);

/// <summary>The smallest change of one kind that brings a place onto a person's list: one unit less does not.</summary>
public sealed record PairChange
{
    /// <summary>Kind of change.</summary>
    public required AdviceCode Code { get; init; }

    /// <summary>Variable parts of its text.</summary>
    public required ValueList<TextArgument> Arguments { get; init; }

    /// <summary>How many units: minutes of the limit, levels, days, seats, places up the list of wishes, T values; 1 for what is done or not done.</summary>
    public required int Amount { get; init; }

    /// <summary>Where the place stands after it, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>What it costs, in minutes.</summary>
    public required int EffortMinutes { get; init; }

    /// <summary>Whether the company acts, not the person.</summary>
    public required bool IsByCompany { get; init; }

    /// <summary>Makes the facts of both sides those after so many units.</summary>
    internal Func<PairSides, int, PairSides> Change { get; init; } = static (sides, _) => sides;

    /// <summary>Both sides after the change.</summary>
    /// <param name="sides">Both sides before it.</param>
    /// <returns>Changed facts.</returns>
    public PairSides Apply(PairSides sides) => Change(sides, Amount);

    /// <summary>Both sides after one unit less: then the place is still missing.</summary>
    /// <param name="sides">Both sides before the change.</param>
    /// <returns>Changed facts; those before when the change has one unit.</returns>
    public PairSides ApplyLess(PairSides sides) => Amount == Least ? sides : Change(sides, Amount - 1);

    /// <summary>The least amount there is.</summary>
    internal int Least { get; init; } = 1;

    /// <summary>The same change with the same amount.</summary>
    /// <param name="other">Another change.</param>
    /// <returns>True when both say the same.</returns>
    public bool Equals(PairChange? other) =>
        other is not null && Code == other.Code && Amount == other.Amount && Rank == other.Rank && EffortMinutes == other.EffortMinutes && Arguments.Equals(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Amount, Rank, Arguments);
}
