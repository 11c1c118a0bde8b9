using System.Globalization;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Output;

/// <summary>Says how far a bulk run is, at every tenth of it.</summary>
/// <param name="side">Whose lists.</param>
/// <param name="terminal">Where progress goes.</param>
internal sealed class BulkProgressLine(BulkSide side, Terminal terminal) : IProgress<BulkProgress>
{
    private int _lastTenth;

    public void Report(BulkProgress value)
    {
        var tenth = value.TotalCount == 0 ? 10 : (int)(value.DoneCount * 10L / value.TotalCount);
        if (tenth > _lastTenth)
        {
            _lastTenth = tenth;
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.DoneCount} of {value.TotalCount} {(side == BulkSide.Candidates ? "candidates" : "places")}"));
        }
    }
}
