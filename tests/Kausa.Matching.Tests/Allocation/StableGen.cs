using Kausa.Matching.Allocation;

namespace Kausa.Matching.Tests.Allocation;

/// <summary>Seeded random hospitals/residents markets and the enumeration of all their weakly stable matchings.</summary>
internal static class StableGen
{
    /// <summary>At most eight agents; ties on both sides with the given chance in ten; lists need not be returned.</summary>
    public static StableInstance Small(int seed, int tieChance)
    {
        var random = new Random(seed);
        int residents = random.Next(1, 6);
        int hospitals = random.Next(1, Math.Min(5, 9 - residents));
        return Market(random, residents, hospitals, listChance: random.Next(5, 11), tieChance, capacityMax: random.Next(1, 3));
    }

    /// <summary>
    /// Six residents and six hospitals of capacity 1 that list each other, with many ties: here the approximation falls short about once in ten.
    /// </summary>
    public static StableInstance Hard(int seed)
    {
        var random = new Random(seed);
        bool[] isMutual = [.. Enumerable.Range(0, 36).Select(_ => random.Next(10) < 4)];
        PreferenceLists residents = Lists(random, 6, 6, (resident, hospital) => isMutual[(resident * 6) + hospital], tieChance: 6);
        PreferenceLists hospitals = Lists(random, 6, 6, (hospital, resident) => isMutual[(resident * 6) + hospital], tieChance: 6);
        return new StableInstance(residents, hospitals, [.. Enumerable.Repeat(1, 6)]);
    }

    public static StableInstance Market(Random random, int residents, int hospitals, int listChance, int tieChance, int capacityMax)
    {
        PreferenceLists ofResidents = Lists(random, residents, hospitals, (_, _) => random.Next(10) < listChance, tieChance);
        PreferenceLists ofHospitals = Lists(random, hospitals, residents, (_, _) => random.Next(10) < listChance, tieChance);
        return new StableInstance(ofResidents, ofHospitals, [.. Enumerable.Range(0, hospitals).Select(_ => random.Next(0, capacityMax + 1))]);
    }

    public static IEnumerable<int[]> AllStable(StableInstance instance) => AllMatchings(instance).Where(matching => IsStable(instance, matching));

    /// <summary>Every assignment of residents to hospitals that list each other, within capacities.</summary>
    public static IEnumerable<int[]> AllMatchings(StableInstance instance)
    {
        var hospitalOf = new int[instance.Residents.AgentCount];
        return Extend(0);

        IEnumerable<int[]> Extend(int resident)
        {
            if (resident == hospitalOf.Length)
            {
                yield return [.. hospitalOf];
                yield break;
            }

            for (int hospital = -1; hospital < instance.Capacities.Count; hospital++)
            {
                bool isPossible = hospital < 0
                    || (Rank(instance.Residents, resident, hospital) < None
                        && Rank(instance.Hospitals, hospital, resident) < None
                        && hospitalOf.Take(resident).Count(other => other == hospital) < instance.Capacities[hospital]);
                if (isPossible)
                {
                    hospitalOf[resident] = hospital;
                    foreach (int[] matching in Extend(resident + 1))
                    {
                        yield return matching;
                    }
                }
            }
        }
    }

    public static bool IsStable(StableInstance instance, int[] hospitalOf) => !BlockingPairs(instance, hospitalOf).Any();

    /// <summary>Blocking pairs, straight from the definition.</summary>
    public static IEnumerable<(int Resident, int Hospital)> BlockingPairs(StableInstance instance, int[] hospitalOf)
    {
        for (int resident = 0; resident < hospitalOf.Length; resident++)
        {
            for (int hospital = 0; hospital < instance.Capacities.Count; hospital++)
            {
                int wish = Rank(instance.Residents, resident, hospital);
                int back = Rank(instance.Hospitals, hospital, resident);
                int own = hospitalOf[resident] < 0 ? None : Rank(instance.Residents, resident, hospitalOf[resident]);
                int[] there = [.. Enumerable.Range(0, hospitalOf.Length).Where(other => hospitalOf[other] == hospital)];
                bool hospitalWants = there.Length < instance.Capacities[hospital] || there.Any(other => back < Rank(instance.Hospitals, hospital, other));
                if (wish < own && back < None && instance.Capacities[hospital] > 0 && hospitalWants)
                {
                    yield return (resident, hospital);
                }
            }
        }
    }

    public const int None = int.MaxValue;

    public static int Rank(PreferenceLists lists, int agent, int partner) => lists.TryGetRank(agent, partner, out int rank) ? rank : None;

    private static PreferenceLists Lists(Random random, int agents, int partners, Func<int, int, bool> isListed, int tieChance)
    {
        var lists = new List<IReadOnlyList<IReadOnlyList<int>>>();
        for (int agent = 0; agent < agents; agent++)
        {
            int[] order = [.. Enumerable.Range(0, partners)];
            random.Shuffle(order);
            var groups = new List<List<int>>();
            foreach (int partner in order.Where(partner => isListed(agent, partner)))
            {
                if (groups.Count > 0 && random.Next(10) < tieChance)
                {
                    groups[^1].Add(partner);
                }
                else
                {
                    groups.Add([partner]);
                }
            }

            lists.Add([.. groups]);
        }

        return PreferenceLists.FromGroups(lists);
    }
}
