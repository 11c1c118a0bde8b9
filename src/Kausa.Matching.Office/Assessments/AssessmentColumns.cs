using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Assessments;

/// <summary>The columns that files of one mapping may have.</summary>
/// <remarks>Made anew for every file that is read, because a schema keeps the positions of its columns.</remarks>
internal sealed class AssessmentColumns
{
    /// <summary>Columns that are no results, by name, with what offices call them.</summary>
    private static readonly (string Name, string German)[] Known =
    [
        ("candidate", "Fallkennung"), ("assessed_on", "Datum"), ("attempt", "Durchgang"), ("instrument", "Verfahren"), ("dimension", "Kompetenz"), ("field", "Handlungsfeld"), ("result", "Ergebnis"),
        ("out_of", "von"), ("options", "Antwortmöglichkeiten"), ("instrument_version", "Version"), ("administration_language", "Testsprache"), ("assessor", "Beurteilt von"),
        ("observers", "Beobachtende"), ("trial_days", "Probetage"), ("reliability_percent", "Reliabilität"), ("supervised", "beaufsichtigt"),
    ];

    private readonly InstrumentMapping _mapping;

    /// <param name="mapping">What the files hold.</param>
    /// <param name="asOf">The day of the market; null where files are written.</param>
    public AssessmentColumns(InstrumentMapping mapping, DateOnly? asOf = null)
    {
        _mapping = mapping;
        var isTest = mapping.Kind is EvidenceKind.NormedTest or EvidenceKind.PercentTest;
        Candidate = Required<Id<Candidate>>("candidate", CellTypes.Candidate);
        AssessedOn = Required<DateOnly>("assessed_on", asOf is { } day ? new DayCell(TestDays.First(day), TestDays.Last(day)) : CellTypes.Day);
        Attempt = Optional<int>("attempt", CellTypes.Whole(1, 9));
        Instrument = Optional<string>("instrument", CellTypes.Instrument);
        if (!mapping.IsAboutGerman)
        {
            Version = Optional<string>("instrument_version", CellTypes.Text(40));
            Language = isTest ? Optional<string>("administration_language", CellTypes.Language) : null;
            Assessor = Optional<AssessorRole>("assessor", CellTypes.Code<AssessorRole>());
            Observers = mapping.Kind is EvidenceKind.ObservedRating or EvidenceKind.CompanyTrial ? Optional<int>("observers", CellTypes.Whole(1, 50)) : null;
            TrialDays = mapping.Kind == EvidenceKind.CompanyTrial ? Optional<int>("trial_days", CellTypes.Whole(1, 365)) : null;
            Reliability = mapping.Kind == EvidenceKind.NormedTest ? Optional<int>("reliability_percent", CellTypes.Whole(1, 99), isPercent: true) : null;
            Supervised = isTest ? Optional<bool>("supervised", CellTypes.YesNo) : null;
            OutOf = NeedsOutOf() && EvidenceRules.OutOfRange(mapping.Kind, mapping.Scale!.Value) is { } range ? Required<int>("out_of", CellTypes.Whole(range.Min, range.Max)) : null;
            Options = mapping is { Scale: RawScale.Percent, Options: null } && mapping.Results.All(one => one.Options is null) ? Optional<int>("options", CellTypes.Whole(2, 20)) : null;
        }

        if (mapping.Dimensions.Count > 0)
        {
            Dimension = Required<CompetenceDimension>("dimension", CellTypes.Dimension);
            Field = Optional<int>("field", CellTypes.Whole(1, 99));
            Result = new Column<int>("result", German("result"), ValueCell(null), "the result exactly as the instrument gave it") { IsRequired = true, IsPercent = mapping.Unit == ResultUnit.Percent };
        }

        Values = [.. mapping.Results.Select(one => mapping.IsAboutGerman
            ? (one, (Column)new Column<CefrLevel>(one.Column, one.Header, new CertifiedLevelCell(Instruments.Find(mapping.Instrument)?.TopLevel), "level reached"))
            : (one, new Column<int>(one.Column, one.Header, ValueCell(one), "the result exactly as the instrument gave it") { IsPercent = mapping.Unit == ResultUnit.Percent }))];
        Column?[] all = [Candidate, AssessedOn, Attempt, Instrument, Dimension, Field, Result, .. Values.Select(pair => pair.Column), OutOf, Options, Version, Language, Assessor, Observers, TrialDays, Reliability, Supervised];
        Column?[] key = [Candidate, AssessedOn, Attempt, Dimension, Field];
        Schema = new TableSchema("results", "Results of one instrument.", [.. all.OfType<Column>()])
        {
            IsAboutPeople = true,
            Key = [.. key.OfType<Column>()],
            OtherHeader = OfAnotherInstrument,
        };
    }

