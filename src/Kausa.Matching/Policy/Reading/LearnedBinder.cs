using System.Globalization;
using Kausa.Matching.Learning;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy.Reading;

/// <summary>Binds the sections <c>learning</c> and <c>learned</c>.</summary>
internal static class LearnedBinder
{
    /// <summary>The only label from which is learned.</summary>
    public const string Label = "PROBATION_PASSED";

    /// <summary>Key of the expert's own curves of competences.</summary>
    public const string ExpertDimensions = "expert_dimension_curves";

    private const string Section = "learned";
    private const int CountMost = 100_000_000;

    /// <summary>Keys of the criteria, in their order.</summary>
    public static readonly string[] Criteria = ["skills", "language", "location", "trade"];

    private static readonly string[] Surfaces = [.. Pairs().Select(pair => KeyOf(pair.First, pair.Second))];

    /// <summary>Key of a criterion.</summary>
    public static string KeyOf(Criterion criterion) => Criteria[(int)criterion];

    /// <summary>Key of two criteria.</summary>
    public static string KeyOf(Criterion first, Criterion second) => $"{KeyOf(first)}_{KeyOf(second)}";

    /// <summary>What an office asks of a learned policy; a document and its bases may leave it out.</summary>
    public static LearningPolicy? Learning(PolicySection root) => !root.Has("learning")
        ? LearningPolicy.Usual
        : root.Section("learning", "outcomes_min").Integer("outcomes_min", LearningPolicy.OutcomesMinLeast, LearningPolicy.OutcomesMinMost) is { } least ? new(least) : null;

    /// <summary>What was learned, and who put it into use.</summary>
    /// <param name="root">The document.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="version">Its version.</param>
    /// <param name="dimensions">Its curves of competences.</param>
    /// <param name="learning">What the office asks for.</param>
    /// <param name="isLab">Whether a candidate may be read.</param>
    /// <returns>Null when part of it cannot be used, which was reported.</returns>
    public static LearnedPolicy? Learned(PolicySection root, string id, int version, ValueList<DimensionCurve> dimensions, LearningPolicy learning, bool isLab)
    {
        var section = root.Section(Section, "status", "base_policy", "base_version", "perspective", "label", "outcomes", "passed", "lists", "activation", ExpertDimensions, "curves", "surfaces");
        var (from, tables, expert) = (From(section), Tables(section, dimensions), CriterionBinder.Curves(section, ExpertDimensions));
        if (from is null || tables is null || expert is null)
        {
            return null;
        }

        var candidate = new LearnedPolicy { Id = id, Version = version, Tables = tables, From = from, OutcomesMin = learning.OutcomesMin, ExpertDimensions = expert };
        var learned = section.Has("activation") ? Activated(section, candidate) : candidate;
        if (learned is null || section.Value("status", ValueShape.Code<LearnedPolicyStatus>()) is not { } status)
        {
            return null;
        }

        if (status != learned.Status)
        {
            section.Refuse("status", status.Code(), PolicyText.Of(learned.Activation is null ? "WITHOUT_ACTIVATION" : "WITH_ACTIVATION", ("status", learned.Status.Code())));
            return null;
        }

        if (learned.Activation is null && !isLab)
        {
            section.Refuse("status", status.Code(), from.OutcomeCount < learning.OutcomesMin
                ? PolicyText.Of("ACTIVE_ONLY", ("status", LearnedPolicyStatus.Active.Code()), ("least", learning.OutcomesMin), ("count", from.OutcomeCount))
                : PolicyText.Of("ACTIVE_ONLY_BY_NAME", ("status", LearnedPolicyStatus.Active.Code())));
            return null;
        }

        return learned;
    }

    private static LearnedPolicy? Activated(PolicySection section, LearnedPolicy candidate)
    {
        var own = section.Section("activation", "fairness_report", "by", "on");
        var report = own.Text("fairness_report", ValueShape.Text(PolicyText.Of("FAIRNESS_DIGEST"), text => text.Length == 64 && text.All(char.IsAsciiHexDigitLower)));
        var by = own.Text("by", ValueShape.Text(120));
        var on = own.Value("on", ValueShape.Day);
        if (candidate.From.OutcomeCount < candidate.OutcomesMin)
        {
            section.Refuse("outcomes", Invariant(candidate.From.OutcomeCount), PolicyText.Of("OUTCOMES_MIN", ("least", candidate.OutcomesMin)));
            return null;
        }

        return report is null || by is null || on is null ? null : candidate.Activate(new(report, by, on.Value));
    }

    private static LearnedFrom? From(PolicySection section)
    {
        var policy = section.Text("base_policy", ValueShape.Text(PolicyText.Of("POLICY_ID"), Id<MatchPolicy>.IsValid));
        var version = section.Integer("base_version", 1, 1_000_000);
        var perspective = section.Value("perspective", ValueShape.Code<Perspective>());
        var label = section.Text("label", ValueShape.Text(PolicyText.Of("LABEL", ("label", Label)), text => text == Label));
        var outcomes = section.Integer("outcomes", 0, CountMost);
        var passed = section.Integer("passed", 0, CountMost);
        var lists = section.Integer("lists", 0, CountMost);
        if (passed > outcomes)
        {
            section.Refuse("passed", Invariant(passed.Value), PolicyText.Of("AT_MOST", ("key", "outcomes"), ("value", outcomes.Value)));
            return null;
        }

        return policy is null || version is null || perspective is null || label is null || outcomes is null || passed is null || lists is null
            ? null
            : new(policy, version.Value, perspective.Value, outcomes.Value, passed.Value, lists.Value);
    }

    private static LearnedTables? Tables(PolicySection section, ValueList<DimensionCurve> dimensions)
    {
        var own = section.Section("curves", Criteria);
        var curves = Enum.GetValues<Criterion>().Select(criterion => Points(own, KeyOf(criterion), CriterionCurve.KnotCount, CriterionCurve.PointsMax, CriterionCurve.KnotCount)).ToList();
        var both = section.Section("surfaces", Surfaces);
        var pairs = Pairs().Where(pair => both.Has(KeyOf(pair.First, pair.Second))).ToList();
        var surfaces = pairs.ConvertAll(pair => Points(both, KeyOf(pair.First, pair.Second), CriterionSurface.SideKnotCount * CriterionSurface.SideKnotCount, CriterionSurface.PointsMax, CriterionSurface.SideKnotCount));
        return own.HasUnknownKey || both.HasUnknownKey || curves.Concat(surfaces).Any(points => points is null) ? null : new(
            curves.Select((points, at) => new CriterionCurve((Criterion)at, points!)).ToValueList(),
            pairs.Zip(surfaces, (pair, points) => new CriterionSurface(pair.First, pair.Second, points!)).ToValueList(),
            dimensions);
    }

    // Rows of a grid, or one row; no knot lies below the one before in its row or in its column.
    private static ValueList<long>? Points(PolicySection section, string key, int count, long most, int width)
    {
        if (section.List(key, count, count, ValueShape.Long(0, most)) is not { } points)
        {
            return null;
        }

        for (var at = 0; at < points.Count; at++)
        {
            if ((at % width > 0 && points[at] < points[at - 1]) || (at >= width && points[at] < points[at - width]))
            {
                section.Refuse(key, string.Create(CultureInfo.InvariantCulture, $"{points[at]} at knot {at}"), PolicyText.Of("NEVER_FALL"));
                return null;
            }
        }

        return points;
    }

    private static IEnumerable<(Criterion First, Criterion Second)> Pairs() =>
        from first in Enum.GetValues<Criterion>() from second in Enum.GetValues<Criterion>() where first < second select (first, second);

    private static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);
}
