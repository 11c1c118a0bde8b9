using Kausa.Matching.Office.Schema;

namespace Kausa.Matching.Office.Csv;

/// <summary>Finds out what separates the cells of a file, by the headers it then has.</summary>
internal static class Delimiter
{
    public const char Comma = ',';
    public const char Semicolon = ';';
    private const int LongestHeader = 1 << 13;
    private static readonly char[] Known = [Comma, Semicolon, '\t', '|', ':'];

    /// <summary>The separator with which most headers are columns of the table; the comma when none is better.</summary>
    public static char Find(TextReader text, TableSchema schema)
    {
        var buffer = new char[LongestHeader];
        var header = new string(buffer, 0, text.ReadBlock(buffer)).AsSpan();
        var end = header.IndexOfAny('\r', '\n');
        var line = (end < 0 ? header : header[..end]).ToString();
        return Known.MaxBy(delimiter => line.Split(delimiter).Count(cell => schema.FindHeader(cell.Trim(' ', '"')) is not null));
    }
}
