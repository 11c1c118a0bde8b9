using System.Text;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Json;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Writing;

/// <summary>Writes a market as canonical files: the same market gives the same bytes.</summary>
/// <remarks>Tables without rows are left out unless a market needs them. What was written reads back as the same market.</remarks>
public static class MarketWriter
{
    /// <summary>Writes a market and completes the sink.</summary>
    /// <param name="market">The market.</param>
    /// <param name="sink">Where to; the caller disposes it. When writing fails nothing becomes visible.</param>
    /// <param name="policyText">A policy document to lay beside it, as JSON text; null for none.</param>
    /// <param name="language">Language of what is refused, <c>de</c> or <c>en</c>; the files are the same.</param>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    /// <exception cref="FactUnwritableException">A fact cannot be written so that it reads back the same, for example a position that is not that of the postal code.</exception>
    public static void Write(Market market, IMarketSink sink, string? policyText = null, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(sink);
        var words = OfficeWords.For(language);
        using (var head = sink.Create(MarketSchema.MarketFile))
        {
            MarketJsonWriter.Write(head, [.. MarketSchema.Market.Columns.Select(column => column.Name)], MarketRows.Head(market, words));
        }

        if (policyText is not null)
        {
            using var stream = sink.Create(MarketSchema.PolicyFile);
            stream.Write(Encoding.UTF8.GetBytes(policyText));
        }

        Write(MarketRows.Of(market.Content, words), sink);
        sink.Complete();
    }

    /// <summary>Writes tables.</summary>
    internal static void Write(IReadOnlyDictionary<TableSchema, IReadOnlyList<string[]>> tables, IMarketSink sink)
    {
        foreach (var (schema, rows) in tables.Where(table => table.Value.Count > 0 || table.Key.IsRequired))
        {
            using var stream = sink.Create(MarketSchema.FileOf(schema));
            TableFile.Write(stream, schema, rows);
        }
    }
}
