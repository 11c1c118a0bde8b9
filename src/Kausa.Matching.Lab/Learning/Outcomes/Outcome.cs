using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Learning.Outcomes;

/// <summary>How far a proposal got.</summary>
public enum OutcomeState
{
    /// <summary>The company said yes, or a contract was signed; that alone is no label.</summary>
    CompanySaidYes,

    /// <summary>Training has begun, probation is not over; no label yet.</summary>
    Started,

    /// <summary>Probation was passed: the label.</summary>
    ProbationPassed,

    /// <summary>It was proposed and nothing came of it, or training ended during probation: the opposite label.</summary>
    NotPassed,
}

/// <summary>How far somebody fell short in one competence when they were proposed.</summary>
/// <param name="Dimension">The competence.</param>
/// <param name="WeightPercent">Its weight in the place's profile, 1..100 percent.</param>
/// <param name="Points">Expected shortfall in points 0..100, before any curve.</param>
public readonly record struct SkillShortfall(CompetenceDimension Dimension, int WeightPercent, int Points)
{
    /// <summary>Quality of skills that shortfalls make under a policy.</summary>
    /// <param name="shortfalls">One for each competence that the place requires.</param>
    /// <param name="policy">Gain and curves.</param>
    /// <returns>Basis points 0..10,000.</returns>
    public static int QualityOf(ValueList<SkillShortfall> shortfalls, SkillsPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(shortfalls);
        ArgumentNullException.ThrowIfNull(policy);
        return Math.Max(0, 10_000 - (policy.Gain * shortfalls.Sum(one => one.WeightPercent * policy.CountedPoints(one.Dimension, one.Points))));
    }
}

/// <summary>What came of one proposal.</summary>
/// <param name="List">The list on which it stood, any number; outcomes are compared inside a list.</param>
/// <param name="Qualities">The four qualities when it was proposed.</param>
/// <param name="State">How far it got.</param>
public readonly record struct Outcome(int List, Qualities Qualities, OutcomeState State)
{
    /// <summary>What the quality of skills is made of, one for each competence that the place required; null where it is not known.</summary>
    public ValueList<SkillShortfall>? Shortfalls { get; init; }

    /// <summary>Whether there is something to learn from it: probation passed or not; a company's yes alone teaches nothing.</summary>
    public bool IsLabelled => State is OutcomeState.ProbationPassed or OutcomeState.NotPassed;

    /// <summary>Whether probation was passed.</summary>
    public bool IsPassed => State == OutcomeState.ProbationPassed;
}
