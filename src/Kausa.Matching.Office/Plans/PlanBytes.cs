using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Kausa.Matching.Office.Plans;

/// <summary>The bytes of a file that a check relies on: UTF-8 without exception, and no more than fit.</summary>
internal static class PlanBytes
{
    // No document says a thing twice: which one counts would depend on who reads.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a file to its end.</summary>
    /// <param name="content">The file.</param>
    /// <param name="most">The most bytes it may have.</param>
    /// <param name="problems">Told what is wrong.</param>
    /// <returns>Its bytes without a byte order mark; null where something is wrong.</returns>
    public static ReadOnlyMemory<byte>? Read(Stream content, int most, PlanProblems problems)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (var read = content.Read(chunk); read > 0; read = content.Read(chunk))
        {
            if (buffer.Length + read > most)
            {
                var size = (most >> 20).ToString(CultureInfo.InvariantCulture);
                problems.Wrong("1", string.Empty, $"eine Datei von höchstens {size} MB", $"a file of at most {size} MB");
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        ReadOnlyMemory<byte> bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (IsUtf16(bytes.Span))
        {
            problems.Wrong("1", "UTF-16", "UTF-8; die Datei ist in UTF-16 und muss erst als UTF-8 gespeichert werden", "UTF-8; the file is UTF-16 and has to be saved as UTF-8 first");
            return null;
        }

        bytes = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (Utf8.IsValid(bytes.Span))
        {
            return bytes;
        }

        var (line, column) = FirstInvalid(bytes.Span, out var value);
        problems.Wrong(
            At(line, column, problems),
            $"0x{value:X2}", "UTF-8; Text in anderer Kodierung muss erst als UTF-8 gespeichert werden", "UTF-8; text in another encoding has to be saved as UTF-8 first");
        return null;
    }

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">Valid UTF-8.</param>
    /// <param name="problems">Told what is wrong.</param>
    /// <param name="read">Reads it; what it says of the document counts even where something is wrong.</param>
    public static void ReadJson(ReadOnlyMemory<byte> bytes, PlanProblems problems, Action<JsonElement> read)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            NoDocument(bytes.Span, problems);
        }
    }

    // Tells the first reason why bytes are no document, one that says a thing twice, or one with half characters; the reader's own words are English.
    private static void NoDocument(ReadOnlySpan<byte> bytes, PlanProblems problems)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, default);
        var objects = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        objects.Push(new HashSet<string>(StringComparer.Ordinal));
                        break;
                    case JsonTokenType.EndObject:
                        objects.Pop();
                        break;
                    case JsonTokenType.PropertyName when reader.GetString() is { } name && !objects.Peek().Add(name):
                        var (line, column) = Position(bytes[..(int)reader.TokenStartIndex]);
                        problems.Wrong(At(line, column, problems), name, "jedes Feld einmal; dieses steht zweimal da", "each field once; this one stands there twice");
                        return;
                    case JsonTokenType.String when reader.ValueIsEscaped:
                        reader.GetString();
                        break;
                    default:
                        break;
                }
            }

            var (lastLine, lastColumn) = Position(bytes);
            problems.Wrong(At(lastLine, lastColumn, problems), "JSON", "ein ganzes JSON-Dokument; die Datei bricht hier ab", "a whole JSON document; the file breaks off here");
        }
        catch (JsonException exception)
        {
            problems.Wrong(
                At((exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1, problems),
                "JSON", "ein ganzes JSON-Dokument; was hier steht, passt nicht", "a whole JSON document; what stands here does not fit");
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a character: valid JSON, but no text.
            var (line, column) = Position(bytes[..(int)reader.TokenStartIndex]);
            problems.Wrong(
                At(line, column, problems),
                "JSON", "Text aus ganzen Zeichen; \\ud800 bis \\udbff nur vor \\udc00 bis \\udfff", "text of whole characters; \\ud800 to \\udbff only before \\udc00 to \\udfff");
        }
    }

    // With a mark, or by the empty half of its first letter.
    private static bool IsUtf16(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)
        || (bytes.Length > 1 && (bytes[0] == 0) != (bytes[1] == 0));

    private static (int Line, int Column) Position(ReadOnlySpan<byte> before) => (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));

    private static string At(long line, long column, PlanProblems problems) =>
        string.Create(CultureInfo.InvariantCulture, $"{(problems.IsGerman ? "Zeile" : "line")} {line}, {(problems.IsGerman ? "Byte" : "byte")} {column}");

    private static (int Line, int Column) FirstInvalid(ReadOnlySpan<byte> rest, out byte value)
    {
        var (line, column) = (1, 1);
        while (Rune.DecodeFromUtf8(rest, out var rune, out var length) == OperationStatus.Done)
        {
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + length);
            rest = rest[length..];
        }

        value = rest[0];
        return (line, column);
    }
}
