using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Xunit;

namespace Kausa.Matching.Tests.Allocation;

public sealed class LazyMatchingTests
{
    [Fact]
    public void MatchLazily_AnyMarket_EqualsTheMatchingFromWholeLists() =>
        Prop.ForAll(AllocationGen.Seeds(), seed =>
        {
            StableInstance instance = StableGen.Small(seed, tieChance: 3);
            int[] ones = [.. Enumerable.Repeat(1, instance.Residents.AgentCount)];
            ProposalMatching lazy = StableMatcher.MatchLazily(new Groups(instance.Residents), new Priorities(instance.Hospitals), ones, instance.Capacities);
            StableMatching whole = StableMatcher.Match(instance, ProposingSide.Residents);
            return Enumerable.Range(0, instance.Capacities.Count).All(hospital => lazy.ProposersOf(hospital).ToArray()
                .SequenceEqual(Enumerable.Range(0, ones.Length).Where(resident => whole.HospitalOfResident[resident] == hospital)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void MatchLazily_CapacitiesOnBothSides_NoPairBlocks() =>
        Prop.ForAll(AllocationGen.Seeds(), seed =>
        {
            var random = new Random(seed);
            StableInstance instance = StableGen.Market(random, 6, 5, listChance: 8, tieChance: 2, capacityMax: 3);
            int[] capacities = AllocationGen.Capacities(random, 6, 3);
            ProposalMatching matching = StableMatcher.MatchLazily(new Groups(instance.Residents), new Priorities(instance.Hospitals), capacities, instance.Capacities);
            return !BlockingPairs(instance, capacities, matching).Any() && Check(instance, capacities, matching).Count == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void CheckStable_MatchingOfAnotherMarket_ListsExactlyTheBlockingPairs() =>
        Prop.ForAll(AllocationGen.Seeds(), seed =>
        {
            // Same who-lists-whom, other orders: the matching is possible but rarely stable.
            StableInstance instance = StableGen.Market(new Random(seed), 6, 5, listChance: 10, tieChance: 2, capacityMax: 3);
            int[] capacities = AllocationGen.Capacities(new Random(seed), 6, 3);
            StableInstance other = StableGen.Market(new Random(seed + 1), 6, 5, listChance: 10, tieChance: 2, capacityMax: 3);
            ProposalMatching matching = StableMatcher.MatchLazily(new Groups(other.Residents), new Priorities(other.Hospitals), capacities, instance.Capacities);
            return Check(instance, capacities, matching).Select(finding => (finding.Row, finding.Column)).Order()
                .SequenceEqual(BlockingPairs(instance, capacities, matching).Order());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void CheckStable_ProposerWithOnePartnerTooMany_IsNamed()
    {
        var instance = new StableInstance(PreferenceLists.Strict([[0, 1]]), PreferenceLists.Strict([[0], [0]]), [1, 1]);
        ProposalMatching both = StableMatcher.MatchLazily(new Groups(instance.Residents), new Priorities(instance.Hospitals), [2], instance.Capacities);
        Assert.Equal([new AllocationFinding(AllocationFault.RowOverCapacity, 0, -1, 1)], Check(instance, [1], both));
    }

    [Fact]
    public void MatchLazily_RoomForEveryone_AsksOnlyForFirstGroups()
    {
        var source = new Groups(PreferenceLists.Strict([.. Enumerable.Range(0, 50).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(0, 20)])]));
        PreferenceLists hospitals = PreferenceLists.Strict([.. Enumerable.Range(0, 20).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(0, 50)])]);
        ProposalMatching matching = StableMatcher.MatchLazily(
            source, new Priorities(hospitals), [.. Enumerable.Repeat(1, 50)], [.. Enumerable.Repeat(50, 20)]);
        Assert.Equal(50, matching.PairCount);
        Assert.Equal(50, source.Delivered);
        Assert.Equal(50, matching.ProposalCount);
    }

    [Fact]
    public void MatchLazily_LongLists_AreFollowedToTheirEnd()
    {
        // Resident 1 loses at all hospitals but the last of a hundred: nothing may be cut off before.
        PreferenceLists residents = PreferenceLists.Strict([.. Enumerable.Range(0, 100).Select(resident => (IReadOnlyList<int>)(resident == 99
            ? [.. Enumerable.Range(0, 100)]
            : [resident]))]);
        PreferenceLists hospitals = PreferenceLists.Strict([.. Enumerable.Range(0, 100).Select(hospital => (IReadOnlyList<int>)(hospital < 99 ? [hospital, 99] : [99]))]);
        ProposalMatching matching = StableMatcher.MatchLazily(
            new Groups(residents), new Priorities(hospitals), [.. Enumerable.Repeat(1, 100)], [.. Enumerable.Repeat(1, 100)]);
        Assert.Equal([99], matching.ProposersOf(99).ToArray());
        Assert.Equal(100, matching.PairCount);
    }

    private static IReadOnlyList<AllocationFinding> Check(StableInstance instance, int[] capacities, ProposalMatching matching) =>
        AllocationChecker.CheckStable(new Groups(instance.Residents), new Priorities(instance.Hospitals), capacities, instance.Capacities, matching);

    private static IEnumerable<(int Proposer, int Receiver)> BlockingPairs(StableInstance instance, int[] capacities, ProposalMatching matching)
    {
        int[][] held = [.. Enumerable.Range(0, instance.Capacities.Count).Select(receiver => matching.ProposersOf(receiver).ToArray())];
        for (int proposer = 0; proposer < capacities.Length; proposer++)
        {
            int[] own = [.. Enumerable.Range(0, held.Length).Where(receiver => held[receiver].Contains(proposer))];
            Assert.True(own.Length <= capacities[proposer]);
            for (int receiver = 0; receiver < held.Length; receiver++)
            {
                Assert.True(held[receiver].Length <= instance.Capacities[receiver]);
                int wish = StableGen.Rank(instance.Residents, proposer, receiver);
                int back = StableGen.Rank(instance.Hospitals, receiver, proposer);
                bool proposerWants = wish < StableGen.None && !own.Contains(receiver) && capacities[proposer] > 0
                    && (own.Length < capacities[proposer] || own.Any(other => wish < StableGen.Rank(instance.Residents, proposer, other)));
                bool receiverWants = back < StableGen.None && instance.Capacities[receiver] > 0
                    && (held[receiver].Length < instance.Capacities[receiver] || held[receiver].Any(other => back < StableGen.Rank(instance.Hospitals, receiver, other)));
                if (proposerWants && receiverWants)
                {
                    yield return (proposer, receiver);
                }
            }
        }
    }

    private sealed class Groups(PreferenceLists lists) : IPreferenceSource
    {
        private readonly int[] _next = new int[lists.AgentCount];

        public int Delivered { get; private set; }

        public bool TryNextGroup(int proposer, List<int> group)
        {
            int rank = ++_next[proposer];
            int[] partners = lists.Partners(proposer).ToArray();
            int[] ranks = lists.Ranks(proposer).ToArray();
            group.AddRange(partners.Where((_, at) => ranks[at] == rank));
            Delivered += group.Count;
            return group.Count > 0;
        }
    }

    private sealed class Priorities(PreferenceLists lists) : IReceiverPriorities
    {
        public bool TryGetPriority(int receiver, int proposer, out long priority)
        {
            priority = -StableGen.Rank(lists, receiver, proposer);
            return priority > -StableGen.None;
        }
    }
}
