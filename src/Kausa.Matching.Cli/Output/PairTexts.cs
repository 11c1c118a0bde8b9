using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Output;

/// <summary>What people read of a pair.</summary>
internal static class PairTexts
{
    /// <summary>Town of the place's site, empty when not known.</summary>
    public static string Town(EvaluatedPair pair) =>
        pair.Facts.Site is { } site ? ReferenceCatalogue.Shared.PostalCode(site.PostalCode)?.PlaceName ?? site.PostalCode : string.Empty;

    /// <summary>What stands on an estimate instead of a statement, by code.</summary>
    public static IEnumerable<string> Flags(EvaluatedPair pair)
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

    /// <summary>Kilometres with one decimal, as the language writes them.</summary>
    public static string Kilometres(int distance100m, string language) =>
        string.Create(CultureInfo.InvariantCulture, $"{distance100m / 10}{(language == "de" ? ',' : '.')}{distance100m % 10} km");

    /// <summary>A score 0.0–100.0, rounded half up, as the language writes it.</summary>
    public static string Points(int millionths, string language)
    {
        var tenths = (millionths + 500) / 1_000;
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}{(language == "de" ? ',' : '.')}{tenths % 10}");
    }
}
