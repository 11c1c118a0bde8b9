namespace Kausa.Matching.Allocation;

/// <summary>The best few columns of one row, by surplus; of equal ones those offered first.</summary>
internal sealed class BestPairs(int limit)
{
    private readonly long[] _surplus = new long[limit];
    private readonly int[] _columns = new int[limit];
    private int _count;

    /// <summary>A column with at most this surplus need not be offered.</summary>
    public long Threshold => _count < limit ? long.MinValue : _surplus[0];

    /// <summary>Keeps the column if it is among the best. The worst kept is the root of a heap.</summary>
    public void Offer(int column, long surplus)
    {
        if (limit == 0)
        {
            return;
        }

        int at;
        if (_count < limit)
        {
            at = _count++;
            while (at > 0 && _surplus[(at - 1) >> 1] > surplus)
            {
                _surplus[at] = _surplus[(at - 1) >> 1];
                _columns[at] = _columns[(at - 1) >> 1];
                at = (at - 1) >> 1;
            }
        }
        else
        {
            at = SiftDown(surplus);
        }

        _surplus[at] = surplus;
        _columns[at] = column;
    }

    /// <summary>Forgets all columns.</summary>
    public void Clear() => _count = 0;

    /// <summary>Whether columns may have been left out although they were offered.</summary>
    public bool IsFull => _count == limit;

    /// <summary>The columns kept, in no order but always the same; columns of equal surplus, where all are equal, as they were offered.</summary>
    public ReadOnlySpan<int> Kept => _columns.AsSpan(0, _count);

    /// <summary>The columns kept, ascending.</summary>
    public int[] Columns()
    {
        int[] columns = _columns[.._count];
        Array.Sort(columns);
        return columns;
    }

    private int SiftDown(long surplus)
    {
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= _count)
            {
                return at;
            }

            child += child + 1 < _count && _surplus[child + 1] < _surplus[child] ? 1 : 0;
            if (_surplus[child] >= surplus)
            {
                return at;
            }

            _surplus[at] = _surplus[child];
            _columns[at] = _columns[child];
            at = child;
        }
    }
}
