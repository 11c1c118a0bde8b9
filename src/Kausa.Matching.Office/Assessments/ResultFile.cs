using Kausa.Matching.Catalogue;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Csv;

namespace Kausa.Matching.Office.Assessments;

/// <summary>One result of one person as a file of results holds it.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="Column">What it is about: a column of the mapping, or the code of a competence where each row is one result.</param>
/// <param name="Text">The result as it stands in the file.</param>
public sealed record ResultCell(Id<Candidate> Candidate, string Column, string Text);

/// <summary>Writes files of results as an office would have them, with German headers; <see cref="AssessmentReader"/> reads them.</summary>
public static class ResultFile
{
    private const string Days = "5";
    private const string Observers = "2";

    private const int UsualItems = 20;
    private const int UsualRating = 5;

    /// <summary>What a file of a mapping can hold results about: its columns, or codes of competences.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <returns>Name, competence, skill of German, and items where they are fixed.</returns>
    public static ValueList<ResultColumn> ColumnsOf(InstrumentMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return mapping.Results.Count > 0
            ? mapping.Results
            : mapping.Dimensions.Select(dimension => new ResultColumn(ReferenceCatalogue.Shared.Dimension(dimension).Code, string.Empty, dimension, null, null, null, null)).ToValueList();
    }

    /// <summary>The highest value of a rating, or the number of items.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="column">The column.</param>
    /// <returns>At least 1.</returns>
    public static int OutOf(InstrumentMapping mapping, ResultColumn column)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(column);
        return column.OutOf ?? mapping.OutOf ?? Instruments.Find(mapping.Instrument)?.Maximum ?? Usual(mapping);
    }

    /// <summary>Writes a file.</summary>
    /// <param name="stream">Where to; the caller disposes it.</param>
    /// <param name="mapping">How the file is read.</param>
    /// <param name="day">Day of the test.</param>
    /// <param name="cells">The results, those of one person together.</param>
    public static void Write(Stream stream, InstrumentMapping mapping, DateOnly day, IReadOnlyList<ResultCell> cells)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(cells);
        var columns = new AssessmentColumns(mapping);
        var date = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (string Header, string Text)[] more =
        [
            .. columns.OutOf is { } outOf ? [(outOf.German, Usual(mapping).ToString(System.Globalization.CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
            .. columns.TrialDays is { } trial ? [(trial.German, Days)] : Array.Empty<(string, string)>(),
            .. mapping.Kind == EvidenceKind.ObservedRating && columns.Observers is { } observers ? [(observers.German, Observers)] : Array.Empty<(string, string)>(),
        ];
        string[] first = [columns.Candidate.German, columns.AssessedOn.German];
        var people = cells.GroupBy(cell => cell.Candidate).ToList();
        IEnumerable<string[]> rows;
        if (columns.Result is { } result)
        {
            rows = cells.Select(cell => (string[])[cell.Candidate.Value, date, cell.Column, cell.Text, .. more.Select(item => item.Text)])
                .Prepend([.. first, columns.Dimension!.German, result.German, .. more.Select(item => item.Header)]);
        }
        else
        {
            var used = columns.Values.Where(pair => cells.Any(cell => cell.Column == pair.Meaning.Column)).ToList();
            rows = people.Select(person => (string[])
                [
                    person.Key.Value, date, .. used.Select(pair => person.FirstOrDefault(cell => cell.Column == pair.Meaning.Column)?.Text ?? string.Empty), .. more.Select(item => item.Text),
                ])
                .Prepend([.. first, .. used.Select(pair => pair.Column.German), .. more.Select(item => item.Header)]);
        }

        CsvTableWriter.Write(stream, rows);
    }

    // What the file says where neither mapping nor instrument does.
    private static int Usual(InstrumentMapping mapping) => mapping.Scale == RawScale.Rating ? UsualRating : UsualItems;
}
