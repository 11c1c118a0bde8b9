namespace Kausa.Matching.Office.Schema;

/// <summary>What a day after that of the market is.</summary>
internal enum LaterDay
{
    /// <summary>As good as any other: it may be planned.</summary>
    Allowed,

    /// <summary>Possible but rare, such as a consent that begins later; it is said.</summary>
    Noticed,

    /// <summary>Impossible: the column says what has happened.</summary>
    Refused,
}
