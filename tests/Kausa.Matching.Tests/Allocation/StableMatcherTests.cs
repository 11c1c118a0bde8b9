using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Xunit;

namespace Kausa.Matching.Tests.Allocation;

public sealed class StableMatcherTests
{
    private static readonly ProposingSide[] Sides = [ProposingSide.Residents, ProposingSide.Hospitals];

    [Fact]
    public void Match_AnyMarketWithTies_IsOneOfTheStableMatchings() =>
        ForAllMarkets(tieChance: 4, instance =>
        {
            HashSet<string> stable = [.. StableGen.AllStable(instance).Select(Key)];
            return Sides.All(side => stable.Contains(Key([.. StableMatcher.Match(instance, side).HospitalOfResident])))
                && stable.Contains(Key([.. StableMatcher.MatchLargest(instance).HospitalOfResident]));
        });

    [Fact]
    public void MatchLargest_AnyMarketWithTies_IsProvenAndEqualsExhaustiveSearch() =>
        ForAllMarkets(tieChance: 5, instance =>
        {
            StableMatching largest = StableMatcher.MatchLargest(instance);
            return largest.IsProvenLargest && largest.Size == StableGen.AllStable(instance).Max(Size);
        });

    [Fact]
    public void MatchLargest_WithoutBranchings_IsAtLeastTwoThirdsAndTheBoundHolds() =>
        ForAllMarkets(tieChance: 6, instance =>
        {
            StableMatching matching = StableMatcher.MatchLargest(instance, branchingsMax: 0);
            int largest = StableGen.AllStable(instance).Max(Size);
            return 3 * matching.Size >= 2 * largest && matching.SizeBound >= largest;
        });

    [Fact]
    public void MatchLargest_WhereTheApproximationFallsShort_StillEqualsExhaustiveSearch()
    {
        int improved = 0;
        for (int seed = 0; seed < 250; seed++)
        {
            StableInstance instance = StableGen.Hard(seed);
            int expected = StableGen.AllStable(instance).Max(Size);
            StableMatching approximate = StableMatcher.MatchLargest(instance, branchingsMax: 0);
            StableMatching largest = StableMatcher.MatchLargest(instance);
            Assert.True(largest.IsProvenLargest);
            Assert.Equal(expected, largest.Size);
            Assert.Empty(AllocationChecker.CheckStable(instance, largest.HospitalOfResident));
            Assert.InRange(expected, approximate.Size, Math.Min(approximate.SizeBound, approximate.Size * 3 / 2));
            improved += expected > approximate.Size ? 1 : 0;
        }

        Assert.True(improved > 5, $"only {improved} markets needed the search");
    }

    [Fact]
    public void MatchLargest_OneSidedTies_EqualsExhaustiveSearchWhereDeferredAcceptanceFallsShort()
    {
        // Both residents like hospital 0 best; hospital 0 cannot tell them apart, and only resident 1 has somewhere else to go.
        var instance = new StableInstance(
            PreferenceLists.Strict([[0], [0, 1]]), PreferenceLists.FromGroups([[[0, 1]], [[1]]]), [1, 1]);
        Assert.Equal(2, StableMatcher.MatchLargest(instance).Size);
        var swapped = new StableInstance(
            PreferenceLists.Strict([[0, 1], [0]]), PreferenceLists.FromGroups([[[0, 1]], [[0]]]), [1, 1]);
        Assert.Equal(1, StableMatcher.Match(swapped, ProposingSide.Residents).Size);
        Assert.Equal(2, StableMatcher.Match(swapped, ProposingSide.Residents).SizeBound);
        Assert.Equal([1, 0], StableMatcher.MatchLargest(swapped).HospitalOfResident);
    }

    [Fact]
    public void Match_StrictListsResidentsPropose_EveryResidentGetsTheBestOfAllStableMatchings() =>
        ForAllMarkets(tieChance: 0, instance =>
        {
            IReadOnlyList<int> matching = StableMatcher.Match(instance, ProposingSide.Residents).HospitalOfResident;
            return StableGen.AllStable(instance).All(other => Residents(instance).All(resident =>
                RankOf(instance, resident, matching[resident]) <= RankOf(instance, resident, other[resident])));
        });

    [Fact]
    public void Match_StrictListsHospitalsPropose_EveryResidentGetsTheWorstOfAllStableMatchings() =>
        ForAllMarkets(tieChance: 0, instance =>
        {
            IReadOnlyList<int> matching = StableMatcher.Match(instance, ProposingSide.Hospitals).HospitalOfResident;
            return StableGen.AllStable(instance).All(other => Residents(instance).All(resident =>
                RankOf(instance, resident, matching[resident]) >= RankOf(instance, resident, other[resident])));
        });

    [Fact]
    public void Match_StrictListsHospitalsPropose_EveryHospitalGetsTheBestOfAllStableMatchings() =>
        ForAllMarkets(tieChance: 0, instance =>
        {
            int[] matching = [.. StableMatcher.Match(instance, ProposingSide.Hospitals).HospitalOfResident];
            return StableGen.AllStable(instance).All(other => Enumerable.Range(0, instance.Capacities.Count).All(hospital =>
                RanksAt(instance, matching, hospital).Zip(RanksAt(instance, other, hospital)).All(ranks => ranks.First <= ranks.Second)));
        });

