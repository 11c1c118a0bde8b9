using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports.Page;

namespace Kausa.Matching.Office.Reports.Html;

/// <summary>Writes a person's sheet in words that the person and their parents can read.</summary>
internal sealed class PersonSection(HtmlWriter html, PageTexts texts, MapDrawing maps, OfficePage page)
{
    private readonly RowParts _parts = new(html, texts, page.AsOf, isToPerson: true);

    public void Write(PersonSheet sheet)
    {
        var id = sheet.Id.Value;
        html.Open("section", ("class", page.Overview is null ? "only" : "sheet"), ("id", $"person-{id}"), ("aria-labelledby", $"title-person-{id}"));
        if (page.Overview is not null)
        {
            html.Open("p", ("class", "from")).Element("bdi", page.Office.Title).Text($" · {texts.Say("AS_OF", ("date", page.AsOf))}").Close();
        }

        html.Element("h2", texts.Say("PERSON_TITLE", ("id", id)), ("id", $"title-person-{id}"));
        if (!sheet.HasConsent)
        {
            html.Element("p", texts["NO_CONSENT"]);
            _parts.ToDos(sheet.ToDos, "h3");
        }
        else
        {
            html.Element("p", sheet.Counts.Total == 0 ? texts["PERSON_NONE"] : texts.Count("PERSON_INTRO", sheet.Counts.Total), ("class", "lead"));
            if (page.Overview is not null)
            {
                html.Element("p", texts["PROPOSAL"], ("class", "note"));
            }

            Beside(sheet);
            foreach (var group in sheet.Groups)
            {
                Group(group);
            }

            _parts.Conditions(sheet.Conditions, "h3");
            Excluded(sheet);
        }

        html.Close();
    }

    private void Beside(PersonSheet sheet)
    {
        html.Open("div", ("class", "beside")).Open("div");
        _parts.ToDos(sheet.ToDos, "h3");
        if (sheet.ToDos.Count == 0)
        {
            html.Element("h3", texts["PERSON_TODOS"]).Element("p", texts["PERSON_NO_TODOS"]);
        }

        if (sheet.Untested.Count > 0)
        {
            html.Element("h3", texts["UNTESTED"]).Open("p");
            html.Text(string.Join(", ", sheet.Untested.Select(skill => $"{texts.Catalogue.Term(skill.Dimension)} ({skill.PlaceCount})"))).Text(". ").Element("span", texts["UNTESTED_TEXT"], ("class", "small")).Close();
        }

        html.Close();
        if (sheet.Map is { } map)
        {
            html.Open("figure");
            maps.Draw(map, texts.Say("MAP_PERSON", ("id", sheet.Id.Value)));
            maps.Legend(isPerson: true);
            html.Close();
        }

        html.Close();
    }

    private void Group(RowGroup group)
    {
        var shown = group.Tiers.Sum(tier => tier.Rows.Count);
        html.Element("h3", texts[$"GROUP_{group.Kind.Code()}"]);
        if (shown < group.TotalCount)
        {
            html.Element("p", shown == 0 ? texts.Count("GROUP_NOT_SHOWN", group.TotalCount) : texts.Say("GROUP_PART", ("shown", shown), ("count", group.TotalCount)), ("class", "small"));
        }

        foreach (var tier in group.Tiers)
        {
            _parts.Tier(tier, "PLACES");
            html.Open("ul", ("class", "rows"));
            foreach (var row in tier.Rows)
            {
                Row(row);
            }

            html.Close();
        }
    }

    private void Row(PageRow row)
    {
        var pair = row.Result.Pair;
        html.Open("li").Open("h4").Element("span", texts.Say("NUMBER", ("number", row.Result.Rank)), ("class", "nr")).Text($" {pair.Facts.Occupation.Title}").Close();
        html.Open("p", ("class", "offer")).Element("bdi", pair.Facts.Company.Label);
        var town = RowParts.Town(pair.Facts.Site);
        html.Text(string.Concat(
            town.Length > 0 ? $", {town}" : string.Empty,
            $" · {texts.Of(pair.Place.Pathway)}",
            $" · {(pair.Place.StartsOn is { } day ? texts.Say("STARTS_ON", ("date", day)) : texts["START_UNKNOWN"])}",
            row.SchoolMinutes is { } minutes ? $" · {texts.Say("SCHOOL_WAY", ("minutes", minutes))}" : string.Empty,
            " · "));
        html.Element("span", pair.Place.Id.Value, ("class", "id")).Close();
        _parts.Fit(row.Result);
        _parts.Reasons(row.Reasons);
        _parts.Open(row);
        html.Close();
    }

    private void Excluded(PersonSheet sheet)
    {
        if (sheet.ExcludedCount == 0)
        {
            return;
        }

        html.Element("h3", texts["PERSON_EXCLUDED"]);
        html.Element("p", texts.Count("PERSON_EXCLUDED_TEXT", sheet.ExcludedCount));
        _parts.Exclusions(sheet.Exclusions.Where(exclusion => exclusion.Code != ReasonCode.K10FilterRefused), smallest: 1);
    }
}
