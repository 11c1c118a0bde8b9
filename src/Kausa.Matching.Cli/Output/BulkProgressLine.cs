using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Output;

/// <summary>Says how far a bulk run is, at every tenth of it.</summary>
/// <param name="what">Code of the text that says what is counted.</param>
/// <param name="language">Language, <c>de</c> or <c>en</c>.</param>
/// <param name="terminal">Where progress goes.</param>
internal sealed class BulkProgressLine(string what, string language, Terminal terminal) : IProgress<BulkProgress>
{
    private int _lastTenth;

    /// <summary>Counts lists.</summary>
    /// <param name="side">Whose lists.</param>
    /// <param name="language">Language, <c>de</c> or <c>en</c>.</param>
    /// <param name="terminal">Where progress goes.</param>
    public static BulkProgressLine Lists(BulkSide side, string language, Terminal terminal) => new(side == BulkSide.Candidates ? "CANDIDATES_DONE" : "PLACES_DONE", language, terminal);

    /// <summary>Counts people whose wishes are read before the first list, because prices come from all of them.</summary>
    /// <param name="language">Language, <c>de</c> or <c>en</c>.</param>
    /// <param name="terminal">Where progress goes.</param>
    public static BulkProgressLine Wishes(string language, Terminal terminal) => new("WISHES_READ", language, terminal);

    public void Report(BulkProgress value)
    {
        var tenth = value.TotalCount == 0 ? 10 : (int)(value.DoneCount * 10L / value.TotalCount);
        if (tenth > _lastTenth)
        {
            _lastTenth = tenth;
            terminal.Error.WriteLine(UsageTexts.Say(language, what, value.DoneCount, value.TotalCount));
        }
    }
}
