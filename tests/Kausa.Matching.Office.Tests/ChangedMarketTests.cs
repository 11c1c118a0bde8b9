using Kausa.Matching.Model;
using Kausa.Matching.Office.Writing;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests;

/// <summary>Facts told otherwise: only rows that they are about are written and read again.</summary>
public sealed class ChangedMarketTests
{
    // A service takes positions that are not those of the postal code; a file cannot hold them.
    private static readonly Location Elsewhere = new("73728", "08116", new GridPosition(1, 1));
    private static readonly Market Sample = MarketFiles.Sample().Read().Market!;

    [Fact]
    public void Of_OtherRowsThatNoFileCanHold_StayAsTheyAre()
    {
        var person = Sample.Candidates[0];
        var market = MarketGen.With(Sample, Sample.Content with
        {
            Companies = [.. Sample.Companies.Select(company => company with { Site = Elsewhere })],
            Candidates = [person, .. Sample.Candidates.Skip(1).Select(other => other with { Home = Elsewhere })],
        });
        var changed = ChangedMarket.Of(market, [new FactChange("candidates", person.Id.Value, "max_travel_minutes", "17")]);
        Assert.Empty(changed.Problems);
        Assert.Equal(17, changed.Market!.FindCandidate(person.Id)!.Mobility.MaxTravelMinutes);
        Assert.Equal(market.Candidates.Skip(1), changed.Market.Candidates.Skip(1));
        Assert.Equal(market.Companies, changed.Market.Companies);
        Assert.Equal(market.Places, changed.Market.Places);
        Assert.Equal((market.AsOf, market.Source, market.TravelTimes.Entries), (changed.Market.AsOf, changed.Market.Source, changed.Market.TravelTimes.Entries));
    }

    [Fact]
    public void Of_CheckThatIsToCome_MayBeAskedAbout()
    {
        var changed = ChangedMarket.Of(Sample, [new FactChange("candidates", "s-01", "medical_check_on", "2026-08-01")]);
        Assert.Empty(changed.Problems);
        Assert.Equal(new DateOnly(2026, 8, 1), changed.Market!.FindCandidate(new("s-01"))!.MedicalCheckOn);
    }

