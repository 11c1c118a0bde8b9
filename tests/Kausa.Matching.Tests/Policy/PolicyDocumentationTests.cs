using System.Text.Json.Nodes;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Policy;

/// <summary>docs/policy.md names every key of a policy, and its examples are true.</summary>
public sealed class PolicyDocumentationTests
{
    private static readonly string Documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "policy.md"));

    [Fact]
    public void Documentation_EveryKeyLawAndStep_IsNamed()
    {
        var keys = Keys(JsonNode.Parse(PolicyWriter.Write(ShippedPolicies.Find("stuttgart")!))!);
        var laws = LawKeys.All.Where(key => !key.StartsWith(LawKeys.FullTimeSchoolYearsPrefix, StringComparison.Ordinal));
        var switchable = SwitchableRules.All.Select(code => code.Code());
        Assert.All(keys.Concat(laws).Concat(switchable).Append("inherits").Append("FULL_TIME_SCHOOL_YEARS_01"), key => Assert.Contains($"`{key}`", Documentation, StringComparison.Ordinal));
    }

    [Fact]
    public void Documentation_Example_IsValid()
    {
        var start = Documentation.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        var example = Documentation[start..Documentation.IndexOf("```", start, StringComparison.Ordinal)];
        var result = PolicyReader.Read(example, ShippedPolicies.Document);
        Assert.Empty(result.Problems);
        Assert.Equal(new CriterionWeights(30, 15, 25, 30), result.Policy!.Weights.Candidate);
    }

    [Fact]
    public void Documentation_Problems_AreWordedAsTheReaderWordsThem()
    {
        var weights = new PolicyDocument().With("weights_percent.candidate.skills", "40").Read().Problems;
        var misspelt = new PolicyDocument().Without("trade.same_two_digits").With("trade.same_two_digit", "4000").Read().Problems;
        var gain = new PolicyDocument().With("skills.gain", "9").Read().Problems;
        var night = new PolicyDocument().With("law.27.value", "1440").Read().Problems;
        Assert.All([weights[0], misspelt[0], gain[0], night[0]], problem =>
            Assert.Contains($" {problem.ToString().Split(' ', 2)[1]}\n", Documentation, StringComparison.Ordinal));
    }

    [Fact]
    public void Documentation_LawInForce_IsThatOfTheBase()
    {
        var law = ShippedPolicies.Find("base")!.Law;
        foreach (var row in Documentation.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')))
        {
            var key = row[1].Trim(' ', '`');
            if (LawKeys.All.Contains(key))
            {
                Assert.Equal(law.Value(key, new DateOnly(2026, 8, 19)), int.Parse(row[4].Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    private static IEnumerable<string> Keys(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Keys(member.Value!).Prepend(member.Key)).Distinct(),
        JsonArray items => items.SelectMany(item => Keys(item!)).Distinct(),
        _ => [],
    };
}
