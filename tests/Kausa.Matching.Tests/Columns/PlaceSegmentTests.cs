using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Columns;

/// <summary>What stands above the places of a segment is what they say themselves, not a unit more or less, however many blocks and superblocks there are.</summary>
public sealed class PlaceSegmentTests
{
    // Some groups have several superblocks of 1,024 places.
    private const int RowCount = 9_000;

    [Fact]
    public void Build_ManyPlacesOfFewOccupations_HoldsEachOnceUnderTheBoundsOfItsPlaces() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Check).Check(Config.QuickThrowOnFailure.WithMaxTest(5));

    private static void Check(int seed)
    {
        var market = MarketGen.Drawn(seed, 60, 1);
        var occupations = market.Places.Select(place => place.Occupation).Distinct().Take(2).ToArray();
        market = MarketGen.With(market, market.Content with { Places = [.. market.Places.Select((place, i) => place with { Occupation = occupations[i % occupations.Length] })] });
        var codes = new MarketCodes(market.TravelTimes, TestPolicies.Base, market.AsOf < TestPolicies.Base.Law.BeginsOn ? TestPolicies.Base.Law.BeginsOn : market.AsOf);
        var rows = Multiplied(MarketPlaces.Compile(market, codes, CancellationToken.None).Rows, new Random(seed));
        var segment = PlaceSegmentBuilder.Build(rows, codes);

        Assert.Equal(Enumerable.Range(0, rows.Length), Places(segment, 0, segment.BlockCount).Order());
        Assert.Equal(new ushort[PlaceSegment.BlocksPerSuperblock - 1], segment.BlockNeeds[segment.BlockCount..]);
        Assert.Contains(segment.Groups, group => group.SuperblockCount > 1 && group.HasOwnProfiles);
        for (var number = 0; number < segment.Groups.Length; number++)
        {
            CheckGroup(segment, number, rows, codes);
        }

        foreach (var occupation in segment.Occupations)
        {
            var groups = segment.Groups.AsSpan(occupation.FirstGroup, occupation.GroupCount).ToArray();
            Assert.All(groups, group => Assert.Equal((occupation.Occupation, false), (group.Occupation, group.IsClosed)));
            Assert.Equal(Easiest(groups.SelectMany(group => RowsOf(segment, group, rows)), codes), codes.Need(occupation.EasiestNeed));
        }

        foreach (var occupation in rows.Select(row => row.Occupation).Distinct())
        {
            var profiles = rows.Where(row => row.Occupation == occupation && row.Requirements is not null).Select(row => row.Requirements!).ToArray();
            var floors = segment.OccupationFloors[occupation];
            Assert.All(Dimensions, d => Assert.Equal(Lowest(profiles, d), (floors.Levels[d], floors.Weights[d])));
        }

        CheckSites(segment, rows, new Random(seed));
    }

    private static void CheckGroup(PlaceSegment segment, int number, PlaceRow[] rows, MarketCodes codes)
    {
        var group = segment.Groups[number];
        var all = RowsOf(segment, group, rows);
        Assert.Equal(group.PlaceCount, all.Length);
        Assert.All(all, row => Assert.Equal(
            (group.Occupation, group.HasOwnProfiles, group.IsSited, group.IsClosed), (row.Occupation, row.Requirements is not null, row.IsSited, row.IsClosed)));
        Assert.Equal(Easiest(all, codes), codes.Need(group.EasiestNeed));
        var cells = new ulong[MapGrid.Side];
        foreach (var row in all.Where(row => row.IsSited))
        {
            var (column, line) = segment.Grid.CellOf(row.X100m, row.Y100m);
            cells[line] |= 1UL << column;
        }

        Assert.Equal(cells, segment.CellsOf(number).ToArray());
        for (var superblock = 0; superblock < group.SuperblockCount; superblock++)
        {
            var first = group.FirstBlock + (superblock * PlaceSegment.BlocksPerSuperblock);
            var count = Math.Min(PlaceSegment.BlocksPerSuperblock, group.BlockCount - (superblock * PlaceSegment.BlocksPerSuperblock));
            Assert.Equal(BoxOf(Places(segment, first, count).Select(place => rows[place])), segment.SuperblockBoxes[group.FirstSuperblockBox + superblock]);
        }

        if (group.IsSited && !group.IsClosed)
        {
            var points = all.Select(row => MapPoint.Of(row.X100m, row.Y100m)).ToArray();
            var packed = SitePacking.Order(points).Chunk(PlaceSegment.Lanes).Select(block => BoxOf(block.Select(n => all[n])));
            Assert.Equal(packed, Enumerable.Range(group.FirstBox, group.BlockCount).Select(box => segment.BlockBoxes[box]));
        }

        for (var b = 0; b < group.BlockCount; b++)
        {
            CheckBlock(segment, group, b, rows, codes);
        }
    }

    private static void CheckBlock(PlaceSegment segment, PlaceGroup group, int inGroup, PlaceRow[] rows, MarketCodes codes)
    {
        var block = group.FirstBlock + inGroup;
        var superblock = inGroup / PlaceSegment.BlocksPerSuperblock;
        var all = Places(segment, block, 1).Select(place => rows[place]).ToArray();
        Assert.Equal(group, segment.GroupOf(block));
        Assert.Equal(BoxOf(all), segment.BlockBoxes[group.FirstBox + inGroup]);
        Assert.Equal(Easiest(all, codes), codes.Need(segment.BlockNeeds[block]));
        if (!group.HasOwnProfiles)
        {
            return;
        }

        var profiles = all.Select(row => row.Requirements!).ToArray();
        foreach (var d in Dimensions.Where(d => group.Pairs.OffsetOf(d) >= 0))
        {
            var written = profiles.Select((_, lane) => SkillColumns.Read(segment.SkillBytesOf(group, block), group.Pairs, lane, d));
            Assert.Equal(profiles.Select(profile => (profile.Level((CompetenceDimension)d), profile.Weight((CompetenceDimension)d))), written);
            if (PlaceSegment.HasFloors(group, superblock))
            {
                var (level, weight) = SkillColumns.Read(segment.FloorBytesOf(group, superblock), group.Pairs, inGroup % SkillColumns.Lanes, d);
                Assert.Equal(Lowest(profiles, d), ((byte)level, (byte)weight));
            }
        }

        if (PlaceSegment.HasFloors(group, superblock))
        {
            var open = segment.OpenWeights[((group.FirstFloors + superblock) * SkillColumns.Lanes) + (inGroup % SkillColumns.Lanes)];
            Assert.Equal(100 - Dimensions.Sum(d => Lowest(profiles, d).Weight), open);
        }
    }

    private static void CheckSites(PlaceSegment segment, PlaceRow[] rows, Random random)
    {
        for (var i = 0; i < 50; i++)
        {
            var window = segment.Grid.Window(random.Next(65_536), random.Next(65_536), random.Next(20_000));
            Assert.Equal(rows.Count(row => row.IsSited && !row.IsClosed && IsIn(window, segment.Grid.CellOf(row.X100m, row.Y100m))), segment.SiteCounts.In(window));
        }

        Assert.Equal(rows.Any(row => !row.IsSited && !row.IsClosed), segment.HasUnsited);
    }

    private static bool IsIn(MapWindow window, (int Column, int Row) cell) =>
        (window.Columns >> cell.Column & 1) != 0 && cell.Row >= window.FirstRow && cell.Row < window.FirstRow + window.RowCount;

    // The same places at many sites, some without one and some closed.
    private static PlaceRow[] Multiplied(PlaceRow[] rows, Random random)
    {
        var many = new PlaceRow[RowCount];
        for (var i = 0; i < many.Length; i++)
        {
            var row = rows[random.Next(rows.Length)];
            row.Place = i;
            row.IsClosed = random.Next(10) == 0;
            row.IsSited = random.Next(10) > 0;
            (row.X100m, row.Y100m) = row.IsSited ? (random.Next(30_000, 65_536), random.Next(50_000)) : default;
            many[i] = row;
        }

        return many;
    }

    private static IEnumerable<int> Dimensions => Enumerable.Range(0, RequirementProfile.DimensionCount);

    private static PlaceRow[] RowsOf(PlaceSegment segment, PlaceGroup group, PlaceRow[] rows) => [.. Places(segment, group.FirstBlock, group.BlockCount).Select(place => rows[place])];

    private static IEnumerable<int> Places(PlaceSegment segment, int firstBlock, int count)
    {
        for (var block = firstBlock; block < firstBlock + count; block++)
        {
            for (var filled = segment.Filled[block]; filled != 0; filled &= filled - 1)
            {
                yield return segment.Entries[(block * PlaceSegment.Lanes) + BitOperations.TrailingZeroCount(filled)].Place;
            }
        }
    }

    private static MapBox BoxOf(IEnumerable<PlaceRow> rows) => rows.Aggregate(MapBox.Empty, (box, row) => box.With(row.X100m, row.Y100m));

    private static LanguageNeedKey Easiest(IEnumerable<PlaceRow> rows, MarketCodes codes) => rows.Select(row => codes.Need(row.LanguageNeed)).Aggregate((a, b) => a.Easier(b));

    private static (byte Level, byte Weight) Lowest(RequirementProfile[] profiles, int dimension)
    {
        var d = (CompetenceDimension)dimension;
        var asking = profiles.Where(profile => profile.Weight(d) > 0).ToArray();
        return (asking.Length == 0 ? SkillColumns.NotAsked : (byte)asking.Min(profile => profile.Level(d)), (byte)(profiles.Length == 0 ? 0 : profiles.Min(profile => profile.Weight(d))));
    }
}
