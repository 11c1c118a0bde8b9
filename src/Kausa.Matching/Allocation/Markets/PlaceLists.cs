using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Allocation.Markets;

/// <summary>Everybody's list of places, a few at a time, with what each company makes of the person.</summary>
/// <remarks>
/// Nothing is cut off: whoever has come to the end of what was asked for gets the next places, until the market has no more. A place that is full of people it likes better is passed
/// over from the beginning, since it will only get pickier: so what a list brings are the best places that would take the person at that moment, however far down the list they stand.
/// Which places those are depends on who has proposed before, and so do the numbers of proposals and of lists continued; the matching does not.
/// Both sides' orders are strict: by score, of equals by the tie key that both directions share, at last by identifier (the person's list) or number.
/// </remarks>
internal sealed class PlaceLists : IPreferenceSource, IReceiverPriorities
{
    private const int ChunkLength = 64;

    // A score needs 20 bits; the others hold the order among equals.
    private const int TieBits = 43;

    private const int MostMillionths = 1_000_000;

    // Finer steps mean fewer people driven out, coarser ones more neighbours one after the other.
    private const int StandingStep = 30_000;
    private const int StandingBits = 6;

    private readonly MatchIndex _index;
    private readonly MarketMatchRequest _request;
    private readonly RankRequest _asked;
    private readonly RankRequest _askedFirst;
    private readonly Worker?[] _workers;
    private readonly int[] _lanes;
    private readonly long[] _priorities;
    private readonly PlacePage[] _pages;

    public PlaceLists(MatchIndex index, MarketMatchRequest request)
    {
        _index = index;
        _request = request;
        _asked = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = request.Mode, Top = request.PageLength, CountPairs = false };

