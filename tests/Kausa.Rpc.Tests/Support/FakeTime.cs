namespace Kausa.Rpc.Tests.Support;

/// <summary>A clock that moves when told, and keeps the callbacks of all timers ever made, as a late timer thread would.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public int TimerCount
    {
        get
        {
            lock (_gate)
                return _timers.Count;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_gate)
            _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (_gate)
        {
            _now += by;
            due = _timers.FindAll(timer => timer.Due <= _now);
            foreach (var timer in due)
                timer.Due = null;
        }
        foreach (var timer in due)
            timer.Fire();
    }

    /// <summary>Runs the callbacks of timers that are already disposed.</summary>
    public void FireDisposed()
    {
        List<Timer> disposed;
        lock (_gate)
        {
            disposed = _timers.FindAll(timer => timer.IsDisposed);
            _timers.RemoveAll(timer => timer.IsDisposed);
        }
        foreach (var timer in disposed)
            timer.Fire();
    }

    private sealed class Timer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public bool IsDisposed { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
                Due = dueTime == Timeout.InfiniteTimeSpan || IsDisposed ? null : time._now + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (time._gate)
                (IsDisposed, Due) = (true, null);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
