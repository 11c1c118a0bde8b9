namespace Kausa.Matching.Policy;

/// <summary>How lists of people for a place read uncertainty, so that people with few papers are shown about as often as they truly belong there.</summary>
/// <remarks>Why and with which figures: docs/adr/0009-doubt-on-companies-lists.md.</remarks>
public sealed record CompanyListPolicy
{
    /// <summary>How uncertainty is read on lists of people for a place where the question does not say.</summary>
    public required ScoreMode Mode { get; init; }

    /// <summary>How far <see cref="ScoreMode.Balanced"/> goes from the expected shortfall to the potential one, 0..100 percent.</summary>
    public required int BalancePercent { get; init; }
}
