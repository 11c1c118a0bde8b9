using Kausa.Matching.Policy;
using Xunit;

namespace Kausa.Matching.Tests.Policy;

public sealed class PolicyParserTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("null", 1)]
    [InlineData("[]", 1)]
    [InlineData("{\n\"id\": \"a\",\n}", 3)]
    [InlineData("{\n\"id\": \"a\" // who\n}", 2)]
    [InlineData("{\n\"id\": \"a\"\n} {}", 3)]
    [InlineData("{\n\n\"id\": \"\\ud800\" }", 3)]
    [InlineData("{\n\"id\": 'a' }", 2)]
    public void Read_NoStrictJsonObject_SaysWhereOnce(string json, int line)
    {
        var problem = Assert.Single(PolicyReader.Read(json, ShippedPolicies.Document).Problems);
        Assert.Equal(("$", line), (problem.Path, problem.Line));
        Assert.DoesNotContain('\n', problem.ToString());
    }

    [Theory]
    [InlineData("{\n\"id\": 'a' }", "$ 'kein JSON ab Byte 7 der Zeile': ein JSON-Objekt in ", "$ 'no JSON from byte 7 of the line': one JSON object in ")]
    [InlineData("{\"a\": [[[[[[[[[[[[[[[[[", "$ 'tiefer verschachtelt als 16 Ebenen': ein JSON-Objekt in ", "$ 'nested deeper than 16 levels': one JSON object in ")]
    [InlineData("{\"a\": [[[[[[[[[[[[[[[?", "$ 'kein JSON ab Byte 22 der Zeile': ein JSON-Objekt in ", "$ 'no JSON from byte 22 of the line': one JSON object in ")]
    public void Read_NoStrictJson_SaysWhatIsWrongInBothLanguages(string json, string german, string english)
    {
        var problem = Assert.Single(PolicyReader.Read(json, ShippedPolicies.Document).Problems);
        Assert.Contains(german, problem.In("de"), StringComparison.Ordinal);
        Assert.Contains(english, problem.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CutOffAnywhere_NeverThrowsAndNeverPasses()
    {
        var json = ShippedPolicies.Document("base")!.TrimEnd();
        for (var length = 0; length < json.Length; length += 7)
        {
            Assert.False(PolicyReader.Read(json[..length], ShippedPolicies.Document).IsValid);
        }
    }

    [Fact]
    public void Read_KeyTwice_SaysWhereTheFirstStands()
    {
        var json = ShippedPolicies.Document("base")!.Replace("\"gain\": 2,", "\"gain\": 2,\n    \"gain\": 3,", StringComparison.Ordinal);
        var problem = Assert.Single(PolicyReader.Read(json, ShippedPolicies.Document).Problems);
        Assert.Equal("$.skills.gain", problem.Path);
        Assert.Equal($"each key once; it already stands on line {problem.Line - 1}", problem.Allowed);
    }

    [Fact]
    public void Read_TooDeep_IsRefused()
    {
        var problem = Assert.Single(PolicyReader.Read("{\"a\":" + new string('[', 100) + new string(']', 100) + "}", ShippedPolicies.Document).Problems);
        Assert.Equal("$", problem.Path);
    }

    [Fact]
    public void Read_TenMegabytesInOneField_IsRefusedBeforeParsing()
    {
        var problem = Assert.Single(PolicyReader.Read($"{{ \"title\": \"{new string('x', 10_000_000)}\" }}", ShippedPolicies.Document).Problems);
        Assert.Equal("at most 200000 characters", problem.Allowed);
    }

    [Fact]
    public void Read_LongValue_IsShortenedInTheProblem()
    {
        var problem = Assert.Single(new PolicyDocument().With("tie_key", $"\"{new string('x', 100_000)}\"").Read().Problems);
        Assert.Equal(61, problem.Value!.Length);
    }

    [Fact]
    public void Read_ByteOrderMark_IsIgnored() => Assert.True(PolicyReader.Read('\uFEFF' + ShippedPolicies.Document("base")!, ShippedPolicies.Document).IsValid);

    [Fact]
    public void Read_MoreProblemsThanAreListed_CountsTheRest()
    {
        var keys = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"unknown-{i}\": 1"));
        var problems = PolicyReader.Read($"{{ \"inherits\": \"base\", {keys} }}", ShippedPolicies.Document).Problems;
        Assert.Equal(PolicyReader.MaxProblems + 1, problems.Count);
        Assert.Equal("4804 more problems are not listed; correct these first", problems[^1].Allowed);
    }

    [Fact]
    public void Read_WeightMisspelt_IsNoWrongSumToo()
    {
        const string Json = """
            {
              "inherits": "base",
              "id": "office",
              "version": 1,
              "title": "Office",
              "signed_off_by": "Leitung",
              "region_ags": ["08111"],
              "weights_percent": { "company": { "location": 0, "tradde": 25 } }
            }
            """;
        var problem = Assert.Single(PolicyReader.Read(Json, ShippedPolicies.Document, "office.json").Problems);
        Assert.Equal("office.json:8 $.weights_percent.company.tradde '25': no such key; 'trade' is the nearest", problem.ToString());
    }

    [Fact]
    public void Read_ManyThingsWrong_SaysThemAllInOrderWithoutCascades()
    {
        const string Json = """
            {
              "inherits": "base",
              "id": "büro",
              "version": 1.5,
              "title": "Büro",
              "sigend_off_by": "Leitung",
              "weights_percent": { "candidate": { "skills": 40 }, "joint": { "trade": "20" } },
              "skills": [],
              "language": { "minimum_pass_percent": 40, "needs": [{ "kldb_prefix": "26" }] },
              "location": { "comfortable_minutes": 90 },
              "trade": { "other": 9000 },
              "rules": { "switched_off": ["C01_WORK_NOT_PERMITTED", "C14_OUT_OF_REACH"] },
              "law": [{ "key": "ADULT_AGE_YEARS", "valid_from": "2030-01-01", "value": 16.5, "source": "x", "reviewed_on": "2030-01-01", "review_by": "2029-01-01" }],
              "region_ags": ["08111", "99999"]
            }
            """;
        var problems = PolicyReader.Read(Json, ShippedPolicies.Document, "office.json").Problems;
        Assert.Equal(
            [
                "office.json:3 $.id 'büro'",
                "office.json:4 $.version '1.5'",
                "office.json:6 $.sigend_off_by 'Leitung'",
                "office.json:7 $.weights_percent.candidate '40 + 15 + 20 + 30 = 105'",
                "office.json:7 $.weights_percent.joint.trade '20'",
                "office.json:8 $.skills '[…]'",
                "office.json:9 $.language.minimum_pass_percent '40'",
                "office.json:9 $.language.needs[0].target_tenths (missing)",
                "office.json:9 $.language.needs[0].weight_percent (missing)",
                "office.json:10 $.location.comfortable_minutes '90'",
                "office.json:11 $.trade.other '9000'",
                "office.json:12 $.rules.switched_off[0] 'C01_WORK_NOT_PERMITTED'",
                "office.json:13 $.law[0].value '16.5'",
                "office.json:13 $.law[0].review_by '2029-01-01'",
                "office.json:14 $.region_ags[1] '99999'",
            ],
            problems.Select(problem => problem.ToString().Split(": ")[0]));
    }
}
