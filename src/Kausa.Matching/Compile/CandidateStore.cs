using System.Runtime.InteropServices;

namespace Kausa.Matching.Compile;

/// <summary>Rows of people with what has no fixed length: outcomes and minima by start, wishes, exceptions.</summary>
/// <remarks>Immutable once built and thread-safe. Equal outcomes are kept once. <see cref="StartCount"/> says for which starts the rules were asked.</remarks>
internal sealed class CandidateStore
{
    /// <summary>Rows by position.</summary>
    public required CandidateRow[] Rows { get; init; }

    /// <summary>Number of starts known when the rules were asked; later ones are asked for when they are met.</summary>
    public required int StartCount { get; init; }

    /// <summary>Outcomes; a row's begin at its <see cref="CandidateRow.Outcomes"/>, one per start.</summary>
    public required PersonOutcome[] Outcomes { get; init; }

    /// <summary>Minima masks of people whose German grows by a course, one per start.</summary>
    public required MinimaMasks[] MinimaByStart { get; init; }

    /// <summary>Numbers of wished and then of vetoed occupations.</summary>
    public required ushort[] Occupations { get; init; }

    /// <summary>Companies for which something of its own holds.</summary>
    public required CompanyException[] Exceptions { get; init; }

    /// <summary>Wishes of a row, the dearest first.</summary>
    public ReadOnlySpan<ushort> WishesOf(in CandidateRow row) => Occupations.AsSpan(row.Wishes, row.WishCount);

    /// <summary>Vetoed occupations of a row.</summary>
    public ReadOnlySpan<ushort> VetoesOf(in CandidateRow row) => Occupations.AsSpan(row.Wishes + row.WishCount, row.VetoCount);

    /// <summary>Exceptions of a row.</summary>
    public ReadOnlySpan<CompanyException> ExceptionsOf(in CandidateRow row) => Exceptions.AsSpan(row.Exceptions, row.ExceptionCount);
}

/// <summary>Keeps equal sequences once.</summary>
internal sealed class SequencePool
{
    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);
    private readonly List<PersonOutcome> _outcomes = [];

    /// <summary>Where a sequence begins.</summary>
    public int OffsetOf(ReadOnlySpan<PersonOutcome> sequence)
    {
        var key = new string(MemoryMarshal.Cast<PersonOutcome, char>(sequence));
        if (!_offsets.TryGetValue(key, out var offset))
        {
            offset = _outcomes.Count;
            _outcomes.AddRange(sequence);
            _offsets.Add(key, offset);
        }

        return offset;
    }

    /// <summary>All sequences, one behind the other.</summary>
    public PersonOutcome[] ToArray() => [.. _outcomes];
}
