namespace Kausa.Matching.Columns;

/// <summary>What is the same for all people of a block.</summary>
/// <param name="HasHome">Whether the homes are known.</param>
/// <param name="WouldMove">Whether the people would move for a place.</param>
/// <param name="IsClosed">Whether the rules exclude the people at every start that was known when the rows were compiled.</param>
internal readonly record struct CandidateGroup(bool HasHome, bool WouldMove, bool IsClosed)
{
    /// <summary>Number of groups there can be.</summary>
    public const int Count = 8;

    /// <summary>The group of a number.</summary>
    public static CandidateGroup Of(int number) => new((number & 1) == 0, (number & 2) != 0, (number & 4) != 0);

    /// <summary>Its number, 0..7; closed groups last.</summary>
    public int Number => (HasHome ? 0 : 1) | (WouldMove ? 2 : 0) | (IsClosed ? 4 : 0);
}
