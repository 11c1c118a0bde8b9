using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Advice;

/// <summary>One step that a person may take.</summary>
public sealed record PersonStep
{
    /// <summary>Kind of step.</summary>
    public required AdviceCode Code { get; init; }

    /// <summary>Variable parts of its text.</summary>
    public required ValueList<TextArgument> Arguments { get; init; }

    /// <summary>What it costs, in minutes.</summary>
    public required int EffortMinutes { get; init; }

    /// <summary>What its rules look at.</summary>
    internal RuleGroups Touches { get; init; }

    /// <summary>Whether it is a larger amount of the step listed before it.</summary>
    internal bool IsMoreOfTheSame { get; init; }

    /// <summary>Makes the person's facts those after the step.</summary>
    internal Func<Candidate, Candidate> Change { get; init; } = static person => person;

    /// <summary>The person after the step.</summary>
    /// <param name="person">The person before it.</param>
    /// <returns>The same person with changed facts.</returns>
    public Candidate Apply(Candidate person) => Change(person);

    /// <summary>The same kind of step with the same arguments.</summary>
    /// <param name="other">Another step.</param>
    /// <returns>True when both say the same.</returns>
    public bool Equals(PersonStep? other) => other is not null && Code == other.Code && EffortMinutes == other.EffortMinutes && Arguments.Equals(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, EffortMinutes, Arguments);
}
