using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Columns;
using Kausa.Matching.Kernels;

namespace Kausa.Matching.Ranking;

/// <content>Places beyond the reach of people who would move (of everybody where no rule asks about the reach): location counts for nothing there, and skills tell them apart sooner than anything else.</content>
internal sealed partial class PlaceSearch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PushFarBlocks<TKey>(TKey key, in PlaceGroup group, PlaceItem superblock)
        where TKey : struct, IStrategyKey =>
        Push(Bound(key, group, SkillBound(group), group.EasiestNeed, 0), new PlaceItem(PlaceItemKind.FarBlocks, superblock.Segment, superblock.Number, superblock.Owner));

    // One block after the other, as they lie in the columns: what bounds them hardly tells them apart, and in most of them no place is good enough.
    private void VisitFarBlocks<TKernel, TKey>(TKey key, in SegmentView view, in PlaceGroup group, int superblock)
        where TKernel : struct, IShortfallKernel
        where TKey : struct, IStrategyKey
    {
        var segment = view.Columns;
        var content = group.ContentOf(superblock);
        var within = segment.BlockBoxes.Measure(content.FirstBox, content.BlockCount, MapPoint.Everywhere(_home), _areaReach2, _boxSquared);
        var far = ~within & (uint.MaxValue >> (PlaceSegment.BlocksPerSuperblock - content.BlockCount));
        BoundBlocks(segment, group, content);
        LaneQualities.Fill(ref _blocks.Location, 0);
        far = key.Reaching(_blocks, far, _top.Threshold);
        if (TightenSkills<TKernel>(segment, group, content, far))
        {
            far = key.Reaching(_blocks, far, _top.Threshold);
        }

        var trade = _person.TradeQuality[group.Occupation];
        for (; far != 0; far &= far - 1)
        {
            FetchNextFar(segment, group, content.FirstBlock, far & (far - 1));
            var i = BitOperations.TrailingZeroCount(far);
            var (skills, easiest, _, _) = _blocks[i];
            if (key.Of(skills, easiest, 0, trade) >= _top.Threshold)
            {
                VisitFar<TKernel, TKey>(key, view, group, content.FirstBlock + i, easiest, trade);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchNextFar(PlaceSegment segment, in PlaceGroup group, int first, uint left)
    {
        if (left != 0 && group.HasOwnProfiles)
        {
            segment.SkillsOf(group, first + BitOperations.TrailingZeroCount(left)).Prefetch();
        }
    }

    private void VisitFar<TKernel, TKey>(TKey key, in SegmentView view, in PlaceGroup group, int block, int easiest, int trade)
        where TKernel : struct, IShortfallKernel
        where TKey : struct, IStrategyKey
    {
        VisitedBlockCount++;
        var segment = view.Columns;
        var first = block * PlaceSegment.Lanes;
        var waiting = view.Alive[block] & segment.Heads.StartingIn(block, _person.OpenStarts);
        if (waiting == 0)
        {
            return;
        }

        if (group.HasOwnProfiles)
        {
            TKernel.Sum(segment.SkillsOf(group, block), in _person.Skills, in _person.SkillTable[0], ref _sums[0]);
            var most = Vector512.Create((short)_person.MostShortfall(key.LeastSkills(easiest, 0, trade, _top.Threshold)));
            waiting &= (uint)Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref _sums[0]), most).ExtractMostSignificantBits();
        }

        if (waiting == 0)
        {
            return;
        }

        ref var needs = ref segment.Heads.NeedsOf(block);
        for (var left = waiting; left != 0; left &= left - 1)
        {
            var lane = BitOperations.TrailingZeroCount(left);
            CacheLines.Prefetch(in segment.Entries[first + lane], 1);
            _lanes[lane] = new(group.HasOwnProfiles ? _person.QualityOf(_sums[lane]) : SkillBound(group), _person.NeedQuality[Unsafe.Add(ref needs, lane)], 0, trade);
        }

        if (Gate is not null)
        {
            AskForLeast(waiting, view.FirstLane + first);
            waiting = _companyKey.Reaching(_lanes, waiting, _leastMillionths);
        }

        for (; waiting != 0; waiting &= waiting - 1)
        {
            var lane = BitOperations.TrailingZeroCount(waiting);
            Offer(key, lane, view, first + lane, isSited: true);
        }
    }
}
