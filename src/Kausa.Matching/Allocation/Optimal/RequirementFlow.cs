namespace Kausa.Matching.Allocation;

/// <summary>Whether a set of required rows and pinned pairs can be met together, by augmenting paths; small and plain, for conflicts only.</summary>
internal sealed class RequirementFlow
{
    private readonly CancellationToken _cancellation;
    private readonly int[][] _columnsOfRow;
    private readonly List<int>[] _rowsAtColumn;
    private readonly int[] _seatsLeft;
    private readonly int[] _rowLeft;
    private readonly HashSet<AllocatedPair> _taken = [];
    private readonly Dictionary<int, int> _columnBeforeRow = [];
    private readonly Dictionary<int, int> _rowBeforeColumn = [];

    public RequirementFlow(AllocationInstance instance, int[][] columnsOfRow, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _columnsOfRow = columnsOfRow;
        _rowsAtColumn = new List<int>[instance.ColumnCount];
        _seatsLeft = [.. instance.ColumnCapacities];
        _rowLeft = [.. instance.RowCapacities];
        for (int column = 0; column < _rowsAtColumn.Length; column++)
        {
            _rowsAtColumn[column] = [];
        }
    }

    /// <summary>The rows the last failed search reached: none of them can make room.</summary>
    public IReadOnlyCollection<int> ReachedRows => _columnBeforeRow.Keys;

    /// <summary>The columns the last failed search reached: all full.</summary>
    public IReadOnlyCollection<int> ReachedColumns => _rowBeforeColumn.Keys;

    /// <summary>Number of pairs had so far.</summary>
    public long PairCount => _taken.Count;

    /// <summary>Takes a pinned pair for good.</summary>
    /// <returns>False when its row or column is full of pinned pairs.</returns>
    public bool Pin(AllocatedPair pair)
    {
        if (_rowLeft[pair.Row] == 0 || _seatsLeft[pair.Column] == 0)
        {
            return false;
        }

        _rowLeft[pair.Row]--;
        _seatsLeft[pair.Column]--;
        _taken.Add(pair);
        return true;
    }

    /// <summary>Fills a row to its capacity, moving other rows where needed.</summary>
    /// <returns>False when that is impossible; the reached rows and columns show why.</returns>
    public bool Fill(int row)
    {
        bool isFilled = true;
        while (_rowLeft[row] > 0 && isFilled)
        {
            _cancellation.ThrowIfCancellationRequested();
            isFilled = Augment(row);
        }

        return isFilled;
    }

    private bool Augment(int source)
    {
        _columnBeforeRow.Clear();
        _rowBeforeColumn.Clear();
        _columnBeforeRow[source] = -1;
        var queue = new Queue<int>();
        queue.Enqueue(source);
        while (queue.TryDequeue(out int row))
        {
            foreach (int column in _columnsOfRow[row])
            {
                if (_taken.Contains(new AllocatedPair(row, column)) || !_rowBeforeColumn.TryAdd(column, row))
                {
                    continue;
                }

                if (_seatsLeft[column] > 0)
                {
                    _seatsLeft[column]--;
                    Take(column);
                    return true;
                }

                foreach (int other in _rowsAtColumn[column])
                {
                    if (_columnBeforeRow.TryAdd(other, column))
                    {
                        queue.Enqueue(other);
                    }
                }
            }
        }

        return false;
    }

    private void Take(int column)
    {
        while (column >= 0)
        {
            int row = _rowBeforeColumn[column];
            _taken.Add(new AllocatedPair(row, column));
            _rowsAtColumn[column].Add(row);
            int left = _columnBeforeRow[row];
            if (left >= 0)
            {
                _taken.Remove(new AllocatedPair(row, left));
                _rowsAtColumn[left].Remove(row);
            }
            else
            {
                _rowLeft[row]--;
            }

            column = left;
        }
    }
}
