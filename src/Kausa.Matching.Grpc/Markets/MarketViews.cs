namespace Kausa.Matching.Grpc.Markets;

/// <summary>The markets that callers see, kept up with the books, and the last few that page tokens were given for.</summary>
/// <remarks>A market is warmed before the service takes calls; one for another date is built when it is first asked for. Thread-safe.</remarks>
internal sealed partial class MarketViews : IAsyncDisposable
{
    /// <summary>Markets with page tokens kept per sight.</summary>
    public const int Kept = 8;

    /// <summary>Markets of other dates than the office's kept per sight.</summary>
    public const int MostOtherDates = 2;

    private readonly Lock _gate = new();
    private readonly Books _books;
    private readonly ILogger<MarketViews> _logger;
    private readonly Dictionary<Sight, List<LiveView>> _views = [];
    private readonly Dictionary<Sight, List<MarketView>> _paged = [];
    private readonly Follower _follower;
    private readonly Dictionary<string, long> _erasedAt = new(StringComparer.Ordinal);
    private long _replacedAt;

    public MarketViews(Books books, ILogger<MarketViews> logger)
    {
        (_books, _logger) = (books, logger);
        _follower = new Follower(this);
        books.Follow(_follower);
    }

    /// <summary>Date and policy of an office; null when there is no such office.</summary>
    public OfficeHead? Head(string office) => new SightReader(_books, new Sight(office, OfficePlaces: false)).Head;

    /// <summary>The market as it is now; null when there is no such office.</summary>
    /// <param name="sight">Who sees it.</param>
    /// <param name="asOf">Date of the questions; null is the office's.</param>
    public MarketView? Current(Sight sight, DateOnly? asOf = null) => View(sight, OtherDate(sight, asOf)).Current();

    /// <summary>Has a market built and kept up to date before anybody asks for it.</summary>
    public void Expect(Sight sight)
    {
        View(sight, date: null);
        _follower.Wake();
    }

    /// <summary>The market of a caller once no memory of it holds anybody who was erased before this call: for whoever keeps it.</summary>
    /// <param name="sight">Who sees it.</param>
    /// <param name="asOf">As for <see cref="Current"/>.</param>
    public async Task<MarketView?> SettledAsync(Sight sight, DateOnly? asOf = null)
    {
        await CatchUpAsync(View(sight, OtherDate(sight, asOf))).ConfigureAwait(false);
        return Current(sight, asOf);
    }

    /// <summary>Builds every market that is expected; one that cannot be built is told (event 20), and the other offices are served.</summary>
    public async Task WarmAsync()
    {
        foreach (var view in All())
            await CatchUpAsync(view).ConfigureAwait(false);
    }

