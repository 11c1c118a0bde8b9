using Kausa.Matching.Explanation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Reports;

/// <summary>What page is wanted.</summary>
public sealed record ReportRequest
{
    /// <summary>ISO 639 code, one of <see cref="TextCatalogue.Languages"/>.</summary>
    public string Language { get; init; } = "de";

    /// <summary>Date of the question; null takes the market's.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Only this person's sheet; null with <see cref="Company"/> null is the whole page.</summary>
    public Id<Candidate>? Candidate { get; init; }

    /// <summary>Only this company's sheet.</summary>
    public Id<Company>? Company { get; init; }
}

/// <summary>How far a page has come.</summary>
/// <param name="Done">Lists made, of people and of places.</param>
/// <param name="Total">Lists to make.</param>
public readonly record struct ReportProgress(int Done, int Total);
