using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Evidence;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Xunit;

namespace Kausa.Matching.Tests.Kernels;

/// <summary>Every form of the kernels gives what the reference gives.</summary>
public sealed class ShortfallKernelTests
{
    public static TheoryData<KernelPath, ScoreMode> Paths
    {
        get
        {
            var paths = new TheoryData<KernelPath, ScoreMode>();
            foreach (var path in KernelSelector.Available)
            {
                foreach (var mode in Enum.GetValues<ScoreMode>())
                {
                    paths.Add(path, mode);
                }
            }

            return paths;
        }
    }

    [Theory, MemberData(nameof(Paths))]
    [Trait("Category", "Digest")]
    public void Sum_AnyProfilesAndPerson_EqualsReference(KernelPath path, ScoreMode mode) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var dice = new Random(seed);
            var levels = Levels(dice);
            var profiles = Enumerable.Range(0, SkillColumns.Lanes).Select(_ => Profile(dice, levels)).ToArray();
            var person = Enumerable.Range(0, 32).Select(_ => new SkillEstimate(dice.Next(101), dice.Next(8), true, EstimateFlags.None)).ToArray();
            return Sums(path, profiles, person, mode, dice).SequenceEqual(profiles.Select(profile => Reference(profile, person, mode)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory, MemberData(nameof(Paths))]
    public void Sum_ExtremeLanes_EqualsReference(KernelPath path, ScoreMode mode)
    {
        int[] levels = [1, 15, 16, 17, 31, 32, 47, 48, 63, 64, 65, 79, 80, 95, 96, 99, 100];
        foreach (var held in new[] { 0, 1, 50, 99, 100 })
        {
            for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
            {
                foreach (var level in levels)
                {
                    // One lane asks for all of one dimension, the others for the easiest.
                    var profiles = Enumerable.Range(0, SkillColumns.Lanes).Select(lane => RequirementProfile.Create([((CompetenceDimension)(lane % 32), lane == level % 32 ? level : 1, 100)])).ToArray();
                    var person = Enumerable.Repeat(new SkillEstimate(held, errorClass, true, EstimateFlags.None), 32).ToArray();
                    Assert.Equal(profiles.Select(profile => Reference(profile, person, mode)), Sums(path, profiles, person, mode, new Random(level)));
                }
            }
        }
    }

    [Theory, MemberData(nameof(Paths))]
    public void SumAndLeast_AnyFloors_IsTheSumAndTheSmallestShortfallOfWhatIsAskedFor(KernelPath path, ScoreMode mode) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var dice = new Random(seed);
            var levels = Levels(dice);
            var floors = Enumerable.Range(0, SkillColumns.Lanes).Select(_ =>
            {
                var floor = new ProfileFloors();
                for (var n = dice.Next(4); n > 0; n--)
                {
                    floor.Add(Profile(dice, levels));
                }

                return floor;
            }).ToArray();
            var person = Enumerable.Range(0, 32).Select(_ => new SkillEstimate(dice.Next(101), dice.Next(8), true, EstimateFlags.None)).ToArray();
            var pairs = PairsOf(Enumerable.Range(0, 32).Where(d => floors.Any(floor => floor.Levels[d] != SkillColumns.NotAsked)), dice);
            var columns = new ProfileColumns(1, pairs);
            for (var lane = 0; lane < SkillColumns.Lanes; lane++)
            {
                columns.Write(lane, floors[lane]);
            }

            var (sums, least) = (new short[SkillColumns.Lanes], new short[SkillColumns.Lanes]);
            var offsets = OffsetsOf(person);
            var table = ShortfallTables.Of(mode).Skills;
            Run(path, (columns, offsets), table, sums, least, 0);
            return sums.SequenceEqual(floors.Select(floor => (short)Enumerable.Range(0, 32)
                .Where(d => floor.Weights[d] > 0)
                .Sum(d => floor.Weights[d] * SkillsCriterion.ShortfallPoints(floor.Levels[d], person[d], mode))))
                && least.SequenceEqual(floors.Select(floor => (short)Enumerable.Range(0, 32)
                .Where(d => floor.Levels[d] != SkillColumns.NotAsked)
                .Select(d => SkillsCriterion.ShortfallPoints(floor.Levels[d], person[d], mode))
                .DefaultIfEmpty(byte.MaxValue).Min()));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory, MemberData(nameof(Paths))]
    public void OfTwo_AnyTwoBlocks_IsWhatEachGivesAlone(KernelPath path, ScoreMode mode) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var dice = new Random(seed);
            var levels = Levels(dice);
            var columns = new ProfileColumns(2, DimensionPairs.All);
            for (var lane = 0; lane < columns.LaneCount; lane++)
            {
                var floors = new ProfileFloors();
                for (var n = dice.Next(3); n >= 0; n--)
                {
                    floors.Add(Profile(dice, levels));
                }

                columns.Write(lane, floors);
            }

