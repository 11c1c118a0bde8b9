namespace Kausa.Matching.Allocation;

/// <summary>Names the requirements that cannot be met together, as few as possible.</summary>
/// <remarks>
/// <para>Steps:</para>
/// <list type="number">
/// <item>Take pinned pairs, then fill required rows one by one; where a row fails, the rows its search reached violate Hall's condition.</item>
/// <item>Of up to 64 such failures keep the one that reaches fewest rows, and drop from it every requirement without which the rest still fails: no
/// requirement named can then be left out (a circuit of the transversal matroid).</item>
/// <item>Prove that no smaller conflict exists by trying all smaller sets, where there are at most 20,000 of them. The smallest conflict is as hard as the
/// girth of a transversal matroid (McCormick 1983), so beyond that only step 2 is promised.</item>
/// </list>
/// <para>Source: Hall 1935.</para>
/// </remarks>
internal sealed class ConflictFinder
{
    private const int FailuresMax = 64;
    private const int SetsMax = 20_000;

    private readonly AllocationInstance _instance;
    private readonly CancellationToken _cancellation;
    private readonly int[][] _columnsOfRow;
    private readonly AllocatedPair[] _pinned;
    private readonly int[] _required;

    private ConflictFinder(AllocationInstance instance, CancellationToken cancellation)
    {
        (_instance, _cancellation) = (instance, cancellation);
        _pinned = [.. instance.PinnedPairs];
        _required = [.. Enumerable.Range(0, instance.RowCount).Where(row => instance.IsRequired(row) && instance.RowCapacities[row] > 0)];
        _columnsOfRow = new int[instance.RowCount][];
        var columns = new int[instance.ColumnCount];
        var values = new long[instance.ColumnCount];
        for (int row = 0; row < _columnsOfRow.Length; row++)
        {
            _columnsOfRow[row] = columns[..instance.CopyRow(row, columns, values)];
        }
    }

    /// <summary>A requirement is a pinned pair (its position) or a required row (pinned pairs + its position).</summary>
    private int RequirementCount => _pinned.Length + _required.Length;

    public static AllocationConflict Find(AllocationInstance instance, CancellationToken cancellation)
    {
        var finder = new ConflictFinder(instance, cancellation);
        List<int> conflict = finder.Minimise(finder.FirstConflict());
        (List<int> smallest, bool isSmallest) = finder.TrySmaller(conflict);
        return finder.Describe(smallest, isSmallest);
    }

    private List<int> FirstConflict()
    {
        var flow = new RequirementFlow(_instance, _columnsOfRow, _cancellation);
        for (int pin = 0; pin < _pinned.Length; pin++)
        {
            if (!flow.Pin(_pinned[pin]))
            {
                return [.. Enumerable.Range(0, pin + 1).Where(other => _pinned[other].Row == _pinned[pin].Row || _pinned[other].Column == _pinned[pin].Column)];
            }
        }

        List<int>? fewest = null;
        int failures = 0;
        for (int at = 0; at < _required.Length && failures < FailuresMax; at++)
        {
            if (flow.Fill(_required[at]))
            {
                continue;
            }

            failures++;
            List<int> reached = Reached(flow);
            fewest = fewest is null || reached.Count < fewest.Count ? reached : fewest;
        }

        return fewest ?? throw new InvalidOperationException("All requirements can be met; there is no conflict to name.");
    }

    private List<int> Reached(RequirementFlow flow)
    {
        var rows = flow.ReachedRows.ToHashSet();
        var columns = flow.ReachedColumns.ToHashSet();
        var reached = new List<int>();
        for (int requirement = 0; requirement < RequirementCount; requirement++)
        {
            bool isReached = requirement < _pinned.Length
                ? columns.Contains(_pinned[requirement].Column) || rows.Contains(_pinned[requirement].Row)
                : rows.Contains(_required[requirement - _pinned.Length]);
            if (isReached)
            {
                reached.Add(requirement);
            }
        }

        return reached;
    }

    private List<int> Minimise(List<int> conflict)
    {
        for (int at = conflict.Count - 1; at >= 0; at--)
        {
            List<int> rest = [.. conflict[..at], .. conflict[(at + 1)..]];
            if (!CanMeet(rest))
            {
                conflict = rest;
            }
        }

        return conflict;
    }

    private bool CanMeet(List<int> requirements)
    {
        var flow = new RequirementFlow(_instance, _columnsOfRow, _cancellation);
        return requirements.TrueForAll(requirement =>
            requirement < _pinned.Length ? flow.Pin(_pinned[requirement]) : flow.Fill(_required[requirement - _pinned.Length]));
    }

    private (List<int> Conflict, bool IsSmallest) TrySmaller(List<int> conflict)
    {
        long sets = 0;
        long ofSize = 1;
        for (int size = 1; size < conflict.Count; size++)
        {
            ofSize = ofSize * (RequirementCount - size + 1) / size;
            sets += ofSize;
            if (sets > SetsMax)
            {
                return (conflict, false);
            }

            var chosen = new List<int>(size);
            if (FindConflict(chosen, 0, size))
            {
                return (chosen, true);
            }
        }

        return (conflict, true);
    }

    private bool FindConflict(List<int> chosen, int from, int size)
    {
        if (chosen.Count == size)
        {
            return !CanMeet(chosen);
        }

        for (int requirement = from; requirement < RequirementCount; requirement++)
        {
            chosen.Add(requirement);
            if (FindConflict(chosen, requirement + 1, size))
            {
                return true;
            }

            chosen.RemoveAt(chosen.Count - 1);
        }

        return false;
    }

    private AllocationConflict Describe(List<int> requirements, bool isSmallest)
    {
        AllocatedPair[] pinned = [.. requirements.Where(requirement => requirement < _pinned.Length).Select(requirement => _pinned[requirement])];
        int[] rows = [.. requirements.Where(requirement => requirement >= _pinned.Length).Select(requirement => _required[requirement - _pinned.Length])];
        var columns = new SortedSet<int>(pinned.Select(pair => pair.Column));
        var flow = new RequirementFlow(_instance, _columnsOfRow, _cancellation);
        foreach (AllocatedPair pair in pinned)
        {
            flow.Pin(pair);
        }

        foreach (int row in rows)
        {
            columns.UnionWith(_columnsOfRow[row]);
            flow.Fill(row);
        }

        // A pinned pair of a named row fills part of that row, so it is not needed twice.
        var counted = rows.ToHashSet();
        long needed = rows.Sum(row => (long)_instance.RowCapacities[row]) + pinned.Count(pair => !counted.Contains(pair.Row));
        return new AllocationConflict(rows, pinned, [.. columns], needed, flow.PairCount, isSmallest);
    }
}