    [Fact]
    public void Match_StrictLists_RuralHospitalsTheoremHolds() =>
        ForAllMarkets(tieChance: 0, instance =>
        {
            int[] matching = [.. StableMatcher.Match(instance, ProposingSide.Residents).HospitalOfResident];
            return StableGen.AllStable(instance).All(other =>
                Residents(instance).All(resident => matching[resident] < 0 == other[resident] < 0)
                && Enumerable.Range(0, instance.Capacities.Count).All(hospital => HasSameResidentsIfNotFull(instance, matching, other, hospital)));
        });

    [Fact]
    public void Match_SeveralHundredAgents_HasNoBlockingPair()
    {
        for (int seed = 0; seed < 8; seed++)
        {
            StableInstance instance = StableGen.Market(new Random(seed), 300, 80, listChance: 2, tieChance: seed % 4 * 3, capacityMax: 6);
            foreach (ProposingSide side in Sides)
            {
                Assert.Empty(AllocationChecker.CheckStable(instance, StableMatcher.Match(instance, side).HospitalOfResident));
            }

            StableMatching largest = StableMatcher.MatchLargest(instance, branchingsMax: 200);
            Assert.Empty(AllocationChecker.CheckStable(instance, largest.HospitalOfResident));
            Assert.InRange(largest.Size, StableMatcher.Match(instance, ProposingSide.Residents).Size * 2 / 3, largest.SizeBound);
        }
    }

    [Fact]
    public void CheckStable_AnyMatching_ListsExactlyTheBlockingPairs() =>
        ForAllMarkets(tieChance: 4, instance => StableGen.AllMatchings(instance).Take(40).All(matching =>
            AllocationChecker.CheckStable(instance, matching)
                .Select(finding => (finding.Fault, finding.Row, finding.Column))
                .SequenceEqual(StableGen.BlockingPairs(instance, matching)
                    .OrderBy(pair => pair.Resident).ThenBy(pair => StableGen.Rank(instance.Residents, pair.Resident, pair.Hospital))
                    .ThenBy(pair => instance.Residents.Partners(pair.Resident).IndexOf(pair.Hospital))
                    .Select(pair => (AllocationFault.BlockingPair, pair.Resident, pair.Hospital)))));

    [Fact]
    public void CheckStable_HospitalWithoutSeatsHoldsSomebody_IsOverfullAndBlocksNothing()
    {
        var instance = new StableInstance(PreferenceLists.Strict([[0], [0]]), PreferenceLists.Strict([[0, 1]]), [0]);
        Assert.Equal([new AllocationFinding(AllocationFault.ColumnOverCapacity, -1, 0, 1)], AllocationChecker.CheckStable(instance, [-1, 0]));
    }

    [Fact]
    public void CheckStable_PlantedFaults_AreNamed()
    {
        var instance = new StableInstance(
            PreferenceLists.Strict([[0, 1], [0], [1]]), PreferenceLists.Strict([[0, 1], [0]]), [1, 1]);
        Assert.Contains(new AllocationFinding(AllocationFault.ColumnOverCapacity, -1, 0, 1), AllocationChecker.CheckStable(instance, [0, 0, -1]));
        Assert.Contains(new AllocationFinding(AllocationFault.NotEligible, 2, 1, 1), AllocationChecker.CheckStable(instance, [0, -1, 1]));
        Assert.Contains(new AllocationFinding(AllocationFault.OutOfRange, 1, 9, 1), AllocationChecker.CheckStable(instance, [0, 9, -1]));
        Assert.Equal([new AllocationFinding(AllocationFault.BlockingPair, 0, 0, 1)], AllocationChecker.CheckStable(instance, [1, 0, -1]));
        Assert.Empty(AllocationChecker.CheckStable(instance, [0, -1, -1]));
    }

    private static void ForAllMarkets(int tieChance, Func<StableInstance, bool> law) =>
        Prop.ForAll(AllocationGen.Seeds(), seed => law(StableGen.Small(seed, tieChance))).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));

    private static string Key(int[] matching) => string.Join(',', matching);

    private static int Size(int[] matching) => matching.Count(hospital => hospital >= 0);

    private static IEnumerable<int> Residents(StableInstance instance) => Enumerable.Range(0, instance.Residents.AgentCount);

    private static int RankOf(StableInstance instance, int resident, int hospital) =>
        hospital < 0 ? StableGen.None : StableGen.Rank(instance.Residents, resident, hospital);

    private static IEnumerable<int> RanksAt(StableInstance instance, int[] matching, int hospital) =>
        Residents(instance).Where(resident => matching[resident] == hospital).Select(resident => StableGen.Rank(instance.Hospitals, hospital, resident)).Order();

    private static bool HasSameResidentsIfNotFull(StableInstance instance, int[] one, int[] other, int hospital)
    {
        int[] here = [.. Residents(instance).Where(resident => one[resident] == hospital)];
        int[] there = [.. Residents(instance).Where(resident => other[resident] == hospital)];
        return here.Length == there.Length && (here.Length == instance.Capacities[hospital] || here.SequenceEqual(there));
    }
}
