using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

/// <summary>The short way to say whether a place is excluded says what the masks of its start say.</summary>
public sealed class AdmittedPlacesTests
{
    [Fact]
    public void Admits_AnyPersonAndPlace_IsWhatTheMasksAllow() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var market = MarketGen.Drawn(seed, 40, 12);
        var begins = TestPolicies.Base.Law.BeginsOn;
        var index = MatchIndex.Build(market, TestPolicies.Base, market.AsOf < begins ? begins : market.AsOf);
        var person = new CompiledCandidate(index.Places.Codes);
        foreach (var purpose in new[] { Purpose.MatchForAdviser, Purpose.MatchForSelf })
        {
            for (var number = 0; number < index.CandidateNumberCount; number++)
            {
                var (candidate, store, position) = index.Persons[number];
                person.Begin(store, position, candidate, new RankRequest { Purpose = purpose });
                foreach (var signature in index.Places.Codes.Signatures)
                {
                    var masks = person.StartAt(signature.Start);
                    Assert.Equal(!masks.IsHidden && masks.Allows(signature), person.Admits(signature));
                }
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
}
