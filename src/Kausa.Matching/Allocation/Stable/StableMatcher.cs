namespace Kausa.Matching.Allocation;

/// <summary>Stable matchings of hospitals/residents markets with capacities, incomplete lists and ties on both sides.</summary>
/// <remarks>
/// Stability is weak: no acceptable pair prefers each other <em>strictly</em> to what they have, where a hospital with room prefers any acceptable
/// resident. A weakly stable matching always exists; with ties their sizes differ, and finding the largest is NP-hard (Manlove et al. 2002). Definitions,
/// guarantees and sources: docs/allocation.md.
/// </remarks>
public static class StableMatcher
{
    /// <summary>Branchings the search for the largest stable matching may spend unless told otherwise.</summary>
    public const int DefaultBranchingsMax = 100_000;

    /// <summary>Deferred acceptance; ties are broken by the order of the list, and by the lower resident or hospital at the receiving side.</summary>
    /// <param name="instance">The market.</param>
    /// <param name="side">Who proposes.</param>
    /// <returns>
    /// A weakly stable matching. With strict lists it is the best for the proposing side and as large as any; with ties it is at least half as large as the
    /// largest, and <see cref="StableMatching.SizeBound"/> says how large that can be.
    /// </returns>
    public static StableMatching Match(StableInstance instance, ProposingSide side)
    {
        ArgumentNullException.ThrowIfNull(instance);
        int[] hospitalOf = Propose(instance, side);
        var graph = new StableGraph(instance);
        int size = hospitalOf.Count(hospital => hospital >= 0);
        return new StableMatching(hospitalOf, graph.HasTies ? Math.Max(size, LargestStableSearch.SizeBound(graph)) : size);
    }

    /// <summary>Deferred acceptance over lists delivered on demand, with capacities on both sides.</summary>
    /// <typeparam name="TSource">Lists of the proposing side; a struct or sealed class is called without indirection.</typeparam>
    /// <typeparam name="TPriorities">Priorities of the receiving side.</typeparam>
    /// <param name="source">Lists of the proposing side, at their beginning.</param>
    /// <param name="priorities">Priorities of the receiving side.</param>
    /// <param name="proposerCapacities">Capacity per proposer, 0 or more.</param>
    /// <param name="receiverCapacities">Capacity per receiver, 0 or more.</param>
    /// <returns>The stable matching; receivers keep the lower of two equally liked proposers.</returns>
    public static ProposalMatching MatchLazily<TSource, TPriorities>(
        TSource source, TPriorities priorities, IReadOnlyList<int> proposerCapacities, IReadOnlyList<int> receiverCapacities)
        where TSource : IPreferenceSource
        where TPriorities : IReceiverPriorities
    {
        int[] proposers = CheckedCapacities(proposerCapacities, nameof(proposerCapacities));
        int[] receivers = CheckedCapacities(receiverCapacities, nameof(receiverCapacities));
        var acceptance = new DeferredAcceptance<TSource, TPriorities>(source, priorities, proposers, receivers);
        HeldProposals held = acceptance.Run();
        return new ProposalMatching(held, receivers.Length, acceptance.ProposalCount);
    }

    /// <summary>The largest weakly stable matching.</summary>
    /// <param name="instance">The market.</param>
    /// <param name="branchingsMax">How many branchings the exact search may spend in all, 0 or more.</param>
    /// <returns>
    /// Always at least two thirds of the largest (Király 2013); proven largest, see <see cref="StableMatching.IsProvenLargest"/>, where lists are strict,
    /// where the bound is met, and where every connected part of the market that ties leave open was searched to its end.
    /// </returns>
    public static StableMatching MatchLargest(StableInstance instance, int branchingsMax = DefaultBranchingsMax)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentOutOfRangeException.ThrowIfNegative(branchingsMax);
        var graph = new StableGraph(instance);
        return graph.HasTies ? LargestStableSearch.Run(graph, branchingsMax) : Match(instance, ProposingSide.Residents);
    }

    private static int[] Propose(StableInstance instance, ProposingSide side)
    {
        int residents = instance.Residents.AgentCount;
        var ones = new int[residents];
        ones.AsSpan().Fill(1);
        var hospitalOf = new int[residents];
        hospitalOf.AsSpan().Fill(-1);
        if (side == ProposingSide.Residents)
        {
            ProposalMatching matching = MatchLazily(new ListSource(instance.Residents), new ListPriorities(instance.Hospitals), ones, instance.Capacities);
            for (int hospital = 0; hospital < instance.Capacities.Count; hospital++)
            {
                foreach (int resident in matching.ProposersOf(hospital))
                {
                    hospitalOf[resident] = hospital;
                }
            }
        }
        else
        {
            ProposalMatching matching = MatchLazily(new ListSource(instance.Hospitals), new ListPriorities(instance.Residents), instance.Capacities, ones);
            for (int resident = 0; resident < residents; resident++)
            {
                foreach (int hospital in matching.ProposersOf(resident))
                {
                    hospitalOf[resident] = hospital;
                }
            }
        }

        return hospitalOf;
    }

    private static int[] CheckedCapacities(IReadOnlyList<int> capacities, string name)
    {
        ArgumentNullException.ThrowIfNull(capacities, name);
        foreach (int capacity in capacities)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(capacity, name);
        }

        return [.. capacities];
    }
}
