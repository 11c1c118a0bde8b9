using Kausa.Matching.Policy;
using Xunit;

namespace Kausa.Matching.Tests.Policy;

public sealed class PolicyInheritanceTests
{
    private const string Identity = "\"id\": \"mine\", \"version\": 3, \"title\": \"Mein Büro\", \"signed_off_by\": \"Leitung\"";

    private static readonly MatchPolicy Base = ShippedPolicies.Find("base")!;

    [Fact]
    public void Read_OnlyIdentity_IsTheBaseUnderItsOwnName() =>
        Assert.Equal(Base with { Id = "mine", Version = 3, Title = "Mein Büro", SignedOffBy = "Leitung" }, Child(string.Empty));

    [Fact]
    public void Read_NothingButInherits_IsTheBaseItself() =>
        Assert.Equal(ShippedPolicies.Find("stuttgart"), PolicyReader.Read("""{ "inherits": "stuttgart" }""", ShippedPolicies.Document).Policy);

    [Fact]
    public void Read_OneKeyOfAnObject_KeepsTheOthers() =>
        Assert.Equal(Base.Skills with { Gain = 3 }, Child(""", "skills": { "gain": 3 }""").Skills);

    [Fact]
    public void Read_Array_ReplacesTheWholeArray()
    {
        Assert.Equal([8_000, 7_000], Child(""", "trade": { "wish_quality": [8000, 7000] }""").Trade.WishQuality);
        Assert.Single(Child(""", "location": { "default_modes": ["CAR"], "modes": [{ "mode": "CAR", "access_minutes": 1, "detour_percent": 100, "speed_kilometres_per_hour": 50 }] }""").Location.Modes);
    }

    [Fact]
    public void Read_LawOfANewDay_IsAdded()
    {
        var law = Child(LawChange("2027-01-01", 760)).Law;
        Assert.Equal(Base.Law.Numbers.Count + 1, law.Numbers.Count);
        Assert.Equal(760, law.Value(LawKeys.MinimumPayEuro, new DateOnly(2027, 1, 1)));
        Assert.Equal(724, law.Value(LawKeys.MinimumPayEuro, new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void Read_LawOfAKnownDay_IsReplaced()
    {
        var law = Child(LawChange("2026-01-01", 725)).Law;
        Assert.Equal(Base.Law.Numbers.Count, law.Numbers.Count);
        Assert.Equal(725, law.Value(LawKeys.MinimumPayEuro, new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void Read_LanguageNeeds_AreAddedOrReplacedByPrefix()
    {
        const string Skills = """{ "listening": 25, "reading": 25, "writing": 25, "speaking": 25 }""";
        var needs = Child($$""", "language": { "needs": [{ "kldb_prefix": "26", "target_tenths": {{Skills}}, "weight_percent": {{Skills}} }, { "kldb_prefix": "2622", "target_tenths": {{Skills}}, "weight_percent": {{Skills}} }] }""").Language.Needs;
        Assert.Equal(Base.Language.Needs.Count + 1, needs.Count);
        Assert.All(needs.Where(need => need.KldbPrefix is "26" or "2622"), need => Assert.Equal([25, 25, 25, 25], need.TargetTenths));
    }

    [Fact]
    public void Read_Identity_IsNeverInherited()
    {
        var problems = PolicyReader.Read("""{ "inherits": "base", "tie_key": "mine" }""", ShippedPolicies.Document).Problems;
        Assert.Equal(["$.id", "$.version", "$.title", "$.signed_off_by"], problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Read_ThreeGenerations_TheNearestWins()
    {
        string? Resolve(string name) => name == "region" ? $$"""{ "inherits": "base", {{Identity}}, "skills": { "gain": 3, "prior_points": 40 } }""" : ShippedPolicies.Document(name);
        var policy = PolicyReader.Read($$"""{ "inherits": "region", {{Identity}}, "skills": { "gain": 4 } }""", Resolve).Policy;
        Assert.Equal(Base.Skills with { Gain = 4, PriorPoints = 40 }, policy!.Skills);
    }

    [Fact]
    public void Read_ProblemInTheBase_NamesThatDocumentAndItsLine()
    {
        var broken = ShippedPolicies.Document("base")!.Replace("\"gain\": 2", "\"gain\": 9", StringComparison.Ordinal);
        var line = broken[..broken.IndexOf("\"gain\"", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        var problem = Assert.Single(PolicyReader.Read($$"""{ "inherits": "grund", {{Identity}} }""", _ => broken, "office.json").Problems);
        Assert.Equal($"grund:{line} $.skills.gain '9': an integer 1..5", problem.ToString());
        Assert.Empty(PolicyReader.Read($$"""{ "inherits": "grund", {{Identity}}, "skills": { "gain": 5 } }""", _ => broken).Problems);
    }

    [Theory]
    [InlineData("\"nowhere\"", "can be found")]
    [InlineData("7", "the name of a policy")]
    [InlineData("\"../base\"", "the name of a policy")]
    public void Read_BaseNotFound_IsTheOnlyProblem(string inherits, string allowed)
    {
        var problem = Assert.Single(PolicyReader.Read($$"""{ "inherits": {{inherits}}, {{Identity}} }""", ShippedPolicies.Document).Problems);
        Assert.Equal("$.inherits", problem.Path);
        Assert.Contains(allowed, problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BaseUnreadable_IsTheOnlyProblem()
    {
        var problem = Assert.Single(PolicyReader.Read($$"""{ "inherits": "grund", {{Identity}}, "language": { "prior_tenths": 30 } }""", _ => "{").Problems);
        Assert.Equal(("grund", "$"), (problem.Document, problem.Path));
    }

    [Fact]
    public void Read_Circle_IsShownAndEnds()
    {
        string Resolve(string name) => $$"""{ "inherits": "{{(name == "a" ? "b" : "a")}}", {{Identity}} }""";
        var problem = Assert.Single(PolicyReader.Read($$"""{ "inherits": "a", {{Identity}} }""", Resolve).Problems);
        Assert.Equal("no circle; this one is a → b → a", problem.Allowed);
    }

    [Fact]
    public void Read_EndlessChain_Ends()
    {
        var asked = 0;
        string Resolve(string name) => $$"""{ "inherits": "p{{++asked}}", {{Identity}} }""";
        var problem = Assert.Single(PolicyReader.Read($$"""{ "inherits": "p", {{Identity}} }""", Resolve).Problems);
        Assert.Equal(PolicyReader.MaxBases, asked);
        Assert.Contains("at most 8 bases", problem.Allowed, StringComparison.Ordinal);
    }

    private static string LawChange(string day, int value) =>
        $$""", "law": [{ "key": "MINIMUM_PAY_EURO", "valid_from": "{{day}}", "value": {{value}}, "source": "test", "reviewed_on": "2026-11-01", "review_by": "2027-11-01" }]""";

    private static MatchPolicy Child(string members)
    {
        var result = PolicyReader.Read($$"""{ "inherits": "base", {{Identity}}{{members}} }""", ShippedPolicies.Document);
        Assert.Empty(result.Problems);
        return result.Policy!;
    }
}