    [Fact]
    public void Of_RowThatNoFileCanHold_NamesTheFieldAndNotWhatStandsThere()
    {
        var person = Sample.Candidates[0];
        var market = MarketGen.With(Sample, Sample.Content with { Candidates = [person with { Home = Elsewhere }, .. Sample.Candidates.Skip(1)] });
        var refused = Assert.Throws<FactUnwritableException>(() => ChangedMarket.Of(market, [new FactChange("candidates", person.Id.Value, "max_travel_minutes", "17")]));
        Assert.StartsWith("candidates.csv postal_code: what stands there cannot be written", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("73728", refused.Message, StringComparison.Ordinal);
    }

    // A service keeps rows from before a rule came.
    [Fact]
    public void Of_NameThatNoFileCanHold_IsMendedByAnotherNameAloneAndNamedInBothLanguages()
    {
        var company = Sample.Companies[0] with { Label = "a\u202Eb\nc", Site = Elsewhere };
        var market = MarketGen.With(Sample, Sample.Content with { Companies = [company, .. Sample.Companies.Skip(1)] });
        FactChange label = new("companies", company.Id.Value, "label", "Schreinerei"), site = new("companies", company.Id.Value, "postal_code", "70173"), mentor = new("companies", company.Id.Value, "mentor", "yes");
        var mended = ChangedMarket.Of(market, [mentor, site, label]);
        Assert.Empty(mended.ProblemLines());
        Assert.Equal(("Schreinerei", "70173", true), (mended.Market!.FindCompany(company.Id)!.Label, mended.Market.FindCompany(company.Id)!.Site!.PostalCode, mended.Market.FindCompany(company.Id)!.HasMentor));
        Assert.Equal(market.Companies.Skip(1), mended.Market.Companies.Skip(1));
        Assert.StartsWith("companies.csv label: what stands there cannot be written", Refused("en", mentor, site), StringComparison.Ordinal);
        Assert.StartsWith("companies.csv label: Was dort steht, lässt sich nicht so schreiben", Refused("de", mentor, site), StringComparison.Ordinal);
        Assert.StartsWith("companies.csv postal_code: ", Refused("en", label), StringComparison.Ordinal);
        Assert.Contains("U+202E", Assert.Single(ChangedMarket.Of(market, [site, new FactChange("companies", company.Id.Value, "label", "d\u202Ee")]).ProblemLines()), StringComparison.Ordinal);

        string Refused(string language, params FactChange[] changes) => Assert.Throws<FactUnwritableException>(() => ChangedMarket.Of(market, changes, language)).Message;
    }

    [Fact]
    public void Of_ConsentThatEndsBeforeItBegins_IsMendedByEitherDayOrByGoing()
    {
        var person = Sample.Candidates[0];
        var company = Sample.Companies[0].Id;
        var consent = new Consent(Purpose.DiscloseToCompany, company, new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 1));
        var market = MarketGen.With(Sample, Sample.Content with { Candidates = [person with { Consents = [consent] }, .. Sample.Candidates.Skip(1)] });
        Assert.Equal(consent with { WithdrawnOn = new DateOnly(2026, 3, 1) }, Assert.Single(Consents(new FactChange("consents", person.Id.Value, "withdrawn_on", "2026-03-01"))));
        Assert.Equal(consent with { GivenOn = new DateOnly(2025, 12, 1) }, Assert.Single(Consents(new FactChange("consents", person.Id.Value, "given_on", "2025-12-01"))));
        Assert.Empty(Consents(FactChange.Remove("consents", person.Id.Value)));
        Assert.Single(ChangedMarket.Of(market, [new FactChange("consents", person.Id.Value, "withdrawn_on", "2026-01-31")]).Problems);
        var other = new FactChange("candidates", person.Id.Value, "max_travel_minutes", "17");
        Assert.Equal(
            "consents.csv withdrawn_on: what stands there cannot be written and read back as the same; allowed: a day not before given_on",
            Assert.Throws<FactUnwritableException>(() => ChangedMarket.Of(market, [other])).Message);
        Assert.StartsWith(
            "consents.csv withdrawn_on: Was dort steht, lässt sich nicht so schreiben",
            Assert.Throws<FactUnwritableException>(() => ChangedMarket.Of(market, [other, new FactChange("consents", person.Id.Value, "company", Sample.Companies[1].Id.Value)], "de")).Message, StringComparison.Ordinal);

        ValueList<Consent> Consents(FactChange change)
        {
            var changed = ChangedMarket.Of(market, [change]);
            Assert.Empty(changed.ProblemLines());
            return changed.Market!.FindCandidate(person.Id)!.Consents;
        }
    }

    // A file has one row for a skill: what it would leave out goes with it or not at all.
    [Fact]
    public void Of_TwoMinimaOfOneSkill_AreMendedByGoingAlone()
    {
        var place = Sample.Places[0] with { LanguageMinima = [new LanguageMinimum(LanguageSkill.Reading, CefrLevel.A2, null), new LanguageMinimum(LanguageSkill.Reading, CefrLevel.B1, null)], LanguageTargets = [] };
        var market = MarketGen.With(Sample, Sample.Content with { Places = [place, .. Sample.Places.Skip(1)] });
        var changed = ChangedMarket.Of(market, [FactChange.Remove("place_languages", place.Id.Value), FactChange.Add("place_languages", place.Id.Value, new FactCell("skill", "READING"), new FactCell("minimum", "B2"))]);
        Assert.Empty(changed.ProblemLines());
        Assert.Equal(CefrLevel.B2, Assert.Single(changed.Market!.FindPlace(place.Id)!.LanguageMinima).Level);
        foreach (var (language, said) in new[] { ("en", "place_languages.csv skill: what stands there cannot be written"), ("de", "place_languages.csv skill: Was dort steht") })
        {
            Assert.StartsWith(
                said, Assert.Throws<FactUnwritableException>(() => ChangedMarket.Of(market, [new FactChange("place_languages", place.Id.Value, "minimum", "B2")], language)).Message, StringComparison.Ordinal);
        }
    }

