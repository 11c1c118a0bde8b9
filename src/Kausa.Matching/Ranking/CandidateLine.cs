using System.Numerics;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Rows;

namespace Kausa.Matching.Ranking;

/// <summary>Columns of people with the people who are still there.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Alive">By block, the lanes whose person is still there.</param>
internal readonly record struct CandidateView(CandidateSegment Columns, uint[] Alive)
{
    /// <summary>Number of people who are there.</summary>
    public int AliveCount => Alive.Sum(BitOperations.PopCount);
}

/// <summary>The columns of people along a line of states: laid out when the first place is asked about, shared by states with the same people, grown for states with more.</summary>
/// <remarks>
/// Laying out a nation takes seconds, so a next state keeps the columns of the one before, with tombstones, and gets a small segment of what came. Small segments are
/// brought together as they pile up, each at least twice as large as the next, so that nobody is laid out often. Thread-safe; a
/// state that is older than what was laid out last gets columns of its own, and nobody else waits for these.
/// </remarks>
internal sealed class CandidateLine
{
    private const int MostSegments = 6;
    private readonly Lock _layingOut = new();
    private RowTable<Candidate, CandidateSlot>? _persons;
    private CandidateView[] _views = [];
    private long _version;

    /// <summary>Whether anybody asked yet.</summary>
    public bool IsLaidOut
    {
        get
        {
            lock (_layingOut)
            {
                return _persons is not null;
            }
        }
    }

    /// <summary>The columns of a state.</summary>
    /// <param name="persons">Its people.</param>
    /// <param name="version">Its version; of two states of the line with the same version neither has other people.</param>
    /// <param name="codes">What the codes mean.</param>
    /// <param name="kernel">Form of the kernels.</param>
    /// <returns>Segments, the largest first.</returns>
    public CandidateView[] LayOut(RowTable<Candidate, CandidateSlot> persons, long version, PlaceCodes codes, KernelPath kernel)
    {
        lock (_layingOut)
        {
            if (ReferenceEquals(persons, _persons))
            {
                return _views;
            }

            if (_persons is null || version >= _version)
            {
                _views = Grow(_views, _persons?.Count ?? 0, persons, codes, kernel);
                (_persons, _version) = (persons, version);
                return _views;
            }
        }

        return Grow([], 0, persons, codes, kernel);
    }

    private static CandidateView[] Grow(CandidateView[] before, int firstNumber, RowTable<Candidate, CandidateSlot> persons, PlaceCodes codes, KernelPath kernel)
    {
        var alive = persons.Alive();
        var views = new List<CandidateView>();
        foreach (var view in before)
        {
            var still = Still(view, alive);
            if (views.Count == 0 || still.AliveCount > 0)
            {
                views.Add(still);
            }
        }

        var added = Enumerable.Range(firstNumber, persons.Count - firstNumber).Where(number => alive[number]).ToList();
        if (added.Count > 0)
        {
            while (views.Count > 1 && (views.Count > MostSegments || views[^1].AliveCount < 2 * added.Count))
            {
                added.AddRange(NumbersOf(views[^1]));
                views.RemoveAt(views.Count - 1);
            }
        }

        if (added.Count > 0 || views.Count == 0)
        {
            var people = added.ConvertAll(number => new CandidatePosition(persons[number].Store, persons[number].Position, number));
            var columns = CandidateSegmentBuilder.Build(people, codes, kernel, CancellationToken.None);
            views.Add(new CandidateView(columns, columns.Filled));
        }

        return [.. views];
    }

    private static CandidateView Still(CandidateView view, bool[] isThere)
    {
        var alive = new uint[view.Alive.Length];
        for (var block = 0; block < alive.Length; block++)
        {
            foreach (var number in NumbersOf(view, block))
            {
                alive[block] |= isThere[number.Number] ? 1u << number.Lane : 0;
            }
        }

        return view with { Alive = alive };
    }

    private static IEnumerable<int> NumbersOf(CandidateView view) =>
        Enumerable.Range(0, view.Alive.Length).SelectMany(block => NumbersOf(view, block)).Select(person => person.Number);

    private static IEnumerable<(int Lane, int Number)> NumbersOf(CandidateView view, int block)
    {
        for (var lanes = view.Alive[block]; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            yield return (lane, view.Columns.Candidates[(block * CandidateSegment.Lanes) + lane]);
        }
    }
}
