using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>Collects problems and notices while files are read; sorts and words them at the end.</summary>
internal sealed class ReadingLog
{
    private const int MostKeptPerFile = 1_000;
    private readonly List<(Said Said, int Position)> _problems = [];
    private readonly HashSet<string> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _countByFile = new(StringComparer.Ordinal);
    private readonly Dictionary<(string File, string Column, string Kind), (Said Said, int Count)> _notices = [];

    public int ProblemCount { get; private set; }

    /// <summary>Names of sheets in the order of the workbook, so that people walk through it once; files go by their names.</summary>
    public IReadOnlyList<string> Sheets { get; set; } = [];

    /// <summary>Adds a problem of a cell, row or header; <paramref name="position"/> orders the problems of one line.</summary>
    public void Problem(string file, int line, string column, string value, Message allowed, int position = -1, string? cell = null, string? heading = null) =>
        Add(new(file, line, column, CellText.Shown(value), allowed, cell, heading), position);

    /// <summary>Adds a problem where what was found is said in words.</summary>
    public void Problem(string file, int line, string column, Message found, Message allowed, string? cell = null) => Add(new(file, line, column, found, allowed, cell, null), -1);

    /// <summary>Adds a problem of a file or sheet as a whole.</summary>
    public void Problem(string file, MessageCode found, Message allowed, string? cell = null) => Problem(file, 1, "file", Message.Of(found), allowed, cell);

    /// <summary>Whether something is wrong in a column, or in the header.</summary>
    public bool HasProblemIn(string column) => _columns.Contains(column);

    /// <summary>Adds a notice; one of the same <paramref name="kind"/> in the same column is counted, not repeated.</summary>
    public void Notice(string file, int line, string column, string value, Message meaning, string kind, string? cell = null, string? heading = null) =>
        Notice(new(file, line, column, CellText.Shown(value), meaning, cell, heading), kind);

    /// <summary>Adds a notice where what was found is said in words.</summary>
    public void Notice(string file, int line, string column, Message found, Message meaning, string kind, string? cell = null) => Notice(new(file, line, column, found, meaning, cell, null), kind);

    /// <summary>Takes back a notice that what was found later has made untrue.</summary>
    public void TakeBack(string file, string column, string kind) => _notices.Remove((file, column, kind));

    public IReadOnlyList<MarketProblem> Problems(int most, OfficeWords words) =>
    [
        .. _problems.OrderBy(p => SheetNumber(p.Said.File)).ThenBy(p => p.Said.File, StringComparer.Ordinal).ThenBy(p => p.Said.Line)
            .ThenBy(p => p.Position).ThenBy(p => p.Said.Column, StringComparer.Ordinal).Take(most).Select(p => p.Said)
            .Select(said => new MarketProblem(said.File, said.Line, said.Column, said.Value.In(words), said.Text.In(words)) { Cell = said.Cell, Heading = said.Heading, Words = words }),
    ];

    public IReadOnlyList<MarketNotice> Notices(OfficeWords words) =>
    [
        .. _notices.Values.OrderBy(n => SheetNumber(n.Said.File)).ThenBy(n => n.Said.File, StringComparer.Ordinal).ThenBy(n => n.Said.Line).ThenBy(n => n.Said.Column, StringComparer.Ordinal)
            .Select(n => new MarketNotice(n.Said.File, n.Said.Line, n.Said.Column, n.Said.Value.In(words), n.Said.Text.In(words), n.Count)
            { Cell = n.Said.Cell, Heading = n.Said.Heading, Words = words }),
    ];

    private void Add(Said said, int position)
    {
        ProblemCount++;
        _columns.Add(said.Column);
        var count = _countByFile.GetValueOrDefault(said.File) + 1;
        _countByFile[said.File] = count;
        if (count <= MostKeptPerFile)
        {
            _problems.Add((said, position));
        }
    }

    private void Notice(Said said, string kind)
    {
        var key = (said.File, said.Column, kind);
        _notices[key] = _notices.TryGetValue(key, out var known) ? (known.Said, known.Count + 1) : (said, 1);
    }

    private int SheetNumber(string file)
    {
        for (var i = 0; i < Sheets.Count; i++)
        {
            if (Sheets[i] == file)
            {
                return i;
            }
        }

        return Sheets.Count;
    }

    private sealed record Said(string File, int Line, string Column, Message Value, Message Text, string? Cell, string? Heading);
}