    /// <summary>The market of past rows; null when there was no such office, or when it cannot be built, which is told (event 20).</summary>
    public MarketView? OfPast(Books rows, Sight sight, DateOnly? asOf)
    {
        try
        {
            return new LiveView(rows, sight, asOf).Current();
        }
#pragma warning disable CA1031 // what was asked of it waits for the next start; the other offices are served
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogNotBuilt(sight.Office, failure.GetType().Name);
            return null;
        }
    }

    /// <summary>Keeps a market because a page token was given for it, unless it is of before rows were erased or replaced: an answer may end after that.</summary>
    public void Keep(Sight sight, MarketView market)
    {
        lock (_gate)
        {
            if (market.Version < _replacedAt || (sight.OfficePlaces && market.Version < _erasedAt.GetValueOrDefault(sight.Office)))
                return;
            var kept = _paged.TryGetValue(sight, out var views) ? views : _paged[sight] = [];
            if (kept.Contains(market))
                return;
            kept.Add(market);
            if (kept.Count > Kept)
                kept.RemoveAt(0);

            // An answer may end after its market was renewed without the erased.
            if (sight.OfficePlaces && market.ForgetsUpTo < _erasedAt.GetValueOrDefault(sight.Office))
                _follower.Wake();
        }
    }

    /// <summary>The market of a page token, if it is still kept.</summary>
    public MarketView? Find(Sight sight, DateOnly asOf, string snapshot)
    {
        lock (_gate)
            return _paged.GetValueOrDefault(sight)?.FindLast(view => view.Snapshot == snapshot && view.AsOf == asOf);
    }

    /// <summary>Forgets every kept market, because rows were erased or replaced as a whole.</summary>
    /// <param name="office">Whose person was erased; null when all rows were replaced. Markets of other offices, and of those who see no people, never held the person and may be older.</param>
    /// <param name="version">The version that did it; no market before it that held the rows is kept any more.</param>
    public void Forget(string? office, long version)
    {
        lock (_gate)
        {
            _paged.Clear();
            if (office is null)
                _replacedAt = version;
            else
                _erasedAt[office] = version;
            foreach (var view in _views.Where(views => views.Key.OfficePlaces && views.Key.Office == office).SelectMany(views => views.Value))
                view.Forget(version);
        }

        _follower.Wake();
    }

    public async ValueTask DisposeAsync()
    {
        _books.Leave(_follower);
        await _follower.DisposeAsync().ConfigureAwait(false);
    }

    private LiveView View(Sight sight, DateOnly? date)
    {
        lock (_gate)
        {
            var views = _views.TryGetValue(sight, out var known) ? known : _views[sight] = [];
            if (views.Find(view => view.AsOf == date) is { } found)
                return found;
            var made = new LiveView(_books, sight, date);
            views.Add(made);
            if (views.Count(view => view.AsOf is not null) > MostOtherDates)
            {
                var oldest = views.First(view => view.AsOf is not null);
                _books.Leave(oldest);
                views.Remove(oldest);
            }

            return made;
        }
    }

    private List<LiveView> All()
    {
        lock (_gate)
            return [.. _views.Values.SelectMany(views => views)];
    }

    private DateOnly? OtherDate(Sight sight, DateOnly? asOf) => asOf != Head(sight.Office)?.AsOf ? asOf : null;

    // The market itself is up to date when this returns; what is awaited is only what is left to forget.
    private async Task CatchUpAsync(LiveView view)
    {
        try
        {
            await view.CatchUpAsync().ConfigureAwait(false);
            if (view.Current() is { } market)
                Renew(view.Sight, market);
        }
#pragma warning disable CA1031 // who asks for this market is told; the others go on
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogNotBuilt(view.Sight.Office, failure.GetType().Name);
            lock (_gate)
                _paged.GetValueOrDefault(view.Sight)?.RemoveAll(kept => view.Sight.OfficePlaces && kept.ForgetsUpTo < _erasedAt.GetValueOrDefault(view.Sight.Office));
        }
    }

    // Page tokens go on with the market that has forgotten the erased, where it has the same content.
    private void Renew(Sight sight, MarketView market)
    {
        lock (_gate)
        {
            var erasedAt = _erasedAt.GetValueOrDefault(sight.Office);
            if (!sight.OfficePlaces || market.ForgetsUpTo < erasedAt || !_paged.TryGetValue(sight, out var kept))
                return;
            for (var at = kept.Count - 1; at >= 0; at--)
            {
                if (kept[at].ForgetsUpTo >= erasedAt || kept[at].AsOf != market.AsOf)
                    continue;
                if (kept[at].Snapshot == market.Snapshot)
                    kept[at] = market;
                else
                    kept.RemoveAt(at);
            }
        }
    }

    [LoggerMessage(20, LogLevel.Error, "The market of office {Office} cannot be built or merged: {Failure}")]
    private partial void LogNotBuilt(string office, string failure);

    /// <summary>Brings the markets up to date behind the writer, so that whoever asks next need not wait for it.</summary>
    private sealed class Follower : IBookFollower, IAsyncDisposable
    {
        private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);
        private readonly Lock _gate = new();
        private readonly SemaphoreSlim _changed = new(0, 1);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _loop;

        public Follower(MarketViews views) => _loop = Task.Run(() => LoopAsync(views));

        public void OnChange(RowKey key, object? before, object? after, long version) => Wake();

        public void OnReset(long version) => Wake();

        public void Wake()
        {
            lock (_gate)
            {
                if (_changed.CurrentCount == 0)
                    _changed.Release();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
            _changed.Dispose();
        }

        private async Task LoopAsync(MarketViews views)
        {
            while (true)
            {
                await _changed.WaitAsync(_stop.Token).ConfigureAwait(false);
                foreach (var view in views.All())
                    _ = views.CatchUpAsync(view);

                // Writes one after the other become one batch; who asks meanwhile is not kept waiting, but applies them.
                await Task.Delay(Rest, _stop.Token).ConfigureAwait(false);
            }
        }
    }
}
