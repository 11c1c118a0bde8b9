namespace Kausa.Matching.Explanation;

/// <summary>What stands on an estimate instead of a statement in everything that is said of a pair.</summary>
public enum EstimateFlag
{
    /// <summary>The company stated no requirements; those of the occupation stand in.</summary>
    RequirementsEstimated,

    /// <summary>The company stated no level of German; the policy's stands in.</summary>
    LanguageTargetsEstimated,

    /// <summary>The person named no longest way; the policy's stands in.</summary>
    LimitAssumed,
}
