using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Freshness;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Reports;

/// <summary>Words for the list of what to call about again.</summary>
/// <param name="texts">Texts of a language.</param>
public sealed class StaleTexts(TextCatalogue texts)
{
    /// <summary>What to ask.</summary>
    /// <param name="fact">The fact.</param>
    /// <returns>A sentence.</returns>
    public string What(StaleFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var occupation = fact.Occupation is { } id ? ReferenceCatalogue.Shared.FindOccupation(id)?.Title ?? id.Value : string.Empty;
        return texts.Format($"Stale.{fact.Kind.Code()}",
        [
            TextArgument.Text("occupation", occupation),
            TextArgument.Text("place", fact.Place?.Value ?? string.Empty),
            TextArgument.Number("count", fact.FactCount),
        ]);
    }

    /// <summary>When it was last confirmed.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <returns>Date and days, or "never".</returns>
    public string Last(StaleFact fact, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.LastOn is { } day
            ? texts.Format("Stale.LAST", [TextArgument.Date("date", day), TextArgument.Number("days", asOf.DayNumber - day.DayNumber)])
            : texts.Text("Stale.NEVER");
    }

    /// <summary>After how many days the policy asks again.</summary>
    /// <param name="fact">The fact.</param>
    /// <returns>A number with its unit.</returns>
    public string Allowed(StaleFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return texts.Format("Stale.ALLOWED", [TextArgument.Number("days", fact.AllowedDays)]);
    }
}
