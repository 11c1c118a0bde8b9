using System.Numerics;
using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Columns;

/// <summary>Takes the bounds of a segment from below upwards.</summary>
internal static class CandidateBounds
{
    /// <summary>Fills all levels.</summary>
    /// <param name="segment">Lanes are written, bounds are not.</param>
    /// <param name="order">The people in their order.</param>
    /// <param name="codes">What the codes mean.</param>
    /// <param name="travels">Kinds of travellers; better ones are added.</param>
    /// <param name="kernel">Form of the kernels.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static void Fill(CandidateSegment segment, CandidateOrder order, PlaceCodes codes, TravelClasses travels, KernelPath kernel, CancellationToken cancellation)
    {
        var superblocks = segment.Levels[1];
        for (var s = 0; s < superblocks.Count; s++)
        {
            for (var block = superblocks.FirstChild[s]; block < superblocks.FirstChild[s + 1]; block++)
            {
                segment.Blocks.Nodes[block] = NodeOf(segment, block, (byte)order.GroupOfSuperblock[s].Number, travels);
            }
        }

        Parallel.For(0, segment.Blocks.Count, new ParallelOptions { CancellationToken = cancellation }, () => new DefaultFit(codes), (block, _, fit) =>
        {
            FillEstimates(segment, block);
            FillTrade(segment, block, codes.Trade, fit);
            switch (kernel)
            {
                case KernelPath.Vector512:
                    FillDefaultSkills<Vector512Kernel>(segment, block, codes, fit);
                    break;
                case KernelPath.Vector256:
                    FillDefaultSkills<Vector256Kernel>(segment, block, codes, fit);
                    break;
                case KernelPath.Vector128:
                    FillDefaultSkills<Vector128Kernel>(segment, block, codes, fit);
                    break;
                default:
                    FillDefaultSkills<ScalarKernel>(segment, block, codes, fit);
                    break;
            }

            return fit;
        }, _ => { });
        for (var level = 1; level < segment.Levels.Length; level++)
        {
            Join(segment.Levels[level - 1], segment.Levels[level], codes.Trade.Occupations.Length, travels);
        }
    }

    private static CandidateNode NodeOf(CandidateSegment segment, int block, byte group, TravelClasses travels)
    {
        var first = block * CandidateSegment.Lanes;
        var node = new CandidateNode(MapBox.Empty, LanguageBounds.Nobody, group, segment.Travel[first], false, false);
        for (var filled = segment.Filled[block]; filled != 0; filled &= filled - 1)
        {
            var lane = first + BitOperations.TrailingZeroCount(filled);
            node = new CandidateNode(
                node.Box.With(MapPoint.X100m(segment.Homes[lane]), MapPoint.Y100m(segment.Homes[lane])),
                node.Languages.With(LanguageBounds.Of(segment.Languages[lane])),
                group,
                travels.Better(node.Travel, segment.Travel[lane]),
                node.HasWishless || segment.FirstWish[lane] == segment.FirstWish[lane + 1],
                node.HasTabledHome || (segment.ZoneRows.Length > 0 && segment.ZoneRows[lane] >= 0));
        }

        return node;
    }

    private static void FillEstimates(CandidateSegment segment, int block)
    {
        var skills = segment.Blocks.Skills.AsSpan(block * RequirementProfile.DimensionCount, RequirementProfile.DimensionCount);
        skills.Fill(EstimateBound.Nobody);
        for (var q = 0; q < CandidateQuarters.PerBlock; q++)
        {
            segment.Quarters.SkillsOf((block * CandidateQuarters.PerBlock) + q).Fill(EstimateBound.Nobody);
        }

        for (var filled = segment.Filled[block]; filled != 0; filled &= filled - 1)
        {
            var lane = (block * CandidateSegment.Lanes) + BitOperations.TrailingZeroCount(filled);
            var quarter = segment.Quarters.SkillsOf(lane / CandidateQuarters.Lanes);
            for (var d = 0; d < skills.Length; d++)
            {
                var own = EstimateBound.Of(segment.Skills[lane][d], ShortfallTables.SkillRowLength);
                skills[d] = skills[d].With(own);
                quarter[d] = quarter[d].With(own);
            }
        }
    }

