using System.Globalization;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli;

/// <summary>What invented people really can, as <c>kausa market generate</c> wrote it beside their market.</summary>
internal sealed class TruthTable
{
    private readonly string[] _header;
    private readonly Dictionary<string, string[]> _rows;

    private TruthTable(string[] header, Dictionary<string, string[]> rows) => (_header, _rows) = (header, rows);

    /// <summary>Reads the truth of a market.</summary>
    /// <exception cref="BadInputException">The folder holds none, or one whose rows are not as its header says.</exception>
    public static TruthTable Of(string folder)
    {
        var path = Path.Combine(folder, MarketSchema.TruthFile);
        if (!File.Exists(path))
        {
            throw new UnwordedException("NO_TRUTH", folder, MarketSchema.TruthFile);
        }

        using var text = new StreamReader(RegularFile.Open(path));
        string[] header = text.ReadLine()?.Split(',') ?? [];
        if (header is not ["id", ..])
        {
            throw new UnwordedException("TRUTH_COLUMN", MarketSchema.TruthFile, "id");
        }

        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        for (var line = 2; text.ReadLine() is { } row; line++)
        {
            var cells = row.Split(',');
            if (cells.Length != header.Length)
            {
                throw new UnwordedException("TRUTH_CELLS", MarketSchema.TruthFile, line, cells.Length, header.Length);
            }

            if (Array.FindIndex(cells, 1, cell => !int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out _)) is > 0 and var wrong)
            {
                throw new UnwordedException("TRUTH_CELL", MarketSchema.TruthFile, line, header[wrong], cells[wrong]);
            }

            if (!rows.TryAdd(cells[0], cells))
            {
                throw new UnwordedException("TRUTH_TWICE", MarketSchema.TruthFile, line, cells[0]);
            }
        }

        return new TruthTable(header, rows);
    }

    /// <summary>Whether something is known about a person.</summary>
    public bool Knows(Id<Candidate> person) => _rows.ContainsKey(person.Value);

    /// <summary>A competence in points, or German in tenths of a level.</summary>
    /// <exception cref="BadInputException">The file has no such column.</exception>
    public int Of(Id<Candidate> person, string column) => Array.IndexOf(_header, column) is >= 0 and var at
        ? int.Parse(_rows[person.Value][at], NumberStyles.None, CultureInfo.InvariantCulture)
        : throw new UnwordedException("TRUTH_COLUMN", MarketSchema.TruthFile, column);
}
