using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

public sealed class MarketCodesTests
{
    [Fact]
    public void NeedOf_OneMoreThan16BitsHold_IsRefusedAndChangesNothing()
    {
        var codes = new MarketCodes(TravelTimeTable.Empty, TestPolicies.Base, TestPolicies.Base.Law.BeginsOn);
        for (var code = 0; code < MarketCodes.MostNeeds; code++)
        {
            Assert.Equal(code, codes.NeedOf(new LanguageNeedKey((ulong)code)));
        }

        var refused = Assert.Throws<ArgumentException>(() => codes.NeedOf(new LanguageNeedKey(MarketCodes.MostNeeds)));

        Assert.StartsWith("LanguageTargets: a market can have 65536 different language needs", refused.Message, StringComparison.Ordinal);
        Assert.Equal(MarketCodes.MostNeeds, codes.NeedCount);
        Assert.Equal(MarketCodes.MostNeeds - 1, codes.NeedOf(new LanguageNeedKey(MarketCodes.MostNeeds - 1)));
    }

    // In each skill a place states a level, or the policy's target holds.
    [Fact]
    public void MostNeeds_WithAShippedPolicy_IsNeverReached()
    {
        foreach (var policy in ShippedPolicies.Names.Select(name => ShippedPolicies.Find(name)!))
        {
            var needs = new HashSet<LanguageNeedKey>();
            foreach (var need in policy.Language.Needs)
            {
                var levels = Enum.GetValues<CefrLevel>().Length;
                for (var choice = 0; choice < Math.Pow(levels + 1, LanguageNeedKey.SkillCount); choice++)
                {
                    needs.Add(LanguageNeedKey.Of(need with { TargetTenths = Chosen(need, choice, levels) }));
                }
            }

            Assert.True(needs.Count <= MarketCodes.MostNeeds, $"{policy.Id}: {needs.Count} needs");
        }
    }

    private static ValueList<int> Chosen(LanguageNeed need, int choice, int levels) =>
        Enumerable.Range(0, LanguageNeedKey.SkillCount).Select(skill => (choice / (int)Math.Pow(levels + 1, skill)) % (levels + 1) is var level && level < levels ? 10 * level : need.TargetTenths[skill]).ToValueList();
}
