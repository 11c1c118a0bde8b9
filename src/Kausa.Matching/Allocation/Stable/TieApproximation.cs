namespace Kausa.Matching.Allocation;

/// <summary>A weakly stable matching of at least two thirds of the largest size, with ties on both sides.</summary>
/// <remarks>
/// <para>Király's algorithm, seats of a hospital taken as equally liked copies of it. Steps:</para>
/// <list type="number">
/// <item>An unplaced resident proposes to its best group left, to a hospital with a free seat first.</item>
/// <item>A free seat is taken. A full hospital that holds an uncertain resident – one that may still go to an equally liked hospital with a free seat, and is
/// on its first run – sends that one away and accepts; the resident sent away keeps the hospital on its list.</item>
/// <item>Otherwise the hospital keeps the better of the proposer and the worst it holds; of equals it prefers one on its second run. Who is refused deletes
/// the hospital.</item>
/// <item>A resident whose list is empty starts a second and last run with the whole list.</item>
/// </list>
/// <para>Guarantee 3/2. Source: Király, Linear Time Local Approximation Algorithm for Maximum Stable Marriage, Algorithms 6(3), 2013; the bound was first
/// reached by McDermid 2009.</para>
/// </remarks>
internal sealed class TieApproximation
{
    private readonly StableGraph _graph;
    private readonly bool[] _isListed;
    private readonly int[] _first;
    private readonly bool[] _isSecondRun;
    private readonly int[] _pairOf;
    private readonly List<int>[] _held;

    private TieApproximation(StableGraph graph)
    {
        _graph = graph;
        _isListed = new bool[graph.Pairs.Length];
        _isListed.AsSpan().Fill(true);
        _first = graph.ResidentStarts[..graph.ResidentCount];
        _isSecondRun = new bool[graph.ResidentCount];
        _pairOf = new int[graph.ResidentCount];
        _pairOf.AsSpan().Fill(-1);
        _held = [.. Enumerable.Range(0, graph.HospitalCount).Select(_ => new List<int>())];
    }

    /// <summary>The pair of each resident, −1 for none.</summary>
    public static int[] Run(StableGraph graph)
    {
        var approximation = new TieApproximation(graph);
        var active = new Stack<int>();
        for (int resident = graph.ResidentCount - 1; resident >= 0; resident--)
        {
            active.Push(resident);
        }

        while (active.TryPop(out int resident))
        {
            int next = approximation.Step(resident);
            if (next >= 0)
            {
                active.Push(next);
            }
        }

        return approximation._pairOf;
    }

    /// <summary>One proposal; returns the resident that has to move next, or −1.</summary>
    private int Step(int resident)
    {
        int pair = Favourite(resident);
        if (pair < 0)
        {
            if (_isSecondRun[resident])
            {
                return -1;
            }

            _isSecondRun[resident] = true;
            _first[resident] = _graph.ResidentStarts[resident];
            _isListed.AsSpan(_graph.ResidentStarts[resident].._graph.ResidentStarts[resident + 1]).Fill(true);
            return resident;
        }

        int hospital = _graph.Pairs[pair].Hospital;
        if (HasFreeSeat(hospital))
        {
            Hold(pair);
            return -1;
        }

        List<int> held = _held[hospital];
        int at = held.FindIndex(IsUncertain);
        if (at >= 0)
        {
            return Exchange(held[at], pair);
        }

        int worst = held[0];
        foreach (int other in held)
        {
            worst = IsWorse(other, worst) ? other : worst;
        }

        if (IsStrictlyBetter(pair, worst))
        {
            _isListed[worst] = false;
            return Exchange(worst, pair);
        }

        _isListed[pair] = false;
        return resident;
    }

    private int Favourite(int resident)
    {
        int end = _graph.ResidentStarts[resident + 1];
        while (_first[resident] < end && !_isListed[_first[resident]])
        {
            _first[resident]++;
        }

        int best = _first[resident];
        for (int pair = best; pair < end && _graph.Pairs[pair].ResidentRank == _graph.Pairs[best].ResidentRank; pair++)
        {
            if (_isListed[pair] && HasFreeSeat(_graph.Pairs[pair].Hospital))
            {
                return pair;
            }
        }

        return best < end ? best : -1;
    }

    private bool HasFreeSeat(int hospital) => _held[hospital].Count < _graph.Capacities[hospital];

    private bool IsUncertain(int pair)
    {
        StablePair own = _graph.Pairs[pair];
        if (_isSecondRun[own.Resident])
        {
            return false;
        }

        for (int other = _first[own.Resident]; other < _graph.ResidentStarts[own.Resident + 1]; other++)
        {
            StablePair alternative = _graph.Pairs[other];
            if (alternative.ResidentRank > own.ResidentRank)
            {
                return false;
            }

            if (_isListed[other] && alternative.ResidentRank == own.ResidentRank && HasFreeSeat(alternative.Hospital))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsStrictlyBetter(int pair, int than)
    {
        int rank = _graph.Pairs[pair].HospitalRank;
        int thanRank = _graph.Pairs[than].HospitalRank;
        return rank != thanRank ? rank < thanRank : _isSecondRun[_graph.Pairs[pair].Resident] && !_isSecondRun[_graph.Pairs[than].Resident];
    }

    private bool IsWorse(int pair, int than) => IsStrictlyBetter(than, pair) || (!IsStrictlyBetter(pair, than) && pair > than);

    private void Hold(int pair)
    {
        _held[_graph.Pairs[pair].Hospital].Add(pair);
        _pairOf[_graph.Pairs[pair].Resident] = pair;
    }

    private int Exchange(int lost, int gained)
    {
        _held[_graph.Pairs[lost].Hospital].Remove(lost);
        _pairOf[_graph.Pairs[lost].Resident] = -1;
        Hold(gained);
        return _graph.Pairs[lost].Resident;
    }
}
