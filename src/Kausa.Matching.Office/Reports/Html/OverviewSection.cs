using Kausa.Matching.Eligibility;
using Kausa.Matching.Office.Reports.Page;

namespace Kausa.Matching.Office.Reports.Html;

/// <summary>Writes the office at a glance: who has how many options, who has none and why, where, and what to call about again.</summary>
internal sealed class OverviewSection(HtmlWriter html, PageTexts texts, MapDrawing maps, OfficePage page)
{
    private readonly RowParts _parts = new(html, texts, page.AsOf);

    public void Write(Overview overview)
    {
        Contents();
        html.Open("section", ("id", "overview")).Element("h2", texts["OVERVIEW"]);
        html.Element("p", texts.Say("SIZE", ("people", overview.PersonCount), ("companies", overview.CompanyCount), ("places", overview.PlaceCount)), ("class", "lead"));
        if (overview.WithoutConsentCount > 0)
        {
            html.Element("p", texts.Count("WITHOUT_CONSENT", overview.WithoutConsentCount));
        }

        Rungs(overview);
        None(overview);
        if (page.CompaniesFirst)
        {
            Places(overview);
            People(overview);
        }
        else
        {
            People(overview);
            Places(overview);
        }

        html.Close();
        new DistrictSection(html, texts, maps).Write(overview.Districts);
        new CallSection(html, texts).Write(overview.Stale, page.AsOf);
    }

    private void Contents()
    {
        html.Open("nav", ("aria-label", texts["CONTENTS"])).Open("ul");
        List<(string Id, string Key)> entries = [("overview", "OVERVIEW"), ("districts", "DISTRICTS"), ("calls", "CALLS"), ("advice", "ADVICE")];
        if (page.People.Count > 0)
        {
            entries.Add(($"person-{page.People[0].Id}", "PEOPLE"));
        }

        if (page.Companies.Count > 0)
        {
            entries.Insert(page.CompaniesFirst ? 4 : entries.Count, ($"company-{page.Companies[0].Company.Id}", "COMPANIES"));
        }

        foreach (var (id, key) in entries)
        {
            html.Open("li").Element("a", texts[key], ("href", $"#{id}")).Close();
        }

        html.Close().Close();
    }

    // How many people have at least one option of each status as their best.
    private void Rungs(Overview overview)
    {
        if (overview.People.Count == 0)
        {
            return;
        }

        html.Element("h3", texts["RUNGS"]);
        (EligibilityStatus Status, string Key, int Count)[] rungs =
        [
            (EligibilityStatus.Eligible, "RUNG_ELIGIBLE", overview.People.Count(line => line.Counts.Possible > 0)),
            (EligibilityStatus.EligibleWithConditions, "RUNG_CONDITIONS", overview.People.Count(line => line.Counts is { Possible: 0, WithConditions: > 0 })),
            (EligibilityStatus.NeedsClarification, "RUNG_CLARIFY", overview.People.Count(line => line.Counts is { Possible: 0, WithConditions: 0, ToClarify: > 0 })),
            (EligibilityStatus.Ineligible, "RUNG_NONE", overview.People.Count(line => line.Counts.Total == 0)),
        ];
        html.Open("ul", ("class", "bars"));
        foreach (var (status, key, count) in rungs)
        {
            html.Open("li");
            _parts.Status(status);
            html.Text(" ").Element("span", texts.Count(key, count)).Element("span", string.Empty, ("class", $"bar b{(int)status + 1}"), ("style", $"width:{count * 100 / overview.People.Count}%"), ("aria-hidden", "true")).Close();
        }

        html.Close();
    }

    private void None(Overview overview)
    {
        var none = overview.People.Where(line => line.Counts.Total == 0).ToList();
        if (none.Count == 0)
        {
            return;
        }

        html.Element("h3", texts["NONE"]);
        if (overview.PlaceCount == 0)
        {
            html.Element("p", texts["NO_PLACES"]);
            return;
        }

        html.Element("p", texts["NONE_TEXT"]);
        _parts.Exclusions(overview.MainReasonsForNone, smallest: 1);
        html.Open("table").Element("caption", texts["NONE_TABLE"]).Open("thead").Open("tr").Element("th", texts["CASE"], ("scope", "col")).Element("th", texts["NONE_WHY"], ("scope", "col")).Close().Close().Open("tbody");
        foreach (var line in none)
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("a", line.Id.Value, ("href", $"#person-{line.Id}")).Close();
            html.Element("td", string.Join("; ", line.Exclusions.Select(exclusion => texts.Say("REASON_COUNT", ("reason", texts.Catalogue.Label(exclusion.Code)), ("number", exclusion.PairCount))))).Close();
        }

        html.Close().Close();
    }

    private void People(Overview overview)
    {
        if (overview.People.Count == 0)
        {
            html.Element("p", texts["NO_PEOPLE"]);
            return;
        }

        html.Open("table", ("class", "nums")).Element("caption", texts["PEOPLE_TABLE"]).Open("thead").Open("tr").Element("th", texts["CASE"], ("scope", "col"));
        Heads();
        html.Element("th", texts["WISHED"], ("scope", "col")).Close().Close().Open("tbody");
        foreach (var line in overview.People)
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("a", line.Id.Value, ("href", $"#person-{line.Id}")).Close();
            Counts(line.Counts);
            html.Open("td").Text(line.WishCount).Close().Close();
        }

        html.Close().Close();
    }

    private void Places(Overview overview)
    {
        if (overview.Places.Count == 0)
        {
            return;
        }

        html.Open("table", ("class", "nums")).Element("caption", texts["PLACES_TABLE"]).Open("thead").Open("tr").Element("th", texts["PLACE"], ("scope", "col"));
        Heads();
        html.Close().Close().Open("tbody");
        foreach (var line in overview.Places)
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("a", line.Place.Id.Value, ("href", $"#company-{line.Company.Id}")).Text(" ").Element("span", $"{line.Occupation.Title}, ", ("class", "sub")).Element("bdi", line.Company.Label, ("class", "sub")).Close();
            Counts(line.Counts);
            html.Close();
        }

        html.Close().Close();
    }

    private void Heads()
    {
        html.Element("th", texts["OPTIONS"], ("scope", "col"));
        foreach (var status in new[] { EligibilityStatus.Eligible, EligibilityStatus.EligibleWithConditions, EligibilityStatus.NeedsClarification })
        {
            html.Element("th", texts.Of(status), ("scope", "col"));
        }
    }

    private void Counts(StatusCounts counts)
    {
        foreach (var count in new[] { counts.Total, counts.Possible, counts.WithConditions, counts.ToClarify })
        {
            html.Open("td").Text(count).Close();
        }
    }
}
