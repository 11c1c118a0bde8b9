namespace Kausa.Matching.Allocation;

/// <summary>The mutually acceptable pairs of a market with both ranks, grouped by resident and by hospital, best first.</summary>
internal sealed class StableGraph
{
    public StableGraph(StableInstance instance)
    {
        Capacities = [.. instance.Capacities];
        ResidentCount = instance.Residents.AgentCount;
        var pairs = new List<StablePair>(instance.Residents.EntryCount);
        ResidentStarts = new int[ResidentCount + 1];
        for (int resident = 0; resident < ResidentCount; resident++)
        {
            ReadOnlySpan<int> hospitals = instance.Residents.Partners(resident);
            ReadOnlySpan<int> ranks = instance.Residents.Ranks(resident);
            for (int at = 0; at < hospitals.Length; at++)
            {
                if (Capacities[hospitals[at]] > 0 && instance.Hospitals.TryGetRank(hospitals[at], resident, out int rank))
                {
                    pairs.Add(new StablePair(resident, hospitals[at], ranks[at], rank));
                }
            }

            ResidentStarts[resident + 1] = pairs.Count;
        }

        Pairs = [.. pairs];
        PairsOfHospital = new int[Capacities.Length][];
        var ofHospital = new List<int>[Capacities.Length];
        for (int pair = 0; pair < Pairs.Length; pair++)
        {
            (ofHospital[Pairs[pair].Hospital] ??= []).Add(pair);
        }

        for (int hospital = 0; hospital < ofHospital.Length; hospital++)
        {
            PairsOfHospital[hospital] = [.. (ofHospital[hospital] ?? []).OrderBy(pair => Pairs[pair].HospitalRank).ThenBy(pair => pair)];
        }

        HasTies = FindTies();
    }

    public int ResidentCount { get; }

    public int HospitalCount => Capacities.Length;

    public int[] Capacities { get; }

    /// <summary>Pairs by resident, best first: those of a resident are <c>ResidentStarts[resident]..ResidentStarts[resident + 1]</c>.</summary>
    public StablePair[] Pairs { get; }

    public int[] ResidentStarts { get; }

    /// <summary>Pairs of each hospital, best first.</summary>
    public int[][] PairsOfHospital { get; }

    /// <summary>Whether any list has a tie among acceptable partners; without, all stable matchings have the same size.</summary>
    public bool HasTies { get; }

    private bool FindTies()
    {
        for (int pair = 1; pair < Pairs.Length; pair++)
        {
            if (Pairs[pair].Resident == Pairs[pair - 1].Resident && Pairs[pair].ResidentRank == Pairs[pair - 1].ResidentRank)
            {
                return true;
            }
        }

        return PairsOfHospital.Any(pairs => pairs.Zip(pairs.Skip(1)).Any(two => Pairs[two.First].HospitalRank == Pairs[two.Second].HospitalRank));
    }
}

/// <summary>A mutually acceptable pair; ranks from 1, lower is better.</summary>
internal readonly record struct StablePair(int Resident, int Hospital, int ResidentRank, int HospitalRank);
