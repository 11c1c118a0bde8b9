namespace Kausa.Matching.Eligibility.Rules;

/// <summary>When a waiting period may end, from what is known: between two days, both inclusive.</summary>
/// <param name="EarliestEnd">Earliest first day after the wait; the minimum when it may be over already.</param>
/// <param name="LatestEnd">Latest first day after the wait.</param>
internal readonly record struct Wait(DateOnly EarliestEnd, DateOnly LatestEnd)
{
    /// <summary>The end is known to the day.</summary>
    public bool IsKnown => EarliestEnd == LatestEnd;

    /// <summary>A wait of between two numbers of months since a day.</summary>
    /// <remarks>A day that is not known lies in the past, so the wait ends at the latest the full months after today.</remarks>
    public static Wait Since(DateOnly? since, int minMonths, int maxMonths, DateOnly asOf) => since is { } day
        ? new Wait(day.AddMonths(minMonths), day.AddMonths(maxMonths))
        : MayBeOver(maxMonths, asOf);

    /// <summary>A wait that may be over already or have begun today.</summary>
    public static Wait MayBeOver(int maxMonths, DateOnly asOf) => new(DateOnly.MinValue, asOf.AddMonths(maxMonths));

    /// <summary>The same wait for somebody who perhaps need not wait at all.</summary>
    public Wait OrNone() => this with { EarliestEnd = DateOnly.MinValue };

    /// <summary>What the wait means for a start of training.</summary>
    /// <returns>PASS: over at the start in any case. FAIL: not over even at the latest start, or only if the start slips. UNKNOWN otherwise.</returns>
    public (RuleValue Value, RuleEffect Effect) At(in PersonFacts facts)
    {
        if (facts.StartsOn is not { } start)
        {
            return LatestEnd <= facts.AsOf ? (RuleValue.Pass, RuleEffect.None) : (IsKnown ? RuleValue.Fail : RuleValue.Unknown, RuleEffect.Condition);
        }

        var latestStart = facts.LatestStart!.Value;
        return LatestEnd <= start ? (RuleValue.Pass, RuleEffect.None)
            : EarliestEnd > latestStart ? (RuleValue.Fail, facts.ResidenceFailure)
            : LatestEnd <= latestStart ? (EarliestEnd > start ? RuleValue.Fail : RuleValue.Unknown, RuleEffect.Condition)
            : (RuleValue.Unknown, RuleEffect.Clarification);
    }
}
