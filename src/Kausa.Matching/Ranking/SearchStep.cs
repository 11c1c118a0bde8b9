namespace Kausa.Matching.Ranking;

/// <summary>How far a search goes at one call.</summary>
internal enum SearchStep
{
    /// <summary>From the beginning to the end.</summary>
    All,

    /// <summary>The beginning alone.</summary>
    Start,

    /// <summary>One thing from the queue.</summary>
    Next,
}
