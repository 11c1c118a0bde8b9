using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kausa.Matching.Cli.Output;

/// <summary>How JSON is written: indented, umlauts as they are.</summary>
internal static class JsonStyle
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
