using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Explanation;

/// <summary>On what a part of the score rests.</summary>
public enum ExplanationBasis
{
    /// <summary>On evidence or facts.</summary>
    Measured,

    /// <summary>On an estimate from the occupation, its group, the policy or the distance, on several sources, or on a proof beside what is not measured.</summary>
    Estimated,

    /// <summary>On nothing: a prior or neutral value stands in, shown as "not measured".</summary>
    Unknown,

    /// <summary>On what the person says of themselves.</summary>
    SelfEstimated,

    /// <summary>On an adviser's impression.</summary>
    AdviserEstimated,

    /// <summary>On what the person told: wishes, and experience without papers.</summary>
    Stated,
}

/// <summary>One line of an explanation: a sum of its children, or a leaf that is the product of its factors.</summary>
/// <param name="Code">Key of the text.</param>
/// <param name="Millionths">Contribution to the score; losses are negative.</param>
/// <param name="Basis">On what it rests.</param>
/// <param name="Arguments">Variable parts of the text.</param>
/// <param name="Factors">Factors of a leaf, for a pocket calculator; empty for an inner line.</param>
/// <param name="Children">Lines of an inner line; empty for a leaf.</param>
public sealed record ExplanationNode(
    string Code, int Millionths, ExplanationBasis Basis, ValueList<TextArgument> Arguments, ValueList<int> Factors, ValueList<ExplanationNode> Children)
{
    /// <summary>Whether this is a leaf.</summary>
    public bool IsLeaf => Children.Count == 0;

    internal static ExplanationNode Leaf(string code, ExplanationBasis basis, ReadOnlySpan<int> factors, ValueList<TextArgument> arguments)
    {
        var product = 1;
        foreach (var factor in factors)
        {
            product = checked(product * factor);
        }

        return new ExplanationNode(code, product, basis, arguments, ValueList.Create(factors), []);
    }

    internal static ExplanationNode Sum(string code, ExplanationBasis basis, IEnumerable<ExplanationNode> children, ValueList<TextArgument> arguments)
    {
        var lines = children.ToValueList();
        return new ExplanationNode(code, lines.Sum(line => line.Millionths), basis, arguments, [], lines);
    }
}
