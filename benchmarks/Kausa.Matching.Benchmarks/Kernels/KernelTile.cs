using System.Runtime.CompilerServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Evidence;
using Kausa.Matching.Kernels;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Benchmarks;

/// <summary>A kernel over one block of 32 profiles.</summary>
internal delegate void BlockKernel(ref readonly byte block, ref short sums);

/// <summary>Seeded profiles in blocks, and one seeded person.</summary>
internal sealed class KernelTile
{
    /// <summary>Pairs of one run, whatever the size of the tile.</summary>
    public const int PairsPerRun = 8_192;

    /// <summary>Bytes of profiles that lie in the first cache.</summary>
    public const int FirstCacheBytes = 16 * 1024;

    private const int BlocksPerRun = PairsPerRun / SkillColumns.Lanes;
    private const int Dimensions = 32;
    private static readonly int BlockLength = DimensionPairs.All.BlockLength;

    private readonly AlignedBytes _blocks;
    private readonly int _blockCount;
    private readonly short[] _room = new short[SkillColumns.Lanes];
    private readonly short[] _sums = new short[SkillColumns.Lanes];
    private readonly ShortfallTables _tables = ShortfallTables.Of(ScoreMode.Expected);
    private readonly SkillOffsets _offsets;
    private readonly LevelStretches _levels;

    /// <param name="bytes">Bytes of profiles, a power of two from 2,048.</param>
    /// <param name="lowest">Lowest level that a profile may ask for.</param>
    /// <param name="highest">Highest level.</param>
    public KernelTile(int bytes, int lowest = 1, int highest = 100)
    {
        _levels = Enumerable.Range(lowest, highest - lowest + 1).Aggregate(default(LevelStretches), (levels, level) => levels.With(level));
        var random = new Random(5_504);
        _blockCount = bytes / BlockLength;
        _blocks = new AlignedBytes(bytes);
        for (var profile = 0; profile < _blockCount * SkillColumns.Lanes; profile++)
        {
            WriteProfile(_blocks.Span.Slice(profile / SkillColumns.Lanes * BlockLength, BlockLength), profile % SkillColumns.Lanes, (lowest, highest), random);
        }

        Held = [.. Enumerable.Range(0, Dimensions).Select(_ => new SkillEstimate(random.Next(101), random.Next(ErrorClasses.Count), IsMeasured: true, EstimateFlags.None))];
        for (var d = 0; d < Dimensions; d++)
        {
            _offsets[d] = ShortfallTables.SkillOffset(Held[d]);
        }
    }

    /// <summary>The person.</summary>
    public SkillEstimate[] Held { get; }

    /// <summary>The person's windows.</summary>
    public SkillOffsets Offsets => _offsets;

    /// <summary>Runs Σ w·T over 8,192 profiles.</summary>
    /// <returns>A mix of the results, so that none of the work can be left out.</returns>
    public int Sum<TKernel>()
        where TKernel : struct, IShortfallKernel
    {
        var mix = 0;
        for (var run = 0; run < BlocksPerRun; run++)
        {
            TKernel.Sum(new SkillBlock(in BlockAt(run), DimensionPairs.All, _levels), in _offsets, in _tables.Skills[0], ref _room[0]);
            mix = (mix * 31) + _room[run & 31];
        }

        return mix;
    }

    /// <summary>Runs both bounds over 8,192 profiles.</summary>
    public int SumAndLeast<TKernel>()
        where TKernel : struct, IShortfallKernel
    {
        var mix = 0;
        for (var run = 0; run < BlocksPerRun; run++)
        {
            TKernel.SumAndLeast(new SkillBlock(in BlockAt(run), DimensionPairs.All, _levels), in _offsets, in _tables.Skills[0], ref _sums[0], ref _room[0]);
            mix = (mix * 31) + _room[run & 31];
        }

        return mix;
    }

    /// <summary>Runs a form of Σ w·T over the same profiles.</summary>
    public int Run(BlockKernel kernel)
    {
        var mix = 0;
        for (var run = 0; run < BlocksPerRun; run++)
        {
            kernel(in BlockAt(run), ref _room[0]);
            mix = (mix * 31) + _room[run & 31];
        }

        return mix;
    }

    /// <summary>Σ w·T as a form of its own.</summary>
    public BlockKernel SumOf<TKernel>()
        where TKernel : struct, IShortfallKernel =>
        (ref readonly byte block, ref short sums) => TKernel.Sum(new SkillBlock(in block, DimensionPairs.All, _levels), in _offsets, in _tables.Skills[0], ref sums);

    /// <summary>The smallest shortfall, of both bounds, as a form of its own.</summary>
    public BlockKernel LeastOf<TKernel>()
        where TKernel : struct, IShortfallKernel =>
        (ref readonly byte block, ref short least) => TKernel.SumAndLeast(new SkillBlock(in block, DimensionPairs.All, _levels), in _offsets, in _tables.Skills[0], ref _sums[0], ref least);

    /// <summary>Σ w·T by a path.</summary>
    public BlockKernel SumOf(KernelPath path) => path switch
    {
        KernelPath.Vector512 => SumOf<Vector512Kernel>(),
        KernelPath.Vector256 => SumOf<Vector256Kernel>(),
        KernelPath.Vector128 => SumOf<Vector128Kernel>(),
        _ => SumOf<ScalarKernel>(),
    };

    /// <summary>The smallest shortfall by a path.</summary>
    public BlockKernel LeastOf(KernelPath path) => path switch
    {
        KernelPath.Vector512 => LeastOf<Vector512Kernel>(),
        KernelPath.Vector256 => LeastOf<Vector256Kernel>(),
        KernelPath.Vector128 => LeastOf<Vector128Kernel>(),
        _ => LeastOf<ScalarKernel>(),
    };

    /// <summary>Refuses a form that gives another number than a reference for any profile of the tile.</summary>
    /// <param name="name">Name of the form.</param>
    /// <param name="form">The form.</param>
    /// <param name="reference">The reference.</param>
    /// <exception cref="InvalidOperationException">Some number differs.</exception>
    public void CheckEqual(string name, BlockKernel form, BlockKernel reference)
    {
        var expected = new short[SkillColumns.Lanes];
        for (var block = 0; block < _blockCount; block++)
        {
            reference(in BlockAt(block), ref expected[0]);
            form(in BlockAt(block), ref _room[0]);
            if (!expected.AsSpan().SequenceEqual(_room))
            {
                throw new InvalidOperationException($"{name} gives other numbers than the reference in block {block}.");
            }
        }
    }

    private ref byte BlockAt(int run) => ref Unsafe.Add(ref _blocks.First, (run & (_blockCount - 1)) * BlockLength);

    // Six to twelve dimensions are asked for; weights sum to 100.
    private static void WriteProfile(Span<byte> block, int lane, (int Lowest, int Highest) levels, Random random)
    {
        var order = Enumerable.Range(0, Dimensions).ToArray();
        random.Shuffle(order);
        var count = random.Next(6, 13);
        var left = 100;
        for (var i = 0; i < count; i++)
        {
            var weight = i == count - 1 ? left : random.Next(1, left - (count - 1 - i) + 1);
            left -= weight;
            var at = (order[i] / 2 * SkillColumns.PairLength) + (lane * 2) + (order[i] & 1);
            block[at] = (byte)random.Next(levels.Lowest, levels.Highest + 1);
            block[at + (SkillColumns.PairLength / 2)] = (byte)weight;
        }
    }
}
