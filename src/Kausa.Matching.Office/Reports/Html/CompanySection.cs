using Kausa.Matching.Catalogue;
using Kausa.Matching.Office.Reports.Page;

namespace Kausa.Matching.Office.Reports.Html;

/// <summary>Writes a company's sheet for the adviser: case numbers, fit in words, the way, what is open; nothing else about people.</summary>
internal sealed class CompanySection(HtmlWriter html, PageTexts texts, MapDrawing maps, OfficePage page)
{
    /// <summary>Counts of people below this are not told on a sheet that is carried about.</summary>
    private const int SmallestCount = 5;
    private readonly RowParts _parts = new(html, texts, page.AsOf);

    public void Write(CompanySheet sheet)
    {
        var id = sheet.Company.Id.Value;
        html.Open("section", ("class", page.Overview is null ? "only" : "sheet"), ("id", $"company-{id}"), ("aria-labelledby", $"title-company-{id}"));
        if (page.Overview is not null)
        {
            html.Open("p", ("class", "from")).Element("bdi", page.Office.Title).Text($" · {texts.Say("AS_OF", ("date", page.AsOf))}").Close();
        }

        html.Open("h2", ("id", $"title-company-{id}")).Element("bdi", sheet.Company.Label).Text($" ({id})").Close();
        html.Element("p", texts["ADVISER_ONLY"], ("class", "note"));
        var site = sheet.Company.Site;
        if (site is not null)
        {
            html.Element("p", $"{RowParts.Town(site)}, {ReferenceCatalogue.Shared.FindDistrict(site.DistrictAgs)?.Name}");
        }

        if (sheet.Places.Count == 0)
        {
            html.Element("p", texts["COMPANY_NO_PLACES"]);
        }
        else if (sheet.Map is { } map)
        {
            html.Open("figure");
            maps.Draw(map, texts.Say("MAP_COMPANY", ("id", id)));
            maps.Legend(isPerson: false);
            html.Close();
        }

        if (sheet.Places.Any(place => place.IsCut))
        {
            html.Element("p", texts["PLACES_CUT"], ("class", "small"));
        }

        foreach (var place in sheet.Places)
        {
            Place(place);
        }

        html.Close();
    }

    private string Part(PlaceSheet sheet)
    {
        var shown = sheet.Tiers.Sum(tier => tier.Rows.Count);
        return shown < sheet.Counts.Total ? $" {texts.Count(sheet.IsCut ? "PLACE_PART_CUT" : "PLACE_PART", shown)}" : string.Empty;
    }

    private void Place(PlaceSheet sheet)
    {
        var place = sheet.Place;
        html.Element("h3", $"{sheet.Occupation.Title} ({place.Id})");
        html.Element("p", string.Join(" · ", new[]
        {
            texts.Of(place.Pathway),
            place.StartsOn is { } day ? texts.Say("STARTS_ON", ("date", day)) : texts["START_UNKNOWN"],
            RowParts.Town(sheet.Site),
            place.SeatsTotal is { } seats ? texts.Say("SEATS", ("total", seats), ("filled", place.SeatsFilled is { } filled ? texts.Say("COUNT", ("count", filled)) : texts["NOT_KNOWN"])) : texts["SEATS_UNKNOWN"],
        }.Where(text => text.Length > 0)), ("class", "offer"));
        _parts.Offer(sheet.Offer, "h4");
        html.Element("p", sheet.Counts.Total == 0 ? texts["PLACE_NONE"] : texts.Count("PLACE_INTRO", sheet.Counts.Total) + Part(sheet), ("class", "lead"));
        foreach (var tier in sheet.Tiers)
        {
            _parts.Tier(tier, "PEOPLE");
            html.Open("ul", ("class", "rows"));
            foreach (var row in tier.Rows)
            {
                html.Open("li").Open("h4").Element("span", texts.Say("NUMBER", ("number", row.Result.Rank)), ("class", "nr")).Text(" ")
                    .Element("a", row.Result.Pair.Candidate.Id.Value, ("href", page.Overview is null ? null : $"#person-{row.Result.Pair.Candidate.Id}")).Close();
                _parts.Fit(row.Result);
                _parts.ReasonsInLines(row.Reasons);
                _parts.Open(row);
                html.Close();
            }

            html.Close();
        }

        _parts.Conditions(sheet.Conditions, "h4");
        if (sheet.Exclusions.Count > 0 && !sheet.IsCut)
        {
            html.Element("h4", texts["PLACE_EXCLUDED"]);
            _parts.Exclusions(sheet.Exclusions, SmallestCount);
        }
    }
}
