using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports.Page;

namespace Kausa.Matching.Office.Reports.Html;

/// <summary>Writes the map of the office's region and the table that says the same in words and numbers.</summary>
internal sealed class DistrictSection(HtmlWriter html, PageTexts texts, MapDrawing maps)
{
    public void Write(ValueList<DistrictLine> lines)
    {
        html.Open("section", ("id", "districts")).Element("h2", texts["DISTRICTS"]);
        var region = lines.Where(line => line.IsInRegion).ToList();
        if (region.Count > 0)
        {
            html.Open("figure");
            maps.DrawRegion(region.ToDictionary(line => line.District!.Ags, line => (Class(line.Balance), line.Letter)), texts["MAP_REGION"]);
            html.Open("ul", ("class", "legend"));
            foreach (var balance in Enum.GetValues<DistrictBalance>().Where(balance => region.Exists(line => line.Balance == balance)))
            {
                html.Open("li").Element("span", string.Empty, ("class", $"key {Class(balance)}"), ("aria-hidden", "true")).Text($" {texts.Of(balance)}").Close();
            }

            html.Close().Element("p", texts["MAP_SOURCE"], ("class", "small")).Close();
        }

        if (lines.Count > 0)
        {
            Table(lines);
        }
        else
        {
            html.Element("p", texts["NO_DISTRICTS"]);
        }

        html.Close();
    }

    private void Table(ValueList<DistrictLine> lines)
    {
        html.Open("table", ("class", "nums")).Element("caption", texts["DISTRICT_TABLE"]).Open("thead").Open("tr");
        foreach (var key in new[] { "DISTRICT", "PEOPLE", "WITH_OPTIONS", "PLACES" })
        {
            html.Element("th", texts[key], ("scope", "col"));
        }

        html.Close().Close().Open("tbody");
        foreach (var line in lines)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            if (line.Letter.Length > 0)
            {
                html.Element("b", line.Letter).Text(" ");
            }

            html.Text(line.District is not { } district ? texts["DISTRICT_UNKNOWN"] : line.IsInRegion ? district.Name : texts.Say("OUTSIDE", ("district", district.Name)));
            html.Text(" ").Open("span", ("class", "sub")).Element("span", string.Empty, ("class", $"key {Class(line.Balance)}"), ("aria-hidden", "true")).Text($" {texts.Of(line.Balance)}").Close().Close();
            foreach (var count in new[] { line.PersonCount, line.WithOptionsCount, line.PlaceCount })
            {
                html.Open("td").Text(count).Close();
            }

            html.Close();
        }

        html.Close().Close();
    }

    private static string Class(DistrictBalance balance) => $"d{(int)balance}";
}
