using System.Globalization;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;

namespace Kausa.Matching.Cli;

/// <summary>What invented people really can, as <c>kausa market generate</c> wrote it beside their market.</summary>
internal sealed class TruthTable
{
    private readonly string[] _header;
    private readonly Dictionary<string, string[]> _rows;

    private TruthTable(string[] header, Dictionary<string, string[]> rows) => (_header, _rows) = (header, rows);

    /// <summary>Reads the truth of a market.</summary>
    /// <exception cref="BadInputException">The folder holds none.</exception>
    public static TruthTable Of(string folder)
    {
        var path = Path.Combine(folder, MarketSchema.TruthFile);
        if (!File.Exists(path))
        {
            throw new UnwordedException("NO_TRUTH", folder, MarketSchema.TruthFile);
        }

        var lines = File.ReadAllLines(path);
        return new TruthTable(lines[0].Split(','), lines.Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], StringComparer.Ordinal));
    }

    /// <summary>Whether something is known about a person.</summary>
    public bool Knows(Id<Candidate> person) => _rows.ContainsKey(person.Value);

    /// <summary>A competence in points, or German in tenths of a level.</summary>
    public int Of(Id<Candidate> person, string column) => int.Parse(_rows[person.Value][Array.IndexOf(_header, column)], NumberStyles.None, CultureInfo.InvariantCulture);
}
