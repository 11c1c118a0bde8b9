namespace Kausa.Matching.Allocation;

public static partial class AllocationChecker
{
    /// <summary>Checks a matching of hospitals and residents: existing and mutually acceptable pairs, capacities, no blocking pair.</summary>
    /// <param name="instance">The market.</param>
    /// <param name="hospitalOfResident">Hospital per resident, −1 for none.</param>
    /// <returns>All offenders, blocking pairs included; none means that the matching is weakly stable.</returns>
    public static IReadOnlyList<AllocationFinding> CheckStable(StableInstance instance, IReadOnlyList<int> hospitalOfResident)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(hospitalOfResident);
        ArgumentOutOfRangeException.ThrowIfNotEqual(hospitalOfResident.Count, instance.Residents.AgentCount, nameof(hospitalOfResident));
        var findings = new List<AllocationFinding>();
        var placed = new int[instance.Capacities.Count];
        var worstRank = new int[instance.Capacities.Count];
        for (int resident = 0; resident < hospitalOfResident.Count; resident++)
        {
            int hospital = hospitalOfResident[resident];
            if (hospital < -1 || hospital >= placed.Length)
            {
                findings.Add(new AllocationFinding(AllocationFault.OutOfRange, resident, hospital, 1));
            }
            else if (hospital >= 0)
            {
                placed[hospital]++;
                bool isAcceptable = instance.Residents.TryGetRank(resident, hospital, out _);
                isAcceptable &= instance.Hospitals.TryGetRank(hospital, resident, out int rank);
                worstRank[hospital] = Math.Max(worstRank[hospital], isAcceptable ? rank : int.MaxValue);
                if (!isAcceptable)
                {
                    findings.Add(new AllocationFinding(AllocationFault.NotEligible, resident, hospital, 1));
                }
            }
        }

        for (int hospital = 0; hospital < placed.Length; hospital++)
        {
            if (placed[hospital] > instance.Capacities[hospital])
            {
                findings.Add(new AllocationFinding(AllocationFault.ColumnOverCapacity, -1, hospital, placed[hospital] - instance.Capacities[hospital]));
            }
        }

        for (int resident = 0; resident < hospitalOfResident.Count; resident++)
        {
            AddBlockingPairs(instance, resident, hospitalOfResident[resident], placed, worstRank, findings);
        }

        return findings;
    }

    private static void AddBlockingPairs(
        StableInstance instance, int resident, int own, int[] placed, int[] worstRank, List<AllocationFinding> findings)
    {
        ReadOnlySpan<int> hospitals = instance.Residents.Partners(resident);
        ReadOnlySpan<int> ranks = instance.Residents.Ranks(resident);
        int ownRank = own >= 0 && instance.Residents.TryGetRank(resident, own, out int rank) ? rank : int.MaxValue;
        for (int at = 0; at < hospitals.Length && ranks[at] < ownRank; at++)
        {
            int hospital = hospitals[at];
            if (!instance.Hospitals.TryGetRank(hospital, resident, out int residentRank) || instance.Capacities[hospital] == 0)
            {
                continue;
            }

            if (placed[hospital] < instance.Capacities[hospital] || residentRank < worstRank[hospital])
            {
                findings.Add(new AllocationFinding(AllocationFault.BlockingPair, resident, hospital, 1));
            }
        }
    }
}
