using System.Globalization;
using Kausa.Matching.Advice;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Office.Advice;

/// <summary>Words that several sheets share, in one language, and what places are called.</summary>
/// <param name="texts">Texts of the language.</param>
/// <param name="places">Finds a place with its company.</param>
public sealed class SheetWords(TextCatalogue texts, Func<Id<TrainingPlace>, (TrainingPlace Place, Company Company)?> places)
{
    /// <summary>Texts of the language.</summary>
    public TextCatalogue Texts => texts;

    /// <summary>Words for a market.</summary>
    /// <param name="texts">Texts of the language.</param>
    /// <param name="market">The market.</param>
    /// <returns>The words.</returns>
    public static SheetWords For(TextCatalogue texts, Market market)
    {
        ArgumentNullException.ThrowIfNull(market);
        return new SheetWords(texts, id => market.FindPlace(id) is { } place ? (place, market.CompanyOf(place)) : null);
    }

    /// <summary>One of two wordings.</summary>
    /// <param name="german">In German.</param>
    /// <param name="english">In English.</param>
    /// <returns>That of the language.</returns>
    public string Say(string german, string english) => texts.Language == "de" ? german : english;

    /// <summary>A place: occupation, company, town, identifier.</summary>
    /// <param name="id">The place.</param>
    /// <returns>Words in one line.</returns>
    public string Place(Id<TrainingPlace> id)
    {
        if (places(id) is not { } found)
        {
            return id.Value;
        }

        var title = ReferenceCatalogue.Shared.FindOccupation(found.Place.Occupation)?.Title ?? found.Place.Occupation.Value;
        var town = ReferenceCatalogue.Shared.TownOf(found.Place.Site ?? found.Company.Site);
        return string.Join(", ", new[] { title, found.Company.Label, town, id.Value }.Where(text => text.Length > 0));
    }

    /// <summary>Places as short lists: identifiers.</summary>
    /// <param name="ids">The places.</param>
    /// <returns>A cell.</returns>
    public static SheetCell Places(IEnumerable<Id<TrainingPlace>> ids)
    {
        var text = string.Join(", ", ids);
        return new SheetCell(text.Length == 0 ? "–" : text, text);
    }

    /// <summary>An effort.</summary>
    /// <param name="minutes">Minutes.</param>
    /// <returns>A cell with the minutes as its value.</returns>
    public SheetCell Effort(int minutes) => new(AdviceTexts.Effort(texts, minutes), minutes);

    /// <summary>How to go about some steps, each kind once.</summary>
    /// <param name="codes">Kinds of steps.</param>
    /// <returns>A heading and a line each; nothing for no step.</returns>
    public IReadOnlyList<string> How(IEnumerable<AdviceCode> codes)
    {
        var lines = codes.Distinct().Select(code => $"- {AdviceTexts.Do(texts, code)}").ToList();
        return lines.Count == 0 ? [] : [$"{texts.Text("Advice.HOW")}:", .. lines];
    }

    /// <summary>The column of efforts.</summary>
    public SheetColumn EffortColumn => new("effort_minutes", Say("Aufwand", "Effort"), true);

    /// <summary>Where the answer stands: date and policy, and what it is not.</summary>
    /// <param name="asOf">Date of the question.</param>
    /// <param name="policyId">The policy.</param>
    /// <param name="policyVersion">Its version.</param>
    /// <returns>A line.</returns>
    public string Basis(DateOnly asOf, string policyId, int policyVersion) => string.Create(
        CultureInfo.InvariantCulture, $"{Say("Stand", "As of")} {texts.Date(asOf)} · {Say("Vorgaben", "policy")} {policyId} {policyVersion} · {Say("Ein Vorschlag, keine Entscheidung: Menschen entscheiden.", "A proposal, not a decision: people decide.")}");

    /// <summary>Facts that every sheet has.</summary>
    /// <param name="asOf">Date of the question.</param>
    /// <param name="policyId">The policy.</param>
    /// <param name="policyVersion">Its version.</param>
    /// <param name="snapshot">Content of the market.</param>
    /// <returns>Names and values.</returns>
    public static IReadOnlyList<(string Key, object? Value)> Facts(DateOnly asOf, string policyId, int policyVersion, string snapshot) =>
        [("as_of", asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("policy", policyId), ("policy_version", policyVersion), ("snapshot", snapshot)];

    /// <summary>Warnings about law numbers.</summary>
    /// <param name="overdue">Numbers whose review is overdue.</param>
    /// <returns>A code each.</returns>
    public static IReadOnlyList<string> Warnings(IEnumerable<LawNumber> overdue) => [.. overdue.Select(law => $"LAW_DATA_STALE {law.Key}")];

    /// <summary>The rules that a table of reasons names.</summary>
    /// <param name="code">The rule.</param>
    /// <returns>A cell with the code as its value.</returns>
    public SheetCell Rule(ReasonCode code) => new(texts.Label(code), code.Code());
}
