using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Assessments;

/// <summary>How a column of results is counted where several ways are usual.</summary>
public enum ResultUnit
{
    /// <summary>Items right, or the value as the scale has it.</summary>
    Right,

    /// <summary>Percent of the items, 0..100.</summary>
    Percent,
}

/// <summary>What is the same for every result of an instrument unless the file says otherwise.</summary>
/// <param name="Version">Version of the instrument; null when the file says it or nobody does.</param>
/// <param name="AdministrationLanguage">ISO 639 code of the language of the test.</param>
/// <param name="Assessor">Who assessed.</param>
/// <param name="Observers">Number of observers, 1..50.</param>
/// <param name="Supervised">Whether somebody supervised.</param>
public sealed record FixedFacts(string? Version, string? AdministrationLanguage, AssessorRole? Assessor, int? Observers, bool? Supervised)
{
    /// <summary>Nothing is fixed.</summary>
    public static FixedFacts None { get; } = new(null, null, null, null, null);
}

/// <summary>A column of a file that holds results about one thing.</summary>
/// <param name="Column">Header, small letters, digits and <c>_</c>.</param>
/// <param name="Header">What offices write above it.</param>
/// <param name="Dimension">The competence; null for German.</param>
/// <param name="Skill">The skill of German; null for competences and for an overall level.</param>
/// <param name="OutOf">Items, modules or highest level of this column; null takes that of the mapping.</param>
/// <param name="Options">Answer options of this column; null takes that of the mapping.</param>
/// <param name="Part">What tells two columns about the same thing apart, as part of identifiers; null when there is one.</param>
public sealed record ResultColumn(string Column, string Header, CompetenceDimension? Dimension, LanguageSkill? Skill, int? OutOf, int? Options, string? Part);

/// <summary>How files of one instrument are read: which column means what, on which scale, and what is always the same.</summary>
/// <remarks>
/// A file has a row per person with a column per result (<see cref="Results"/>), or a row per result that names its competence (<see cref="Dimensions"/>). Shipped mappings are those of
/// data/instruments. Specification: docs/assessment.md, "Mapping files". Immutable and thread-safe.
/// </remarks>
public sealed record InstrumentMapping
{
    /// <summary>Name of the mapping, as <c>kausa assess import --instrument</c> takes it; one instrument may have several.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the instrument.</summary>
    public required string Instrument { get; init; }

    /// <summary>Kind of proof it gives.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>Scale of its results; null for levels of German.</summary>
    public RawScale? Scale { get; init; }

    /// <summary>How results are counted.</summary>
    public ResultUnit Unit { get; init; }

    /// <summary>Items, modules, highest rating or level where it is always the same; else the file says it.</summary>
    public int? OutOf { get; init; }

    /// <summary>Answer options per item where they are always the same; else the file may say them.</summary>
    public int? Options { get; init; }

    /// <summary>What is the same for every result.</summary>
    public FixedFacts Facts { get; init; } = FixedFacts.None;

    /// <summary>Other German headers of the columns that every file has, by the column's name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Words that stand for values, in hundredths of the scale's unit; empty when values are numbers.</summary>
    public IReadOnlyDictionary<string, int> Words { get; init; } = new Dictionary<string, int>();

    /// <summary>Columns of results; empty when each row is one result.</summary>
    public ValueList<ResultColumn> Results { get; init; } = [];

    /// <summary>Competences a row may name; empty when each column is one result.</summary>
    public ValueList<CompetenceDimension> Dimensions { get; init; } = [];

    /// <summary>Whether it gives levels of German.</summary>
    public bool IsAboutGerman => Scale is null;
}
