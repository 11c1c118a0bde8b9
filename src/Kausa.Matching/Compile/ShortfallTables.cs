using System.Runtime.CompilerServices;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Compile;

/// <summary>Shortfall in points by the distance between what is required and what is held: one row per error class, filled by asking the reference.</summary>
/// <remarks>
/// In every mode the shortfall depends on the difference required − held and on the error class alone. A row therefore holds it for
/// every difference, and the table of one estimate x is the window that begins <c>100 − x</c> (language: <c>60 − x</c>) entries into its row, indexed by what
/// is required: a row of a candidate holds that offset alone. A search copies the windows of whoever it is asked about side by side (<see cref="CompiledCandidate"/>). Where a policy has curves of single competences, each competence has such rows of its own, one set behind the
/// other, and a window begins <see cref="BeginOf"/> later; all else is the same. Thread-safe.
/// </remarks>
internal sealed class ShortfallTables
{
    /// <summary>Entries of a row of a competence: 201 differences, padded so that a window of 128 entries stays inside.</summary>
    public const int SkillRowLength = 256;

    /// <summary>Entries of a row of a language skill: 121 differences, padded so that a window of 64 entries stays inside.</summary>
    public const int LanguageRowLength = 128;

    private const int MostPoints = 100;
    private const int MostTenths = 60;

    private const int SetLength = ErrorClasses.Count * SkillRowLength;
    private const int GainLength = (MostPoints + 1) * (MostPoints + 1);

    private readonly byte[] _skills;
    private readonly byte[] _skillGains;
    private readonly byte[] _skillFloors;
    private readonly byte[] _languageFloors = new byte[ErrorClasses.Count * LanguageRowLength];

    // One row more than there are classes: a kernel reads 128 entries from wherever a window begins.
    private readonly byte[] _languages = new byte[(ErrorClasses.Count + 1) * LanguageRowLength];

    // Without a policy's curves, one set of rows stands for all competences.
    private ShortfallTables(ScoreMode mode, int balancePercent = 0, SkillsPolicy? curves = null)
    {
        HasCurves = curves is not null;
        var sets = HasCurves ? RequirementProfile.DimensionCount : 1;
        (_skills, _skillFloors, _skillGains) = (new byte[sets * SetLength], new byte[sets * SetLength], new byte[sets * GainLength]);
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var difference = -MostPoints; difference <= MostPoints; difference++)
            {
                var held = new SkillEstimate(Math.Max(0, -difference), errorClass, IsMeasured: true, EstimateFlags.None);
                var shortfall = SkillsCriterion.ShortfallPoints(Math.Max(0, difference), held, mode, balancePercent);
                for (var set = 0; set < sets; set++)
                {
                    _skills[(set * SetLength) + (errorClass * SkillRowLength) + difference + MostPoints] = (byte)(curves?.CountedPoints((CompetenceDimension)set, shortfall) ?? shortfall);
                }
            }

