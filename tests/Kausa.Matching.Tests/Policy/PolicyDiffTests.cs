using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Policy.Comparing;
using Xunit;

namespace Kausa.Matching.Tests.Policy;

public sealed class PolicyDiffTests
{
    private static readonly MatchPolicy Base = ShippedPolicies.Find("base")!;

    [Fact]
    public void Between_WeightMoved_SaysWhoseAndHowMuch()
    {
        var to = Base with { Weights = Base.Weights with { Candidate = new CriterionWeights(30, 15, 25, 30) } };
        var changes = PolicyDiff.Between(Base, to);
        Assert.Equal(["weights_percent.candidate.skills: 35 → 30", "weights_percent.candidate.location: 20 → 25"], changes.Select(change => change.ToString()));
        Assert.Equal("Gewicht, Weg: 20 → 25 von 100 in der Sicht der Person", changes[1].InGerman());
        Assert.Equal("Weight, Way: 20 → 25 of 100 in the person's view", changes[1].InEnglish());
    }

    public static TheoryData<string, string, string> Sentences => new()
    {
        { "region_ags.everywhere", "Zuständig für ganz Deutschland: ja → nein", "Responsible for all of Germany: yes → no" },
        { "region_ags.08116", "Zuständig für Landkreis Esslingen (08116): nein → ja", "Responsible for Landkreis Esslingen (08116): no → yes" },
        { "rules.switched_off.C14_OUT_OF_REACH", "Regel C14, erreichbarer Weg: an → aus", "Rule C14, place within reach: on → off" },
        { "law.MINIMUM_PAY_EURO.2027-01-01.value", "Mindestvergütung im ersten Jahr in Euro, ab 01.01.2027: – → 760", "Minimum pay in the first year in euro, from 1 Jan 2027: – → 760" },
        { "law.MINIMUM_PAY_EURO.2027-01-01.review_by", "Mindestvergütung im ersten Jahr in Euro, ab 01.01.2027, wieder zu prüfen bis: – → 31.12.2027", "Minimum pay in the first year in euro, from 1 Jan 2027, to be reviewed by: – → 31 Dec 2027" },
        { "language.needs.26.target_tenths.reading", "Lesen, Ziel für Berufe 26 (Mechatronik-, Energie- und Elektroberufe): 35 → 40 Zehntelstufen", "Reading, target for occupations 26 (Mechatronik-, Energie- und Elektroberufe): 35 → 40 tenths of a level" },
        { "location.modes.PUBLIC_TRANSPORT.access_minutes", "Bus und Bahn, Zugang und Warten: 15 → 25 Minuten", "Bus and train, access and waiting: 15 → 25 minutes" },
        { "location.default_modes.BIKE", "Fahrrad gilt ohne eigene Angabe als nutzbar: nein → ja", "Bicycle counts as usable where nothing is said: no → yes" },
        { "trade.wish_quality.5", "Beruf, Wert von Wunsch 5: – → 7000 von 10000", "Trade, value of wish 5: – → 7000 of 10000" },
        { "effort_minutes.COURSE_B1", "Aufwand, Deutschkurs bis B1: 27000 Minuten → 100 Minuten", "Effort, German course to B1: 27000 minutes → 100 minutes" },
        { "hide_needs_clarification", "Plätze ausblenden, bei denen etwas zu klären ist: nein → ja", "Hide places where something needs clarification: no → yes" },
        { "default_direction", "Übliche Richtung: Plätze für eine Person → Personen für einen Platz", "Usual direction: places for a person → people for a place" },
        { "title", "Titel: Gemeinsame Grundlage aller Servicestellen → {=} {0}", "Title: Gemeinsame Grundlage aller Servicestellen → {=} {0}" },
    };

    [Theory, MemberData(nameof(Sentences))]
    public void Between_ManyChanges_SaysEachInPlainWords(string path, string german, string english)
    {
        var change = Assert.Single(PolicyDiff.Between(Base, Changed()), change => change.Path == path);
        Assert.Equal(german, change.InGerman());
        Assert.Equal(english, change.InEnglish());
    }

    [Fact]
    public void Between_TurnedRound_SwapsFromAndTo()
    {
        var there = PolicyDiff.Between(Base, Changed());
        var back = PolicyDiff.Between(Changed(), Base);
        Assert.Equal(there.Select(change => (change.Path, change.From, change.To)).Order(), back.Select(change => (change.Path, change.To, change.From)).Order());
        Assert.Equal(19, there.Count);
    }

    [Fact]
    public void Words_EveryValueOfAPolicy_HasASentence()
    {
        foreach (var (path, _) in PolicyLeaves.Of(Changed()))
        {
            Assert.True(PolicyWords.Knows(path), path);
        }
    }

