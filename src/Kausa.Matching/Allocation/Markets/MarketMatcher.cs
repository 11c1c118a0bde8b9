using System.Collections.Concurrent;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Allocation.Markets;

/// <summary>A stable matching of a whole market, up to a country: each side's own preferences, no list cut off.</summary>
/// <remarks>
/// <para>
/// Steps: 1. the first few places of everybody's list, on all threads. 2. Deferred acceptance, people proposing, beside it: a place keeps the best it has seats for
/// (<see cref="DeferredAcceptance{TSource,TPriorities}"/>). 3. Whoever has come to the end of what was asked for gets the next places on their list that would take them, on all threads, and step 2
/// goes on from where it stood; until nobody without a place has a list left. A place passed over in step 3 is full of people it likes better, and those it holds only get better: it
/// would refuse the person at any later time too.
/// </para>
/// <para>
/// Both sides' orders are strict, so that the outcome of deferred acceptance does not depend on who proposes when (McVitie and Wilson 1971): not on threads, nor
/// on how much of a list is asked for at a time. It is the stable matching that every person likes best (Gale and Shapley 1962). Companies' caps and advisers' caseloads belong
/// to the plan of an office, <see cref="CohortPlanner"/>.
/// </para>
/// </remarks>
public static class MarketMatcher
{
    /// <summary>Matches.</summary>
    /// <param name="index">One state of a market.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The stable matching.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of the request is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static MarketMatching Match(MatchIndex index, MarketMatchRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        ThrowHelper.InRange(request.ThreadCount, 1, 256, nameof(request));
        ThrowHelper.InRange(request.PageLength, 1, 1_000, nameof(request));
        var seatsOfPlace = SeatsOf(index);

        // Places go by the lanes of the columns, so that what they ask of a newcomer lies as the search goes through them.
        var places = index.Places.PlacesByLane();
        var seats = Array.ConvertAll(places, place => place < 0 ? 0 : seatsOfPlace[place]);
        var lists = new PlaceLists(index, request);
        var ones = new int[index.CandidateNumberCount];
        ones.AsSpan().Fill(1);
        var acceptance = new DeferredAcceptance<PlaceLists, PlaceLists>(lists, lists, ones, seats);
        var people = Begin(lists, acceptance, cancellation);
        var continued = 0;
        while (Array.FindAll(people, person => acceptance.HasRoom(person) && lists.CanContinue(person)) is { Length: > 0 } open)
        {
            lists.Continue(open, acceptance.Held, cancellation);
            acceptance.Run(open);
            cancellation.ThrowIfCancellationRequested();
            continued += open.Length;
        }

        var placeOfPerson = new int[ones.Length];
        placeOfPerson.AsSpan().Fill(-1);
        var pairs = 0;
        for (var lane = 0; lane < seats.Length; lane++)
        {
            for (var at = 0; at < acceptance.Held.Count(lane); at++)
            {
                placeOfPerson[acceptance.Held.ProposerAt(lane, at)] = places[lane];
                pairs++;
            }
        }

        return new MarketMatching(placeOfPerson)
        {
            PersonCount = people.Length,
            SeatCount = seats.Sum(count => (long)count),
            PairCount = pairs,
            ProposalCount = acceptance.ProposalCount,
            ContinuedCount = continued,
        };
    }

    // Whose list has been begun proposes while the lists of others are still being read.
    private static int[] Begin(PlaceLists lists, DeferredAcceptance<PlaceLists, PlaceLists> acceptance, CancellationToken cancellation)
    {
        using var begun = new BlockingCollection<ArraySegment<int>>();
        var proposing = Task.Run(
            () =>
            {
                foreach (var people in begun.GetConsumingEnumerable(cancellation))
                {
                    acceptance.Run(people);
                }
            },
            cancellation);
        try
        {
            return lists.Begin(acceptance.Held, some => begun.Add(some, cancellation), cancellation);
        }
        finally
        {
            begun.CompleteAdding();
            proposing.GetAwaiter().GetResult();
        }
    }

    /// <summary>The seats that a matching may fill.</summary>
    /// <param name="index">One state of a market.</param>
    /// <returns>Free seats by number of the place: one where nobody has counted them, none where the place is FILLED, WITHDRAWN or not there any more.</returns>
    public static int[] SeatsOf(MatchIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        var isThere = index.Places.Places.Rows.Alive();
        var seats = new int[isThere.Length];
        Parallel.For(0, seats.Length, place => seats[place] = isThere[place] ? CohortSeats.FreeOf(index.PlaceAt(place)) : 0);
        return seats;
    }
}
