using Kausa.Matching.Compile;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Columns;

/// <summary>How well the best of a block would fit places of each occupation that state nothing of their own; room for one block at a time.</summary>
internal sealed class DefaultFit
{
    private readonly PlaceCodes _codes;
    private readonly int _occupationCount;
    private readonly CriterionWeights[] _weights;
    private readonly LanguageNeedKey[] _needs;
    private readonly byte[] _needOfOccupation;
    private readonly int[] _languageByNeed;
    private readonly int[] _trade;
    private readonly byte[] _nearness;
    private readonly int[] _skills;
    private readonly int[][] _joint;
    private readonly int[] _quarter;
    private readonly int _neutral;

    /// <summary>Room for blocks of a market.</summary>
    public DefaultFit(PlaceCodes codes)
    {
        _codes = codes;
        _occupationCount = codes.Trade.Occupations.Length;
        _weights = [.. Enumerable.Range(0, CandidateLevel.PerspectiveCount).Select(p => codes.Policy.Weights.Of((Perspective)p))];
        var needs = Array.ConvertAll(codes.Trade.Occupations, occupation => LanguageNeedKey.Of(codes.Policy.Language.NeedOf(occupation.Kldb)));
        _needs = [.. needs.Distinct()];
        _needOfOccupation = Array.ConvertAll(needs, need => checked((byte)Array.IndexOf(_needs, need)));
        _languageByNeed = new int[_needs.Length];
        _trade = new int[codes.Trade.RowLength];
        _nearness = new byte[codes.Trade.RowLength];
        _skills = new int[codes.Trade.RowLength];
        _joint = [.. Enumerable.Range(0, CandidateLevel.PerspectiveCount).Select(_ => new int[codes.Trade.RowLength])];
        _quarter = new int[codes.Trade.RowLength];
        _neutral = Scoring.NeutralQuality.BasisPoints(ScoreMode.Expected, codes.Policy);
    }

    /// <summary>Weighted shortfalls of competences at 32 occupations.</summary>
    public short[] Sums { get; } = new short[SkillColumns.Lanes];

    /// <summary>Nearness levels of all occupations to some wishes.</summary>
    public ReadOnlySpan<byte> NearnessTo(ReadOnlySpan<ushort> wishes)
    {
        _codes.Trade.NearestTo(wishes, _nearness);
        return _nearness;
    }

    /// <summary>Begins a block.</summary>
    public void Clear()
    {
        _skills.AsSpan().Clear();
        foreach (var joint in _joint)
        {
            joint.AsSpan().Clear();
        }
    }

    /// <summary>Begins a quarter of the block.</summary>
    public void ClearQuarter() => _quarter.AsSpan().Clear();

    /// <summary>Reads language and wishes of one person.</summary>
    public void ReadLane(CandidateSegment segment, int lane)
    {
        var table = ShortfallTables.Of(ScoreMode.Expected).Languages;
        for (var n = 0; n < _needs.Length; n++)
        {
            _languageByNeed[n] = 10_000;
            for (var k = 0; k < LanguageNeedKey.SkillCount; k++)
            {
                _languageByNeed[n] -= _needs[n].WeightPercent(k) * table[segment.Languages[lane][k] + _needs[n].TargetTenths(k)];
            }
        }

        var wishes = segment.Wishes.AsSpan(segment.FirstWish[lane]..segment.FirstWish[lane + 1]);
        if (wishes.Length == 0)
        {
            _trade.AsSpan().Fill(_neutral);
            return;
        }

        var nearness = NearnessTo(wishes);
        for (var o = 0; o < _occupationCount; o++)
        {
            _trade[o] = _codes.Trade.Nearness[nearness[o]];
        }

        for (var i = wishes.Length - 1; i >= 0; i--)
        {
            _trade[wishes[i]] = _codes.Trade.WishQuality(i);
        }
    }

    /// <summary>Takes the person's <see cref="Sums"/> at 32 occupations into the best of the block.</summary>
    /// <param name="first">The first of the occupations.</param>
    public void Take(int first)
    {
        var gain = _codes.Policy.Skills.Gain;
        for (var o = first; o < Math.Min(first + SkillColumns.Lanes, _occupationCount); o++)
        {
            var skills = Math.Max(0, 10_000 - (gain * Sums[o - first]));
            _skills[o] = Math.Max(_skills[o], skills);
            for (var p = 0; p < _joint.Length; p++)
            {
                var sum = (_weights[p].Skills * skills) + (_weights[p].Language * _languageByNeed[_needOfOccupation[o]]) + (_weights[p].Trade * _trade[o]);
                _joint[p][o] = Math.Max(_joint[p][o], sum);
                _quarter[o] = p == (int)Perspective.Company ? Math.Max(_quarter[o], sum) : _quarter[o];
            }
        }
    }

    /// <summary>Writes the best of the quarter.</summary>
    public void WriteQuarter(CandidateQuarters quarters, int block, int quarter)
    {
        for (var o = 0; o < _occupationCount; o++)
        {
            quarters.Joint[quarters.JointAt(o, block) + quarter] = Steps(_quarter[o]);
        }
    }

    /// <summary>Writes the best of the block.</summary>
    public void Write(CandidateLevel blocks, int block)
    {
        for (var o = 0; o < _occupationCount; o++)
        {
            var at = (o * blocks.Count) + block;
            blocks.DefaultSkills[at] = (byte)((_skills[o] + CandidateLevel.SkillStep - 1) / CandidateLevel.SkillStep);
            for (var p = 0; p < _joint.Length; p++)
            {
                blocks.Joint[p][at] = Steps(_joint[p][o]);
            }
        }
    }

    private static byte Steps(int sum) => (byte)((sum + CandidateLevel.JointStep - 1) / CandidateLevel.JointStep);
}
