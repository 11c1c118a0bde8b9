using System.Globalization;
using Kausa.Matching.Freshness;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Reports.Html;

/// <summary>Writes the list of what to call about again.</summary>
internal sealed class CallSection(HtmlWriter html, PageTexts texts)
{
    public void Write(ValueList<StaleFact> stale, DateOnly asOf)
    {
        html.Open("section", ("id", "calls")).Element("h2", texts["CALLS"]);
        if (stale.Count == 0)
        {
            html.Element("p", texts["NO_CALLS"]).Close();
            return;
        }

        html.Element("p", texts["CALLS_TEXT"]);
        html.Open("table", ("class", "calls")).Element("caption", texts["CALLS_TABLE"]).Open("thead").Open("tr");
        foreach (var key in new[] { "CALL_WHOM", "CALL_WHAT", "CALL_LAST" })
        {
            html.Element("th", texts[key], ("scope", "col"));
        }

        html.Close().Close().Open("tbody");
        foreach (var contact in stale.GroupBy(fact => (fact.Company, fact.Candidate)))
        {
            foreach (var (i, fact) in contact.Index())
            {
                html.Open("tr");
                if (i == 0)
                {
                    html.Open("th", ("scope", "rowgroup"), ("rowspan", contact.Count().ToString(CultureInfo.InvariantCulture)))
                        .Element("a", fact.Company?.Value ?? fact.Candidate!.Value.Value, ("href", fact.Company is { } company ? $"#company-{company}" : $"#person-{fact.Candidate}")).Close();
                }

                var words = new StaleTexts(texts.Catalogue);
                html.Element("td", words.What(fact)).Open("td").Text($"{words.Last(fact, asOf)} ")
                    .Element("span", texts.Say("CALL_ALLOWED_AFTER", ("days", words.Allowed(fact))), ("class", "sub")).Close().Close();
            }
        }

        html.Close().Close().Close();
    }
}
