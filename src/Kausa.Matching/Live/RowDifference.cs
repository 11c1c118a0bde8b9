using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Rows;

namespace Kausa.Matching.Live;

/// <summary>The rows in which two neighbouring states differ, from which the snapshot id follows.</summary>
internal sealed class RowDifference
{
    private readonly List<object> _gone = [];
    private readonly List<object> _come = [];

    /// <summary>Rows that the next state lacks.</summary>
    public IReadOnlyList<object> Gone => _gone;

    /// <summary>Rows that it has more.</summary>
    public IReadOnlyList<object> Come => _come;

    /// <summary>Takes one row.</summary>
    /// <param name="before">The row before; null when it is new.</param>
    /// <param name="after">The row from now on; null when it is there no more.</param>
    private void Add(object? before, object? after)
    {
        if (before is not null)
        {
            _gone.Add(before);
        }

        if (after is not null)
        {
            _come.Add(after);
        }
    }

    /// <summary>Takes the rows of a map and gives the next state of it.</summary>
    public LayeredMap<Id<T>, T> Apply<T>(LayeredMap<Id<T>, T> before, IReadOnlyCollection<T> rows, Func<T, Id<T>> idOf, IReadOnlyList<Id<T>> withdrawn)
        where T : class
    {
        Take(rows, idOf, withdrawn, id => before.TryGet(id, out var row) ? row : null);
        return before.With([.. rows.Select(row => KeyValuePair.Create(idOf(row), row))], withdrawn);
    }

    /// <summary>Takes the rows of a table.</summary>
    public void Apply<T, TSlot>(RowTable<T, TSlot> before, IReadOnlyCollection<T> rows, Func<T, Id<T>> idOf, IReadOnlyList<Id<T>> withdrawn, Func<TSlot, T> rowOf)
        where T : class => Take(rows, idOf, withdrawn, id => before.NumberOf(id) is >= 0 and var number ? rowOf(before[number]) : null);

    /// <summary>Takes places.</summary>
    public void Apply(RowTable<TrainingPlace, PlaceSlot> before, PlaceBatch batch)
    {
        _gone.EnsureCapacity(_gone.Count + batch.Places.Count + batch.Withdrawn.Length);
        _come.EnsureCapacity(_come.Count + batch.Places.Count);
        foreach (var number in batch.Withdrawn)
        {
            _gone.Add(before[number].Place);
        }

        foreach (var (number, place, _, _, _) in batch.Places)
        {
            var known = number < 0 ? null : before[number].Place;
            if (!ReferenceEquals(known, place))
            {
                Add(known, place);
            }
        }
    }

    private void Take<T>(IReadOnlyCollection<T> rows, Func<T, Id<T>> idOf, IReadOnlyList<Id<T>> withdrawn, Func<Id<T>, T?> find)
        where T : class
    {
        foreach (var row in rows)
        {
            Add(find(idOf(row)), row);
        }

        foreach (var id in withdrawn)
        {
            Add(find(id), null);
        }
    }
}
