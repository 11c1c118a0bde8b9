using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>Finds references to rows that do not exist; rows that exist but failed are no second problem.</summary>
/// <param name="tables">The rows.</param>
/// <param name="log">Where problems go.</param>
/// <param name="around">A market whose rows may be referred to as well; null for none.</param>
internal sealed class ReferenceCheck(TableSet tables, ReadingLog log, Market? around)
{
    private readonly Dictionary<string, HashSet<string>> _ids = [];
    private readonly HashSet<string> _reportedMissing = [];

    public void Report()
    {
        foreach (var table in tables.All)
        {
            foreach (var column in table.Schema.Columns.Where(column => column.References is not null && tables[column.References] is { IsWhole: true, EndsInRow: false }))
            {
                Report(table, column, tables[column.References!]);
            }
        }
    }

    private void Report(CheckedTable table, Column column, CheckedTable target)
    {
        var ids = Ids(target);
        var hasUnreadIds = target.Rows.Any(candidate => candidate.KeyText(target.Schema.Columns[0]) is null);
        foreach (var row in table.Rows)
        {
            if (row.KeyText(column) is not { } id || ids.Contains(id))
            {
                continue;
            }

            if (!target.IsPresent && around is null)
            {
                ReportMissing(table, row, id, target);
            }
            else if (hasUnreadIds)
            {
                // An id over there was not understood: it may be the one meant, and is reported already.
                row.MarkFailed();
            }
            else
            {
                row.Fail(column, Message.Late(_ => Suggestion.Nearest(id, ids) is { } nearest
                    ? Message.Of(MessageCode.IdOfNear, ("table", target.Title), ("nearest", nearest))
                    : Message.Of(MessageCode.IdOf, ("table", target.Title))));
            }
        }
    }

    private void ReportMissing(CheckedTable table, CheckedRow row, string id, CheckedTable target)
    {
        row.MarkFailed();
        if (_reportedMissing.Add(target.File))
        {
            var allowed = Message.Of(MessageCode.TableNeeded, ("table", table.Title), ("line", table.LineTitle(row.Line)), ("id", CellText.Shown(id)));
            log.Problem(target.File, MessageCode.Missing, allowed, target.IsSheet ? CellNames.Of(0, 1) : null);
        }
    }

    private HashSet<string> Ids(CheckedTable target)
    {
        if (!_ids.TryGetValue(target.Schema.Name, out var ids))
        {
            ids = [.. target.Rows.Select(row => row.KeyText(target.Schema.Columns[0])).OfType<string>(), .. IdsAround(target.Schema)];
            _ids.Add(target.Schema.Name, ids);
        }

        return ids;
    }

    private IEnumerable<string> IdsAround(TableSchema schema) => schema.Name switch
    {
        _ when around is null => [],
        "companies" => around.Companies.Select(company => company.Id.Value),
        "places" => around.Places.Select(place => place.Id.Value),
        "candidates" => around.Candidates.Select(person => person.Id.Value),
        "advisers" => around.Advisers.Select(adviser => adviser.Id.Value),
        _ => throw new InvalidOperationException($"Nothing refers to {schema.Name}."),
    };
}
