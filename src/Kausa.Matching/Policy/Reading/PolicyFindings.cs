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
    public void Refuse(PolicyNode node, string path, PolicyText allowed) => Refuse(node, path, node.Show(), allowed);

    /// <summary>Reports something at a value; a null <paramref name="value"/> says that something is missing there.</summary>
    public void Refuse(PolicyNode node, string path, string? value, PolicyText allowed) => _problems.Add(Problem(node, path, value, allowed));

    /// <summary>Reports something at a value that is said in words.</summary>
    public void RefuseSaid(PolicyNode node, string path, PolicyText value, PolicyText allowed) => _problems.Add(Problem(node, path, value.In("en"), allowed) with { ValueText = value });

    /// <summary>Reports something that is allowed but should be known.</summary>
    public void Warn(PolicyNode node, string path, PolicyText allowed) => _warnings.Add(Problem(node, path, node.Show(), allowed));

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
        var rest = PolicyText.Of("MORE", ("count", hidden));
        return ordered.Take(PolicyReader.MaxProblems).Append(last with { Path = "$", Value = "…", ValueText = null, Allowed = rest.In("en"), AllowedText = rest }).ToValueList();
    }

    /// <summary>The warnings by document and line.</summary>
    public ValueList<PolicyProblem> Warnings() => InOrder(_warnings).ToValueList();

    private static PolicyProblem Problem(PolicyNode node, string path, string? value, PolicyText allowed) =>
        new(node.Document, node.Line, path, value, allowed.In("en")) { AllowedText = allowed };

    // The sort is stable: what stands on one line stays in the order in which it was found.
    private static List<PolicyProblem> InOrder(List<PolicyProblem> found) =>
        [.. found.OrderBy(problem => problem.Document, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
}
