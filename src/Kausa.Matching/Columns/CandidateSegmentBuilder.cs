using System.Runtime.InteropServices;
using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;

namespace Kausa.Matching.Columns;

/// <summary>Lays compiled people out in columns.</summary>
/// <remarks>Steps: 1. put them in order. 2. Cut superblocks into blocks and write lanes. 3. Take bounds from below upwards.</remarks>
internal static class CandidateSegmentBuilder
{
    private const int SuperblocksPerRegion = 32;

    /// <summary>Builds a segment.</summary>
    /// <param name="people">Compiled people.</param>
    /// <param name="codes">What their codes mean.</param>
    /// <param name="kernel">Form of the kernels.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    public static CandidateSegment Build(IReadOnlyList<CandidatePosition> people, PlaceCodes codes, KernelPath kernel, CancellationToken cancellation)
    {
        var travels = new TravelClasses(codes.Travel);
        var order = new CandidateOrder(people, codes, travels).Sort();
        cancellation.ThrowIfCancellationRequested();
        var (blocksOf, regionsOf) = Children(order);
        var laneCount = blocksOf[^1] * CandidateSegment.Lanes;
        var occupations = codes.Trade.Occupations.Length;
        var blocks = new CandidateLevel(blocksOf[^1], occupations);
        var superblocks = new CandidateLevel(order.GroupOfSuperblock.Count, occupations);
        var regions = new CandidateLevel(regionsOf.Count - 1, occupations);
        blocksOf.CopyTo(superblocks.FirstChild);
        regionsOf.CopyTo(regions.FirstChild);
        var wishCount = order.People.Sum(person => person.Store.Rows[person.Position].WishCount);
        var segment = new CandidateSegment
        {
            Levels = [blocks, superblocks, regions],
            Travels = [],
            Trade = new TradeScale(codes.Trade, codes.Policy.Trade),
            Homes = new int[laneCount],
            Travel = new ushort[laneCount],
            Reaches = new int[laneCount],
            ZoneRows = new int[codes.Zones.Any ? laneCount : 0],
            Languages = new LanguageOffsets[laneCount],
            Skills = new SkillOffsets[laneCount],
            FirstWish = new int[laneCount + 1],
            Wishes = new ushort[wishCount],
            TieHashes = new ulong[laneCount],
            Candidates = new int[laneCount],
            Filled = new uint[blocks.Count],
            ReleasedTo = [],
            Rules = new CandidateRules(people.Count == 0 ? 0 : people.Min(person => person.Store.StartCount), laneCount),
            Quarters = new CandidateQuarters(blocks.Count, occupations),
            CandidateCount = order.People.Count,
        };
        segment.Candidates.AsSpan().Fill(-1);
        Write(segment, order, superblocks.FirstChild, travels, codes.ReachIsOn);
        CandidateBounds.Fill(segment, order, codes, travels, kernel, cancellation);
        return segment with { Travels = travels.ToArray() };
    }

    // First block of each superblock and first superblock of each region, each with one entry more; a region holds superblocks of one group.
    private static (List<int> Blocks, List<int> Superblocks) Children(CandidateOrder order)
    {
        List<int> blocks = [0];
        List<int> superblocks = [];
        for (var s = 0; s < order.GroupOfSuperblock.Count; s++)
        {
            var people = order.FirstOfSuperblock[s + 1] - order.FirstOfSuperblock[s];
            blocks.Add(blocks[s] + ((people + CandidateSegment.Lanes - 1) / CandidateSegment.Lanes));
            if (s == 0 || order.GroupOfSuperblock[s] != order.GroupOfSuperblock[s - 1] || s - superblocks[^1] == SuperblocksPerRegion)
            {
                superblocks.Add(s);
            }
        }

        superblocks.Add(order.GroupOfSuperblock.Count);
        return (blocks, superblocks);
    }

    private static void Write(CandidateSegment segment, CandidateOrder order, int[] blocksOf, TravelClasses travels, bool reachIsOn)
    {
        var wish = 0;
        var written = 0;
        for (var s = 0; s < order.GroupOfSuperblock.Count; s++)
        {
            for (var i = order.FirstOfSuperblock[s]; i < order.FirstOfSuperblock[s + 1]; i++)
            {
                var lane = (blocksOf[s] * CandidateSegment.Lanes) + i - order.FirstOfSuperblock[s];
                segment.FirstWish.AsSpan(written, lane + 1 - written).Fill(wish);
                written = lane + 1;
                var (store, position, number) = order.People[i];
                ref readonly var row = ref store.Rows[position];
                segment.Filled[lane / CandidateSegment.Lanes] |= 1u << lane;
                segment.Homes[lane] = MapPoint.Of(row.X100m, row.Y100m);
                segment.Travel[lane] = travels.CodeOf(row.Modes, row.LimitMinutes);
                long first = travels.ReachOf(segment.Travel[lane]) + 1;
                segment.Reaches[lane] = reachIsOn && order.GroupOfSuperblock[s] is { HasHome: true, WouldMove: false } ? (int)Math.Min(first * first, NearLanes.Anywhere) : NearLanes.Anywhere;
                segment.Languages[lane] = row.Languages;
                segment.Skills[lane] = row.Skills;
                segment.TieHashes[lane] = row.TieHash;
                segment.Candidates[lane] = number;
                segment.Rules.Write(lane, store, row);
                foreach (var exception in store.ExceptionsOf(row))
                {
                    if (exception.Kind == CompanyExceptionKind.Release)
                    {
                        (CollectionsMarshal.GetValueRefOrAddDefault(segment.ReleasedTo, exception.Company, out _) ??= []).Add(lane);
                    }
                }

                if (segment.ZoneRows.Length > 0)
                {
                    segment.ZoneRows[lane] = row.ZoneRow;
                }

                store.WishesOf(row).CopyTo(segment.Wishes.AsSpan(wish));
                wish += row.WishCount;
            }
        }

        segment.FirstWish.AsSpan(written).Fill(wish);
        segment.Rules.Finish();
    }
}
