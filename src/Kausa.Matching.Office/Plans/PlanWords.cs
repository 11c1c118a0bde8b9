using System.Globalization;
using Kausa.Matching.Allocation;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Plans;

/// <summary>Small words of a plan that tables and files share.</summary>
public static class PlanWords
{
    /// <summary>A score in words with its number: "gut (71,5)".</summary>
    /// <param name="millionths">Score, 0..1,000,000.</param>
    /// <param name="texts">Language.</param>
    /// <returns>The text.</returns>
    public static string Fit(int millionths, TextCatalogue texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return $"{texts.Of(FitWords.Of(millionths))} ({texts.Points(millionths)})";
    }

    /// <summary>A rank among choices: "2 von 7"; only the number of choices where the rank is 0.</summary>
    /// <param name="rank">Rank from 1, or 0.</param>
    /// <param name="count">Number of choices.</param>
    /// <param name="texts">Language.</param>
    /// <returns>The text.</returns>
    public static string Rank(int rank, int count, TextCatalogue texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var of = texts.Language == "de" ? "von" : "of";
        return string.Create(CultureInfo.InvariantCulture, $"{(rank == 0 ? "–" : rank.ToString(CultureInfo.InvariantCulture))} {of} {count}");
    }

    /// <summary>Yes or no.</summary>
    /// <param name="value">The fact.</param>
    /// <param name="texts">Language.</param>
    /// <returns>ja, nein, yes or no.</returns>
    public static string YesNo(bool value, TextCatalogue texts) => (value, texts?.Language) switch
    {
        (true, "de") => "ja",
        (false, "de") => "nein",
        (true, _) => "yes",
        _ => "no",
    };

    /// <summary>What one more seat or case would change.</summary>
    /// <param name="value">The change.</param>
    /// <param name="texts">Language.</param>
    /// <returns>A sentence.</returns>
    public static string Value(SeatValue value, TextCatalogue texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var isGerman = texts.Language == "de";
        return value.MorePlaced == 1 ? (isGerman ? "Eine Person mehr bekäme einen Platz." : "One more person would get a place.")
            : value.MorePlaced > 1 ? string.Create(CultureInfo.InvariantCulture, $"{value.MorePlaced} {(isGerman ? "Personen mehr bekämen einen Platz." : "more people would get a place.")}")
            : isGerman ? $"Es würde zusammen um {Points()} Punkte besser passen." : $"It would fit better by {Points()} points together.";

        string Points() => texts.Points((int)Math.Min(value.MoreTotal, 2_000_000));
    }

    /// <summary>Which rules exclude, and how often.</summary>
    /// <param name="exclusions">The rules.</param>
    /// <param name="texts">Language.</param>
    /// <returns>"Gründe: Sprache (12), Weg (3)."; empty without any.</returns>
    public static string Exclusions(ValueList<Exclusion> exclusions, TextCatalogue texts)
    {
        ArgumentNullException.ThrowIfNull(exclusions);
        ArgumentNullException.ThrowIfNull(texts);
        return Exclusions([.. exclusions.Select(rule => (texts.Label(rule.Code), rule.PairCount))], texts);
    }

    /// <summary>The same of rules in words.</summary>
    /// <param name="exclusions">Label of each rule, and how often it excludes.</param>
    /// <param name="texts">Language.</param>
    /// <returns>As above.</returns>
    public static string Exclusions(IReadOnlyList<(string Label, int Count)> exclusions, TextCatalogue texts)
    {
        ArgumentNullException.ThrowIfNull(exclusions);
        ArgumentNullException.ThrowIfNull(texts);
        return exclusions.Count == 0 ? string.Empty
            : $"{(texts.Language == "de" ? "Gründe" : "Reasons")}: {string.Join(", ", exclusions.Select(rule => string.Create(CultureInfo.InvariantCulture, $"{rule.Label} ({rule.Count})")))}.";
    }

    /// <summary>The possible place somebody without one likes best.</summary>
    /// <param name="place">The place; null for none.</param>
    /// <param name="texts">Language.</param>
    /// <returns>A sentence; empty for none.</returns>
    public static string Best(TrainingPlace? place, TextCatalogue texts) => place is null ? string.Empty : Best(ReferenceCatalogue.Shared.FindOccupation(place.Occupation)!.Title, place.Id.Value, texts);

    /// <summary>The same of a place in words.</summary>
    /// <param name="title">Title of its occupation.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="texts">Language.</param>
    /// <returns>A sentence.</returns>
    public static string Best(string title, string id, TextCatalogue texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return $"{(texts.Language == "de" ? "Am besten passte" : "The best fit would be")}: {title} ({id}).";
    }
}
