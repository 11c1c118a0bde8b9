using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Tables;

/// <summary>What the other tables say about one candidate.</summary>
internal sealed record CandidateRows
{
    /// <summary>Wishes, the dearest first.</summary>
    public required IReadOnlyList<Id<Occupation>> Wishes { get; init; }

    public required IReadOnlyList<(Id<Company>? Company, Id<Occupation>? Occupation)> Vetoes { get; init; }

    public required IReadOnlyList<EarlierEmployment> EarlierEmployments { get; init; }

    public required IReadOnlyList<Consent> Consents { get; init; }

    public required IReadOnlyList<CompetenceEvidence> Evidence { get; init; }

    public required IReadOnlyList<LanguageEvidence> Languages { get; init; }

    public required IReadOnlyList<LanguageCourse> Courses { get; init; }

    /// <summary>Licences held; null when nothing is known.</summary>
    public required ValueList<DrivingLicence>? Licences { get; init; }
}