    private static void FillTrade(CandidateSegment segment, int block, TradeTables trade, DefaultFit fit)
    {
        var first = block * CandidateSegment.Lanes;
        var wishes = segment.Wishes.AsSpan(segment.FirstWish[first]..segment.FirstWish[first + CandidateSegment.Lanes]);
        var nearness = fit.NearnessTo(wishes);
        for (var o = 0; o < trade.Occupations.Length; o++)
        {
            segment.Blocks.Trade[(o * segment.Blocks.Count) + block] = segment.Trade.OfNearness(nearness[o]);
        }

        for (var lane = first; lane < first + CandidateSegment.Lanes; lane++)
        {
            var own = segment.Wishes.AsSpan(segment.FirstWish[lane]..segment.FirstWish[lane + 1]);
            for (var i = 0; i < own.Length; i++)
            {
                ref var best = ref segment.Blocks.Trade[(own[i] * segment.Blocks.Count) + block];
                best = Math.Max(best, segment.Trade.OfWish(i));
            }
        }
    }

    private static void FillDefaultSkills<TKernel>(CandidateSegment segment, int block, PlaceCodes codes, DefaultFit fit)
        where TKernel : struct, IShortfallKernel
    {
        fit.Clear();
        for (var q = 0; q < CandidateQuarters.PerBlock; q++)
        {
            fit.ClearQuarter();
            for (var filled = segment.Filled[block] >> (q * CandidateQuarters.Lanes) & 0xFF; filled != 0; filled &= filled - 1)
            {
                Take<TKernel>(segment, (block * CandidateSegment.Lanes) + (q * CandidateQuarters.Lanes) + BitOperations.TrailingZeroCount(filled), codes, fit);
            }

            fit.WriteQuarter(segment.Quarters, block, q);
        }

        fit.Write(segment.Blocks, block);
    }

    private static void Take<TKernel>(CandidateSegment segment, int lane, PlaceCodes codes, DefaultFit fit)
        where TKernel : struct, IShortfallKernel
    {
        var tables = ShortfallTables.Of(codes.Policy, ScoreMode.Expected);
        var skills = segment.Skills[lane];
        tables.MoveToRows(ref skills);
        fit.ReadLane(segment, lane);
        for (var first = 0; first < codes.DefaultProfileLanes; first += SkillColumns.Lanes)
        {
            TKernel.Sum(
                codes.DefaultProfileColumns.Block(first / SkillColumns.Lanes),
                in skills,
                in tables.Skills[0],
                ref fit.Sums[0]);
            fit.Take(first);
        }
    }

    private static void Join(CandidateLevel below, CandidateLevel level, int occupationCount, TravelClasses travels)
    {
        for (var n = 0; n < level.Count; n++)
        {
            var node = below.Nodes[level.FirstChild[n]];
            level.Skills.AsSpan(n * RequirementProfile.DimensionCount, RequirementProfile.DimensionCount).Fill(EstimateBound.Nobody);
            for (var child = level.FirstChild[n]; child < level.FirstChild[n + 1]; child++)
            {
                var one = below.Nodes[child];
                node = new CandidateNode(
                    node.Box.With(one.Box), node.Languages.With(one.Languages), node.Group, travels.Better(node.Travel, one.Travel), node.HasWishless || one.HasWishless, node.HasTabledHome || one.HasTabledHome);
                Join(below.Skills, child, level.Skills, n, RequirementProfile.DimensionCount);
            }

            level.Nodes[n] = node;
            for (var o = 0; o < occupationCount; o++)
            {
                level.Trade[(o * level.Count) + n] = Best(below.Trade, o * below.Count, level.FirstChild, n);
                level.DefaultSkills[(o * level.Count) + n] = Best(below.DefaultSkills, o * below.Count, level.FirstChild, n);
                for (var p = 0; p < CandidateLevel.PerspectiveCount; p++)
                {
                    level.Joint[p][(o * level.Count) + n] = Best(below.Joint[p], o * below.Count, level.FirstChild, n);
                }
            }
        }
    }

    private static void Join(EstimateBound[] below, int child, EstimateBound[] level, int node, int width)
    {
        for (var i = 0; i < width; i++)
        {
            level[(node * width) + i] = level[(node * width) + i].With(below[(child * width) + i]);
        }
    }

    private static byte Best(byte[] below, int offset, int[] firstChild, int node)
    {
        byte best = 0;
        foreach (var one in below.AsSpan(offset + firstChild[node], firstChild[node + 1] - firstChild[node]))
        {
            best = Math.Max(best, one);
        }

        return best;
    }
}
