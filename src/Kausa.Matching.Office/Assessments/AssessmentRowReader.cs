using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Assessments;

/// <summary>Turns rows of results into evidence; a row that something is wrong with gives none.</summary>
internal sealed class AssessmentRowReader(InstrumentMapping mapping, AssessmentColumns columns, IReadOnlyDictionary<string, BirthMonth?> people, DateOnly asOf)
{
    private const int One = 100;

    /// <summary>Reads the rows of a table that is whole.</summary>
    public IReadOnlyList<AssessmentRow> Read(CheckedTable table)
    {
        KeyCheck.Report(new TableSet([table]));
        foreach (var row in table.GoodRows)
        {
            CheckOrigin(row);
        }

        CheckShares(table);
        var rows = new List<AssessmentRow>();
        foreach (var row in table.GoodRows)
        {
            var (competences, languages) = mapping.IsAboutGerman ? ([], Proofs(row)) : (Results(row), ValueList<LanguageEvidence>.Empty);
            if (row.Failed)
            {
                continue;
            }

            if (competences.Count + languages.Count == 0)
            {
                row.Notice(columns.Candidate, Message.Of(MessageCode.NoResult), "no result");
                continue;
            }

            if (row.Get(columns.AssessedOn) > asOf)
            {
                row.Notice(columns.AssessedOn, Message.Of(MessageCode.AfterMarket), "future");
            }

            rows.Add(new(row.Line, row.Get(columns.Candidate), competences, languages));
        }

        return rows;
    }

    private void CheckOrigin(CheckedRow row)
    {
        row.Check(row.Object(columns.Instrument) is not { } named || named == mapping.Instrument, columns.Instrument, Message.Of(MessageCode.OtherInstrument, ("instrument", mapping.Instrument)));
        var id = row.Get(columns.Candidate).Value;
        if (people.TryGetValue(id, out var born))
        {
            row.Check(born is not { } month || row.Get(columns.AssessedOn) >= TestDays.First(month), columns.AssessedOn,
                Message.Of(MessageCode.DayOfTest, ("years", TestDays.YoungestYears), ("last", TestDays.Last(asOf))));
            return;
        }

        row.Fail(columns.Candidate, Message.Late(_ => Suggestion.Nearest(id, people.Keys) is { } nearest
            ? Message.Of(MessageCode.IdOfNear, ("table", Message.Verbatim("candidates")), ("nearest", nearest))
            : Message.Of(MessageCode.IdOf, ("table", Message.Verbatim("candidates")))));
    }

    /// <summary>A column of counts or percentages in which something lies between 0 and 1 holds shares; then a 0 or a 1 there is no count either.</summary>
    private void CheckShares(CheckedTable table)
    {
        if (mapping.Scale != RawScale.Percent)
        {
            return;
        }

        foreach (var column in ValueColumns())
        {
            var rows = table.GoodRows.Where(row => row.Value(column) is not null).ToList();
            if (!rows.Exists(row => row.Value(column) is > 0 and < One))
            {
                continue;
            }

            foreach (var row in rows.Where(row => row.Value(column) <= One))
            {
                var outOf = OutOf(row, MeaningOf(column)) ?? 0;
                var meant = mapping.Unit == ResultUnit.Percent ? Number(row.Value(column)!.Value * One) + " %" : Number(row.Value(column)!.Value * outOf);
                row.Fail(column, Message.Of(MessageCode.LooksLikeShare, ("allowed", mapping.Unit == ResultUnit.Percent ? Message.Of(MessageCode.Percentage) : Message.Of(MessageCode.WholeNumber, ("min", 0), ("max", outOf))), ("meant", meant)));
            }
        }
    }

    private IEnumerable<Column<int>> ValueColumns() => columns.Result is { } result ? [result] : columns.Values.Select(pair => pair.Column).OfType<Column<int>>();

    private ResultColumn? MeaningOf(Column column) => columns.Values.FirstOrDefault(pair => pair.Column == column).Meaning;

    private ValueList<CompetenceEvidence> Results(CheckedRow row)
    {
        if (columns.Result is { } result)
        {
            var dimension = row.Get(columns.Dimension!);
            row.Check(mapping.Dimensions.Contains(dimension), columns.Dimension!,
                Message.Of(MessageCode.MeasuredBy, ("instrument", mapping.Name), ("list", string.Join(", ", mapping.Dimensions.Select(one => ReferenceCatalogue.Shared.Dimension(one).Code)))));
            return [Result(row, result, null, dimension, row.Value(columns.Field!)?.ToString(CultureInfo.InvariantCulture))];
        }

        return columns.Values.Where(pair => row.Value((Column<int>)pair.Column) is not null)
            .Select(pair => Result(row, (Column<int>)pair.Column, pair.Meaning, pair.Meaning.Dimension!.Value, pair.Meaning.Part)).ToValueList();
    }