    /// <summary>Names of columns that are no results.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(one => one.Name)];

    public TableSchema Schema { get; }

    public Column<Id<Candidate>> Candidate { get; }

    public Column<DateOnly> AssessedOn { get; }

    public Column<int> Attempt { get; }

    public Column<string> Instrument { get; }

    public Column<string>? Version { get; }

    public Column<string>? Language { get; }

    public Column<AssessorRole>? Assessor { get; }

    public Column<int>? Observers { get; }

    public Column<int>? TrialDays { get; }

    public Column<int>? Reliability { get; }

    public Column<bool>? Supervised { get; }

    public Column<int>? OutOf { get; }

    public Column<int>? Options { get; }

    public Column<CompetenceDimension>? Dimension { get; }

    public Column<int>? Field { get; }

    public Column<int>? Result { get; }

    /// <summary>Columns of results, in the order of the mapping.</summary>
    public IReadOnlyList<(ResultColumn Meaning, Column Column)> Values { get; }

    /// <summary>What a result may be, in words: the range that is checked.</summary>
    /// <param name="meaning">The column of the result; null where each row is one result.</param>
    /// <param name="outOf">Items, modules, highest rating or level; null names the column that says it.</param>
    public Message Allowed(ResultColumn? meaning, int? outOf)
    {
        var range = EvidenceRules.ValueRange(_mapping.Kind, _mapping.Scale!.Value, Maximum(meaning, outOf) ?? int.MaxValue);
        object end = range.Max == int.MaxValue ? Message.Of(MessageCode.NumberInColumn, ("column", OutOf!)) : range.Max;
        return Message.Of(range.IsWhole || IsWhole ? MessageCode.WholeResult : MessageCode.DecimalNumber, ("min", range.Min), ("max", end));
    }

    /// <summary>Whether a result lies in its range; true where nothing says how far that goes.</summary>
    public bool IsAllowed(int hundredths, ResultColumn? meaning, int? outOf)
    {
        var range = EvidenceRules.ValueRange(_mapping.Kind, _mapping.Scale!.Value, Maximum(meaning, outOf) ?? 0);
        return (Maximum(meaning, outOf) is null && EvidenceRules.OutOfRange(_mapping.Kind, _mapping.Scale.Value) is not null) || (range with { IsWhole = range.IsWhole || IsWhole }).Holds(hundredths);
    }

    private int? Maximum(ResultColumn? meaning, int? outOf) =>
        outOf ?? meaning?.OutOf ?? _mapping.OutOf ?? (_mapping.Scale is RawScale.Rating or RawScale.Level ? Instruments.Find(_mapping.Instrument)?.Maximum : null);

    /// <summary>Whether results are items right or levels, of which there are no parts; a mapping's own words may stand for any value.</summary>
    private bool IsWhole => _mapping is { Scale: RawScale.Percent, Unit: ResultUnit.Right } or { Scale: RawScale.Level, Words.Count: 0 };

    private bool NeedsOutOf() => _mapping is { OutOf: null, Scale: { } scale } && _mapping.Results.All(one => one.OutOf is null)
        && (scale is RawScale.Percent or RawScale.Modules || (scale is RawScale.Rating or RawScale.Level && Instruments.Find(_mapping.Instrument)?.Maximum is null));

    private CellType<int> ValueCell(ResultColumn? meaning) => _mapping switch
    {
        { Words.Count: > 0 } => new ResultWordCell(_mapping.Words),
        { Unit: ResultUnit.Percent } => new PercentCell(),
        _ => new ResultNumberCell(Allowed(meaning, null)),
    };

    private Column<T> Required<T>(string name, CellType<T> type)
        where T : notnull => new(name, German(name), type, name) { IsRequired = true };

    private Column<T> Optional<T>(string name, CellType<T> type, bool isPercent = false)
        where T : notnull => new(name, German(name), type, name) { IsPercent = isPercent };

    private string German(string name) => _mapping.Headers.TryGetValue(name, out var own) ? own : Known.First(one => one.Name == name).German;

    private Message? OfAnotherInstrument(string header) => InstrumentMappings.All.FirstOrDefault(other =>
        other.Instrument != _mapping.Instrument && other.Results.Any(one => one.Column == header || one.Header == header)) is { } found
        ? Message.Of(MessageCode.ColumnOfInstrument, ("instrument", _mapping.Name), ("other", found.Name), ("allowed", Schema.Columns))
        : null;
}
