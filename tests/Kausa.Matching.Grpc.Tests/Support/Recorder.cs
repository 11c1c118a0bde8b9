using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Kausa.Matching.Grpc.Tests.Support;

/// <summary>Everything that a service says about its calls to anybody but the caller: logs of every level, and traces.</summary>
internal sealed class Recorder : ILoggerProvider
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<string> _told = new();

    public Recorder()
    {
        _listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = Note };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>All that was said.</summary>
    public string Told => string.Join('\n', _told);

    /// <summary>Spans seen.</summary>
    public int SpanCount { get; private set; }

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose() => _listener.Dispose();

    private void Note(Activity activity)
    {
        SpanCount++;
        _told.Enqueue($"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.Select(one => $"{one.Name} {string.Join(' ', one.Tags)}"))}");
    }

    private sealed class Logger(Recorder recorder) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            recorder._told.Enqueue(state.ToString() ?? string.Empty);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            recorder._told.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