    private CompetenceEvidence Result(CheckedRow row, Column<int> column, ResultColumn? meaning, CompetenceDimension dimension, string? part)
    {
        var outOf = OutOf(row, meaning);
        var facts = mapping.Facts;
        var value = row.Value(column)!.Value;
        var evidence = new CompetenceEvidence
        {
            Id = new(IdOf(row, ReferenceCatalogue.Shared.Dimension(dimension).Code, part)),
            Dimension = dimension,
            Kind = mapping.Kind,
            Raw = new RawResult(mapping.Scale!.Value, mapping.Unit == ResultUnit.Percent ? Items(value, outOf ?? 0) : value, outOf, Options(row, meaning)),
            AssessedOn = row.Get(columns.AssessedOn),
            Instrument = mapping.Instrument,
            InstrumentVersion = Object(row, columns.Version) ?? facts.Version,
            AdministrationLanguage = Object(row, columns.Language) ?? (columns.Language is null ? null : facts.AdministrationLanguage),
            Assessor = Value(row, columns.Assessor) ?? facts.Assessor,
            ObserverCount = Value(row, columns.Observers) ?? (columns.Observers is null ? null : facts.Observers),
            TrialDays = Value(row, columns.TrialDays),
            ReliabilityPercent = Value(row, columns.Reliability),
            Supervised = Value(row, columns.Supervised) ?? (columns.Supervised is null ? null : facts.Supervised),
        };
        if (mapping.Unit == ResultUnit.Percent && evidence.Raw is { ValueHundredths: > 0 and < One, OutOf: { } items and > 0 })
        {
            row.Fail(column, Message.Of(MessageCode.PercentOfItems, ("one", Number(One * One / items)), ("items", items)));
            return evidence;
        }

        if (!columns.IsAllowed(evidence.Raw.ValueHundredths, meaning, outOf))
        {
            row.Fail(column, columns.Allowed(meaning, outOf));
            return evidence;
        }

        // What else can be wrong lies in how the items and their answers go together.
        row.Check(EvidenceRules.Problem(evidence) is null, Stated(row, columns.Options) ?? Stated(row, columns.OutOf) ?? column, Message.From(words => EvidenceRules.Problem(evidence, words.Language)!));
        return evidence;
    }

    private static Column<int>? Stated(CheckedRow row, Column<int>? column) => column is not null && row.Value(column) is not null ? column : null;

    /// <summary>Hundredths of items right. A percentage below one item that is one item, rounded to the decimals it is written with, is that item: 3 % of 30.</summary>
    private static int Items(int percentHundredths, int outOf)
    {
        var hundredths = ((percentHundredths * outOf) + (One / 2)) / One;
        var decimals = percentHundredths % 100 == 0 ? 100 : percentHundredths % 10 == 0 ? 10 : 1;
        return percentHundredths > 0 && hundredths < One && 2 * ((One * One) - (percentHundredths * outOf)) <= decimals * outOf ? One : hundredths;
    }

    private ValueList<LanguageEvidence> Proofs(CheckedRow row) => columns.Values.Where(pair => row.Value((Column<CefrLevel>)pair.Column) is not null)
        .Select(pair =>
        {
            var proof = new LanguageEvidence
            {
                Id = new(IdOf(row, pair.Meaning.Skill?.Code() ?? "ALL", pair.Meaning.Part)),
                Skill = pair.Meaning.Skill,
                Level = row.Value((Column<CefrLevel>)pair.Column)!.Value,
                Kind = mapping.Kind,
                AssessedOn = row.Get(columns.AssessedOn),
                Instrument = mapping.Instrument,
            };
            row.Check(EvidenceRules.Problem(proof) is null, pair.Column, Message.From(words => EvidenceRules.Problem(proof, words.Language)!));
            return proof;
        }).ToValueList();

    /// <summary>The same result has the same identifier in whatever file it comes: instrument, day, what it is about, and what tells two of these apart.</summary>
    private string IdOf(CheckedRow row, string subject, string? part)
    {
        var day = row.Get(columns.AssessedOn).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var attempt = row.Value(columns.Attempt) is { } number and > 1 ? string.Create(CultureInfo.InvariantCulture, $"-{number}") : "";
        return $"{mapping.Instrument}-{day}-{subject}{(part is null ? "" : "." + part)}{attempt}";
    }

    private int? OutOf(CheckedRow row, ResultColumn? meaning) => meaning?.OutOf ?? Value(row, columns.OutOf) ?? mapping.OutOf;

    private int? Options(CheckedRow row, ResultColumn? meaning) => mapping.Scale != RawScale.Percent ? null : meaning?.Options ?? Value(row, columns.Options) ?? mapping.Options;

    private static T? Value<T>(CheckedRow row, Column<T>? column)
        where T : struct => column is null ? null : row.Value(column);

    private static T? Object<T>(CheckedRow row, Column<T>? column)
        where T : class => column is null ? null : row.Object(column);

    private static string Number(int hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
