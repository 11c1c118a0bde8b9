using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Xunit;

namespace Kausa.Matching.Tests.Policy;

public sealed class LanguagePolicyTests
{
    private static readonly int[] Levels = [.. Enum.GetValues<CefrLevel>().Select(level => 10 * (int)level)];

    [Fact]
    public void DistinctNeedCount_OfTheShippedPolicies_LeavesRoom() =>
        Assert.All(ShippedPolicies.Names, name => Assert.Equal(34_272, LanguagePolicy.DistinctNeedCount(ShippedPolicies.Find(name)!.Language.Needs)));

    [Fact]
    public void DistinctNeedCount_AnyEntries_CountsWhatPlacesCanState()
    {
        var target = Gen.Elements(0, 20, 25, 35, 60);
        var weights = Gen.Elements<ValueList<int>>([30, 30, 15, 25], [40, 20, 15, 25]);
        var need = target.ArrayOf(4).SelectMany(targets => weights.Select(percent => new LanguageNeed("", targets.ToValueList(), percent)));
        Prop.ForAll(Gen.Choose(1, 4).SelectMany(count => need.ArrayOf(count)).ToArbitrary(), needs =>
            Assert.Equal(needs.SelectMany(Stated).Distinct().LongCount(), LanguagePolicy.DistinctNeedCount(needs))).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    // Whatever a place states of its own: the entry's target or a level, skill by skill.
    private static IEnumerable<LanguageNeedKey> Stated(LanguageNeed need) =>
        from a in Levels.Append(need.TargetTenths[0])
        from b in Levels.Append(need.TargetTenths[1])
        from c in Levels.Append(need.TargetTenths[2])
        from d in Levels.Append(need.TargetTenths[3])
        select LanguageNeedKey.Of(need with { TargetTenths = [a, b, c, d] });
}
