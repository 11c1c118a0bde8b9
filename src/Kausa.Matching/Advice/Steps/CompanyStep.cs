using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Advice;

/// <summary>A company with its places, as it is or as it would be after a step.</summary>
/// <param name="Company">The company.</param>
/// <param name="Places">Its places.</param>
public sealed record CompanyOffer(Company Company, ValueList<TrainingPlace> Places);

/// <summary>One step that a company may take.</summary>
public sealed record CompanyStep
{
    /// <summary>Kind of step.</summary>
    public required AdviceCode Code { get; init; }

    /// <summary>Variable parts of its text.</summary>
    public required ValueList<TextArgument> Arguments { get; init; }

    /// <summary>What it costs, in minutes.</summary>
    public required int EffortMinutes { get; init; }

    /// <summary>Makes the company's facts those after the step.</summary>
    internal Func<CompanyOffer, CompanyOffer> Change { get; init; } = static offer => offer;

    /// <summary>The company after the step.</summary>
    /// <param name="offer">The company before it.</param>
    /// <returns>The same company with changed facts; an EQ offered beside is one more place.</returns>
    public CompanyOffer Apply(CompanyOffer offer) => Change(offer);

    /// <summary>The same kind of step with the same arguments.</summary>
    /// <param name="other">Another step.</param>
    /// <returns>True when both say the same.</returns>
    public bool Equals(CompanyStep? other) => other is not null && Code == other.Code && EffortMinutes == other.EffortMinutes && Arguments.Equals(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, EffortMinutes, Arguments);
}
