using System.Text.RegularExpressions;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

/// <summary>One of a kind is told in the singular, by every verb that counts, in both languages.</summary>
public sealed partial class CountedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("de", "1 Person, 1 Betrieb, 1 Platz", "Plan für 1 Person: 1 mit Vorschlag", "1 Person, davon 1 mit Platz; 1 Platz von 1 Betrieb; 1 mögliches Paar", "Gesprächstag: 1 Gespräch für 1 Person", "1 von 1 Person", "1 von 1 Platz", "von 1 suchender Person", "Von 1 suchender Person")]
    [InlineData("en", "1 candidate, 1 company, 1 place", "Plan for 1 person: 1 with a proposal", "1 person, of whom 1 with a place; 1 place of 1 company; 1 possible pair", "Interview day: 1 interview for 1 person", "1 of 1 candidate", "1 of 1 place", "of 1 person who is searching", "Of 1 person who is searching")]
    public void Verbs_MarketOfOneOfEach_SayItInTheSingular(string language, params string[] expected)
    {
        var (market, person, company) = OneOfEach();
        var (plan, proof) = (Path.Combine(_folder, "plan.json"), Path.Combine(_folder, "proof.json"));
        string[][] verbs =
        [
            ["market", "check", market],
            ["allocate", "--market", market, "--out", plan, "--certificate", proof],
            ["check-plan", plan, proof],
            ["interview-day", "--market", market],
            ["bulk", "--market", market, "--side", "both", "--out", Path.Combine(_folder, "lists.csv")],
            ["advise", "step", "--company", company, "--market", market],
            ["advise", "companies", "--market", market],
            ["advise", "assessment", "--candidate", person, "--market", market, "--length", "1"],
            ["coverage", "--market", market],
            ["market", "stale", "--market", market],
        ];
        var said = string.Concat(verbs.Select(verb =>
        {
            var run = Shell.Kausa([.. verb, "--lang", language]);
            Assert.True(run.Code == 0, $"{verb[0]}: {run.Error}");
            return run.Output + run.Error;
        }));
        Assert.All(expected, text => Assert.Contains(text, said, StringComparison.Ordinal));
        Assert.DoesNotMatch(OneAndPlural(), said);
    }

    [Theory]
    [InlineData("de", "1 Person, 1 Ergebnis: 1 neu", "Was neue Ergebnisse geändert haben: 1 Person, ", "1 von 1 Person")]
    [InlineData("en", "1 person, 1 result: 1 new", "What new results changed: 1 person, ", "1 of 1 candidate")]
    public void Assess_OneResult_SaysItInTheSingular(string language, params string[] expected)
    {
        using var market = new BrokenMarket();
        var results = Path.Combine(_folder, "results.csv");
        Assert.Equal(0, Shell.Kausa("assess", "generate", "--market", market.Folder, "--instrument", "DTZ", "--people", "1", "--columns", "reading", "--out", results).Code);
        var (import, run) = (Shell.Kausa("assess", "import", "--market", market.Folder, "--instrument", "DTZ", results, "--lang", language), Shell.Kausa("assess", "run", "--market", market.Folder, "--lang", language));
        Directory.Delete(market.Folder + ".assess", recursive: true);
        var said = import.Output + run.Output + run.Error;
        Assert.All(expected, text => Assert.Contains(text, said, StringComparison.Ordinal));
        Assert.DoesNotMatch(OneAndPlural(), said);
    }

    [Theory]
    [InlineData("de", 1, "1 Zeile gesendet, 1 war schon da, 1 hat nur der Dienst.")]
    [InlineData("de", 2, "2 Zeilen gesendet, 2 waren schon da, 2 hat nur der Dienst.")]
    [InlineData("en", 1, "1 row sent, 1 was there already, 1 only the service has.")]
    [InlineData("en", 0, "0 rows sent, 0 were there already, 0 only the service has.")]
    public void Say_Number_ChoosesTheWord(string language, int number, string expected) => Assert.Equal(expected, UsageTexts.Say(language, "ROWS_SENT", number, number, number));

    // Somebody who can get a place, the place, its company; no adviser.
    private (string Market, string Person, string Company) OneOfEach()
    {
        var market = Path.Combine(_folder, "market");
        var office = OfficeMarket.Load(Shell.Stuttgart, "de", new Terminal(TextWriter.Null, TextWriter.Null));
        var index = Ranking.MatchIndex.Build(office.Market, office.Policy);
        var plan = Allocation.Cohort.CohortPlanner.Plan(index, new Allocation.Cohort.CohortRequest { Objective = Allocation.Cohort.CohortObjective.MostPlaced }).Plan!;
        var pair = plan.Pairs[0].Pair;
        var content = office.Market.Content;
        var place = pair.Place;
        var one = MarketGen.With(office.Market, content with
        {
            Candidates = [pair.Candidate with { PrimaryAdviser = null }],
            Places = [place],
            Companies = [office.Market.CompanyOf(place) with { PrimaryAdviser = null }],
            Advisers = [],
        });
        Verbs.ConvertVerb.Write(one, """{ "inherits": "stuttgart" }""", market, replace: false, "de", CancellationToken.None);
        return (market, one.Candidates[0].Id.Value, one.Companies[0].Id.Value);
    }

    [GeneratedRegex(@"(?<![0-9.,/\-–])\b1 (?:Personen|Betriebe|Betrieben|Plätze|Plätzen|Beratende|Zeilen|Zellen|Listen|Gespräche|Sitze|Tage|Tagen|Ergebnisse|mögliche Paare|suchenden Personen|people|candidates|companies|places|advisers|rows|cells|lists|interviews|seats|days|results|possible pairs)\b")]
    private static partial Regex OneAndPlural();
}
