using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Explanation;
using Kausa.Matching.Freshness;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports;
using Kausa.Matching.Office.Reports.Html;
using Kausa.Matching.Office.Reports.Page;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests.Reports;

public sealed partial class PageHtmlTests
{
    [Theory]
    [InlineData("</bdi><script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("</style></title><b>&amp;")]
    [InlineData("\u202E\u2066evil\u0007\u200B")]
    public void Write_HostileLabel_StaysText(string label)
    {
        var market = Pages.Small(Samples.Company with { Label = label }, [Samples.Place], [Samples.Candidate]);
        var plain = Tags(Pages.Html(Pages.Small(Samples.Company, [Samples.Place], [Samples.Candidate]), TestPolicies.Base));
        var html = Pages.Html(market, TestPolicies.Base);
        Assert.Equal(plain, Tags(html));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(html, c => c != '\n' && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format);
        Assert.DoesNotMatch(EscapedControl(), html);
    }

    [Fact]
    public void Write_AnyMarketInAnyLanguage_IsWholeAndHasNoEmptyOrUnknownText() =>
        Prop.ForAll(MarketGen.Markets(5).ToArbitrary(), market => TextCatalogue.Languages.All(language =>
        {
            var html = Pages.Html(market, TestPolicies.Base, new ReportRequest { Language = language, AsOf = Samples.AsOf });
            return Unbalanced(html).Length == 0 && Ids(html) is var ids && ids.Count == ids.Distinct().Count()
                && Targets(html).All(ids.Contains) && !html.Contains("Report.", StringComparison.Ordinal);
        })).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Write_Sample_AsksForNothingFromOutsideAndNeedsNoScript()
    {
        var html = Pages.Html(Pages.Stuttgart, Pages.Policy);
        Assert.DoesNotMatch(OutsideAddress(), html);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("default-src &#x27;none&#x27;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("tr")]
    public void Write_AnyCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var invariant = Pages.Html(Pages.Stuttgart, Pages.Policy, new ReportRequest { Candidate = new Id<Candidate>("s-017") });
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(invariant, Pages.Html(Pages.Stuttgart, Pages.Policy, new ReportRequest { Candidate = new Id<Candidate>("s-017") }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("stuttgart", true)]
    [InlineData("thueringen", false)]
    public void Write_CompaniesListReadOtherwise_IntervalStandsBesideTheExpectedScore(string sample, bool isBeside)
    {
        var page = Pages.OfSample(sample);
        var (company, row) = page.Companies.SelectMany(company => company.Places.SelectMany(place => place.Tiers).SelectMany(tier => tier.Rows), (company, row) => (company.Company.Id, row)).First();
        var html = Pages.Html(Pages.MarketOf(sample), ShippedPolicies.Find(sample)!, new ReportRequest { Company = company, Language = "en" });
        var (score, texts) = (row.Result.Pair.Score, TextCatalogue.For("en"));
        var bracket = $"({texts.Points(score.Interval.LowMillionths)}–{texts.Points(score.Interval.HighMillionths)})";
        Assert.Equal(isBeside, score.Mode != ScoreMode.Expected);
        Assert.Contains($"{texts.Points(score.ScoreMillionths)} of 100{(isBeside ? $", expected {texts.Points(score.ExpectedMillionths)}" : string.Empty)} {bracket}", html, StringComparison.Ordinal);
        Assert.Equal(isBeside, html.Contains("the first number orders the list (balanced)", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_CompanySheet_HidesSmallCountsOfPeople()
    {
        var searching = Enumerable.Range(1, 12).Select(i => Samples.Candidate with { Id = new($"s-{i}"), CaseState = i <= 4 ? CaseState.Placed : CaseState.Searching, VetoedCompanies = i > 6 ? [Samples.Company.Id] : [] });
        var html = Pages.Html(Pages.Small(Samples.Company, [Samples.Place], [.. searching]), TestPolicies.Base, new ReportRequest { Language = "en", Company = Samples.Company.Id });
        Assert.Contains($"{TextCatalogue.For("en").Text("C12_NOT_AVAILABLE")}: fewer than 5", html, StringComparison.Ordinal);
        Assert.Contains($"{TextCatalogue.For("en").Text("C21_CANDIDATE_VETO")}: 6", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Texts_EveryCodeOfThePage_AreThere(string language)
    {
        var texts = TextCatalogue.For(language);
        Assert.All(Enum.GetValues<RowGroupKind>(), kind => Assert.NotEmpty(texts.Text($"Report.GROUP_{kind.Code()}")));
        Assert.All(Enum.GetValues<DistrictBalance>(), balance => Assert.NotEmpty(texts.Of(balance)));
        Assert.All(Enum.GetValues<StaleFactKind>(), kind => Assert.NotEmpty(texts.Text($"Stale.{kind.Code()}")));
    }

    [Fact]
    public void Texts_OfThePage_AreAllUsedAndAllThatAreUsedAreThere()
    {
        var sources = Directory.EnumerateFiles(Repository.PathOf("src", "Kausa.Matching.Office", "Reports"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.PathOf("src", "Kausa.Matching.Cli", "Output"), "*.cs")).Select(File.ReadAllText).ToList();
        var source = string.Concat(sources);
        var keys = TextCatalogue.For("de").Keys.Where(key => key.StartsWith("Report.", StringComparison.Ordinal)).Select(key => key["Report.".Length..]).ToList();
        string[] made = ["GROUP_WISH", "GROUP_NEAR", "GROUP_OTHER", "GROUP_NO_WISH", "TIER_PLACES", "TIER_PLACES_AND_MORE", "TIER_PEOPLE", "TIER_PEOPLE_AND_MORE"];
        Assert.All(keys.Except(made), key => Assert.Matches($"\"(Report\\.)?{Regex.Escape(CountedForm().Replace(HowForm().Replace(key, "$1"), string.Empty))}\"", source));
        Assert.All(UsedKeys().Matches(source).Select(match => match.Groups[1].Value), key =>
            Assert.True(keys.Contains(key) || keys.Contains(key + "_ONE") && keys.Contains(key + "_MANY"), $"Report.{key} has no text."));
    }

    [Fact]
    public void Write_LawOverdue_WarnsOnThePage()
    {
        var late = new DateOnly(2028, 1, 1);
        Assert.NotEmpty(Pages.Policy.Law.Overdue(late));
        Assert.Contains("LAW_DATA_STALE", Pages.Html(Pages.Stuttgart, Pages.Policy, new ReportRequest { AsOf = late }), StringComparison.Ordinal);
        Assert.Contains("LAW_DATA_STALE", Pages.Html(Pages.Stuttgart, Pages.Policy, new ReportRequest { AsOf = late, Candidate = new Id<Candidate>("s-017") }), StringComparison.Ordinal);
        Assert.DoesNotContain("LAW_DATA_STALE", Pages.Html(Pages.Stuttgart, Pages.Policy), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PeopleWithConditionsAtBest_AreNotSaidToHaveNothingToClarify()
    {
        var people = Pages.OfStuttgart.Overview!.People.Where(line => line.Counts is { Possible: 0, WithConditions: > 0 }).ToList();
        Assert.Contains(people, line => line.Counts.ToClarify > 0);
        Assert.Contains($">{people.Count} Personen haben mindestens einen Platz mit Bedingungen, aber keinen, der heute möglich ist.<", Pages.Html(Pages.Stuttgart, Pages.Policy), StringComparison.Ordinal);
        Assert.Contains(
            $">{people.Count} people have at least one place with conditions, but none that is possible today.<", Pages.Html(Pages.Stuttgart, Pages.Policy, new ReportRequest { Language = "en" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_CompanyFirstOffice_PutsCompaniesFirst()
    {
        string First(Direction direction) => Regex.Match(Pages.Html(Pages.Stuttgart, Pages.Policy with { DefaultDirection = direction }), "<section class=sheet id=([a-z]+)-").Groups[1].Value;
        Assert.Equal("person", First(Direction.CandidateToPlace));
        Assert.Equal("company", First(Direction.CompanyToCandidate));
    }

    [Fact]
    public void Write_Office_HasASectionForEveryKindOfAdvice()
    {
        var html = Pages.Html(Pages.Stuttgart, Pages.Policy, new ReportRequest { Language = "en" });
        Assert.Equal(
            ["The next step for each person", "What if: the list after this step", "Why the wish is not on the list", "What to find out next, for each person", "Occupations in reach, for each person", "Which companies next", "The next step for each company", "Who has nothing in reach, by district"],
            Regex.Matches(html[html.IndexOf("<section id=advice>", StringComparison.Ordinal)..html.IndexOf("<section class=sheet", StringComparison.Ordinal)], "<h3>([^<]+)</h3>").Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void Write_PersonWithoutTheirWish_SaysWhyAndWhatChangesIt()
    {
        var person = new ReportRequest { Language = "en", Candidate = new Id<Candidate>("s-010") };
        var titles = Regex.Matches(Pages.Html(Pages.Stuttgart, Pages.Policy, person), "<h3>([^<]+)</h3>").Select(match => match.Groups[1].Value).ToList();
        Assert.Contains(titles, title => title.StartsWith("What if: ", StringComparison.Ordinal));
        Assert.Contains(titles, title => title.StartsWith("Why not: s-010", StringComparison.Ordinal));
        Assert.DoesNotContain(Regex.Matches(Pages.Html(Pages.Stuttgart, Pages.Policy, person with { Candidate = new Id<Candidate>("s-002") }), "<h3>([^<]+)</h3>"), title => title.Value.Contains("Why not", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_ParagraphBeforeText_IsClosed()
    {
        using var output = new StringWriter();
        new HtmlWriter(output).Open("div").Element("p", "a").Text("b").Element("p", "c").Element("p", "d").Element("b", "e").Element("p", "f").Close();
        Assert.Equal("<div><p>a</p>\nb<p>c\n<p>d</p>\n<b>e</b><p>f\n</div>\n", output.ToString());
        using var values = new StringWriter();
        new HtmlWriter(values).Shape("use", ("href", "#k0"), ("x", "1")).Open("i", ("class", "a b"), ("title", ""), ("lang", "de")).Close();
        Assert.Equal("<use href=#k0 x=1 /><i class=\"a b\" title=\"\" lang=de></i>", values.ToString());
    }

    private static string[] Tags(string html) => [.. Tag().Matches(html).Select(match => match.Groups[1].Value + match.Groups[2].Value)];

    private static List<string> Ids(string html) => [.. Regex.Matches(html, " id=\"?([^\" >]+)").Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> Targets(string html) => Regex.Matches(html, " (?:href=\"?#|aria-labelledby=\"?)([^\" >]+)").Select(match => match.Groups[1].Value);

    /// <summary>What does not close as it opened; empty when all is well.</summary>
    private static string Unbalanced(string html)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(html))
        {
            var name = tag.Groups[2].Value;
            if (name is "meta" or "!DOCTYPE")
            {
                continue;
            }

            // A paragraph ends where a block begins; paragraphs, items, rows and cells end where the next of their kind begins or where what holds them ends.
            if (open.TryPeek(out var over) && over == "p" && (tag.Groups[1].Length == 0 ? name is "div" or "dl" or "figure" or "h2" or "h3" or "h4" or "p" or "section" or "table" or "ul" : name != "p" && open.Contains(name) && !open.TakeWhile(one => one != "p").Any()))
            {
                open.Pop();
            }

            while (open.TryPeek(out var inner) && inner is "li" or "td" or "th" or "tr" && (tag.Groups[1].Length > 0 || (name == inner) || (inner is "td" or "th" && name is "td" or "th" or "tr")))
            {
                open.Pop();
            }

            if (tag.Groups[1].Length == 0 && tag.Groups[3].Length == 0)
            {
                open.Push(name);
            }
            else if (tag.Groups[1].Length == 0)
            {
                continue;
            }
            else if (!open.TryPop(out var last) || last != name)
            {
                return $"</{name}> closes {last}";
            }
        }

        return string.Join(' ', open);
    }

    [GeneratedRegex("<(/?)([a-zA-Z!][a-zA-Z0-9]*)(?:[^<>]*(/)>)?")]
    private static partial Regex Tag();

    [GeneratedRegex("&#x(0?[0-9a-f]|1[0-9a-f]|20[0-9a-f]{2});", RegexOptions.IgnoreCase)]
    private static partial Regex EscapedControl();

    [GeneratedRegex("(src|href|data|action|xlink:href)=(?!\"?#)|url\\(|@import|https?:", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideAddress();

    [GeneratedRegex("_(ONE|MANY)$")]
    private static partial Regex CountedForm();

    [GeneratedRegex("^HOW_([A-Z]+?)(_TEXT)?$")]
    private static partial Regex HowForm();

    [GeneratedRegex("texts(?:\\.Say|\\.Count)?[\\[(]\"([A-Z_]+)\"")]
    private static partial Regex UsedKeys();

    // One order: the numbers of a person's sheet are those of "how sure the list is" beside it, and the page says once where they come from.
    [Fact]
    public void Page_UnderALearnedPolicy_NumbersEveryListAlikeAndSaysOnceThatItIsLearned()
    {
        var policy = TestLearned.InUse(Pages.Policy, new(2026, 3, 1));
        var index = MatchIndex.Build(Pages.Stuttgart, policy);
        foreach (var person in Pages.Stuttgart.Candidates.Where((person, i) => i % 9 == 0 && person.HasCaseConsent(index.AsOf)))
        {
            var request = new ReportRequest { Candidate = person.Id };
            var shown = Pages.Build(Pages.Stuttgart, policy, request).People[0].Groups.SelectMany(group => group.Tiers).SelectMany(tier => tier.Rows).OrderBy(row => row.Result.Rank).Select(row => row.Result.Pair.Place.Id.Value);
            var sheets = PageSheets.Of(Pages.Stuttgart, policy, request, TextCatalogue.For("de"), CancellationToken.None).Sheets;
            var list = sheets.SelectMany(sheet => sheet.Tables).Single(table => table.Key == "list");
            Assert.Equal(shown, list.Rows.Select(row => row[1].Value));
        }

        var german = Pages.Html(Pages.Stuttgart, policy, new ReportRequest { Candidate = new("s-017") });
        const string Said = "Die Listen der Personen stehen in einer gelernten Reihenfolge: nach dem, was aus Ergebnissen gelernt wurde (Vorgaben stuttgart-learned 1, in Gebrauch seit 01.03.2026).";
        Assert.Single(Regex.Matches(german, Regex.Escape(Said)));
        Assert.Contains("The lists of people are in a learned order: by what was learned from outcomes (policy stuttgart-learned 1, in use since 1 Mar 2026).", Pages.Html(Pages.Stuttgart, policy, new ReportRequest { Candidate = new("s-017"), Language = "en" }), StringComparison.Ordinal);
        Assert.DoesNotContain("gelernten Reihenfolge", Pages.Html(Pages.Stuttgart, policy, new ReportRequest { Company = new("b-001") }), StringComparison.Ordinal);
        Assert.DoesNotContain("gelernten Reihenfolge", Pages.Html(Pages.Stuttgart, Pages.Policy, new ReportRequest { Candidate = new("s-017") }), StringComparison.Ordinal);
        Assert.DoesNotContain("gelernten Reihenfolge", Pages.Html(Pages.Stuttgart, TestLearned.InUse(Pages.Policy, new(2026, 7, 21)), new ReportRequest { Candidate = new("s-017") }), StringComparison.Ordinal);
        var ofCompanies = Pages.Html(Pages.Stuttgart, TestLearned.InUse(Pages.Policy, new(2026, 3, 1), Perspective.Company), new ReportRequest { Company = new("b-001") });
        Assert.Single(Regex.Matches(ofCompanies, "Die Listen der Betriebe stehen in einer gelernten Reihenfolge"));
    }
}
