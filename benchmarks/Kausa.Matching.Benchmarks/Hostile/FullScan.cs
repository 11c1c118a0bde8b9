using System.Numerics;
using Kausa.Matching.Benchmarks.Peers;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks;

/// <summary>The same lists by a look at every open place, with the index's own columns and kernels and a person who is compiled beforehand, but without any bound.</summary>
internal sealed class FullScan(PeerMarket market)
{
    private readonly PlaceSegment _segment = market.Index.Places.Segments[0].Columns;
    private readonly PlaceCodes _codes = market.Index.Places.Codes;
    private readonly TopHits _top = new(new HitOrder((a, b) => market.Index.PlaceAt(a).Id.CompareTo(market.Index.PlaceAt(b).Id)));
    private readonly short[] _sums = new short[PlaceSegment.Lanes];

    /// <summary>The best places.</summary>
    /// <param name="person">The person.</param>
    /// <param name="hits">Room for the list.</param>
    /// <returns>Number of places found.</returns>
    public int Find(PeerPerson person, Span<MatchHit> hits)
    {
        _top.Clear(hits.Length);
        switch (market.Index.Kernel)
        {
            case KernelPath.Vector512:
                Scan<Vector512Kernel>(person);
                break;
            case KernelPath.Vector256:
                Scan<Vector256Kernel>(person);
                break;
            case KernelPath.Vector128:
                Scan<Vector128Kernel>(person);
                break;
            default:
                Scan<ScalarKernel>(person);
                break;
        }

        return _top.Drain(hits);
    }

    private void Scan<TKernel>(PeerPerson person)
        where TKernel : struct, IShortfallKernel
    {
        var (store, position) = market.Index.RowOf(person.Number);
        ref readonly var row = ref store.Rows[position];
        var table = ShortfallTables.Of(ScoreMode.Expected).Skills;
        var minutes = person.HasHome ? _codes.Zones.Row(row.ZoneRow) : [];
        var weights = PeerMarket.Weights;
        foreach (ref readonly var group in _segment.Groups.AsSpan())
        {
            var trade = person.Trade[group.Occupation];
            if (group.IsClosed || trade < 0)
            {
                continue;
            }

            for (var block = group.FirstBlock; block < group.FirstBlock + group.BlockCount; block++)
            {
                if (group.HasOwnProfiles)
                {
                    TKernel.Sum(_segment.SkillsOf(group, block), in row.Skills, in table[0], ref _sums[0]);
                }

                for (var filled = _segment.Filled[block]; filled != 0; filled &= filled - 1)
                {
                    var at = BitOperations.TrailingZeroCount(filled);
                    var lane = (block * PlaceSegment.Lanes) + at;
                    var location = group.IsSited && person.HasHome ? LocationOf(person, lane, minutes, row.LimitMinutes) : person.Neutral;
                    if (location < 0)
                    {
                        continue;
                    }

                    var skills = group.HasOwnProfiles ? Math.Max(0, 10_000 - (PeerMarket.Gain * _sums[at])) : person.Skill[group.Occupation];
                    long key = (weights.Skills * skills) + (weights.Language * person.Language[_segment.Heads.Need(lane)]) + (weights.Location * location) + (weights.Trade * trade);
                    if (key >= _top.Threshold)
                    {
                        Enter(person, lane, key);
                    }
                }
            }
        }
    }

    private void Enter(PeerPerson person, int lane, long key)
    {
        ref readonly var entry = ref _segment.Entries[lane];
        var hit = new MatchHit(key, TieBreak.Key(person.Tie, entry.TieHash), entry.Place);
        if (_top.WouldEnter(hit) && person.Allowed[entry.Signature] && !person.Excluded.Contains(hit.Row))
        {
            _top.Add(hit);
        }
    }

    // −1 for what is out of reach.
    private int LocationOf(PeerPerson person, int lane, ReadOnlySpan<short> minutes, int limit)
    {
        if (minutes.Length > 0 && _segment.Zones[lane] >= 0 && minutes[_segment.Zones[lane]] is var tabled && tabled != ZoneTimes.NotInTable)
        {
            return tabled <= limit ? _codes.Travel.Qualities(limit)[tabled] : person.BeyondIsPossible ? 0 : -1;
        }

        var squared = MapPoint.SquaredDistance(_segment.Heads.Point(lane), MapPoint.Of(person.X100m, person.Y100m));
        return squared < (long)person.Near.Length * person.Near.Length ? person.Near[(int)Math.Sqrt((double)squared)] : person.BeyondIsPossible ? 0 : -1;
    }
}
