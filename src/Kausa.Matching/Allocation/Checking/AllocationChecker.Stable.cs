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

    /// <summary>Checks a matching whose lists are delivered on demand, with capacities on both sides.</summary>
    /// <typeparam name="TSource">Lists of the proposing side.</typeparam>
    /// <typeparam name="TPriorities">Priorities of the receiving side.</typeparam>
    /// <param name="source">Lists of the proposing side, fresh at their beginning.</param>
    /// <param name="priorities">Priorities of the receiving side.</param>
    /// <param name="proposerCapacities">Capacity per proposer.</param>
    /// <param name="receiverCapacities">Capacity per receiver.</param>
    /// <param name="matching">The claim.</param>
    /// <returns>All offenders, rows proposers and columns receivers; each list is read only as far as a proposer could wish to improve.</returns>
    public static IReadOnlyList<AllocationFinding> CheckStable<TSource, TPriorities>(
        TSource source,
        TPriorities priorities,
        IReadOnlyList<int> proposerCapacities,
        IReadOnlyList<int> receiverCapacities,
        ProposalMatching matching)
        where TSource : IPreferenceSource
        where TPriorities : IReceiverPriorities
    {
        ArgumentNullException.ThrowIfNull(proposerCapacities);
        ArgumentNullException.ThrowIfNull(receiverCapacities);
        ArgumentNullException.ThrowIfNull(matching);
        var findings = new List<AllocationFinding>();
        var partners = new List<int>[proposerCapacities.Count];
        var worst = new long[receiverCapacities.Count];
        for (int receiver = 0; receiver < worst.Length; receiver++)
        {
            ReadOnlySpan<int> held = matching.ProposersOf(receiver);
            worst[receiver] = held.Length < receiverCapacities[receiver] ? long.MinValue : long.MaxValue;
            foreach (int proposer in held)
            {
                (partners[proposer] ??= []).Add(receiver);
                if (!priorities.TryGetPriority(receiver, proposer, out long priority))
                {
                    findings.Add(new AllocationFinding(AllocationFault.NotEligible, proposer, receiver, 1));
                }
                else if (held.Length >= receiverCapacities[receiver])
                {
                    worst[receiver] = Math.Min(worst[receiver], priority);
                }
            }

            if (held.Length > receiverCapacities[receiver])
            {
                findings.Add(new AllocationFinding(AllocationFault.ColumnOverCapacity, -1, receiver, held.Length - receiverCapacities[receiver]));
            }
        }

        var group = new List<int>();
        for (int proposer = 0; proposer < partners.Length; proposer++)
        {
            int own = partners[proposer]?.Count ?? 0;
            if (own > proposerCapacities[proposer])
            {
                findings.Add(new AllocationFinding(AllocationFault.RowOverCapacity, proposer, -1, own - proposerCapacities[proposer]));
            }

            // A proposer with room wishes for its whole list; a full one for every group before that of its worst partner.
            int unseen = own < proposerCapacities[proposer] ? int.MaxValue : own;
            group.Clear();
            while (unseen > 0 && source.TryNextGroup(proposer, group))
            {
                foreach (int receiver in group)
                {
                    unseen -= unseen < int.MaxValue && partners[proposer].Contains(receiver) ? 1 : 0;
                }

                foreach (int receiver in group)
                {
                    bool isWished = unseen > 0 && receiverCapacities[receiver] > 0 && !(partners[proposer]?.Contains(receiver) ?? false);
                    if (isWished && priorities.TryGetPriority(receiver, proposer, out long priority) && priority > worst[receiver])
                    {
                        findings.Add(new AllocationFinding(AllocationFault.BlockingPair, proposer, receiver, 1));
                    }
                }

                group.Clear();
            }
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
