using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

public sealed class MarketCodesTests
{
    [Fact]
    public void MarketCodes_PolicyThatLeadsToMoreNeedsThanCodesHold_IsRefused()
    {
        var policy = TestPolicies.Base;
        var needs = Enumerable.Range(1, 17).Select(weight => new LanguageNeed(weight == 1 ? "" : $"{weight}", [25, 25, 25, 25], [weight, 100 - weight, 0, 0])).ToValueList();

        var refused = Assert.Throws<ArgumentException>(() => new MarketCodes(TravelTimeTable.Empty, policy with { Language = policy.Language with { Needs = needs } }, policy.Law.BeginsOn));

        Assert.Contains("its language needs lead to 69632 different ones", refused.Message, StringComparison.Ordinal);
        _ = new MarketCodes(TravelTimeTable.Empty, policy with { Language = policy.Language with { Needs = needs.Take(16).ToValueList() } }, policy.Law.BeginsOn);
    }
}
