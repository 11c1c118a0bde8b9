using Kausa.Matching.Office.Advice;
using Kausa.Matching.Office.Reports.Page;

namespace Kausa.Matching.Office.Reports.Html;

/// <summary>Writes advice: each sheet under its title, each table with its caption, and what must be said after.</summary>
internal sealed class AdviceSection(HtmlWriter html, PageTexts texts)
{
    private const int SmallestCount = 5;
    private const int LongestShortWord = 9;
    private const int MostRoomyColumns = 7;

    public void Write(PageSheets page)
    {
        if (page.Sheets.Count == 0)
        {
            return;
        }

        html.Open("section", ("id", "advice")).Element("h2", texts["ADVICE"]);
        foreach (var sheet in page.Sheets)
        {
            html.Element("h3", sheet.Title);

            // The first line is date and policy, which the page says once; the others hold counts.
            foreach (var line in page.HidesSmallCounts ? [] : sheet.Lead.Skip(1))
            {
                html.Element("p", line);
            }

            foreach (var table in sheet.Tables)
            {
                Table(table, page.HidesSmallCounts);
            }

            foreach (var note in sheet.Notes)
            {
                html.Element("p", note, ("class", "small"));
            }
        }

        html.Close();
    }

    private void Table(SheetTable table, bool hidesSmallCounts)
    {
        if (table.Rows.Count == 0)
        {
            html.Element("p", table.WhenEmpty);
            return;
        }

        var shown = Enumerable.Range(0, table.Columns.Count).Where(i => table.Columns[i].Title.Length > 0).ToArray();
        var classes = Enumerable.Range(0, table.Columns.Count).Select(i => ClassOf(table, i)).ToArray();
        // On a narrow screen each row of many columns becomes a paragraph, and each cell says its column itself.
        var isMany = shown.Length > MostRoomyColumns;
        html.Open("table", ("class", isMany ? "advice many" : "advice"));
        if (table.Title.Length > 0)
        {
            html.Element("caption", table.Title);
        }

        html.Open("thead").Open("tr");
        foreach (var i in shown)
        {
            html.Element("th", table.Columns[i].Title, ("scope", "col"), ("class", classes[i]));
        }

        html.Close().Close().Open("tbody");
        foreach (var row in table.Rows)
        {
            html.Open("tr");
            foreach (var i in shown)
            {
                var hides = hidesSmallCounts && table.Columns[i].Key.EndsWith("people", StringComparison.Ordinal) && row[i].Value is > 0 and < SmallestCount;
                var text = hides ? texts.Say("FEWER_THAN", ("count", SmallestCount)) : row[i].Text;
                if (table.Columns[i].Key == "candidate")
                {
                    html.Open("td").Element("a", text, ("href", $"#person-{text}")).Close();
                }
                else
                {
                    html.Element("td", text, ("class", hides ? "w" : classes[i]), ("data-l", isMany && text.Length > 0 ? table.Columns[i].Title : null));
                }
            }

            html.Close();
        }

        html.Close().Close();
    }

    // Numbers (n) and columns of short words (w) keep their words whole on a narrow screen; the others give way.
    private static string? ClassOf(SheetTable table, int column) =>
        table.Columns[column].IsNumber ? "n" : column > 0 && table.Rows.All(row => row[column].Text.Split(' ').All(word => word.Length <= LongestShortWord)) ? "w" : null;
}
