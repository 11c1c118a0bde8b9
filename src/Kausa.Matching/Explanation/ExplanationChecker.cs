using Kausa.Matching.Model;

namespace Kausa.Matching.Explanation;

/// <summary>Recomputes an explanation from its leaves and names every line that does not add up.</summary>
/// <remarks>Shares no arithmetic with the scorer: it only multiplies factors and adds lines.</remarks>
public static class ExplanationChecker
{
    /// <summary>Checks a tree deeply.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="scoreMillionths">The score it must explain.</param>
    /// <returns>One message per line that is wrong; empty when the leaves recompute to the score.</returns>
    public static IReadOnlyList<string> FindErrors(ExplanationNode root, int scoreMillionths)
    {
        ArgumentNullException.ThrowIfNull(root);
        var errors = new List<string>();
        var recomputed = Recompute(root, root.Code, errors);
        if (recomputed != scoreMillionths)
        {
            errors.Add($"{root.Code}: leaves add up to {recomputed}, the score is {scoreMillionths}");
        }

        return errors;
    }

    private static long Recompute(ExplanationNode node, string path, List<string> errors)
    {
        var value = node.IsLeaf ? Product(node.Factors) : node.Children.Sum(child => Recompute(child, $"{path}/{child.Code}", errors));
        if (value != node.Millionths)
        {
            errors.Add($"{path}: says {node.Millionths}, recomputes to {value}");
        }

        return value;
    }

    private static long Product(ValueList<int> factors) => factors.Count == 0 ? 0 : factors.Aggregate(1L, (product, factor) => product * factor);
}
