namespace Kausa.Matching.Lab.Markets;

/// <summary>How far the making of a market has come.</summary>
/// <param name="RowsDone">Candidates, companies and places drawn so far.</param>
/// <param name="RowCount">All of them.</param>
public readonly record struct GenerationProgress(long RowsDone, long RowCount);
