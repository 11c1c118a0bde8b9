using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Output;

/// <summary>What programs read of a pair.</summary>
internal static class PairFlags
{
    /// <summary>What stands on an estimate instead of a statement, by code.</summary>
    public static IEnumerable<string> Of(EvaluatedPair pair)
    {
        if (pair.Input.Needs.RequirementsAreEstimated)
        {
            yield return "REQUIREMENTS_ESTIMATED";
        }

        if (pair.Input.Needs.LanguageTargetsAreEstimated)
        {
            yield return "LANGUAGE_TARGETS_ESTIMATED";
        }

        if (pair.Input.Trip is { LimitIsAssumed: true })
        {
            yield return "LIMIT_ASSUMED";
        }
    }
}
