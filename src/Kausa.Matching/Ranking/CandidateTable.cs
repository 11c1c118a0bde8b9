using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Rows;

namespace Kausa.Matching.Ranking;

/// <summary>A person with their compiled row.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="Store">Where the row is.</param>
/// <param name="Position">Its position there.</param>
internal readonly record struct CandidateSlot(Candidate Candidate, CandidateStore Store, int Position);

/// <summary>Compiles people into the rows that a table of them keeps.</summary>
internal static class CandidateTable
{
    /// <summary>Power of two of people in a store.</summary>
    public const int StoreBits = 12;

    private const int StoreLength = 1 << StoreBits;

    /// <summary>A table of people who are all there.</summary>
    /// <param name="candidates">People by number.</param>
    /// <param name="codes">Codes of the market; all starts must be known.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    public static RowTable<Candidate, CandidateSlot> Of(Candidate[] candidates, PersonCodes codes, CancellationToken cancellation)
    {
        var slots = new CandidateSlot[candidates.Length];
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, (candidates.Length + StoreLength - 1) / StoreLength, options, chunk =>
        {
            var first = chunk * StoreLength;
            var people = candidates.AsSpan(first, Math.Min(StoreLength, candidates.Length - first));
            Place(people, CandidateCompiler.Compile(codes, people, first), slots.AsSpan(first));
        });
        return new RowTable<Candidate, CandidateSlot>(Array.ConvertAll(candidates, candidate => candidate.Id), slots);
    }

    /// <summary>The next state of a table.</summary>
    /// <param name="table">The state before.</param>
    /// <param name="candidates">People who are new or told anew.</param>
    /// <param name="gone">People who are there no more.</param>
    /// <param name="codes">Codes of the market; all starts must be known.</param>
    public static RowTable<Candidate, CandidateSlot> With(
        this RowTable<Candidate, CandidateSlot> table, Candidate[] candidates, IReadOnlyCollection<Id<Candidate>> gone, PersonCodes codes)
    {
        if (candidates.Length + gone.Count == 0)
        {
            return table;
        }

        var slots = new CandidateSlot[candidates.Length];
        Place(candidates, CandidateCompiler.Compile(codes, candidates, table.Count), slots);
        var ids = Array.ConvertAll(candidates, candidate => candidate.Id);
        return table.With(ids, slots, gone, ids.Count(id => table.NumberOf(id) < 0) - gone.Count);
    }

    /// <summary>The people who are there, numbered anew, their rows read back into fresh stores; rules are asked only about starts that a row does not know yet.</summary>
    /// <param name="table">The table.</param>
    /// <param name="codes">Codes of the market.</param>
    /// <param name="newNumbers">New number by old number; −1 for people who are not there.</param>
    public static RowTable<Candidate, CandidateSlot> Settled(this RowTable<Candidate, CandidateSlot> table, PersonCodes codes, out int[] newNumbers)
    {
        var alive = table.Alive();
        var fresh = new CandidateSlot[table.Count];
        var numbers = new List<int>(StoreLength);
        var first = 0;
        for (var number = 0; number <= alive.Length; number++)
        {
            if (number < alive.Length && alive[number])
            {
                numbers.Add(number);
            }

            if (numbers.Count == StoreLength || (number == alive.Length && numbers.Count > 0))
            {
                var store = CandidateCompiler.Gather(codes, numbers.ConvertAll(n => table[n]), first);
                for (var i = 0; i < numbers.Count; i++)
                {
                    fresh[numbers[i]] = new CandidateSlot(table[numbers[i]].Candidate, store, i);
                }

                first += numbers.Count;
                numbers.Clear();
            }
        }

        return table.Compacted(out newNumbers, number => fresh[number]);
    }

    private static void Place(ReadOnlySpan<Candidate> candidates, CandidateStore store, Span<CandidateSlot> slots)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            slots[i] = new CandidateSlot(candidates[i], store, i);
        }
    }
}
