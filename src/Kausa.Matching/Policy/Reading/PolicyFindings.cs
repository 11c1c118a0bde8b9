using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy.Reading;

/// <summary>Collects problems and warnings of one reading.</summary>
internal sealed class PolicyFindings
{
    private readonly List<PolicyProblem> _problems = [];
    private readonly List<PolicyProblem> _warnings = [];

    /// <summary>True when a base could not be read: what it would have said is then not reported as missing.</summary>
    public bool BaseIsMissing { get; set; }

    /// <summary>Reports a value that is not allowed.</summary>
    public void Refuse(PolicyNode node, string path, string allowed) => Refuse(node, path, node.Show(), allowed);

    /// <summary>Reports something at a value; a null <paramref name="value"/> says that something is missing there.</summary>
    public void Refuse(PolicyNode node, string path, string? value, string allowed) =>
        _problems.Add(new PolicyProblem(node.Document, node.Line, path, value, allowed));

    /// <summary>Reports something that is allowed but should be known.</summary>
    public void Warn(PolicyNode node, string path, string allowed) =>
        _warnings.Add(new PolicyProblem(node.Document, node.Line, path, node.Show(), allowed));

    /// <summary>The problems by document and line, at most <see cref="PolicyReader.MaxProblems"/> and one that counts the rest.</summary>
    public ValueList<PolicyProblem> Problems()
    {
        var ordered = InOrder(_problems);
        var hidden = ordered.Count - PolicyReader.MaxProblems;
        if (hidden <= 0)
        {
            return ordered.ToValueList();
        }

        var last = ordered[PolicyReader.MaxProblems];
        var rest = string.Create(CultureInfo.InvariantCulture, $"{hidden} more problems are not listed; correct these first");
        return ordered.Take(PolicyReader.MaxProblems).Append(last with { Path = "$", Value = "…", Allowed = rest }).ToValueList();
    }

    /// <summary>The warnings by document and line.</summary>
    public ValueList<PolicyProblem> Warnings() => InOrder(_warnings).ToValueList();

    // The sort is stable: what stands on one line stays in the order in which it was found.
    private static List<PolicyProblem> InOrder(List<PolicyProblem> found) =>
        [.. found.OrderBy(problem => problem.Document, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
}
