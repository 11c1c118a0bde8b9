using System.Globalization;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Output;

/// <summary>Says how far a bulk run is, at every tenth of it.</summary>
/// <param name="what">What is counted.</param>
/// <param name="terminal">Where progress goes.</param>
internal sealed class BulkProgressLine(string what, Terminal terminal) : IProgress<BulkProgress>
{
    private int _lastTenth;

    /// <summary>Counts lists.</summary>
    /// <param name="side">Whose lists.</param>
    /// <param name="terminal">Where progress goes.</param>
    public static BulkProgressLine Lists(BulkSide side, Terminal terminal) => new(side == BulkSide.Candidates ? "candidates" : "places", terminal);

    /// <summary>Counts people whose wishes are read before the first list, because prices come from all of them.</summary>
    /// <param name="terminal">Where progress goes.</param>
    public static BulkProgressLine Wishes(Terminal terminal) => new("candidates read for crowding prices", terminal);

    public void Report(BulkProgress value)
    {
        var tenth = value.TotalCount == 0 ? 10 : (int)(value.DoneCount * 10L / value.TotalCount);
        if (tenth > _lastTenth)
        {
            _lastTenth = tenth;
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.DoneCount} of {value.TotalCount} {what}"));
        }
    }
}