            for (var difference = -MostTenths; difference <= MostTenths; difference++)
            {
                var held = new LanguageEstimate(Math.Max(0, -difference), errorClass, IsMeasured: true, EstimateFlags.None);
                _languages[(errorClass * LanguageRowLength) + difference + MostTenths] =
                    (byte)LanguageCriterion.ShortfallPoints(Math.Max(0, difference), held, mode, balancePercent);
            }
        }

        for (var set = 0; set < sets; set++)
        {
            FillFloors(_skills.AsSpan(set * SetLength, SetLength), _skillFloors.AsSpan(set * SetLength, SetLength), SkillRowLength);
        }

        FillFloors(Languages, _languageFloors, LanguageRowLength);
    }

    /// <summary>Tables of a mode; those of a balance are made when it is first asked for.</summary>
    /// <param name="mode">How uncertainty is read.</param>
    /// <param name="balancePercent">What BALANCED means, 0..100; without effect in other modes.</param>
    public static ShortfallTables Of(ScoreMode mode, int balancePercent = 0)
    {
        if (mode != ScoreMode.Balanced)
        {
            return ByMode[(int)mode];
        }

        ref var tables = ref Balanced[balancePercent];
        return Volatile.Read(ref tables) ?? Interlocked.CompareExchange(ref tables, new(mode, balancePercent), null) ?? tables!;
    }

    /// <summary>Tables of a mode under a policy; those with curves are made when they are first asked for, and live as long as the curves.</summary>
    /// <param name="policy">Curves and balance.</param>
    /// <param name="mode">How uncertainty is read.</param>
    public static ShortfallTables Of(MatchPolicy policy, ScoreMode mode)
    {
        var balancePercent = policy.CompanyLists.BalancePercent;
        if (policy.Skills.DimensionCurves.Count == 0)
        {
            return Of(mode, balancePercent);
        }

        ref var tables = ref Curved.GetValue(policy.Skills.DimensionCurves, static _ => new ShortfallTables?[4 + 101])[mode == ScoreMode.Balanced ? 4 + balancePercent : (int)mode];
        return Volatile.Read(ref tables) ?? Interlocked.CompareExchange(ref tables, new(mode, balancePercent, policy.Skills), null) ?? tables!;
    }

    private static readonly ConditionalWeakTable<ValueList<DimensionCurve>, ShortfallTables?[]> Curved = [];

    private static ShortfallTables[] ByMode { get; } = [new(ScoreMode.Expected), new(ScoreMode.Cautious), new(ScoreMode.Potential)];

    private static readonly ShortfallTables?[] Balanced = new ShortfallTables?[101];

    /// <summary>Whether each competence has rows of its own.</summary>
    public bool HasCurves { get; }

    /// <summary>Where the rows of a competence begin.</summary>
    /// <param name="dimension">0..31.</param>
    public int BeginOf(int dimension) => HasCurves ? dimension * SetLength : 0;

    /// <summary>Moves the windows of a person to the rows of each competence.</summary>
    /// <param name="offsets">Offsets as <see cref="SkillOffset"/> gives them.</param>
    public void MoveToRows(ref SkillOffsets offsets)
    {
        for (var d = 0; HasCurves && d < RequirementProfile.DimensionCount; d++)
        {
            offsets[d] += (ushort)BeginOf(d);
        }
    }

    /// <summary>All rows of competences, one behind the other.</summary>
    public ReadOnlySpan<byte> Skills => _skills;

    /// <summary>All rows of language skills.</summary>
    public ReadOnlySpan<byte> Languages => _languages.AsSpan(0, ErrorClasses.Count * LanguageRowLength);

    /// <summary>As <see cref="Skills"/>, each entry the least of its class and all more certain ones: what nobody undercuts where doubt counts in favour.</summary>
    /// <remarks>In POTENTIAL shortfalls fall from class to class, and the least is the class's own; in BALANCED they may do either.</remarks>
    public ReadOnlySpan<byte> SkillFloors => _skillFloors;

    /// <summary>The same of language skills.</summary>
    public ReadOnlySpan<byte> LanguageFloors => _languageFloors;

    /// <summary>The most that any estimate gains when a language target falls.</summary>
    /// <param name="from">Target in tenths.</param>
    /// <param name="to">The other target.</param>
    /// <returns>Points of shortfall; 0 when the other target is not lower.</returns>
    public int MostLanguageGain(int from, int to)
    {
        var most = 0;
        for (var errorClass = 0; errorClass < ErrorClasses.Count && to < from; errorClass++)
        {
            for (var tenths = 0; tenths <= MostTenths; tenths++)
            {
                var window = (errorClass * LanguageRowLength) + MostTenths - tenths;
                most = Math.Max(most, _languages[window + from] - _languages[window + to]);
            }
        }

        return most;
    }

    /// <summary>The most weighted shortfall that any estimate of a competence loses when level and weight of a need change.</summary>
    /// <param name="dimension">The competence, 0..31.</param>
    /// <param name="from">The need.</param>
    /// <param name="to">The other need, of the same competence.</param>
    /// <returns>The largest weight · shortfall at <paramref name="from"/> less that at <paramref name="to"/> over all estimates; 0 when nobody loses any.</returns>
    public int MostSkillGain(int dimension, (int Level, int Weight) from, (int Level, int Weight) to)
    {
        if (from.Weight == 0 || from == to)
        {
            return 0;
        }

        // A need that only changes its level is met again and again; 0 is not known yet.
        ref var known = ref _skillGains[(HasCurves ? dimension * GainLength : 0) + (from.Level * (MostPoints + 1)) + (to.Weight == from.Weight ? to.Level : from.Level)];
        if (to.Weight == from.Weight && known > 0)
        {
            return from.Weight * (known - 1);
        }

        var most = 0;
        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var points = 0; points <= MostPoints; points++)
            {
                var window = BeginOf(dimension) + (errorClass * SkillRowLength) + MostPoints - points;
                most = Math.Max(most, (from.Weight * _skills[window + from.Level]) - (to.Weight == 0 ? 0 : to.Weight * _skills[window + to.Level]));
            }
        }

        if (to.Weight == from.Weight)
        {
            known = (byte)(1 + (most / from.Weight));
        }

        return most;
    }

    private static void FillFloors(ReadOnlySpan<byte> rows, Span<byte> floors, int length)
    {
        rows[..length].CopyTo(floors);
        for (var at = length; at < rows.Length; at++)
        {
            floors[at] = Math.Min(rows[at], floors[at - length]);
        }
    }

    /// <summary>Where the window of an estimate begins in the rows of its competence.</summary>
    public static ushort SkillOffset(SkillEstimate held) => (ushort)((held.ErrorClass * SkillRowLength) + MostPoints - held.Points);

    /// <summary>Where the window of an estimate begins.</summary>
    public static ushort LanguageOffset(LanguageEstimate held) => (ushort)((held.ErrorClass * LanguageRowLength) + MostTenths - held.Tenths);
}
