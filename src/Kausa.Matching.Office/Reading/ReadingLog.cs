using Kausa.Matching.Office.Cells;

namespace Kausa.Matching.Office.Reading;

/// <summary>Collects problems and notices while files are read; sorts them at the end.</summary>
internal sealed class ReadingLog
{
    private const int MostKeptPerFile = 1_000;
    private readonly List<(MarketProblem Problem, Func<string> Allowed, int Position)> _problems = [];
    private readonly Dictionary<string, int> _countByFile = new(StringComparer.Ordinal);
    private readonly Dictionary<(string File, string Column, string Kind), MarketNotice> _notices = [];

    public int ProblemCount { get; private set; }

    /// <summary>Adds a problem; <paramref name="position"/> orders the problems of one line.</summary>
    public void Problem(string file, int line, string column, string value, string allowed, int position = -1, string? cell = null) =>
        Problem(file, line, column, value, () => allowed, position, cell);

    /// <summary>Adds a problem whose wording takes time; it is worded only if it is listed.</summary>
    public void Problem(string file, int line, string column, string value, Func<string> allowed, int position, string? cell = null)
    {
        ProblemCount++;
        var count = _countByFile.GetValueOrDefault(file) + 1;
        _countByFile[file] = count;
        if (count <= MostKeptPerFile)
        {
            _problems.Add((new MarketProblem(file, line, column, CellText.Shown(value), "") { Cell = cell }, allowed, position));
        }
    }

    /// <summary>Adds a notice; one of the same <paramref name="kind"/> in the same column is counted, not repeated.</summary>
    public void Notice(string file, int line, string column, string value, string meaning, string kind, string? cell = null)
    {
        var key = (file, column, kind);
        _notices[key] = _notices.TryGetValue(key, out var known) ? known with { Count = known.Count + 1 } : new(file, line, column, CellText.Shown(value), meaning, 1) { Cell = cell };
    }

    public IReadOnlyList<MarketProblem> Problems(int most) =>
    [
        .. _problems.OrderBy(p => p.Problem.File, StringComparer.Ordinal).ThenBy(p => p.Problem.Line)
            .ThenBy(p => p.Position).ThenBy(p => p.Problem.Column, StringComparer.Ordinal)
            .Take(most).Select(p => p.Problem with { Allowed = p.Allowed() }),
    ];

    public IReadOnlyList<MarketNotice> Notices() =>
        [.. _notices.Values.OrderBy(n => n.File, StringComparer.Ordinal).ThenBy(n => n.Line).ThenBy(n => n.Column, StringComparer.Ordinal)];
}
