using Kausa.Matching.Explanation;

namespace Kausa.Matching.Cli.Output;

/// <summary>A ranking in the form asked for.</summary>
internal static class RankOutput
{
    public static void Write(RankView view, string subject, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(RankJson.Write(view));
                break;
            case OutputFormat.Csv:
                LawWarning.Write(view.Basis.Warnings, terminal.Error);
                if (view.Strategy is { } strategy)
                {
                    terminal.Error.WriteLine(OrderTexts.Of(strategy, view.Basis.Policy, view.LearnedSince, texts));
                }

                RankCsv.Write(view, terminal.Output);
                break;
            default:
                RankTable.Write(view, subject, texts, terminal);
                break;
        }
    }
}
