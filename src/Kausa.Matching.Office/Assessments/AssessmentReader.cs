using DocumentFormat.OpenXml.Packaging;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Workbooks.Reading;

namespace Kausa.Matching.Office.Assessments;

/// <summary>Reads a file of results by a mapping: the readers of markets, another schema.</summary>
/// <remarks>
/// 1. The file is understood cell by cell. 2. What makes the file as a whole doubtful (damage, an unknown header, too many rows, a second instrument) refuses all of it. 3. A wrong row is
/// reported and left out; the others are read. Specification: docs/assessment.md.
/// </remarks>
public static class AssessmentReader
{
    /// <summary>The most rows of a file.</summary>
    public const int MostRows = SheetTable.MostRows;

    /// <summary>The most problems a result lists; the rest is counted.</summary>
    public const int MostProblems = MarketReader.MostProblems;

    private static readonly string[] TextExtensions = [".csv", ".txt"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path: a CSV file or a workbook.</param>
    /// <param name="mapping">How it is read.</param>
    /// <param name="market">The market whose people it is about.</param>
    /// <param name="language">Language of problems and notices, <c>de</c> or <c>en</c>; nothing else depends on it.</param>
    /// <returns>The good rows and every problem.</returns>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    /// <exception cref="PathException">There is no such file, or it cannot be read.</exception>
    public static AssessmentFile Read(string path, InstrumentMapping mapping, Market market, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(market);
        return Read(path, mapping, market.Candidates.ToDictionary(candidate => candidate.Id.Value, candidate => candidate.BirthMonth, StringComparer.Ordinal), market.AsOf, language);
    }

    /// <summary>Reads a file about people of an office that is elsewhere.</summary>
    /// <param name="path">Its path: a CSV file or a workbook.</param>
    /// <param name="mapping">How it is read.</param>
    /// <param name="people">Everybody of the office by case number, with the month of birth where it is known.</param>
    /// <param name="asOf">The date on which the office's facts hold; later results are told, those of more than a year later refused.</param>
    /// <param name="language">Language of problems and notices, <c>de</c> or <c>en</c>; nothing else depends on it.</param>
    /// <returns>The good rows and every problem.</returns>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    /// <exception cref="PathException">There is no such file, or it cannot be read.</exception>
    public static AssessmentFile Read(string path, InstrumentMapping mapping, IReadOnlyDictionary<string, BirthMonth?> people, DateOnly asOf, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(people);
        var words = OfficeWords.For(language);
        var log = new ReadingLog();
        var file = Path.GetFileName(path);
        var columns = new AssessmentColumns(mapping, asOf);
        CheckedTable? table = null;
        if (!File.Exists(path))
        {
            // Says why there is none to read, as of any other file.
            RegularFile.OpenOrWait(path).Dispose();
        }

        if (TextExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        {
            table = new CsvTableReader(new SingleFileSource(path), file, columns.Schema, log, MostRows).Read();
        }
        else if (WorkbookForm.IsWorkbookName(file))
        {
            table = ReadWorkbook(new SingleFileSource(path), file, mapping, columns, log);
        }
        else
        {
            log.Problem(file, 1, "file", file, Message.Of(MessageCode.ResultFile));
        }

        var isWhole = table is { IsWhole: true } && !log.HasProblemIn("header");
        IReadOnlyList<AssessmentRow> rows = isWhole ? new AssessmentRowReader(mapping, columns, people, asOf).Read(table!) : [];
        var isRefused = !isWhole || log.HasProblemIn(columns.Instrument.Name);
        return new AssessmentFile
        {
            Rows = isRefused ? [] : rows,
            RefusedRowCount = isRefused ? 0 : table!.Rows.Count(row => row.Failed),
            IsRefused = isRefused,
            Problems = log.Problems(MostProblems, words),
            OmittedProblemCount = Math.Max(0, log.ProblemCount - MostProblems),
            Notices = log.Notices(words),
        };
    }

    private static CheckedTable? ReadWorkbook(IMarketSource source, string file, InstrumentMapping mapping, AssessmentColumns columns, ReadingLog log)
    {
        using var parts = WorkbookOpening.Open(source, file, log);
        if (parts is null)
        {
            return null;
        }

        var named = parts.Sheets.Where(sheet => string.Equals(sheet.Name?.Value, mapping.Name, StringComparison.OrdinalIgnoreCase)).ToArray();
        var sheet = named.Length == 1 ? named[0] : parts.Sheets.Count == 1 ? parts.Sheets[0] : null;
        if (sheet is null)
        {
            log.Problem(file, 1, "file", string.Join(", ", parts.Sheets.Select(one => one.Name?.Value)), Message.Of(MessageCode.ResultSheet, ("name", mapping.Name)));
            return null;
        }

        var name = sheet.Name?.Value ?? file;
        return WorkbookOpening.Whole(name, log, () =>
        {
            if (Damage.Guard(() => parts.Part(sheet)) is not WorksheetPart part)
            {
                log.Problem(name, MessageCode.Chart, Message.Of(MessageCode.SheetOfCells), CellNames.Of(0, 1));
                return CheckedTable.Broken(columns.Schema, name, isSheet: true);
            }

            return new SheetTable(name, columns.Schema, parts, log, MessageCode.ResultRows).Read(part);
        });
    }
}