            var person = Enumerable.Range(0, 32).Select(_ => new SkillEstimate(dice.Next(101), dice.Next(8), true, EstimateFlags.None)).ToArray();
            var input = (columns, OffsetsOf(person));
            var table = ShortfallTables.Of(mode).Skills;
            Assert.Equal(Each(path, input, table, leasts: false), Together(path, input, table, leasts: false));
            Assert.Equal(Each(path, input, table, leasts: true), Together(path, input, table, leasts: true));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    // Sums of both blocks, then the least shortfalls, which are 0 where nobody asks for them.
    private static short[] Each(KernelPath path, (ProfileColumns Columns, SkillOffsets Offsets) input, ReadOnlySpan<byte> table, bool leasts)
    {
        var (sums, least) = (new short[2 * SkillColumns.Lanes], new short[2 * SkillColumns.Lanes]);
        for (var block = 0; block < 2; block++)
        {
            var (blockSums, blockLeast) = (new short[SkillColumns.Lanes], new short[SkillColumns.Lanes]);
            Run(path, input, table, blockSums, leasts ? blockLeast : null, block);
            blockSums.CopyTo(sums, block * SkillColumns.Lanes);
            blockLeast.CopyTo(least, block * SkillColumns.Lanes);
        }

        return [.. sums, .. least];
    }

    private static short[] Together(KernelPath path, (ProfileColumns Columns, SkillOffsets Offsets) input, ReadOnlySpan<byte> table, bool leasts)
    {
        var (sums, least) = (new short[2 * SkillColumns.Lanes], new short[2 * SkillColumns.Lanes]);
        Run(path, input, table, sums, leasts ? least : null, null);
        return [.. sums, .. least];
    }

    // Any levels, or those from one to another: all that a block asks for.
    private static (int Lowest, int Highest) Levels(Random dice)
    {
        var (one, other) = (dice.Next(1, 101), dice.Next(1, 101));
        return dice.Next(4) == 0 ? (1, 100) : (Math.Min(one, other), Math.Max(one, other));
    }

    // Up to 12 dimensions, weights that sum to 100.
    private static RequirementProfile Profile(Random dice, (int Lowest, int Highest) levels)
    {
        var dimensions = Enum.GetValues<CompetenceDimension>().ToArray();
        dice.Shuffle(dimensions);
        var count = dice.Next(1, 13);
        var left = 100;
        var (lowest, highest) = levels;
        return RequirementProfile.Create(dimensions.Take(count).Select((dimension, i) =>
        {
            var weight = i == count - 1 ? left : dice.Next(1, left - (count - i - 1) + 1);
            left -= weight;
            return (dimension, dice.Next(lowest, highest + 1), weight);
        }));
    }

    private static short Reference(RequirementProfile profile, SkillEstimate[] person, ScoreMode mode) =>
        (short)profile.Required.Sum(need => need.WeightPercent * SkillsCriterion.ShortfallPoints(need.LevelPoints, person[(int)need.Dimension], mode));

    private static short[] Sums(KernelPath path, RequirementProfile[] profiles, SkillEstimate[] person, ScoreMode mode, Random dice)
    {
        var pairs = PairsOf(profiles.SelectMany(profile => profile.Required).Select(need => (int)need.Dimension), dice);
        var columns = new ProfileColumns(1, pairs);
        for (var lane = 0; lane < SkillColumns.Lanes; lane++)
        {
            columns.Write(lane, profiles[lane]);
        }

        var sums = new short[SkillColumns.Lanes];
        Run(path, (columns, OffsetsOf(person)), ShortfallTables.Of(mode).Skills, sums, null, 0);
        return sums;
    }

    // The pairs of what is asked for, and now and then one that nobody asks for.
    private static DimensionPairs PairsOf(IEnumerable<int> dimensions, Random dice) =>
        new(dimensions.Aggregate(0u, (mask, d) => mask | 1u << (d / 2)) | (uint)(dice.Next(2) << dice.Next(16)));

    private static SkillOffsets OffsetsOf(SkillEstimate[] person)
    {
        var offsets = default(SkillOffsets);
        for (var d = 0; d < person.Length; d++)
        {
            offsets[d] = ShortfallTables.SkillOffset(person[d]);
        }

        return offsets;
    }

    // One block, or both together.
    private static void Run(KernelPath path, (ProfileColumns Columns, SkillOffsets Offsets) input, ReadOnlySpan<byte> table, short[] sums, short[]? least, int? block)
    {
        switch (path)
        {
            case KernelPath.Vector512:
                Run<Vector512Kernel>(input, table, sums, least, block);
                break;
            case KernelPath.Vector256:
                Run<Vector256Kernel>(input, table, sums, least, block);
                break;
            case KernelPath.Vector128:
                Run<Vector128Kernel>(input, table, sums, least, block);
                break;
            default:
                Run<ScalarKernel>(input, table, sums, least, block);
                break;
        }
    }

    private static void Run<TKernel>((ProfileColumns Columns, SkillOffsets Offsets) input, ReadOnlySpan<byte> table, short[] sums, short[]? least, int? block)
        where TKernel : struct, IShortfallKernel
    {
        if (block is { } number && least is null)
        {
            TKernel.Sum(input.Columns.Block(number), in input.Offsets, in table[0], ref sums[0]);
        }
        else if (block is { } one)
        {
            TKernel.SumAndLeast(input.Columns.Block(one), in input.Offsets, in table[0], ref sums[0], ref least![0]);
        }
        else if (least is null)
        {
            TKernel.SumTwo(input.Columns.Block(0), input.Columns.Block(1), in input.Offsets, in table[0], ref sums[0]);
        }
        else
        {
            TKernel.SumAndLeastOfTwo(input.Columns.Block(0), input.Columns.Block(1), in input.Offsets, in table[0], ref sums[0], ref least[0]);
        }
    }
}
