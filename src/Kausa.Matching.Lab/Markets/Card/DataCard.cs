using System.Globalization;
using System.Text;

namespace Kausa.Matching.Lab.Markets;

/// <summary>The data card of a generated market: each main figure as published beside what the generator gave.</summary>
public static class DataCard
{
    /// <summary>Counts a generated market.</summary>
    /// <param name="generated">The market with its truth.</param>
    /// <returns>Rows by topic; the published figures are those of docs/market-generator.md, whatever the specification says.</returns>
    public static IReadOnlyList<DataCardRow> Of(GeneratedMarket generated)
    {
        ArgumentNullException.ThrowIfNull(generated);
        return [.. CandidateFigures.Of(generated), .. EvidenceFigures.Of(generated), .. OfferFigures.Of(generated)];
    }

    /// <summary>Writes rows as one Markdown table.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>The table, lines ended by line feeds; numbers as 12.3 in every culture.</returns>
    public static string ToMarkdown(IEnumerable<DataCardRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder("| topic | figure | published | generated | of | source |\n|---|---|---:|---:|---:|---|\n");
        foreach (var row in rows)
        {
            var (published, found) = (Text(row.Published, row.Unit), Text(row.Generated, row.Unit));
            text.Append(CultureInfo.InvariantCulture, $"| {row.Topic} | {row.Figure} | {published} | {found} | {row.Count} | {row.Source} |\n");
        }

        return text.ToString();
    }

    private static string Text(decimal value, FigureUnit unit) => unit switch
    {
        FigureUnit.Percent => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} %"),
        FigureUnit.Years => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} years"),
        FigureUnit.Correlation => string.Create(CultureInfo.InvariantCulture, $"{value:0.00}"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a unit of figures."),
    };
}
