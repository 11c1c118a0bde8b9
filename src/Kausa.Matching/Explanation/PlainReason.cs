using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Explanation;

/// <summary>On what a sentence about a pair rests, in the words of people.</summary>
public enum PlainBasis
{
    /// <summary>What the person said.</summary>
    Stated,

    /// <summary>Tests, certificates or measured travel times.</summary>
    Measured,

    /// <summary>An estimate: of the occupation's needs or of a way by a model, or several sources of which not all are proofs.</summary>
    Estimated,

    /// <summary>Nobody knows yet.</summary>
    Unknown,

    /// <summary>What the person says of themselves.</summary>
    SelfEstimated,

    /// <summary>An adviser's impression.</summary>
    AdviserEstimated,
}

/// <summary>One plain sentence for or against a pair: why it fits, or what is missing.</summary>
/// <param name="Code">Key of the text.</param>
/// <param name="SpeaksFor">True for "why it fits", false for "what is missing or open".</param>
/// <param name="Basis">On what it rests.</param>
/// <param name="Arguments">Variable parts of the text.</param>
public sealed record PlainReason(string Code, bool SpeaksFor, PlainBasis Basis, ValueList<TextArgument> Arguments);
