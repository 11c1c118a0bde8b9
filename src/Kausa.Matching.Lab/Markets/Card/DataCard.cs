using System.Globalization;
using System.Text;

namespace Kausa.Matching.Lab.Markets;

/// <summary>The data card of a generated market: each main figure as published beside what the generator gave.</summary>
public static class DataCard
{
    /// <summary>Candidates and places of a market whose card is compared with published figures: large enough for steady shares.</summary>
    public const int UsualSize = 2_000;

    /// <summary>Counts a generated market.</summary>
    /// <param name="generated">The market with its truth.</param>
    /// <returns>Rows by topic; the published figures are those of docs/market-generator.md, whatever the specification says.</returns>
    public static IReadOnlyList<DataCardRow> Of(GeneratedMarket generated)
    {
        ArgumentNullException.ThrowIfNull(generated);
        return [.. CandidateFigures.Of(generated), .. MissingFigures.Of(generated), .. EvidenceFigures.Of(generated), .. OfferFigures.Of(generated)];
    }

    /// <summary>Writes rows as one Markdown table.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>The table, lines ended by line feeds; numbers as 12.3 in every culture, a dash where there is nobody to count.</returns>
    public static string ToMarkdown(IEnumerable<DataCardRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder("| topic | figure | published | asked | generated | of | source |\n|---|---|---:|---:|---:|---:|---|\n");
        foreach (var row in rows)
        {
            var (published, found) = (Text(row.Published, row.Unit), Found(row));
            var asked = row.Asked is { } value ? Text(value, row.Unit) : "–";
            text.Append(CultureInfo.InvariantCulture, $"| {row.Topic} | {row.Figure} | {published} | {asked} | {found} | {row.Count} | {row.Source} |\n");
        }

        return text.ToString();
    }

    /// <summary>Writes the cards of several markets as one Markdown table: each published figure, then what each market gives.</summary>
    /// <param name="cards">Name and rows of each market, all with the same figures.</param>
    /// <returns>The table; where a market was asked for something else than the published figure, what was asked for follows in brackets; a dash stands where there is nobody to count.</returns>
    /// <exception cref="ArgumentException">The cards do not hold the same figures.</exception>
    public static string SideBySide(IReadOnlyList<(string Name, IReadOnlyList<DataCardRow> Rows)> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        if (cards.Count == 0 || cards.Any(card => !card.Rows.Select(row => row.Figure).SequenceEqual(cards[0].Rows.Select(row => row.Figure))))
        {
            throw new ArgumentException("Cards side by side hold the same figures.", nameof(cards));
        }

        var text = new StringBuilder($"| topic | figure | published | {string.Join(" | ", cards.Select(card => card.Name))} | source |\n|---|---|---:|{string.Concat(cards.Select(_ => "---:|"))}---|\n");
        for (var i = 0; i < cards[0].Rows.Count; i++)
        {
            var figure = cards[0].Rows[i];
            var found = cards.Select(card => Beside(card.Rows[i]));
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Topic} | {figure.Figure} | {Text(figure.Published, figure.Unit)} | {string.Join(" | ", found)} | {figure.Source} |\n");
        }

        return text.ToString();
    }

    private static string Beside(DataCardRow row) => row.Asked is { } asked && Math.Abs(asked - row.Published) >= 1
        ? $"{Found(row)} ({Text(asked, row.Unit)})"
        : Found(row);

    private static string Found(DataCardRow row) => row.Count == 0 ? "–" : Text(row.Generated, row.Unit); // of nobody there is no share and no mean

    private static string Text(decimal value, FigureUnit unit) => unit switch
    {
        FigureUnit.Percent => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} %"),
        FigureUnit.Tenths => string.Create(CultureInfo.InvariantCulture, $"{value:0.0}"),
        FigureUnit.Years => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} years"),
        FigureUnit.Correlation => string.Create(CultureInfo.InvariantCulture, $"{value:0.00}"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a unit of figures."),
    };
}
