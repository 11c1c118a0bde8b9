using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kausa.Matching.Office.Json;

/// <summary>Writes <c>market.json</c> from the cells of its one row.</summary>
internal static class MarketJsonWriter
{
    // The file is no part of a web page, so letters beyond ASCII stay legible.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, IReadOnlyList<string> header, IReadOnlyList<string> cells)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            foreach (var (index, name) in header.Index().Where(column => cells[column.Index].Length > 0))
            {
                json.WriteString(name, cells[index]);
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }
}
