using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Csv;

/// <summary>Reads a CSV file as a raw table: strict quotes, physical line numbers, what German Excel writes recognised.</summary>
/// <param name="source">Where the file is.</param>
/// <param name="file">Its name.</param>
/// <param name="schema">What it holds.</param>
/// <param name="log">Where problems go.</param>
/// <param name="mostRows">Rows after which reading ends as if the file broke off.</param>
internal sealed class CsvTableReader(IMarketSource source, string file, TableSchema schema, ReadingLog log, int mostRows = int.MaxValue)
{
    private bool _isWhole = true;
    private bool _isBadCell;
    private bool _isWindows1252;
    private IReadOnlyList<string> _header = [];

    /// <summary>Reads and checks the file.</summary>
    public CheckedTable Read()
    {
        if (Probe() is not { } encoding || FindDelimiter(encoding) is not { } delimiter)
        {
            return CheckedTable.Broken(schema, file);
        }

        using var text = new RowGuard(new StreamReader(source.Open(file), encoding), delimiter);
        using var parser = new CsvParser(text, Settings(delimiter));
        using var rows = Records(parser, text).GetEnumerator();
        if (!rows.MoveNext())
        {
            if (!_isWhole)
            {
                return CheckedTable.Broken(schema, file);
            }

            log.Problem(file, MessageCode.Empty, Message.Of(MessageCode.HeaderRow));
            return CheckedTable.Broken(schema, file);
        }

        var header = rows.Current;
        _header = header.Cells;
        foreach (var (cell, value, allowed) in header.Faults)
        {
            log.Problem(file, header.Line, "header", value, allowed, cell);
        }

        return header.Faults.Count > 0
            ? CheckedTable.Broken(schema, file)
            : new TableChecker(log).Check(schema, new RawTable(file, header.Line, header.Cells, Remaining(rows)), () => _isWhole);
    }

    private CsvConfiguration Settings(char delimiter) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(),
        HasHeaderRecord = false,
        IgnoreBlankLines = false,
        MaxFieldSize = CellText.Longest,
        Mode = CsvMode.RFC4180,
        BadDataFound = _ => _isBadCell = true,
    };

    private static IEnumerable<RawRow> Remaining(IEnumerator<RawRow> rows)
    {
        while (rows.MoveNext())
        {
            yield return rows.Current;
        }
    }

    private Encoding? Probe()
    {
        using var bytes = source.Open(file);
        var probe = TextProbe.Look(bytes);
        if (probe.Refusal is { } refusal)
        {
            log.Problem(file, MessageCode.Bytes, refusal);
        }

        if (probe.Notice is { } notice)
        {
            log.Notice(file, 1, "file", Message.Of(MessageCode.Bytes), notice, notice.Kind);
        }

        _isWindows1252 = probe.IsWindows1252;
        return probe.Encoding;
    }

    private char? FindDelimiter(Encoding encoding)
    {
        using var text = new StreamReader(source.Open(file), encoding);
        var delimiter = Delimiter.Find(text, schema);
        if (delimiter == Delimiter.Semicolon)
        {
            log.Notice(file, 1, "file", ";", Message.Of(MessageCode.DelimiterRead), "delimiter");
        }
        else if (delimiter != Delimiter.Comma)
        {
            log.Problem(file, 1, "file", delimiter.ToString(), Message.Of(MessageCode.Delimiter));
            return null;
        }

        return delimiter;
    }

    private IEnumerable<RawRow> Records(CsvParser parser, RowGuard guard)
    {
        var rowCount = -1;
        for (var line = 1; TryRead(parser, line); line = parser.RawRow + 1)
        {
            if (++rowCount > mostRows)
            {
                _isWhole = false;
                log.Problem(file, line, "row", parser[0], Message.Of(MessageCode.ResultRows, ("max", mostRows)));
                yield break;
            }

            if (guard.HasTripped && parser.Count >= RowGuard.MostCells)
            {
                _isWhole = false;
                log.Problem(file, line, "row", parser[0], Message.Of(MessageCode.RowCells, ("max", RowGuard.MostCells)));
                yield break;
            }

            var cells = new string[parser.Count];
            var faults = new List<CellFault>();
            for (var i = 0; i < cells.Length; i++)
            {
                _isBadCell = false;
                var cell = parser[i];
                cells[i] = FormulaEscape.Unescape(cell);
                if (_isBadCell)
                {
                    faults.Add(new(i, cells[i], BadQuotes(parser.RawRecord)));
                }
                else if (CellText.Fault(cell) is { } allowed)
                {
                    faults.Add(new(i, cells[i], allowed));
                }
                else if (_isWindows1252 && CellText.OtherCodePage(cell) is { } letters)
                {
                    faults.Add(new(i, cells[i], letters));
                    log.TakeBack(file, "file", Message.Of(MessageCode.Windows1252).Kind);
                }
            }

            if (faults.Count > 0 || cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                yield return new RawRow(line, cells) { Faults = faults };
            }
        }
    }

    private bool TryRead(CsvParser parser, int line)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            _isWhole = false;
            var start = Math.Max(0, parser.RawRecord.Length - CellText.Longest - 2);
            log.Problem(file, line, parser.Count < _header.Count ? _header[parser.Count] : "row", parser.RawRecord[start..], Message.Of(MessageCode.CellTooLong, ("max", CellText.Longest)));
            return false;
        }
    }

    // A record that runs to the end of the file with an odd number of quotes has one that was never closed.
    private Message BadQuotes(string record)
    {
        if (record.Count(c => c == '"') % 2 == 0)
        {
            return Message.Of(MessageCode.Quotes);
        }

        _isWhole = false;
        return Message.Of(MessageCode.QuoteNotClosed);
    }
}
