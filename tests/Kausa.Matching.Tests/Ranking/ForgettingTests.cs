using System.Reflection;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>Who asks with a profile leaves nothing behind in an index, although searches are kept for the next question.</summary>
public class ForgettingTests
{
    private const string Canary = "canary-of-a-visitor";

    [Fact]
    public void RankPlaces_ForAProfile_LeavesNothingOfItInTheIndex()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(1, 40, 6));
        var begins = TestPolicies.Base.Law.BeginsOn;
        var index = MatchIndex.Build(market, TestPolicies.Base, market.AsOf < begins ? begins : market.AsOf);
        var visitor = market.Candidates[0] with { Id = new Id<Candidate>(Canary), OtherLanguages = [Canary], Mobility = market.Candidates[0].Mobility with { WillingToRelocate = true } };
        foreach (var counts in new[] { false, true })
        {
            var profile = index.Compile(visitor);
            Assert.NotEmpty(index.RankPlaces(profile, new RankRequest { Purpose = Purpose.MatchForSelf, CountPairs = counts }).Results);
            var kept = Reachable(index);
            var search = Assert.Single(kept.OfType<PlaceSearch>());
            var person = search.Person;
            Assert.NotEmpty(ScratchOf(search));
            Assert.All(ScratchOf(search), room => Assert.DoesNotContain(room.Cast<object>(), entry => Convert.ToInt32(entry, null) != 0));
            Assert.True(person.SkillTable.IndexOfAnyExcept((byte)0) < 0);
            Assert.All([person.NeedQuality, person.TradeQuality, person.DefaultSkillQuality, person.OwnSkillBound], table => Assert.DoesNotContain(table, entry => entry != 0));
            Assert.DoesNotContain(kept, item => ReferenceEquals(item, profile) || ReferenceEquals(item, visitor) || ReferenceEquals(item, profile.Store) || item is string text && text.Contains(Canary, StringComparison.Ordinal));
        }
    }

    // Room that a search fills anew for each question, that of lanes and blocks too.
    private static Array[] ScratchOf(PlaceSearch search) =>
        [.. NumbersOf(search), .. FieldsOf(search).OfType<LaneQualities>().SelectMany(NumbersOf)];

    private static IEnumerable<Array> NumbersOf(object owner) => FieldsOf(owner).OfType<Array>().Where(numbers => numbers.GetType().GetElementType()!.IsPrimitive);

    private static IEnumerable<object?> FieldsOf(object owner) => owner.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Select(field => field.GetValue(owner));

    // Everything that an object holds, directly or not.
    private static HashSet<object> Reachable(object root)
    {
        var found = new HashSet<object>(ReferenceEqualityComparer.Instance) { root };
        var waiting = new Stack<object>([root]);
        while (waiting.TryPop(out var item))
        {
            if (item is string or Type or MemberInfo or Delegate { Target: null })
                continue;
            if (item is Array array)
            {
                if (!array.GetType().GetElementType()!.IsPrimitive)
                    array.Cast<object?>().ToList().ForEach(Add);
                continue;
            }

            for (var type = item.GetType(); type is not null; type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(field => !field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike))
                    Add(field.GetValue(item));
            }
        }

        return found;

        void Add(object? value)
        {
            if (value is not null && !value.GetType().IsEnum && found.Add(value))
                waiting.Push(value);
        }
    }
}
