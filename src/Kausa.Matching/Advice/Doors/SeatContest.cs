using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>Whether a person would stand among the first of a place's list, as many as it has free seats.</summary>
/// <remarks>The list is the company's: its weights, for the adviser. Each place is searched once for a state of the market, whoever asks. One thread at a time.</remarks>
/// <param name="index">The market.</param>
/// <param name="person">Whose own place on the lists does not count.</param>
internal sealed class SeatContest(MatchIndex index, Id<Candidate> person)
{
    private static readonly RankRequest Question = new() { Purpose = Purpose.MatchForAdviser, Perspective = Perspective.Company, CountPairs = false };

    private readonly int _self = index.NumberOfCandidate(person);
    private readonly MatchSearch _search = index.NewSearch();
    private MatchHit[] _hits = new MatchHit[8];

    /// <summary>Seats of a place that nobody has; one where the company told no number.</summary>
    public static int FreeSeats(TrainingPlace place) => place.SeatsTotal is { } total ? Math.Max(0, total - (place.SeatsFilled ?? 0)) : 1;

    /// <summary>The person's place on the lists of all places that are possible for them, by number of the place.</summary>
    /// <param name="profile">The person, with whatever step taken.</param>
    public Dictionary<int, MatchHit> StandingsOf(MatchProfile profile)
    {
        if (_hits.Length < index.PlaceNumberCount)
        {
            _hits = new MatchHit[index.PlaceNumberCount];
        }

        var found = _search.TopPlaces(profile, Question with { Top = Math.Clamp(index.PlaceNumberCount, 1, 1_000_000) }, _hits);
        var standings = new Dictionary<int, MatchHit>(found);
        foreach (ref readonly var hit in _hits.AsSpan(0, found))
        {
            standings.Add(hit.Row, hit);
        }

        return standings;
    }

    /// <summary>Whether the free seats of a place exceed the people who stand before the person on its list.</summary>
    /// <param name="place">Number of the place.</param>
    /// <param name="own">The person's place on its list.</param>
    public bool IsWithinSeats(int place, MatchHit own)
    {
        var seats = FreeSeats(index.PlaceAt(place));
        if (seats == 0)
        {
            return false;
        }

        // Whoever has the last free seat if the person does not compete.
        var others = 0;
        foreach (ref readonly var hit in First(place, seats).AsSpan())
        {
            if (hit.Row != _self && ++others == seats)
            {
                return IsBefore(own, hit);
            }
        }

        return true;
    }

    // The first of the list: as many as there are free seats, and one more, because the person may be among them.
    private MatchHit[] First(int place, int seats)
    {
        if (!index.FirstOnLists.TryGetValue(place, out var first))
        {
            var room = new MatchHit[seats + 1];
            var found = _search.TopCandidates(place, Question with { Top = room.Length }, room);
            first = room[..found];
            index.FirstOnLists.TryAdd(place, first);
        }

        return first;
    }

    private bool IsBefore(MatchHit own, MatchHit other) =>
        own.Key != other.Key ? own.Key > other.Key
        : own.TieKey != other.TieKey ? own.TieKey < other.TieKey
        : person.CompareTo(index.CandidateAt(other.Row).Id) < 0;
}
