using Kausa.Matching.Cli.Verbs;
using Kausa.Matching.Lab.Markets;

namespace Kausa.Matching.Cli.Output;

/// <summary>Says how far a market is, at every tenth of it; small markets are too quick to say anything.</summary>
/// <param name="language">Language of the lines.</param>
/// <param name="terminal">Where progress goes.</param>
internal sealed class GenerationProgressLine(string language, Terminal terminal) : IProgress<GenerationProgress>
{
    private long _lastTenth;

    public void Report(GenerationProgress value)
    {
        var tenth = value.RowsDone * 10 / value.RowCount;
        if (value.RowCount >= MarketOptions.ManyRows && tenth > _lastTenth)
        {
            _lastTenth = tenth;
            terminal.Error.WriteLine(UsageTexts.Say(language, "ROWS_DRAWN", tenth * 10, value.RowCount));
        }
    }
}
