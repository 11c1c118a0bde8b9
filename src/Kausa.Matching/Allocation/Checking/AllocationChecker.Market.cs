using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Allocation;

public static partial class AllocationChecker
{
    /// <summary>Checks the matching of a whole market by definition: possible pairs, seats, no blocking pair.</summary>
    /// <param name="index">The market.</param>
    /// <param name="mode">How uncertainty was read.</param>
    /// <param name="seats">Free seats by number of the place.</param>
    /// <param name="placeOfPerson">The claim: place by number of the person, −1 for none. Those whose case is PLACED or CLOSED, or who are there no more, have none and want none.</param>
    /// <param name="threadCount">Threads, 1..256.</param>
    /// <param name="referenceEvery">Of every how many people one has the companies' scores computed once more by the reference, 1 or more.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>All offenders, by person, then place.</returns>
    /// <remarks>
    /// A pair blocks when the place stands before the person's own on their list, and the company has a free seat there or somebody whom it scores strictly lower. Lists are asked for
    /// anew, as far as people like places better than their own; those who have none are asked for everything. Nothing is shared with the solver but the index.
    /// </remarks>
    public static MarketCheck CheckMarket(
        MatchIndex index, ScoreMode mode, IReadOnlyList<int> seats, IReadOnlyList<int> placeOfPerson, int threadCount, int referenceEvery, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(seats);
        ArgumentNullException.ThrowIfNull(placeOfPerson);
        ArgumentOutOfRangeException.ThrowIfNotEqual(placeOfPerson.Count, index.CandidateNumberCount, nameof(placeOfPerson));
        ArgumentOutOfRangeException.ThrowIfNotEqual(seats.Count, index.PlaceNumberCount, nameof(seats));
        ArgumentOutOfRangeException.ThrowIfLessThan(threadCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(referenceEvery, 1);
        return new MarketCheckRun(index, mode, seats, placeOfPerson, threadCount, referenceEvery, cancellation).Run();
    }

    private sealed class MarketCheckRun(
        MatchIndex index, ScoreMode mode, IReadOnlyList<int> seats, IReadOnlyList<int> placeOfPerson, int threadCount, int referenceEvery, CancellationToken cancellation)
    {
        private const int FirstTop = 8;

        private readonly int[] _taken = new int[seats.Count];
        private readonly int[] _lowest = Enumerable.Repeat(int.MaxValue, seats.Count).ToArray();
        private readonly List<AllocationFinding> _findings = [];
        private long _wishedCount;
        private long _referenceCount;
        private long _differenceCount;

        public MarketCheck Run()
        {
            ForEverybody((search, person, hits) =>
            {
                var own = placeOfPerson[person];
                if (own < -1 || own >= seats.Count)
                {
                    Add(AllocationFault.OutOfRange, person, own);
                }
                else if (own >= 0)
                {
                    Interlocked.Increment(ref _taken[own]);
                    var at = FindOwn(search, person, ref hits, out var found);
                    if (!Wants(person) || at == found)
                    {
                        Add(AllocationFault.NotEligible, person, own);
                    }
                    else
                    {
                        Lower(ref _lowest[own], ScoreOf(search, person, own));
                    }
                }

                return hits;
            });
            for (var place = 0; place < seats.Count; place++)
            {
                if (_taken[place] > seats[place])
                {
                    _findings.Add(new AllocationFinding(AllocationFault.ColumnOverCapacity, -1, place, _taken[place] - seats[place]));
                }
            }

            ForEverybody((search, person, hits) =>
            {
                var before = Wants(person) ? FindOwn(search, person, ref hits, out _) : 0;
                for (var at = 0; at < before; at++)
                {
                    var place = hits[at].Row;
                    if (seats[place] > 0 && (_taken[place] < seats[place] || ScoreOf(search, person, place) > _lowest[place]))
                    {
                        Add(AllocationFault.BlockingPair, person, place);
                    }
                }

                Interlocked.Add(ref _wishedCount, before);
                return hits;
            });
            return new MarketCheck([.. _findings.OrderBy(finding => finding.Row).ThenBy(finding => finding.Column)], _wishedCount, _referenceCount, _differenceCount);
        }

        private bool Wants(int person) => index.IsCandidateThere(person) && index.CandidateAt(person).CaseState is not (CaseState.Placed or CaseState.Closed);

        /// <summary>The list up to the person's own place, or all of it.</summary>
        /// <returns>Position of the own place; the number of places when it is not among them or there is none.</returns>
        private int FindOwn(MatchSearch search, int person, ref MatchHit[] hits, out int found)
        {
            for (var top = FirstTop; ; top *= 8)
            {
                top = Math.Min(top, index.PlaceNumberCount);
                if (hits.Length < top)
                {
                    hits = new MatchHit[top];
                }

                found = search.TopPlaces(person, new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = mode, Top = Math.Max(1, top), CountPairs = false }, hits);
                for (var at = 0; at < found; at++)
                {
                    if (hits[at].Row == placeOfPerson[person])
                    {
                        return at;
                    }
                }

                if (found < top || top == index.PlaceNumberCount)
                {
                    return found;
                }
            }
        }

        private int ScoreOf(MatchSearch search, int person, int place)
        {
            var score = search.CompanyMillionths(place);
            if (person % referenceEvery == 0)
            {
                var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = mode };
                var reference = index.Evaluate(person, place, request, Perspective.Company).Score.ScoreMillionths;
                Interlocked.Increment(ref _referenceCount);
                Interlocked.Add(ref _differenceCount, reference == score ? 0 : 1);
            }

            return score;
        }

        private void Add(AllocationFault fault, int person, int place)
        {
            lock (_findings)
            {
                _findings.Add(new AllocationFinding(fault, person, place, 1));
            }
        }

        private static void Lower(ref int lowest, int score)
        {
            var known = Volatile.Read(ref lowest);
            while (score < known && Interlocked.CompareExchange(ref lowest, score, known) is var seen && seen != known)
            {
                known = seen;
            }
        }

        private void ForEverybody(Func<MatchSearch, int, MatchHit[], MatchHit[]> look) => Parallel.For(
            0,
            placeOfPerson.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threadCount, CancellationToken = cancellation },
            () => (Search: index.NewSearch(), Hits: new MatchHit[FirstTop]),
            (person, loop, room) => (room.Search, look(room.Search, person, room.Hits)),
            room => { });
    }
}
