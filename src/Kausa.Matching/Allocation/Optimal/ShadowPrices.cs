namespace Kausa.Matching.Allocation;

/// <summary>What one more seat would change.</summary>
/// <param name="MorePlaced">Change of the number of pairs; for one more seat 0 or 1. Where changes of a best total gain the same, with one more pair and without, it is 1.</param>
/// <param name="MoreTotal">Change of the sum of values; may be negative where one more pair is placed and that comes first.</param>
public readonly record struct SeatValue(int MorePlaced, long MoreTotal);

/// <summary>The value of one more seat at each column: the exact difference of the optimum, not just a dual price.</summary>
/// <remarks>
/// Optimal prices are not unique; the value of one more seat is the lowest optimal price. It is the column's price less the shortest way, in slacks of the
/// residual market, by which a row could come to that seat. One Dijkstra search from the rows with room and the seats that may stay empty gives all columns
/// in O(E + V log V). A way that begins at a row with room places one more pair, one that begins at a seat leaves that seat empty instead. Most placed tells them apart by the placement price;
/// for best total the ways count double, and those from seats one more, so that of equal ways that of a row is the shorter. Source: sensitivity of shortest augmenting paths; tested against
/// solving again with the seat.
/// </remarks>
public static class ShadowPrices
{
    /// <summary>Computes the value of one more seat for every column.</summary>
    /// <param name="instance">The market.</param>
    /// <param name="solution">Its optimal allocation with certificate, as the solver returned it.</param>
    /// <param name="cancellation">Ends the work without a result, between two nodes of the search.</param>
    /// <returns>One value per column.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SeatValue[] OfSeats(AllocationInstance instance, AllocationSolution solution, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(solution);
        long[] distances = new ResidualSearch(instance, solution).Run(cancellation);
        long placement = solution.Certificate.PlacementPrice;
        var values = new SeatValue[instance.ColumnCount];
        for (int column = 0; column < values.Length; column++)
        {
            if (placement == 0)
            {
                long change = solution.Certificate.ColumnPrices[column] - (distances[column] >> 1);
                values[column] = new SeatValue(change > 0 && (distances[column] & 1) == 0 ? 1 : 0, change);
                continue;
            }

            long gain = solution.Certificate.ColumnPrices[column] - distances[column];
            bool placesOneMore = gain > placement / 2;
            values[column] = placesOneMore ? new SeatValue(1, gain - placement) : new SeatValue(0, gain);
        }

        return values;
    }

    /// <summary>Dijkstra from outside the market to all columns; rows are coded as they are, columns as their complement.</summary>
    private sealed class ResidualSearch
    {
        private readonly AllocationInstance _instance;
        private readonly AllocationCertificate _prices;
        private readonly long _scale;
        private readonly List<(int Row, long Slack)>[] _chosenOfColumn;
        private readonly HashSet<AllocatedPair> _pairs;
        private readonly long[] _rowDistance;
        private readonly long[] _columnDistance;
        private readonly DistanceHeap _heap = new();
        private readonly int[] _columns;
        private readonly long[] _values;

        public ResidualSearch(AllocationInstance instance, AllocationSolution solution)
        {
            _instance = instance;
            _prices = solution.Certificate;
            _scale = _prices.PlacementPrice == 0 ? 2 : 1;
            _pairs = [.. solution.Pairs];
            _columns = new int[instance.ColumnCount];
            _values = new long[instance.ColumnCount];
            _rowDistance = new long[instance.RowCount];
            _columnDistance = new long[instance.ColumnCount];
            _chosenOfColumn = [.. _columnDistance.Select(_ => new List<(int, long)>())];
            var pinned = instance.PinnedPairs.ToHashSet();
            var used = new int[instance.RowCount];
            foreach (AllocatedPair pair in solution.Pairs)
            {
                used[pair.Row]++;
                if (!pinned.Contains(pair))
                {
                    long slack = SlackOf(pair);
                    _chosenOfColumn[pair.Column].Add((pair.Row, slack));
                }
            }

            for (int row = 0; row < used.Length; row++)
            {
                bool hasRoom = used[row] < instance.RowCapacities[row] && !instance.IsRequired(row);
                _rowDistance[row] = hasRoom ? 0 : long.MaxValue;
                if (hasRoom)
                {
                    _heap.Push(row, 0);
                }
            }
        }

        public long[] Run(CancellationToken cancellation)
        {
            for (int column = 0; column < _columnDistance.Length; column++)
            {
                _columnDistance[column] = (_prices.ColumnPrices[column] * _scale) + (_scale - 1);
                _heap.Push(~column, _columnDistance[column]);
            }

            while (_heap.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                long distance = _heap.MinKey;
                int node = _heap.Pop();
                if (node >= 0 && _rowDistance[node] == distance)
                {
                    LeaveRow(node, distance);
                }
                else if (node < 0 && _columnDistance[~node] == distance)
                {
                    LeaveColumn(~node, distance);
                }
            }

            return _columnDistance;
        }

        private void LeaveRow(int row, long distance)
        {
            int count = _instance.CopyRow(row, _columns, _values);
            for (int at = 0; at < count; at++)
            {
                int column = _columns[at];
                long next = distance + (_scale * Slack(row, column, _values[at]));
                if (next < _columnDistance[column] && !_pairs.Contains(new AllocatedPair(row, column)))
                {
                    _columnDistance[column] = next;
                    _heap.Push(~column, next);
                }
            }
        }

        private void LeaveColumn(int column, long distance)
        {
            foreach ((int row, long slack) in _chosenOfColumn[column])
            {
                long next = distance - (_scale * slack);
                if (next < _rowDistance[row])
                {
                    _rowDistance[row] = next;
                    _heap.Push(row, _rowDistance[row]);
                }
            }
        }

        private long SlackOf(AllocatedPair pair)
        {
            int at = _columns.AsSpan(0, _instance.CopyRow(pair.Row, _columns, _values)).IndexOf(pair.Column);
            return Slack(pair.Row, pair.Column, _values[at]);
        }

        private long Slack(int row, int column, long value) =>
            _prices.RowPrices[row] + _prices.ColumnPrices[column] - value - _prices.PlacementPrice;
    }
}
