using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Ranking;

/// <summary>How to rank.</summary>
public sealed record RankRequest
{
    /// <summary>Why; decides which consent is needed.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>Number of results, 1..1,000,000.</summary>
    public int Top { get; init => field = ThrowHelper.InRange(value, 1, 1_000_000, nameof(Top)); } = 10;

    /// <summary>How uncertainty is read.</summary>
    public ScoreMode Mode { get; init; } = ScoreMode.Expected;

    /// <summary>Whose weights count; null takes the side that asks.</summary>
    public Perspective? Perspective { get; init; }

    /// <summary>Statuses to show; null shows all that are ranked. INELIGIBLE pairs are never ranked.</summary>
    public ValueList<EligibilityStatus>? Statuses { get; init; }
}
