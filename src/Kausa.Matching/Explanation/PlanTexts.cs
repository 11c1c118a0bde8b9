using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Explanation;

/// <summary>What a cohort plan says, in words.</summary>
public static class PlanTexts
{
    /// <summary>Why a person is planned for a place, in a few words.</summary>
    /// <param name="texts">Language.</param>
    /// <param name="reason">The reason.</param>
    /// <returns>Words without full stop; <see cref="TextCatalogue.Of"/> has the sentence.</returns>
    public static string Brief(TextCatalogue texts, PlannedReason reason)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Text($"{nameof(PlannedReason)}.{reason.Code()}.BRIEF");
    }

    /// <summary>A rule of a conflict.</summary>
    /// <param name="texts">Language.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>A clause without full stop.</returns>
    public static string Rule(TextCatalogue texts, PlanRule rule)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(rule);
        (string Name, string? Value)[] named =
        [
            ("person", rule.Candidate?.Value), ("place", rule.Place?.Value), ("company", rule.Company?.Value), ("adviser", rule.Adviser?.Value),
        ];
        var arguments = named.Where(item => item.Value is not null).Select(item => TextArgument.Text(item.Name, item.Value!));
        return texts.Format($"{nameof(CohortRuleKind)}.{rule.Kind.Code()}", rule.Limit is { } limit ? arguments.Append(TextArgument.Number("limit", limit)) : arguments);
    }
}
