namespace Kausa.Matching.Cli.Output;

/// <summary>Says how many markets of an experiment are done.</summary>
/// <param name="count">Markets in all.</param>
/// <param name="language"><c>de</c> or <c>en</c>.</param>
/// <param name="terminal">Where it is said.</param>
internal sealed class MarketLines(int count, string language, Terminal terminal) : IProgress<int>
{
    public void Report(int value) => terminal.Error.WriteLine(UsageTexts.Say(language, "MARKETS_DONE", value, count));
}
