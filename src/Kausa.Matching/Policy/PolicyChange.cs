using Kausa.Matching.Policy.Comparing;

namespace Kausa.Matching.Policy;

/// <summary>One value that two policies do not share.</summary>
/// <param name="Path">
/// Keys from the root, separated by dots; entries of lists by what identifies them: <c>law.MINIMUM_PAY_EURO.2026-01-01.value</c>,
/// <c>language.needs.26.target_tenths.reading</c> (the empty prefix is <c>*</c>), <c>location.modes.BIKE.access_minutes</c>,
/// <c>trade.wish_quality.1</c>, <c>skills.dimension_curves.SCH_MATH.20</c> (by points of shortfall). A member of a set is a path of its own with the value <c>true</c>: <c>region_ags.08116</c>;
/// an office without districts has <c>region_ags.everywhere</c>.
/// </param>
/// <param name="From">Value in the first policy, culture-free; null where it has none.</param>
/// <param name="To">Value in the second policy; null where it has none.</param>
public sealed record PolicyChange(string Path, string? From, string? To)
{
    /// <summary>The change in German, as "Gewicht, Weg: 20 → 25 von 100 in der Sicht der Person".</summary>
    /// <returns>One line.</returns>
    public string InGerman() => PolicyWords.German.Say(this);

    /// <summary>The change in English, as "Weight, Way: 20 → 25 of 100 in the person's view".</summary>
    /// <returns>One line.</returns>
    public string InEnglish() => PolicyWords.English.Say(this);

    /// <summary>The change by its path, as <c>skills.gain: 2 → 3</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Path}: {From ?? "–"} → {To ?? "–"}";
}