        // Most people stay with one of their first places; whoever does not needs many.
        _askedFirst = _asked with { Top = Math.Max(1, request.PageLength / 2) };
        _workers = new Worker?[request.ThreadCount];
        _pages = new PlacePage[index.CandidateNumberCount];
        _lanes = new int[(long)_pages.Length * request.PageLength];
        _priorities = new long[_lanes.LongLength];
    }

    /// <summary>Whether a list has been read to the end of what was asked for, though there may be more.</summary>
    public bool CanContinue(int person) => _pages[person].IsOpen;

    /// <summary>Begins everybody's list, with places that would take the person at that moment.</summary>
    /// <param name="held">Who holds whom; others may propose meanwhile.</param>
    /// <param name="begun">Told of people whose lists have been begun, some at a time and on any thread.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>People who take part, those whom companies rate higher first.</returns>
    public int[] Begin(HeldProposals held, Action<ArraySegment<int>> begun, CancellationToken cancellation)
    {
        var order = new int[_pages.Length];
        var keys = new ulong[order.Length];
        var takesPart = _index.Persons.Alive();
        InParallel(order.Length, (_, person) =>
        {
            order[person] = person;
            keys[person] = BeginOrder(person);
            takesPart[person] &= _index.CandidateAt(person).CaseState is not (CaseState.Placed or CaseState.Closed);
        }, cancellation);
        Array.Sort(keys, order);
        var people = Array.FindAll(order, person => takesPart[person]);
        InParallel((people.Length + ChunkLength - 1) / ChunkLength, (thread, chunk) =>
        {
            var some = new ArraySegment<int>(people, chunk * ChunkLength, Math.Min(ChunkLength, people.Length - (chunk * ChunkLength)));
            for (var at = 0; at < some.Count; at++)
            {
                _index.Prefetch(some, at);
                Fill(thread, some[at], held, isSettled: false);
            }

            begun(some);
        }, cancellation);
        return people;
    }

    /// <summary>Continues lists with places that would take the person.</summary>
    /// <param name="people">Whose lists.</param>
    /// <param name="held">Who holds whom; nothing is changed there meanwhile.</param>
    /// <param name="cancellation">Ends the work.</param>
    public void Continue(int[] people, HeldProposals held, CancellationToken cancellation)
    {
        InParallel(
            people.Length,
            (thread, at) =>
            {
                _index.Prefetch(people, at);
                Fill(thread, people[at], held, isSettled: true);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public bool TryNextGroup(int proposer, List<int> group)
    {
        ref var page = ref _pages[proposer];
        if (page.Next == page.Count)
        {
            return false;
        }

        group.Add(_lanes[((long)proposer * _request.PageLength) + page.Next++]);
        return true;
    }

    /// <summary>What the company makes of somebody who proposes to the place their list delivered last.</summary>
    public bool TryGetPriority(int receiver, int proposer, out long priority)
    {
        priority = _priorities[((long)proposer * _request.PageLength) + _pages[proposer].Next - 1];
        return true;
    }

    private void Fill(int thread, int person, HeldProposals held, bool isSettled)
    {
        var worker = _workers[thread] ??= new Worker(_index.NewSearch(), new OpenPlaces(held), new MatchHit[_request.PageLength]);
        worker.Gate.Begin(person, isSettled);
        worker.Search.PlaceGate = worker.Gate;
        var asked = isSettled ? _asked : _askedFirst;
        var found = worker.Search.TopPlaces(person, asked, worker.Hits);
        _pages[person] = new PlacePage { Count = found, IsOpen = found == asked.Top };
        for (var at = 0; at < found; at++)
        {
            var slot = ((long)person * _request.PageLength) + at;
            (_lanes[slot], _priorities[slot]) = worker.Gate.Admitted(worker.Hits[at].Row);
        }
    }

    // Whom companies rate higher begins earlier, for they would drive the others out again; among their like, neighbours follow each other.
    private ulong BeginOrder(int person) =>
        ((ulong)((MostMillionths - _index.StandingOfCandidate(person, _request.Mode)) / StandingStep) << (64 - StandingBits)) | (_index.OrderOfCandidate(person) >> StandingBits);

    // Higher for a higher score, of equal scores for the smaller tie key.
    internal static long PriorityOf(int companyMillionths, ulong tieKey) => ((long)companyMillionths << TieBits) | (long)(~tieKey >> (64 - TieBits));

    private void InParallel(int count, Action<int, int> work, CancellationToken cancellation)
    {
        // Towards the end few lists go on at a time; they too shall be shared out.
        var next = 0;
        var chunk = Math.Clamp(count / (8 * _request.ThreadCount), 1, ChunkLength);
        Parallel.For(0, _request.ThreadCount, new ParallelOptions { MaxDegreeOfParallelism = _request.ThreadCount, CancellationToken = cancellation }, thread =>
        {
            while (Interlocked.Add(ref next, chunk) - chunk is var begin && begin < count)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var at = begin; at < Math.Min(begin + chunk, count); at++)
                {
                    work(thread, at);
                }
            }
        });
    }

    // Leaves out who would be refused by what a place already holds, for it will never hold anything worse; keeps in mind what each company makes of the person.
    internal sealed class OpenPlaces(HeldProposals held) : IPlaceGate
    {
        private readonly List<(int Place, int Lane, long Priority)> _admitted = [];
        private int _person;
        private bool _isSettled;

        // While others propose, nothing but the cut-off itself may be read; once they have settled, whoever has the same priority is told apart by number.
        public void Begin(int person, bool isSettled)
        {
            (_person, _isSettled) = (person, isSettled);
            _admitted.Clear();
        }

        public int LeastMillionths(int lane) => (int)(held.Cutoff(lane) >> TieBits);

        public bool Admits(int lane, in MatchHit hit, int companyMillionths)
        {
            var priority = PriorityOf(companyMillionths, hit.TieKey);
            var cutoff = held.Cutoff(lane);
            if (priority < cutoff || (priority == cutoff && _isSettled && held.Worst(lane).Proposer <= _person))
            {
                return false;
            }

            _admitted.Add((hit.Row, lane, priority));
            return true;
        }

        // Where a place stands that was let in, and what its company makes of the person.
        public (int Lane, long Priority) Admitted(int place)
        {
            var at = _admitted.Count - 1;
            while (_admitted[at].Place != place)
            {
                at--;
            }

            return (_admitted[at].Lane, _admitted[at].Priority);
        }
    }

    private sealed record Worker(MatchSearch Search, OpenPlaces Gate, MatchHit[] Hits);

    /// <summary>The part of a list that is being read.</summary>
    private struct PlacePage
    {
        public int Next;
        public int Count;
        public bool IsOpen;
    }
}
