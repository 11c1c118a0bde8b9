using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>Whether a person would stand among the first of a place's list, as many as it has free seats.</summary>
/// <remarks>The list is the company's: its weights, for the adviser. Each place is searched once for a state of the market, whoever asks. One thread at a time.</remarks>
/// <param name="index">The market.</param>
/// <param name="person">Whose own place on the lists does not count.</param>
/// <param name="cancellation">Ends the work, looked for at each place.</param>
internal sealed class SeatContest(MatchIndex index, Id<Candidate> person, CancellationToken cancellation)
{
    private static readonly RankRequest Question = new() { Purpose = Purpose.MatchForAdviser, Perspective = Perspective.Company, CountPairs = false };

    private readonly int _self = index.NumberOfCandidate(person);
    private readonly MatchSearch _search = new(index) { Cancellation = cancellation };
    private readonly List<MatchHit> _listed = [];

    /// <summary>Seats of a place that nobody has; one where the company told no number.</summary>
    public static int FreeSeats(TrainingPlace place) => place.SeatsTotal is { } total ? Math.Max(0, total - (place.SeatsFilled ?? 0)) : 1;

    /// <summary>Those of some places at which the free seats exceed the people who stand before the person.</summary>
    /// <param name="profile">The person, with whatever step taken.</param>
    /// <param name="opened">Numbers of places that are possible for them.</param>
    /// <returns>The doors, and how many of the places are on the person's list at all.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public (List<int> Doors, int ListedCount) DoorsOf(MatchProfile profile, int[] opened)
    {
        _listed.Clear();
        _search.PlacesAmong(profile, Question, opened, _listed);
        var doors = new List<int>();
        foreach (var own in _listed)
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsWithinSeats(own.Row, own))
            {
                doors.Add(own.Row);
            }
        }

        return (doors, _listed.Count);
    }

    private bool IsWithinSeats(int place, MatchHit own)
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
