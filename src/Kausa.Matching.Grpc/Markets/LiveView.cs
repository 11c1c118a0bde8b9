using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Live;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>One market that follows the books: whoever reads it sees every acknowledged write; many writes go into it as one batch.</summary>
/// <remarks>Changes of the office itself (date, policy, title) and of travel times build it anew; an erasure is visible at once, and <see cref="CatchUpAsync"/> then frees what the
/// market's memory still holds of the person. Thread-safe.</remarks>
internal sealed class LiveView : IBookFollower
{
    /// <summary>When more rows than this wait, building anew is quicker.</summary>
    private const int MostWaiting = 200_000;

    private readonly Books _books;
    private readonly SightReader _reader;
    private readonly DateOnly? _asOf;
    private readonly Lock _updating = new();

    // Rows to look at again, and whether their content may have changed or only whether they are seen. Guarded by the lock of the books, as is _isStale.
    private readonly Dictionary<RowKey, bool> _waiting = [];
    private bool _isStale = true;
    private long _noted;
    private long _erasedAt;

    // Guarded by _updating.
    private LiveMatchIndex? _live;
    private long _forgetsUpTo;
    private Task _forgetting = Task.CompletedTask;
    private long _forgettingUpTo;
    private volatile MarketView? _current;

    /// <summary>A market that is built when it is first asked for.</summary>
    /// <param name="books">The rows.</param>
    /// <param name="sight">Who sees it.</param>
    /// <param name="asOf">Date of the questions; null follows the office.</param>
    public LiveView(Books books, Sight sight, DateOnly? asOf)
    {
        (_books, _reader, _asOf) = (books, new SightReader(books, sight), asOf);
        books.Follow(this);
    }

    public Sight Sight => _reader.Sight;

    public DateOnly? AsOf => _asOf;

    /// <summary>The market with all that has been written; null when there is no such office.</summary>
    public MarketView? Current()
    {
        if (_current is { } seen && IsFresh(seen))
            return seen;
        lock (_updating)
            return IsFresh(_current) ? _current : _current = Update();
    }

    /// <summary>Notes that somebody was erased, after the books have let go of them.</summary>
    /// <param name="version">The version that did it.</param>
    public void Forget(long version) => Volatile.Write(ref _erasedAt, version);

    /// <summary>Brings the market up to date; when somebody was erased, it completes once no memory of the market holds them, while callers go on asking.</summary>
    /// <exception cref="Exception">The market cannot be built, or a merge failed: then whoever asks next builds the market anew.</exception>
    public async Task CatchUpAsync()
    {
        var erasedAt = Volatile.Read(ref _erasedAt);
        Current();
        Task forgetting;
        lock (_updating)
        {
            // Who waited for it was told.
            if (_forgetting.IsFaulted)
                _forgetting = Task.CompletedTask;
            if (_live is { } live && (live.Merging.IsFaulted || Math.Max(_forgetsUpTo, _forgettingUpTo) < erasedAt))
                (_forgetting, _forgettingUpTo) = (ForgetAsync(live, erasedAt), Math.Max(_forgettingUpTo, erasedAt));
            forgetting = _forgetting;
        }

        await forgetting.ConfigureAwait(false);
    }

    public void OnChange(RowKey key, object? before, object? after, long version)
    {
        var isOwn = key.Office == Sight.Office;
        switch (key.Kind)
        {
            case RowKind.Office or RowKind.TravelTime when isOwn:
                _isStale = true;
                break;
            case RowKind.Place:
                _waiting[key] = true;
                NoteCompany(key.Office, before);
                NoteCompany(key.Office, after);
                break;
            case RowKind.Company:
            case RowKind.Candidate or RowKind.Adviser when isOwn && Sight.OfficePlaces:
                _waiting[key] = true;
                break;
            default:
                return;
        }

        if (_waiting.Count > MostWaiting)
            _isStale = true;
        if (_isStale)
            _waiting.Clear();
        Volatile.Write(ref _noted, version);
    }

    public void OnReset(long version)
    {
        _isStale = true;
        _waiting.Clear();
        Volatile.Write(ref _noted, version);
    }

    private bool IsFresh(MarketView? view) => view is not null && view.Version >= Volatile.Read(ref _noted);

    private void NoteCompany(string office, object? row)
    {
        if (row is PlaceRow { Place.Company: var company })
            _waiting.TryAdd(new RowKey(office, RowKind.Company, company.Value), false);
    }

