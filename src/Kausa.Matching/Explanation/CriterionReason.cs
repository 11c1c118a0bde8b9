using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Explanation;

/// <summary>One criterion of a score in short: what it adds, what it could add, and the one line that costs most.</summary>
/// <param name="Code">Key of the text.</param>
/// <param name="Millionths">What it adds to the score.</param>
/// <param name="MaxMillionths">What it would add if everything fitted.</param>
/// <param name="Basis">On what it rests.</param>
/// <param name="Costliest">The line of the explanation that costs most, the first of equals, without its own lines; null when nothing costs anything.</param>
public readonly record struct CriterionReason(string Code, int Millionths, int MaxMillionths, ExplanationBasis Basis, CostliestLine? Costliest);

/// <summary>The line that costs most in a criterion.</summary>
/// <param name="Code">Key of the text.</param>
/// <param name="Millionths">What it costs, below 0.</param>
/// <param name="Arguments">Variable parts of the text.</param>
public readonly record struct CostliestLine(string Code, int Millionths, ValueList<TextArgument> Arguments);
