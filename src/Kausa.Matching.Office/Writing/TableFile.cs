using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Writing;

/// <summary>Writes one table as a canonical file.</summary>
internal static class TableFile
{
    /// <summary>Writes header and rows.</summary>
    /// <exception cref="FactUnwritableException">A fact cannot be written so that it reads back the same.</exception>
    public static void Write<T>(Stream stream, TableSchema schema, IEnumerable<T> items, Action<T, RowWriter> write, OfficeWords words)
    {
        var row = new RowWriter(schema, words);
        Write(stream, schema, items.Select(item =>
        {
            write(item, row);
            return row.Take();
        }));
    }

    /// <summary>Writes header and rows, cells in the order of the schema; columns that are only read are left out.</summary>
    public static void Write(Stream stream, TableSchema schema, IEnumerable<string[]> rows)
    {
        var written = schema.Columns.Where(column => !column.IsOnlyRead).ToArray();
        CsvTableWriter.Write(stream, rows.Prepend([.. schema.Columns.Select(column => column.Name)]).Select(cells => Array.ConvertAll(written, column => cells[column.Ordinal])));
    }
}
