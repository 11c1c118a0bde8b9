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

/// <summary>What came of one proposal.</summary>
/// <param name="List">The list on which it stood, any number; outcomes are compared inside a list.</param>
/// <param name="Qualities">The four qualities when it was proposed.</param>
/// <param name="State">How far it got.</param>
public readonly record struct Outcome(int List, Qualities Qualities, OutcomeState State)
{
    /// <summary>Whether there is something to learn from it: probation passed or not; a company's yes alone teaches nothing.</summary>
    public bool IsLabelled => State is OutcomeState.ProbationPassed or OutcomeState.NotPassed;

    /// <summary>Whether probation was passed.</summary>
    public bool IsPassed => State == OutcomeState.ProbationPassed;
}
