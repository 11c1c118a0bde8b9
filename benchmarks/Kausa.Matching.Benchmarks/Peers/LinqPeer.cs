using Kausa.Matching.Lab.Speed;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks.Peers;

/// <summary>What one writes first: filter, score and order objects with LINQ.</summary>
internal static class LinqPeer
{
    /// <summary>Asks for everybody, checks the lists and prints both times.</summary>
    /// <param name="places">Number of places of the market.</param>
    /// <param name="people">Number of people who are asked about.</param>
    /// <returns>0 when every list is identical, otherwise 1.</returns>
    public static int Run(int places, int people)
    {
        var market = new PeerMarket(places, people);
        var search = market.Index.NewSearch();
        var hits = new MatchHit[PeerMarket.Top];
        var times = new double[market.People.Length];
        var different = 0;
        var allocated = 0L;
        TopPlaces(market.Places, market.PersonOf(market.People[0]));
        for (var i = 0; i < market.People.Length; i++)
        {
            var person = market.PersonOf(market.People[i]);
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var begin = ThreadClock.Nanoseconds;
            var theirs = TopPlaces(market.Places, person);
            times[i] = ThreadClock.Nanoseconds - begin;
            allocated += GC.GetAllocatedBytesForCurrentThread() - bytes;
            var found = search.TopPlaces(person.Number, PeerMarket.Request, hits);
            different += theirs.SequenceEqual(hits.Take(found).Select(hit => (hit.Row, hit.Key))) ? 0 : 1;
        }

        var own = QuestionTimes.Of(market.Index, market.People, PeerMarket.Top, 5, out _);
        PeerComparison.Print(market, different, times, times, Array.ConvertAll(own, time => (double)time));
        Console.WriteLine($"{allocated / market.People.Length} B allocated per question");
        return different == 0 ? 0 : 1;
    }

    private static List<(int Place, long Score)> TopPlaces(PeerPlace[] places, PeerPerson person)
    {
        var excluded = person.Excluded.ToHashSet();
        return
        [
            .. places
                .Where(place => person.Allowed[place.Signature] && person.Trade[place.Occupation] >= 0 && !excluded.Contains(place.Number))
                .Select(place => (Place: place, Location: LocationOf(place, person)))
                .Where(near => near.Location >= 0)
                .Select(near => (near.Place, Score: ScoreOf(near.Place, near.Location, person)))
                .OrderByDescending(scored => scored.Score)
                .ThenBy(scored => TieBreak.Key(person.Tie, scored.Place.Tie))
                .Take(PeerMarket.Top)
                .Select(scored => (scored.Place.Number, scored.Score)),
        ];
    }

    // −1 for what is out of reach.
    private static int LocationOf(PeerPlace place, PeerPerson person)
    {
        if (!place.IsSited || !person.HasHome)
        {
            return person.Neutral;
        }

        long dx = place.X100m - person.X100m;
        long dy = place.Y100m - person.Y100m;
        var distance = (int)Math.Sqrt((double)((dx * dx) + (dy * dy)));
        return distance < person.Near.Length ? person.Near[distance] : person.BeyondIsPossible ? 0 : -1;
    }

    private static long ScoreOf(PeerPlace place, int location, PeerPerson person)
    {
        var skills = place.Levels is { } levels
            ? Math.Max(0, 10_000 - (PeerMarket.Gain * levels.Select((level, d) => place.Weights![d] * person.Shortfall[(101 * d) + level]).Sum()))
            : person.Skill[place.Occupation];
        var weights = PeerMarket.Weights;
        return (weights.Skills * skills) + (weights.Language * person.Language[place.Need]) + (weights.Location * location) + (weights.Trade * person.Trade[place.Occupation]);
    }
}
