using System.Text;
using System.Text.Json;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Json;

/// <summary>Reads <c>market.json</c>, one flat object of texts, as a raw table of one row whose cells have lines of their own.</summary>
internal sealed class MarketJsonReader(IMarketSource source, ReadingLog log)
{
    /// <summary>The largest file, in bytes: 1 MB.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>Reads and checks the file.</summary>
    public CheckedTable Read(string file, TableSchema schema)
    {
        if (ReadBytes(file) is not { } bytes || Cells(file, bytes) is not { } cells)
        {
            return CheckedTable.Broken(schema, file);
        }

        var row = new RawRow(1, [.. cells.Select(cell => cell.Text ?? "")], [.. cells.Select(cell => cell.Line)])
        {
            // Of a key that there is not, that alone is told.
            Faults =
            [
                .. cells.Index().Where(cell => cell.Item.Text is not null || schema.FindHeader(cell.Item.Name.Trim()) is not null)
                    .Select(cell => (cell.Index, Value: cell.Item.Text ?? cell.Item.Raw, Fault: Fault(cell.Item.Text, schema.FindHeader(cell.Item.Name.Trim()))))
                    .Where(cell => cell.Fault is not null).Select(cell => new CellFault(cell.Index, cell.Value, cell.Fault!)),
            ],
        };
        return new TableChecker(log).Check(schema, new RawTable(file, 1, [.. cells.Select(cell => cell.Name)], [row]) { KeyLines = row.CellLines }, () => true);
    }

    /// <summary>Reads a JSON file as text without understanding it.</summary>
    public string? ReadText(string file) => ReadBytes(file) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private static Message? Fault(string? text, Column? column) => text is null ? Message.Of(MessageCode.JsonText).With(column?.Type.Allowed) : CellText.Fault(text);

    private byte[]? ReadBytes(string file)
    {
        using var stream = source.Open(file);
        var buffer = new MemoryStream();
        var chunk = new byte[1 << 12];
        for (var read = stream.Read(chunk); read > 0 && buffer.Length <= MostBytes; read = stream.Read(chunk))
        {
            buffer.Write(chunk, 0, read);
        }

        if (buffer.Length > MostBytes)
        {
            log.Problem(file, MessageCode.Bytes, Message.Of(MessageCode.FileSize, ("max", MostBytes >> 20)));
            return null;
        }

        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            log.Notice(file, 1, "file", Message.Of(MessageCode.Bytes), Message.Of(MessageCode.EditorMarkSkipped), "mark");
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return bytes.ToArray();
        }

        log.Problem(file, LineAt(bytes, FirstInvalid(bytes)), "file", Message.Of(MessageCode.Bytes), Message.Of(MessageCode.Utf8));
        return null;
    }

    private List<(string Name, string? Text, string Raw, int Line)>? Cells(string file, byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        try
        {
            var cells = new List<(string, string?, string, int)>();
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                var (text, start) = (reader.TokenType == JsonTokenType.String ? reader.GetString() : null, (int)reader.TokenStartIndex);
                reader.Skip();
                cells.Add((name, text, text is null ? Encoding.UTF8.GetString(bytes.AsSpan(start..(int)reader.BytesConsumed)) : string.Empty, LineAt(bytes, start)));
            }

            if (isObject && !reader.Read())
            {
                return cells;
            }
        }
        catch (InvalidOperationException)
        {
            // The text of a token ends in half of a surrogate pair.
            ReportBroken(file, bytes, LineAt(bytes, (int)reader.TokenStartIndex));
            return null;
        }
        catch (JsonException broken)
        {
            ReportBroken(file, bytes, (int)(broken.LineNumber ?? 0) + 1);
            return null;
        }

        ReportBroken(file, bytes, LineAt(bytes, (int)reader.TokenStartIndex));
        return null;
    }

    private void ReportBroken(string file, byte[] bytes, int line) =>
        log.Problem(file, line, "file", Encoding.UTF8.GetString(bytes).Split('\n')[line - 1].Trim(), Message.Of(MessageCode.JsonObject));

    private static int LineAt(ReadOnlySpan<byte> bytes, int position) => bytes[..position].Count((byte)'\n') + 1;

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            valid += length;
        }

        return valid;
    }
}
