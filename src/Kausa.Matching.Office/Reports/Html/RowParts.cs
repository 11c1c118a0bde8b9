using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports.Page;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Reports.Html;

/// <summary>What the sheets of people and of companies have in common.</summary>
internal sealed class RowParts(HtmlWriter html, PageTexts texts, DateOnly asOf, bool isToPerson = false)
{
    /// <summary>A status in words; the style sheet puts a sign and a colour beside them, so that neither stands alone.</summary>
    public void Status(EligibilityStatus status) => html.Element("span", texts.Of(status), ("class", $"st s{(int)status + 1}"));

    /// <summary>The word of a score, its numbers small beside it, and the status; the interval is that of the expected score, which stands before it where the score is another one.</summary>
    public void Fit(RankedPair result)
    {
        var score = result.Pair.Score;
        html.Open("p", ("class", "fit")).Element("b", texts.Of(FitWords.Of(score.ScoreMillionths))).Text(" ");
        html.Element("small", texts.Say(
            score.Mode == ScoreMode.Expected ? "POINTS" : "POINTS_BESIDE",
            ("points", texts.Catalogue.Points(score.ScoreMillionths)), ("expected", texts.Catalogue.Points(score.ExpectedMillionths)),
            ("low", texts.Catalogue.Points(score.Interval.LowMillionths)), ("high", texts.Catalogue.Points(score.Interval.HighMillionths))));
        html.Text(" ");
        Status(result.Pair.Status);
        html.Close();
    }

    /// <summary>Why it fits and what is missing, each with its basis.</summary>
    public void Reasons(ValueList<PlainReason> reasons)
    {
        html.Open("div", ("class", "why"));
        Side("WHY_FITS", reasons.Where(reason => reason.SpeaksFor));
        Side("WHAT_IS_MISSING", reasons.Where(reason => !reason.SpeaksFor));
        html.Close();
    }

    /// <summary>The same in two lines, for those who read many.</summary>
    public void ReasonsInLines(ValueList<PlainReason> reasons)
    {
        foreach (var side in reasons.GroupBy(reason => reason.SpeaksFor).OrderByDescending(side => side.Key))
        {
            html.Open("p").Element("b", texts[side.Key ? "WHY_FITS" : "WHAT_IS_MISSING"]).Text(":");
            foreach (var reason in side)
            {
                html.Text($" {texts.Of(reason)} ").Element("i", $"({texts.Of(reason.Basis)})");
            }

            html.Close();
        }
    }

    /// <summary>What is open before one row, in a word each; the list of the sheet says the rest.</summary>
    public void Open(PageRow row)
    {
        var open = row.Conditions.Concat(row.Personal).OrderByDescending(outcome => outcome.Effect).ThenBy(outcome => outcome.Code).Select(outcome => texts.Catalogue.Label(outcome.Code)).ToList();
        if (row.HidesSomethingOpen)
        {
            open.Add(texts["COMPANY_SIDE"]);
        }

        if (open.Count > 0)
        {
            html.Open("p", ("class", "open")).Element("b", texts["OPEN"]).Text($" {string.Join(", ", open)}").Close();
        }
    }

    /// <summary>The conditions of a list to tick off, with the numbers they concern, who does it and by when.</summary>
    public void Conditions(ValueList<SheetCondition> conditions, string level) => Checklist("CONDITIONS", level, conditions, condition =>
    {
        Numbers(condition.Ranks);
        Task(texts.Catalogue.Reason(condition.Outcome), texts.Catalogue.ToDo(condition.Outcome), condition.Outcome.Owner, condition.Outcome.DueOn);
    });

    /// <summary>What company and chamber have to do.</summary>
    public void Offer(ValueList<RuleOutcome> outcomes, string level) => Checklist("OFFER_TODOS", level, outcomes, outcome =>
        Task(texts.Catalogue.Reason(outcome), texts.Catalogue.ToDo(outcome), outcome.Owner, outcome.DueOn));

    /// <summary>What the person has to do, with the numbers it concerns.</summary>
    public void ToDos(ValueList<SheetToDo> toDos, string level) => Checklist("PERSON_TODOS", level, toDos, item =>
    {
        if (item.IsForAll)
        {
            html.Element("b", texts["ALL_NUMBERS"]).Text(": ");
        }
        else if (item.Ranks.Count > 0)
        {
            Numbers(item.Ranks);
        }

        Task(texts.Catalogue.Reason(item.ToDo), texts.Catalogue.ToDo(item.ToDo), item.ToDo.Owner, item.ToDo.DueOn);
    });

    /// <summary>Says which results cannot be told apart.</summary>
    /// <param name="tier">Rows of one tier.</param>
    /// <param name="what">PLACES or PEOPLE.</param>
    public void Tier(TierRows tier, string what)
    {
        if (tier.Ranks.Count + tier.HiddenCount > 1)
        {
            var numbers = string.Join(", ", tier.Ranks);
            html.Element("p", tier.HiddenCount > 0 ? texts.Say($"TIER_{what}_AND_MORE", ("numbers", numbers), ("count", tier.HiddenCount)) : texts.Say($"TIER_{what}", ("numbers", numbers)), ("class", "tier"));
        }
    }

    /// <summary>Reasons of exclusions with their counts; below <paramref name="smallest"/> only that there are fewer.</summary>
    public void Exclusions(IEnumerable<Exclusion> exclusions, int smallest)
    {
        html.Open("ul", ("class", "plain"));
        foreach (var exclusion in exclusions)
        {
            var count = exclusion.PairCount < smallest ? texts.Say("FEWER_THAN", ("count", smallest)) : texts.Say("COUNT", ("count", exclusion.PairCount));
            html.Element("li", texts.Say("REASON_COUNT", ("reason", texts.Catalogue.Label(exclusion.Code)), ("number", count)));
        }

        html.Close();
    }

    public static string Town(Location? site) => ReferenceCatalogue.Shared.TownOf(site);

    private void Checklist<T>(string title, string level, ValueList<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        html.Element(level, texts[title]).Open("ul", ("class", "todo"));
        foreach (var item in items)
        {
            html.Open("li");
            write(item);
            html.Close();
        }

        html.Close();
    }

    private void Numbers(ValueList<int> ranks) => html.Element("b", texts.Say("NUMBER", ("number", string.Join(", ", ranks)))).Text(": ");

    // What is due on the day of the question is due now.
    private void Task(string? reason, string? toDo, Responsible? owner, DateOnly? dueOn)
    {
        html.Text(string.Join(' ', new[] { reason, toDo }.Where(text => !string.IsNullOrEmpty(text))));
        if (owner is { } responsible)
        {
            var who = isToPerson && responsible == Responsible.Person ? texts["YOU"] : texts.Of(responsible);
            html.Text(" ").Element("span", dueOn is not { } day ? texts.Say("WHO", ("who", who))
                : day <= asOf ? texts.Say("WHO_NOW", ("who", who))
                : texts.Say("WHO_BY", ("who", who), ("date", day)), ("class", "who"));
        }
    }

    private void Side(string title, IEnumerable<PlainReason> reasons)
    {
        var list = reasons.ToList();
        if (list.Count == 0)
        {
            return;
        }

        html.Open("div").Element("b", texts[title]).Open("ul");
        foreach (var reason in list)
        {
            html.Open("li").Text($"{texts.Of(reason)} ").Element("i", $"({texts.Of(reason.Basis)})").Close();
        }

        html.Close().Close();
    }
}