    private MarketView? Update()
    {
        var (changes, version) = _books.Together(() => (_isStale || _live is null ? null : Changes(_live), _books.Version));
        if (changes is null)
            return Build();
        try
        {
            using var timed = ServiceTelemetry.Update();
            ServiceTelemetry.MarketChanged(_live!.Current.PlaceCount);
            return ViewOf(_live.Apply(changes), version);
        }
        catch (InvalidChangesException)
        {
            // What the rows cannot be together as a batch they may be as a whole; if not, building says so.
            return Build();
        }
        catch
        {
            // The batch is not waiting any more: without its rows nobody may go on, so whoever asks next builds anew.
            (_live, _current) = (null, null);
            throw;
        }
    }

    private MarketView? Build()
    {
        // What cannot be built shall not keep what was before in memory.
        (_live, _current) = (null, null);
        var (head, (content, sum), version) = _books.Together(() =>
        {
            (_isStale, var head) = (false, _reader.Head);
            _waiting.Clear();
            return (head, head is null ? default : _reader.Content(), _books.Version);
        });
        if (head is null)
            return null;
        using var timed = ServiceTelemetry.Build();
        var market = new Market(new ServiceOffice(new Id<ServiceOffice>(Sight.Office), head.Title), head.AsOf, head.Source, content);
        var live = LiveMatchIndex.Build(market, head.Policy, _asOf, sumOfRows: sum is null ? null : sum.Value);
        _forgetsUpTo = version;
        var view = ViewOf(live.Current, version);
        _live = live;
        ServiceTelemetry.MarketChanged(live.Current.PlaceCount);
        return view;
    }

    private MarketView ViewOf(MatchIndex index, long version) => new(index, _reader, _books.Synthetic, version) { ForgetsUpTo = _forgetsUpTo };

    private async Task ForgetAsync(LiveMatchIndex live, long erasedAt)
    {
        try
        {
            if (live.Merging.IsFaulted)
                await live.Merging.ConfigureAwait(false);
            await live.SettleAsync().ConfigureAwait(false);
            lock (_updating)
            {
                if (_live == live && _current is { } seen)
                {
                    // Of two that wait for the same merge, the later may come first.
                    _forgetsUpTo = Math.Max(_forgetsUpTo, erasedAt);
                    _current = ViewOf(live.Current, seen.Version);
                }
            }
        }
        catch
        {
            // What piled up cannot be merged: the rows themselves are whole.
            lock (_updating)
            {
                if (_live == live)
                    (_live, _current, _forgettingUpTo) = (null, null, 0);
            }

            throw;
        }
    }

    private MarketChanges Changes(LiveMatchIndex live)
    {
        var (companies, gone) = (new Dictionary<Id<Company>, Company>(), new List<Id<Company>>());
        foreach (var (key, isContent) in _waiting.Where(item => item.Key.Kind == RowKind.Company))
        {
            var (id, seen) = (_reader.IdOf<Company>(key.Office, key.Id), _reader.Find(key) as Company);
            var isThere = live.FindCompany(id) is not null;
            if (seen is not null && (isContent || !isThere))
                companies[id] = seen;
            if (seen is null && isThere)
                gone.Add(id);
        }

        // People keep what they said about a company of another office only while it is seen.
        if (gone.Any(ResourceNames.IsForeign) || companies.Keys.Any(id => ResourceNames.IsForeign(id) && live.FindCompany(id) is null))
        {
            foreach (var key in _reader.PeopleWhoNameForeignCompanies())
                _waiting[key] = true;
        }

        var places = Seen<TrainingPlace>(RowKind.Place, id => live.Current.FindPlace(id) is not null);
        var people = Seen<Candidate>(RowKind.Candidate, id => live.Current.FindCandidate(id) is not null);
        var advisers = Seen<Adviser>(RowKind.Adviser, id => live.FindAdviser(id) is not null);
        _waiting.Clear();
        return new MarketChanges
        {
            Companies = [.. companies.Values],
            Places = places.Rows,
            Candidates = people.Rows,
            Advisers = advisers.Rows,
            WithdrawnCompanies = gone,
            WithdrawnPlaces = places.Gone,
            WithdrawnCandidates = people.Gone,
            WithdrawnAdvisers = advisers.Gone,
        };
    }

    private (List<T> Rows, List<Id<T>> Gone) Seen<T>(RowKind kind, Func<Id<T>, bool> isThere)
        where T : class
    {
        var (rows, gone) = (new List<T>(), new List<Id<T>>());
        foreach (var key in _waiting.Keys.Where(key => key.Kind == kind))
        {
            var id = _reader.IdOf<T>(key.Office, key.Id);
            if (_reader.Find(key) is T row)
                rows.Add(row);
            else if (isThere(id))
                gone.Add(id);
        }

        return (rows, gone);
    }
}
