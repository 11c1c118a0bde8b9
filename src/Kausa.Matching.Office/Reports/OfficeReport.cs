using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports.Html;
using Kausa.Matching.Office.Reports.Page;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Office.Reports;

/// <summary>The page of an office: one HTML document that needs no network and no script. docs/report.md says what is on it and why.</summary>
public static class OfficeReport
{
    /// <summary>Line by which a page is recognised as one of ours.</summary>
    public const string Mark = "<meta name=\"generator\" content=\"kausa report\">";

    /// <summary>Writes the page.</summary>
    /// <param name="market">The market.</param>
    /// <param name="policy">The policy to rank by.</param>
    /// <param name="request">Language, date, and whose sheet.</param>
    /// <param name="output">Where the page goes; the caller disposes it.</param>
    /// <param name="progress">Told after every list; null when nobody listens.</param>
    /// <param name="cancellation">Stops between two lists, before anything is written.</param>
    /// <exception cref="ArgumentException">The language is none of the texts, or the market names an occupation that the catalogue does not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The date lies before the policy's law numbers begin.</exception>
    /// <exception cref="KeyNotFoundException">The market has no such person or company.</exception>
    /// <exception cref="OperationCanceledException">Somebody cancelled.</exception>
    public static void Write(Market market, MatchPolicy policy, ReportRequest request, TextWriter output, IProgress<ReportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        var texts = TextCatalogue.For(request.Language);
        var page = new PageBuilder(market, policy, request, progress, cancellation).Build();
        PageWriter.Write(page, PageSheets.Of(market, policy, request, texts, cancellation), texts, output);
    }
}
