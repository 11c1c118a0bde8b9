using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Advice.Told;
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
    public string Place(Id<TrainingPlace> id) => places(id) is { } found ? Named(PlaceText(found.Place, found.Company), id.Value) : id.Value;

    /// <summary>What a place is called, with its identifier.</summary>
    /// <param name="text">Occupation, company, town.</param>
    /// <param name="id">The identifier.</param>
    /// <returns>Words in one line.</returns>
    public static string Named(string text, string id) => text.Length == 0 ? id : $"{text}, {id}";

    /// <summary>What a place is called: occupation, company, town.</summary>
    /// <param name="place">The place.</param>
    /// <param name="company">Its company.</param>
    /// <returns>Words in one line.</returns>
    public static string PlaceText(TrainingPlace place, Company company)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(company);
        var title = ReferenceCatalogue.Shared.FindOccupation(place.Occupation)?.Title ?? place.Occupation.Value;
        return string.Join(", ", new[] { title, company.Label, ReferenceCatalogue.Shared.TownOf(place.Site ?? company.Site) }.Where(text => text.Length > 0));
    }

    /// <summary>Places as short lists: identifiers.</summary>
    /// <param name="ids">The places.</param>
    /// <returns>A cell.</returns>
    public static SheetCell Places(IEnumerable<string> ids)
    {
        var text = string.Join(", ", ids);
        return new SheetCell(text.Length == 0 ? "–" : text, text);
    }

    /// <summary>An effort.</summary>
    /// <param name="minutes">Minutes.</param>
    /// <returns>A cell with the minutes as its value.</returns>
    public SheetCell Effort(int minutes) => new(AdviceTexts.Effort(texts, minutes), minutes);

    /// <summary>How to go about some steps, each kind once.</summary>
    /// <param name="steps">The steps.</param>
    /// <returns>A heading and a line each; nothing for no step.</returns>
    public IReadOnlyList<string> How(IEnumerable<ToldStep> steps)
    {
        var lines = steps.DistinctBy(step => step.Code).Select(step => $"- {step.How}").ToList();
        return lines.Count == 0 ? [] : [$"{texts.Text("Advice.HOW")}:", .. lines];
    }

    /// <summary>The column of efforts.</summary>
    public SheetColumn EffortColumn => new("effort_minutes", Say("Aufwand", "Effort"), true);

    /// <summary>Where the answer stands: date and policy, and what it is not.</summary>
    /// <param name="basis">What it rests on.</param>
    /// <returns>A line.</returns>
    public string Basis(ToldBasis basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        return string.Create(
            CultureInfo.InvariantCulture, $"{Say("Stand", "As of")} {texts.Date(basis.AsOf)} · {Say("Vorgaben", "policy")} {basis.PolicyId} {basis.PolicyVersion} · {Order(basis)}{Say("Ein Vorschlag, keine Entscheidung: Menschen entscheiden.", "A proposal, not a decision: people decide.")}");
    }

    private string Order(ToldBasis basis) => basis.LearnedSince is { } since ? $"{Say("Reihenfolge gelernt, in Gebrauch seit", "order learned, in use since")} {texts.Date(since)} · " : string.Empty;

    /// <summary>What is said instead of an answer about somebody without case consent.</summary>
    public string NoConsent => Say("Es fehlt die Einwilligung zur Beratung; ohne sie wird nichts gerechnet.", "The consent to counselling is missing; without it nothing is worked out.");

    /// <summary>Facts that every sheet has.</summary>
    /// <param name="basis">What it rests on.</param>
    /// <returns>Names and values; the learned order and its day where it orders the list, the content of the market where it is told.</returns>
    public static IReadOnlyList<(string Key, object? Value)> Facts(ToldBasis basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        (string Key, object? Value)[] facts = [("as_of", basis.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("policy", basis.PolicyId), ("policy_version", basis.PolicyVersion)];
        facts = basis.LearnedSince is { } since ? [.. facts, ("strategy", "LEARNED"), ("learned_since", since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))] : facts;
        return basis.Snapshot.Length == 0 ? facts : [.. facts, ("snapshot", basis.Snapshot)];
    }

    /// <summary>Warnings about law numbers.</summary>
    /// <param name="overdue">Numbers whose review is overdue.</param>
    /// <returns>A code each.</returns>
    public static IReadOnlyList<string> Warnings(IEnumerable<LawNumber> overdue) => [.. overdue.Select(law => $"LAW_DATA_STALE {law.Key}")];
}
