namespace Kausa.Matching.Allocation;

/// <summary>The largest number of residents that pairs and capacities allow, stable or not: a bound on the size of every stable matching.</summary>
/// <remarks>Phases of shortest augmenting paths, O(E √V). Source: Hopcroft and Karp 1973.</remarks>
internal sealed class SeatMatching
{
    private readonly StablePart _part;
    private readonly bool[] _isLeft;
    private readonly int[] _pairOf;
    private readonly List<int>[] _held;
    private readonly int[] _level;
    private readonly int[] _nextPair;

    private SeatMatching(StablePart part, bool[] isLeft)
    {
        _part = part;
        _isLeft = isLeft;
        _pairOf = new int[part.PairsOfResident.Length];
        _pairOf.AsSpan().Fill(-1);
        _held = [.. part.Capacities.Select(_ => new List<int>())];
        _level = new int[_pairOf.Length];
        _nextPair = new int[_pairOf.Length];
    }

    /// <summary>The largest size.</summary>
    /// <param name="part">The part.</param>
    /// <param name="isLeft">For each pair of the part, whether it may be used.</param>
    public static int MaxSize(StablePart part, bool[] isLeft)
    {
        var matching = new SeatMatching(part, isLeft);
        while (matching.FindLevels())
        {
            matching._nextPair.AsSpan().Clear();
            for (int resident = 0; resident < matching._pairOf.Length; resident++)
            {
                if (matching._pairOf[resident] < 0)
                {
                    matching.Augment(resident);
                }
            }
        }

        return matching._pairOf.Count(pair => pair >= 0);
    }

    private bool FindLevels()
    {
        var queue = new Queue<int>();
        for (int resident = 0; resident < _level.Length; resident++)
        {
            _level[resident] = _pairOf[resident] < 0 ? 0 : -1;
            if (_level[resident] == 0)
            {
                queue.Enqueue(resident);
            }
        }

        bool found = false;
        while (queue.TryDequeue(out int resident))
        {
            foreach (int pair in _part.PairsOfResident[resident])
            {
                int hospital = _part.Pairs[pair].Hospital;
                if (!_isLeft[pair])
                {
                    continue;
                }

                found |= _held[hospital].Count < _part.Capacities[hospital];
                foreach (int held in _held[hospital])
                {
                    int other = _part.Pairs[held].Resident;
                    if (_level[other] < 0)
                    {
                        _level[other] = _level[resident] + 1;
                        queue.Enqueue(other);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>Depth-first along rising levels, without recursion: the path holds the pair each resident on it wants to take.</summary>
    private void Augment(int source)
    {
        var path = new Stack<int>();
        int resident = source;
        while (true)
        {
            int[] pairs = _part.PairsOfResident[resident];
            int moved = -1;
            for (; _nextPair[resident] < pairs.Length && moved < 0; _nextPair[resident]++)
            {
                int pair = pairs[_nextPair[resident]];
                int hospital = _part.Pairs[pair].Hospital;
                if (!_isLeft[pair] || pair == _pairOf[resident])
                {
                    continue;
                }

                if (_held[hospital].Count < _part.Capacities[hospital])
                {
                    path.Push(pair);
                    Flip(path);
                    return;
                }

                int at = _held[hospital].FindIndex(held => _level[_part.Pairs[held].Resident] == _level[resident] + 1);
                if (at >= 0)
                {
                    moved = _part.Pairs[_held[hospital][at]].Resident;
                    path.Push(pair);
                    break;
                }
            }

            if (moved >= 0)
            {
                resident = moved;
                continue;
            }

            _level[resident] = -1;
            if (!path.TryPop(out int last))
            {
                return;
            }

            resident = _part.Pairs[last].Resident;
        }
    }

    private void Flip(Stack<int> path)
    {
        while (path.TryPop(out int pair))
        {
            int resident = _part.Pairs[pair].Resident;
            if (_pairOf[resident] >= 0)
            {
                _held[_part.Pairs[_pairOf[resident]].Hospital].Remove(_pairOf[resident]);
            }

            _pairOf[resident] = pair;
            _held[_part.Pairs[pair].Hospital].Add(pair);
        }
    }
}