    public static TheoryData<string> Shipped => [.. ShippedPolicies.Names];

    [Theory, MemberData(nameof(Shipped))]
    public void Between_ShippedPolicies_SaysNoCodeAndOneUnitOnBothSides(string from)
    {
        // Titles, sources and who signed off are texts of their own.
        var changes = ShippedPolicies.Names.SelectMany(to => PolicyDiff.Between(ShippedPolicies.Find(from)!, ShippedPolicies.Find(to)!)).Where(change => change.Path is not ("title" or "signed_off_by") && !change.Path.EndsWith(".source", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.All([change.InGerman(), change.InEnglish()], said =>
        {
            Assert.DoesNotMatch("[A-Z_]{5,}", said);
            Assert.False(said.Contains("Minuten", StringComparison.Ordinal) && said.Contains("Stunden", StringComparison.Ordinal), said);
            Assert.False(said.Contains("minutes", StringComparison.Ordinal) && said.Contains("hours", StringComparison.Ordinal), said);
        }));
    }

    [Theory]
    [InlineData("600", "480", "Aufwand, Wohnungssuche: 10 Stunden → 8 Stunden")]
    [InlineData("480", "600", "Aufwand, Wohnungssuche: 8 Stunden → 10 Stunden")]
    [InlineData("600", "90", "Aufwand, Wohnungssuche: 600 Minuten → 90 Minuten")]
    [InlineData("60", "120", "Aufwand, Wohnungssuche: 60 Minuten → 120 Minuten")]
    [InlineData(null, "600", "Aufwand, Wohnungssuche: – → 10 Stunden")]
    public void Duration_TwoValues_ShareOneUnit(string? from, string? to, string said) => Assert.Equal(said, new PolicyChange("effort_minutes.HOUSING_SEARCH", from, to).InGerman());

    [Fact]
    public void Words_EveryMode_HasAName() => Assert.All(Enum.GetValues<ScoreMode>(), mode => Assert.True(PolicyNames.All.ContainsKey(mode.Code()), mode.Code()));

    [Fact]
    public void Words_EveryLawKey_HasAName() => Assert.All(LawKeys.All, key =>
    {
        var change = new PolicyChange($"law.{key}.2026-01-01.value", "1", "2");
        Assert.DoesNotContain(key, change.InGerman(), StringComparison.Ordinal);
        Assert.DoesNotContain(key, change.InEnglish(), StringComparison.Ordinal);
    });

    [Fact]
    public void Words_EveryShippedStepAndSwitchableRule_HasAName()
    {
        var codes = ShippedPolicies.Names.SelectMany(name => ShippedPolicies.Find(name)!.Effort).Select(effort => effort.Step).Concat(SwitchableRules.All.Select(code => code.Code()));
        Assert.All(codes.Distinct(), code => Assert.True(PolicyNames.All.ContainsKey(code), code));
    }

    [Fact]
    public void Leaves_OfAnyPolicy_AreUnique()
    {
        var paths = PolicyLeaves.Of(Changed()).Select(leaf => leaf.Path).ToArray();
        Assert.Equal(paths.Length, paths.Distinct().Count());
    }

    private static MatchPolicy Changed() => Base with
    {
        Title = "{=} {0}",
        DefaultDirection = Direction.CompanyToCandidate,
        RegionAgs = ["08116"],
        HideNeedsClarification = true,
        Rules = Base.Rules with { SwitchedOff = [ReasonCode.C14OutOfReach] },
        Law = new LawCalendar([.. Base.Law.Numbers, new LawNumber("MINIMUM_PAY_EURO", new DateOnly(2027, 1, 1), 760, "notice", new DateOnly(2026, 11, 1), new DateOnly(2027, 12, 31))]),
        Language = Base.Language with { Needs = Base.Language.Needs.Select(need => need.KldbPrefix == "26" ? need with { TargetTenths = [30, 40, 25, 30] } : need).ToValueList() },
        Location = Base.Location with
        {
            DefaultModes = [.. Base.Location.DefaultModes, TransportMode.Bike],
            Modes = Base.Location.Modes.Select(model => model.Mode == TransportMode.PublicTransport ? model with { AccessMinutes = 25 } : model).ToValueList(),
        },
        Trade = Base.Trade with { WishQuality = [.. Base.Trade.WishQuality, 7_000, 6_900] },
        Effort = Base.Effort.Select(effort => effort.Step == "COURSE_B1" ? effort with { Minutes = 100 } : effort).Append(new StepEffort("NEW_STEP", 5)).ToValueList(),
        TieKey = "kausa-2",
        SignedOffBy = "true",
    };
}
