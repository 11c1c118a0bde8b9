namespace Kausa.Matching.Allocation;

/// <summary>Deletes pairs that no weakly stable matching can contain.</summary>
/// <remarks>
/// <para>Two rules, repeated until neither applies:</para>
/// <list type="number">
/// <item>A resident whose best group left is a single hospital applies there. A hospital with as many applicants as seats loses everyone strictly worse
/// than the last of the best so many applicants: one of those would block.</item>
/// <item>A resident so high on a hospital's list that its group and all better ones fit the capacity is sure of that hospital, and loses every hospital
/// strictly worse.</item>
/// </list>
/// <para>A pair deleted never blocks a matching that is stable among the pairs left, so the rest can be solved part by part. After Irving and Manlove 2009,
/// who delete by offers and applications where ties are on one side.</para>
/// </remarks>
internal sealed class StableReduction
{
    private readonly StableGraph _graph;
    private readonly bool[] _isLeft;
    private bool _changed;

    private StableReduction(StableGraph graph)
    {
        _graph = graph;
        _isLeft = new bool[graph.Pairs.Length];
        _isLeft.AsSpan().Fill(true);
    }

    /// <summary>For each pair, whether it is left.</summary>
    public static bool[] Run(StableGraph graph)
    {
        var reduction = new StableReduction(graph);
        do
        {
            reduction._changed = false;
            reduction.DeleteBelowApplicants();
            reduction.DeleteBelowSureOffers();
        }
        while (reduction._changed);
        return reduction._isLeft;
    }

    private void DeleteBelowApplicants()
    {
        var applies = new bool[_graph.Pairs.Length];
        for (int resident = 0; resident < _graph.ResidentCount; resident++)
        {
            int best = -1;
            int ties = 0;
            for (int pair = _graph.ResidentStarts[resident]; pair < _graph.ResidentStarts[resident + 1]; pair++)
            {
                if (!_isLeft[pair])
                {
                    continue;
                }

                best = best < 0 ? pair : best;
                ties += _graph.Pairs[pair].ResidentRank == _graph.Pairs[best].ResidentRank ? 1 : 0;
            }

            if (ties == 1)
            {
                applies[best] = true;
            }
        }

        for (int hospital = 0; hospital < _graph.HospitalCount; hospital++)
        {
            int applicants = 0;
            int rankLimit = int.MaxValue;
            foreach (int pair in _graph.PairsOfHospital[hospital])
            {
                if (!_isLeft[pair])
                {
                    continue;
                }

                if (applies[pair] && ++applicants == _graph.Capacities[hospital])
                {
                    rankLimit = _graph.Pairs[pair].HospitalRank;
                }

                if (_graph.Pairs[pair].HospitalRank > rankLimit)
                {
                    Delete(pair);
                }
            }
        }
    }

    private void DeleteBelowSureOffers()
    {
        for (int hospital = 0; hospital < _graph.HospitalCount; hospital++)
        {
            int[] left = [.. _graph.PairsOfHospital[hospital].Where(pair => _isLeft[pair])];
            int sure = Math.Min(_graph.Capacities[hospital], left.Length);
            while (sure > 0 && sure < left.Length && _graph.Pairs[left[sure]].HospitalRank == _graph.Pairs[left[sure - 1]].HospitalRank)
            {
                sure--;
            }

            foreach (int pair in left.AsSpan(0, sure))
            {
                StablePair offer = _graph.Pairs[pair];
                for (int worse = _graph.ResidentStarts[offer.Resident + 1] - 1; _graph.Pairs[worse].ResidentRank > offer.ResidentRank; worse--)
                {
                    if (_isLeft[worse])
                    {
                        Delete(worse);
                    }
                }
            }
        }
    }

    private void Delete(int pair)
    {
        _isLeft[pair] = false;
        _changed = true;
    }
}
