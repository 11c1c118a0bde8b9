using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

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

    /// <summary>For each sequence of outcomes the classes of starts of which one is open, see <see cref="StartCalendar"/>.</summary>
    public required ulong[] OpenStarts { get; init; }

    /// <summary>Minima masks of people whose German grows by a course, one per start.</summary>
    public required MinimaMasks[] MinimaByStart { get; init; }

    /// <summary>Numbers of wished and then of vetoed occupations.</summary>
    public required ushort[] Occupations { get; init; }

    /// <summary>Companies for which something of its own holds.</summary>
    public required CompanyException[] Exceptions { get; init; }

    /// <summary>What earlier employment makes of an EQ in that company (C19), one effect per start; see <see cref="CompanyException.EqEffects"/>.</summary>
    public required RuleEffect[] EqEffects { get; init; }

    /// <summary>What a person's facts make of the places of a start.</summary>
    /// <param name="row">A row of this store.</param>
    /// <param name="start">Code of the start, below <see cref="StartCount"/>.</param>
    /// <param name="own">Whether the person asks for themselves.</param>
    /// <param name="codes">What the codes mean.</param>
    public StartMasks MasksAt(in CandidateRow row, int start, bool own, PlaceCodes codes) => StartMasks.Of(
        RowFacts.Of(row),
        Outcomes[(own ? row.OwnOutcomes : row.Outcomes) + start],
        row.MinimaByStart < 0 ? row.Minima : MinimaByStart[row.MinimaByStart + start],
        codes.ScopeIsOn);

    /// <summary>The same for a start that nobody had asked about when the row was compiled: the rules are asked now.</summary>
    /// <param name="row">A row of this store.</param>
    /// <param name="start">Code of the start, at least <see cref="StartCount"/>.</param>
    /// <param name="candidate">The person behind the row.</param>
    /// <param name="own">Whether the person asks for themselves.</param>
    /// <param name="codes">What the codes mean.</param>
    /// <param name="estimates">What evidence says about the person, once somebody has asked; people on a course need it.</param>
    public static StartMasks LateMasksAt(in CandidateRow row, int start, Candidate candidate, bool own, PlaceCodes codes, ref CandidateEstimates? estimates)
    {
        var outcome = PersonOutcome.Of(candidate, codes.Starts[start], own ? Purpose.MatchForSelf : Purpose.MatchForAdviser, codes.Policy, codes.AsOf);
        var minima = row.MinimaByStart < 0
            ? row.Minima
            : CandidateCompiler.MinimaAt(estimates ??= EvidenceAssessor.Assess(candidate, codes.Policy, codes.AsOf), codes.Starts[start], codes.Minima, codes.AsOf);
        return StartMasks.Of(RowFacts.Of(row), outcome, minima, codes.ScopeIsOn);
    }

    /// <summary>What the rules about the person say for each start known when the row was compiled.</summary>
    /// <param name="row">A row of this store.</param>
    /// <param name="own">Whether the person asks for themselves.</param>
    public ReadOnlySpan<PersonOutcome> OutcomesOf(in CandidateRow row, bool own) => Outcomes.AsSpan(own ? row.OwnOutcomes : row.Outcomes, StartCount);

    /// <summary>Classes with a start that the rules about the person leave open, among those known when the row was compiled.</summary>
    /// <param name="row">A row of this store.</param>
    /// <param name="own">Whether the person asks for themselves.</param>
    public ulong OpenStartsOf(in CandidateRow row, bool own) => StartCount == 0 ? 0 : OpenStarts[(own ? row.OwnOutcomes : row.Outcomes) / StartCount];

    /// <summary>Asks the processor to fetch what every question reads beside a row.</summary>
    /// <param name="row">The row.</param>
    public void PrefetchFacts(in CandidateRow row)
    {
        if (StartCount > 0)
        {
            CacheLines.Prefetch(in Outcomes[row.Outcomes], StartCount);
        }

        if (row.WishCount + row.VetoCount > 0)
        {
            CacheLines.Prefetch(in Occupations[row.Wishes], row.WishCount + row.VetoCount);
        }

        if (row.ExceptionCount > 0)
        {
            CacheLines.Prefetch(in Unsafe.As<CompanyException, byte>(ref Exceptions[row.Exceptions]), row.ExceptionCount * Unsafe.SizeOf<CompanyException>());
        }
    }

    /// <summary>Whether something holds for a company whatever the pathway of its places.</summary>
    /// <param name="row">A row of this store.</param>
    public bool ExceptsAnyPathway(in CandidateRow row)
    {
        foreach (ref readonly var exception in ExceptionsOf(row))
        {
            if (exception.Kind == CompanyExceptionKind.Veto)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Wishes of a row, the dearest first.</summary>
    public ReadOnlySpan<ushort> WishesOf(in CandidateRow row) => Occupations.AsSpan(row.Wishes, row.WishCount);

    /// <summary>Vetoed occupations of a row.</summary>
    public ReadOnlySpan<ushort> VetoesOf(in CandidateRow row) => Occupations.AsSpan(row.Wishes + row.WishCount, row.VetoCount);

    /// <summary>What earlier employment makes of an EQ (C19); null for a start that nobody had asked about when the row was compiled.</summary>
    /// <param name="employment">An exception of earlier employment.</param>
    /// <param name="start">Code of the start.</param>
    public RuleEffect? EqEffectOf(in CompanyException employment, int start) => start < StartCount ? EqEffects[employment.EqEffects + start] : null;

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
