using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kausa.Matching.Office.Assessments;

/// <summary>A mapping file as it stands there.</summary>
internal sealed record MappingDocument
{
    public static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public string? Instrument { get; init; }

    public string? Kind { get; init; }

    public string? Scale { get; init; }

    public string? Unit { get; init; }

    public int? OutOf { get; init; }

    public int? Options { get; init; }

    public FactsDocument? Facts { get; init; }

    public Dictionary<string, string?>? Headers { get; init; }

    public Dictionary<string, decimal>? Words { get; init; }

    public List<ResultDocument?>? Results { get; init; }

    public List<string?>? Dimensions { get; init; }
}

/// <summary>What is always the same.</summary>
internal sealed record FactsDocument
{
    public string? InstrumentVersion { get; init; }

    public string? AdministrationLanguage { get; init; }

    public string? Assessor { get; init; }

    public int? Observers { get; init; }

    public string? Supervised { get; init; }
}

/// <summary>One column of results.</summary>
internal sealed record ResultDocument
{
    public string? Column { get; init; }

    public string? Header { get; init; }

    public string? Dimension { get; init; }

    public string? Skill { get; init; }

    public int? OutOf { get; init; }

    public int? Options { get; init; }

    public string? Part { get; init; }
}