    // A row that stood there before, in a table that nothing was told about.
    [Fact]
    public void Of_ProblemInAnotherTable_IsToldByTableAndByTheOnlyChange()
    {
        var person = Sample.Candidates[0];
        var market = MarketGen.With(Sample, Sample.Content with { Candidates = [person with { VetoedCompanies = [Sample.Companies[0].Id, Sample.Companies[0].Id] }, .. Sample.Candidates.Skip(1)] });
        var problem = Assert.Single(ChangedMarket.Of(market, [new FactChange("candidates", person.Id.Value, "max_travel_minutes", "17")]).Problems);
        Assert.Equal((0, true), (problem.Change, problem.ToString().StartsWith("vetoes ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_WrongValues_TellsThoseThatWereTypedAndNoOther()
    {
        var person = Sample.Candidates[0] with { BirthMonth = null, AgeBandAtStart = AgeBand.From18To24 };
        var market = MarketGen.With(Sample, Sample.Content with { Candidates = [person, .. Sample.Candidates.Skip(1)] });
        var typed = ChangedMarket.Of(market, [new FactChange("candidates", person.Id.Value, "max_travel_minutes", "far")]);
        Assert.Contains("max_travel_minutes 'far': ", Assert.Single(typed.ProblemLines()), StringComparison.Ordinal);
        var other = ChangedMarket.Of(market, [new FactChange("candidates", person.Id.Value, "birth_month", "2008-03")]);
        Assert.Equal((null, string.Empty), (other.Market, Assert.Single(other.Problems).Value));
        Assert.Contains("age_band_at_start: ", Assert.Single(other.ProblemLines()), StringComparison.Ordinal);
        Assert.DoesNotContain(AgeBand.From18To24.Code(), Assert.Single(other.ProblemLines()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_References_AreFoundInTheWholeMarket()
    {
        var (place, company) = (Sample.Places[0], Sample.Companies[^1]);
        Assert.NotEqual(company.Id, place.Company);
        Assert.Equal(company.Id, ChangedMarket.Of(Sample, [new FactChange("places", place.Id.Value, "company", company.Id.Value)]).Market!.FindPlace(place.Id)!.Company);
        Assert.Contains("company 'nowhere': ", Assert.Single(ChangedMarket.Of(Sample, [new FactChange("places", place.Id.Value, "company", "nowhere")]).ProblemLines()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TrainerOfAnotherCompany_IsThere()
    {
        var from = Sample.Companies.First(company => company.Trainers.Count > 0);
        var to = Sample.Companies.First(company => company.Id != from.Id);
        var changed = ChangedMarket.Of(Sample, [new FactChange("trainers", from.Trainers[0].Id.Value, "company", to.Id.Value)]).Market!;
        Assert.Equal((from.Trainers.Count - 1, to.Trainers.Count + 1), (changed.FindCompany(from.Id)!.Trainers.Count, changed.FindCompany(to.Id)!.Trainers.Count));
    }

    [Fact]
    public void Of_RowsThatComeAndGo_AreThereAndGoneAndNoOther()
    {
        var changed = ChangedMarket.Of(Sample,
        [
            FactChange.Remove("wishes", "s-01", new FactCell("rank", "1")),
            new FactChange("wishes", "s-01", "rank", "1") { Cells = [new FactCell("rank", "2"), new FactCell("occupation", "mechatroniker-fuer-kaeltetechnik")] },
            FactChange.Add("wishes", "s-01", new FactCell("rank", "2"), new FactCell("occupation", "fleischer")),
            FactChange.Remove("vetoes", "s-02"),
            FactChange.Add("vetoes", "s-02", new FactCell("company", "c-01")),
            new FactChange("languages", "s-02", "level", "A2") { Cells = [new FactCell("skill", "READING")] },
            FactChange.Add("evidence", "s-03", [.. new[] { ("id", "e-09"), ("dimension", "SCH_MATH"), ("kind", "SCHOOL_GRADE"), ("scale", "GRADE"), ("value", "1.7"), ("assessed_on", "2026-04-01") }.Select(cell => new FactCell(cell.Item1, cell.Item2))]),
            FactChange.Remove("consents", "s-01", new FactCell("purpose", "DISCLOSE_TO_COMPANY")),
        ]);
        Assert.Empty(changed.ProblemLines());
        var (first, second) = (changed.Market!.FindCandidate(new("s-01"))!, changed.Market.FindCandidate(new("s-02"))!);
        Assert.Equal(["mechatroniker-fuer-kaeltetechnik", "fleischer"], first.Wishes.Select(wish => wish.Value));
        Assert.Equal([Purpose.MatchForAdviser], first.Consents.Select(consent => consent.Purpose));
        Assert.Equal(("c-01", 0), (Assert.Single(second.VetoedCompanies).Value, second.VetoedOccupations.Count));
        Assert.Equal([(LanguageSkill.Listening, CefrLevel.B1), (LanguageSkill.Reading, CefrLevel.A2)],
            second.LanguageEvidence.Where(proof => proof.Skill is LanguageSkill.Listening or LanguageSkill.Reading).OrderBy(proof => proof.Skill).Select(proof => (proof.Skill!.Value, proof.Level)));
        Assert.Contains(changed.Market.FindCandidate(new("s-03"))!.Evidence, piece => piece.Id.Value == "e-09");
        Assert.Equal(Sample.Companies, changed.Market.Companies);
        Assert.Equal(Sample.Places, changed.Market.Places);
    }

    // Rows are chosen as they were before any change: what a change puts into a cell neither hides its row from the next nor brings it another.
    [Fact]
    public void Of_TwoRowsThatSwapAValue_AreSwappedInEitherOrder()
    {
        var person = Sample.FindCandidate(new("s-01"))!;
        FactChange[] swap = [Ranked("1", "2"), Ranked("2", "1"), new("wishes", "s-01", "occupation", "fleischer") { Cells = [new FactCell("rank", "2")] }];
        foreach (FactChange[] changes in (FactChange[][])[swap, [.. swap.Reverse()], [swap[1], swap[2], swap[0]]])
        {
            var changed = ChangedMarket.Of(Sample, changes);
            Assert.Empty(changed.ProblemLines());
            Assert.Equal(["fleischer", person.Wishes[0].Value], changed.Market!.FindCandidate(person.Id)!.Wishes.Select(wish => wish.Value));
        }

        var moved = FactChange.Remove("wishes", "s-01", new FactCell("rank", "7"));
        Assert.Same(moved, Assert.Throws<FactChangeException>(() => ChangedMarket.Of(Sample, [Ranked("1", "7"), moved])).Change);

        static FactChange Ranked(string before, string after) => new("wishes", "s-01", "rank", after) { Cells = [new FactCell("rank", before)] };
    }

    [Fact]
    public void Of_TrainerThatComesOrGoes_IsOfItsCompany()
    {
        var company = Sample.Companies.First(one => one.Trainers.Count > 0);
        var more = ChangedMarket.Of(Sample, [FactChange.Add("trainers", "t-new", new FactCell("company", company.Id.Value), new FactCell("qualification", "MEISTER"), new FactCell("aevo", "PASSED"))]);
        Assert.Empty(more.ProblemLines());
        Assert.Equal(company.Trainers.Count + 1, more.Market!.FindCompany(company.Id)!.Trainers.Count);
        Assert.Equal(company.Trainers.Count - 1, ChangedMarket.Of(Sample, [FactChange.Remove("trainers", company.Trainers[0].Id.Value)]).Market!.FindCompany(company.Id)!.Trainers.Count);
    }

    [Fact]
    public void Of_LastTravelTimeThatGoes_LeavesNone()
    {
        var market = MarketGen.With(Sample, Sample.Content with { TravelTimes = new TravelTimeTable([new TravelTime("70173", "73728", 40)]) });
        var changed = ChangedMarket.Of(market, [FactChange.Remove("travel_times", "70173")]);
        Assert.Empty(changed.ProblemLines());
        Assert.Empty(changed.Market!.TravelTimes.Entries);
    }

    // Who asks has no file before them: neither one nor a line of it is told, but the change at fault.
    [Fact]
    public void Of_TwoWrongValues_EachIsToldByItsChange()
    {
        FactChange[] changes = [new("candidates", "s-02", "max_travel_minutes", "-1"), new("candidates", "s-01", "max_travel_minutes", "-1"), FactChange.Add("wishes", "s-01", new FactCell("rank", "1"), new FactCell("occupation", "tischler"))];
        var problems = ChangedMarket.Of(Sample, changes, "de").Problems;
        Assert.Equal([0, 1, 2], problems.Select(problem => problem.Change).Order());
        Assert.All(problems, problem => Assert.DoesNotMatch(@"\.csv|:[0-9]|Zeile [0-9]", problem.ToString()));
        Assert.Equal(2, problems.Count(problem => problem.ToString().StartsWith("max_travel_minutes '-1': ", StringComparison.Ordinal)));
        Assert.EndsWith("dasselbe steht in einer anderen Zeile", problems.Single(problem => problem.Column == "rank").ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<FactChange, FactChange> Clashes => new()
    {
        { new("candidates", "s-01", "max_travel_minutes", "100"), new("candidates", "s-01", "max_travel_minutes", "20") },
        { new("wishes", "s-01", "rank", "5") { Cells = [new FactCell("rank", "1")] }, new("wishes", "s-01", "rank", "6") { Cells = [new FactCell("rank", "1")] } },
        { FactChange.Remove("wishes", "s-01", new FactCell("rank", "1")), new("wishes", "s-01", "occupation", "tischler") { Cells = [new FactCell("rank", "1")] } },
        { new("wishes", "s-01", "occupation", "tischler") { Cells = [new FactCell("rank", "1")] }, FactChange.Remove("wishes", "s-01") },
        { FactChange.Remove("wishes", "s-01", new FactCell("rank", "1")), FactChange.Remove("wishes", "s-01") },
        { FactChange.Add("wishes", "s-01", new FactCell("rank", "3"), new FactCell("occupation", "tischler")), FactChange.Add("wishes", "s-01", new FactCell("occupation", "tischler"), new FactCell("rank", "3")) },
        { FactChange.Add("wishes", "s-01", new FactCell("rank", "3"), new FactCell("occupation", "tischler")), FactChange.Remove("wishes", "s-01", new FactCell("rank", "3")) },
    };

    [Theory, MemberData(nameof(Clashes))]
    public void Of_TwoChangesAboutTheSameFact_AreBothNamed(FactChange one, FactChange other)
    {
        var wrong = Assert.Throws<FactChangeException>(() => ChangedMarket.Of(Sample, [one, new("candidates", "s-02", "max_travel_minutes", "17"), other]));
        Assert.Same(one, wrong.Other);
        Assert.Same(other, wrong.Change);
        Assert.False(wrong.IsUnknownId);
    }

    public static TheoryData<FactChange, string> WrongRows => new()
    {
        { FactChange.Add("wishes", "s-99", new FactCell("rank", "1")), "candidates has no row 's-99'." },
        { FactChange.Add("wishes", "s-01", new FactCell("wish", "1")), "'wish' is no fact of wishes; allowed: rank, occupation." },
        { FactChange.Add("wishes", "s-01", new FactCell("rank", "3"), new FactCell("rank", "4")), "'rank' of wishes is told twice for one row." },
        { FactChange.Remove("wishes", "s-01", new FactCell("rank", "7"), new FactCell("occupation", "tischler")), "wishes has no row 's-01' with rank=7, occupation=tischler." },
        { new FactChange("wishes", "s-01", "occupation", "fleischer") { Cells = [new FactCell("rank", "7")] }, "wishes has no row 's-01' with rank=7." },
        { FactChange.Remove("candidates", "s-01"), "candidates: only cells are told otherwise there; rows come and go in: consents, courses, " },
        { FactChange.Add("companies", "c-77", new FactCell("label", "x")), "companies: only cells are told otherwise there" },
        { FactChange.Remove("shoes", "s-01"), "'shoes' is no table" },
    };

    [Theory, MemberData(nameof(WrongRows))]
    public void Of_WrongRow_NamesWhatIsAllowed(FactChange change, string message) =>
        Assert.StartsWith(message, Assert.Throws<FactChangeException>(() => ChangedMarket.Of(Sample, [change])).Message, StringComparison.Ordinal);

    public static TheoryData<FactChange, string, string> RefusedInBothLanguages => new()
    {
        { FactChange.Remove("shoes", "s-01"), "'shoes' ist keine Tabelle; erlaubt: advisers, ", "'shoes' is no table; allowed: advisers, " },
        { new FactChange("wishes", "s-01", "wish", "1"), "'wish' ist keine Angabe von wishes; erlaubt: rank, occupation.", "'wish' is no fact of wishes; allowed: rank, occupation." },
        { FactChange.Add("wishes", "s-01", new FactCell("rank", "3"), new FactCell("rank", "4")), "'rank' von wishes steht für eine Zeile zweimal da.", "'rank' of wishes is told twice for one row." },
        { FactChange.Remove("candidates", "s-01"), "candidates: dort können nur Zellen anders sein; Zeilen kommen und gehen in: consents, ", "candidates: only cells are told otherwise there; rows come and go in: consents, " },
        { new FactChange("candidates", "s-99", "max_travel_minutes", "30"), "candidates hat keine Zeile 's-99'.", "candidates has no row 's-99'." },
        { FactChange.Add("wishes", "s-99", new FactCell("rank", "1")), "candidates hat keine Zeile 's-99'.", "candidates has no row 's-99'." },
        { FactChange.Remove("wishes", "s-01", new FactCell("rank", "7")), "wishes hat keine Zeile 's-01' mit rank=7.", "wishes has no row 's-01' with rank=7." },
        { new FactChange("consents", "s-01", "given_on", "2020-01-01"), "consents: 's-01' hat die Einwilligung zur Beratung (MATCH_FOR_ADVISER) nicht für jeden Tag gegeben", "consents: 's-01' did not give the consent to counselling (MATCH_FOR_ADVISER) for every day" },
    };

    [Theory, MemberData(nameof(RefusedInBothLanguages))]
    public void Of_ChangeThatIsRefused_IsToldInTheLanguageAskedFor(FactChange change, string german, string english)
    {
        foreach (var (language, message) in new[] { ("de", german), ("en", english) })
        {
            Assert.StartsWith(message, Assert.Throws<FactChangeException>(() => ChangedMarket.Of(Sample, [change], language)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_NewRowThatNoFileMayHold_TellsTheFieldAndWhatWasTyped()
    {
        var far = ChangedMarket.Of(Sample, [FactChange.Add("wishes", "s-01", new FactCell("rank", "third"), new FactCell("occupation", "tischler"))]);
        Assert.Contains("rank 'third': ", Assert.Single(far.ProblemLines()), StringComparison.Ordinal);
        var open = ChangedMarket.Of(Sample, [FactChange.Add("wishes", "s-01", new FactCell("rank", "3"))]);
        Assert.StartsWith("occupation: ", Assert.Single(open.ProblemLines()), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(WrongRows))]
    public void Of_SeveralChanges_TellsTheOneAtFault(FactChange change, string message)
    {
        FactChange[] good = [new("candidates", "s-01", "max_travel_minutes", "17"), FactChange.Add("consents", "s-01", new FactCell("purpose", "DISCLOSE_TO_COMPANY"), new FactCell("company", Sample.Companies[0].Id.Value), new FactCell("given_on", "2026-04-01"))];
        foreach (FactChange[] changes in (FactChange[][])[[change, .. good], [good[0], change, good[1]], [.. good, change]])
        {
            var wrong = Assert.Throws<FactChangeException>(() => ChangedMarket.Of(Sample, changes));
            Assert.Same(change, wrong.Change);
            Assert.StartsWith(message, wrong.Message, StringComparison.Ordinal);
        }
    }

    // Whether somebody wants to be counselled is theirs to say: a consent may be thought away, never up.
    [Fact]
    public void Of_CaseConsentThatWasNotGiven_IsNotAssumed()
    {
        var person = Sample.Candidates[0] with { Consents = [new Consent(Purpose.MatchForAdviser, null, new DateOnly(2026, 1, 10), new DateOnly(2026, 3, 1))] };
        var market = MarketGen.With(Sample, Sample.Content with { Candidates = [person, .. Sample.Candidates.Skip(1)] });
        var given = new[] { new FactCell("purpose", "MATCH_FOR_ADVISER"), new FactCell("given_on", "2026-04-01") };
        foreach (var change in new[] { FactChange.Add("consents", person.Id.Value, given), new FactChange("consents", person.Id.Value, "withdrawn_on", string.Empty), new FactChange("consents", person.Id.Value, "withdrawn_on", "2026-12-31"), new FactChange("consents", person.Id.Value, "given_on", "2026-01-09") })
        {
            var wrong = Assert.Throws<FactChangeException>(() => ChangedMarket.Of(market, [new FactChange("candidates", person.Id.Value, "max_travel_minutes", "17"), change]));
            Assert.StartsWith($"consents: '{person.Id}' did not give the consent to counselling", wrong.Message, StringComparison.Ordinal);
            Assert.Same(change, wrong.Change);
        }

        foreach (var change in new[] { FactChange.Remove("consents", person.Id.Value), new FactChange("consents", person.Id.Value, "withdrawn_on", "2026-02-01"), FactChange.Add("consents", person.Id.Value, new FactCell("purpose", "DISCLOSE_TO_COMPANY"), new FactCell("company", Sample.Companies[0].Id.Value), new FactCell("given_on", "2026-04-01")) })
        {
            Assert.Empty(ChangedMarket.Of(market, [change]).ProblemLines());
        }
    }
}
