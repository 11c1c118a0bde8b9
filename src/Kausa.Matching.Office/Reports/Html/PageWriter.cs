using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Reports.Page;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Office.Reports.Html;

/// <summary>Writes the whole document: head, overview, sheets in the order in which the office works.</summary>
internal static class PageWriter
{
    // Nothing but the style sheet inside the page may act: no script, no picture, no address is ever asked.
    private const string Security = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    private static readonly Lazy<string> Style = new(ReadStyle);

    public static void Write(OfficePage page, PageSheets sheets, TextCatalogue catalogue, TextWriter output)
    {
        var html = new HtmlWriter(output);
        var texts = new PageTexts(catalogue);
        var maps = new MapDrawing(html, texts, page.Outlines);
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", texts.Language));
        Head(page, html, texts);
        html.Open("body");
        Top(page, html, texts);
        html.Open("main");
        maps.Definitions();
        if (page.Overview is { } overview)
        {
            new OverviewSection(html, texts, maps, page).Write(overview);
            new AdviceSection(html, texts).Write(sheets);
        }

        if (page.CompaniesFirst)
        {
            Companies(page, html, texts, maps);
            People(page, html, texts, maps);
        }
        else
        {
            People(page, html, texts, maps);
            Companies(page, html, texts, maps);
        }

        if (page.Overview is null)
        {
            new AdviceSection(html, texts).Write(sheets);
        }

        html.Close();
        Foot(page, html, texts);
        html.Close().Close();
    }

    private static void People(OfficePage page, HtmlWriter html, PageTexts texts, MapDrawing maps)
    {
        var section = new PersonSection(html, texts, maps, page);
        foreach (var sheet in page.People)
        {
            section.Write(sheet);
        }
    }

    private static void Companies(OfficePage page, HtmlWriter html, PageTexts texts, MapDrawing maps)
    {
        var section = new CompanySection(html, texts, maps, page);
        foreach (var sheet in page.Companies)
        {
            section.Write(sheet);
        }
    }

    private static void Head(OfficePage page, HtmlWriter html, PageTexts texts)
    {
        html.Open("head").Void("meta", ("charset", "utf-8")).Raw("\n").Raw(OfficeReport.Mark).Raw("\n")
            .Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Security)).Raw("\n")
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Raw("\n")
            .Void("meta", ("name", "robots"), ("content", "noindex")).Raw("\n")
            .Element("title", $"{page.Office.Title} · {texts.Date(page.AsOf)}").Raw("\n")
            .Raw("<style>\n").Raw(Style.Value).Raw("</style>").Close();
    }

    private static void Top(OfficePage page, HtmlWriter html, PageTexts texts)
    {
        html.Open("header", ("class", "top")).Open("h1").Element("bdi", page.Office.Title).Close();
        html.Element("p", texts.Say("AS_OF", ("date", page.AsOf)));
        html.Element("p", texts["PROPOSAL"], ("class", "note"));
        if (page.Learned is { } learned)
        {
            html.Element("p", texts.Say(learned.OfPeople ? "LEARNED_PEOPLE" : "LEARNED_COMPANIES", ("policy", learned.Policy), ("version", learned.Version), ("date", learned.Since)));
        }

        if (page.OverdueLaw.Count > 0)
        {
            html.Open("div", ("class", "warn")).Open("p").Element("strong", texts["LAW_STALE"]).Text(" (LAW_DATA_STALE)").Close();
            html.Open("ul");
            foreach (var law in page.OverdueLaw)
            {
                html.Element("li", texts.Say("LAW_STALE_ITEM", ("key", law.Key), ("date", law.ReviewBy), ("source", law.Source)));
            }

            html.Close().Close();
        }

        html.Close();
    }

    private static void Foot(OfficePage page, HtmlWriter html, PageTexts texts)
    {
        html.Open("footer").Element("h2", texts["HOW_TO_READ"]);
        html.Open("dl");
        foreach (var word in new[] { "FIT", "POSSIBLE", "TIER", "BASIS", "NUMBERS", "WAY" })
        {
            html.Element("dt", texts[$"HOW_{word}"]).Element("dd", texts[$"HOW_{word}_TEXT"] + (word == "NUMBERS" ? Beside(page, texts) : string.Empty));
        }

        html.Close();
        html.Open("p", ("class", "small")).Text(texts.Say("MADE_FROM", ("policy", page.Policy))).Text(" ").Element("bdi", page.Source).Close();
        if (page.Outlines.Count > 0)
        {
            html.Element("p", texts["MAP_SOURCE"], ("class", "small"));
        }

        html.Close();
    }

    // How companies' lists read uncertainty, where they do it otherwise than people's.
    private static string Beside(OfficePage page, PageTexts texts)
    {
        var modes = page.Companies.SelectMany(company => company.Places).SelectMany(place => place.Tiers).SelectMany(tier => tier.Rows).Select(row => row.Result.Pair.Score.Mode);
        return modes.FirstOrDefault(mode => mode != ScoreMode.Expected) is var mode and not ScoreMode.Expected ? $" {texts.Say("HOW_NUMBERS_BESIDE", ("mode", texts.Of(mode)))}" : string.Empty;
    }

    private static string ReadStyle()
    {
        using var stream = typeof(PageWriter).Assembly.GetManifestResourceStream("page/page.css") ?? throw new InvalidDataException("page/page.css is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
