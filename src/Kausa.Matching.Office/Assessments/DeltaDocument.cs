using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kausa.Matching.Office.Assessments;

/// <summary>The record of a run and everything it found, in plain words and numbers: what is kept, and what is shown.</summary>
public sealed record DeltaRunDocument
{
    internal static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly JsonSerializerOptions Indented = new(Form) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Version of this form.</summary>
    public string Format { get; init; } = "kausa-delta-1";

    /// <summary>Content of the market.</summary>
    public required string Snapshot { get; init; }

    /// <summary>The policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Its version.</summary>
    public required int PolicyVersion { get; init; }

    /// <summary>Date of the question, yyyy-mm-dd.</summary>
    public required string AsOf { get; init; }

    /// <summary>Places per list.</summary>
    public required int Top { get; init; }

    /// <summary>Code of the mode.</summary>
    public required string Mode { get; init; }

    /// <summary>The day from which what the policy learned orders lists, yyyy-mm-dd; null where the lists go by the score.</summary>
    public string? LearnedSince { get; init; }

    /// <summary>SHA-256 of the pending results the run is about; empty when there were none.</summary>
    public required string Pending { get; init; }

    /// <summary>People whose lists were compared.</summary>
    public int PersonCount { get; init; }

    /// <summary>Of them, people whose list is another one now.</summary>
    public int ChangedCount { get; init; }

    /// <summary>Digest of the whole run; empty while it is under way.</summary>
    public string Digest { get; init; } = "";

    /// <summary>Where the results came from.</summary>
    public IReadOnlyList<AssessmentSourceDocument> Sources { get; init; } = [];

    /// <summary>The people, in the order of their case numbers.</summary>
    public IReadOnlyList<PersonDeltaDocument> People { get; init; } = [];

    /// <summary>Whether two runs ask the same of the same market.</summary>
    internal bool IsAbout(DeltaRunDocument other) =>
        (Snapshot, Policy, PolicyVersion, AsOf, Top, Mode, LearnedSince, Pending) == (other.Snapshot, other.Policy, other.PolicyVersion, other.AsOf, other.Top, other.Mode, other.LearnedSince, other.Pending);

    /// <summary>The document as JSON text.</summary>
    /// <returns>Indented, umlauts as they are, lines ended by line feeds.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, Indented) + "\n";

    /// <summary>Reads a document.</summary>
    /// <param name="json">Its text.</param>
    /// <returns>The document.</returns>
    /// <exception cref="InvalidDataException">The text is no such document.</exception>
    public static DeltaRunDocument FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<DeltaRunDocument>(json, Form) ?? throw new InvalidDataException("The record of the run is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("The record of the run is damaged.", exception);
        }
    }
}

/// <summary>Where one piece came from.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="Evidence">The piece.</param>
/// <param name="File">The file.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Line">The line.</param>
/// <param name="Mapping">The mapping.</param>
public sealed record AssessmentSourceDocument(string Candidate, string Evidence, string File, string Sha256, int Line, string Mapping);

/// <summary>What results changed for one person; meanings as in <see cref="Assessment.CandidateDelta"/>, members as codes.</summary>
public sealed record PersonDeltaDocument(
    string Candidate, int BeforeCount, int AfterCount, IReadOnlyList<ReadingDocument> Results, IReadOnlyList<string> TakenBack, IReadOnlyList<EstimateDocument> Estimates,
    IReadOnlyList<PlaceDocument> Places, IReadOnlyList<RepeatDocument> Repeats, IReadOnlyList<string> Notes, string BeforeDigest, string AfterDigest, string Digest);

/// <summary>One result and how it was read; meanings as in <see cref="Assessment.SourceReading"/>. The value stands as the instrument gave it.</summary>
public sealed record ReadingDocument(
    string Evidence, string Subject, string Kind, string? Instrument, string? Assessor, string AssessedOn, int AgeMonths, string? Scale, string Value, int? OutOf, int? Options, int ReadAsTenths,
    int ErrorTenths, bool Counts, IReadOnlyList<string> Flags, string? SetAside = null);

/// <summary>One estimate that changed; meanings as in <see cref="Assessment.EstimateChange"/>.</summary>
public sealed record EstimateDocument(string Subject, int? From, int? FromError, int? To, int? ToError, IReadOnlyList<string> Flags);

/// <summary>One place that is new, gone or moved; meanings as in <see cref="Assessment.PlaceDelta"/>.</summary>
public sealed record PlaceDocument(
    string Change, string Place, int? FromRank, int? ToRank, int FromMillionths, int ToMillionths, string FromStatus, string ToStatus, IReadOnlyList<CauseDocument> Causes, IReadOnlyList<RuleDocument> Rules);

/// <summary>One cause; meanings as in <see cref="Assessment.DeltaCause"/>.</summary>
public sealed record CauseDocument(string Subject, int ScoreMillionths, IReadOnlyList<string> Evidence);

/// <summary>One rule that says something else; meanings as in <see cref="Assessment.RuleChange"/>.</summary>
public sealed record RuleDocument(string Code, string Before, string After);

/// <summary>One test to repeat; meanings as in <see cref="Assessment.RepeatAdvice"/>.</summary>
public sealed record RepeatDocument(string Subject, string Evidence, string End, IReadOnlyList<string> Instruments);
