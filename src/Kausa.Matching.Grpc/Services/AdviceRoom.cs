using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Services;

/// <summary>What questions for advice hold while they are answered: estimates from above, taken before the work.</summary>
/// <param name="call">Who asks.</param>
/// <param name="index">The market.</param>
internal sealed class AdviceRoom(Admitted call, MatchIndex index)
{
    // A place that may open, with its class and its place on a list.
    private const long BytesOfPlace = 64;

    // A person with everything that evidence says.
    private const long BytesOfPerson = 4 * 1024;

    // A row in its lists and tables, and a row compiled anew.
    private const long BytesOfRow = 256;
    private const long BytesOfCompiledRow = 1024;

    /// <summary>Places are gone through for one person, and some results are told.</summary>
    public Admitted.Room Places(int results) => call.Hold(index.PlaceCount * BytesOfPlace + Results(results));

    /// <summary>People are gone through for some places, and some results are told.</summary>
    public Admitted.Room People(int results) => call.Hold(index.CandidateCount * BytesOfPerson + Results(results));

    /// <summary>Places are gone through for one person after another, and perhaps everybody is told with a line.</summary>
    public Admitted.Room Coverage() => call.Hold(index.PlaceCount * BytesOfPlace + index.CandidateCount * BytesOfRow);

    /// <summary>All rows are brought together.</summary>
    public Admitted.Room Rows() => call.Hold(RowCount * BytesOfRow);

    /// <summary>Two lists are compared; the second perhaps over rows that are compiled anew.</summary>
    public Admitted.Room Lists(int length, bool anew) => call.Hold(2 * Results(length) + (anew ? RowCount * (BytesOfRow + BytesOfCompiledRow) : 0));

    // Companies are hardly ever more than places.
    private long RowCount => 2L * index.PlaceCount + index.CandidateCount;

    private static long Results(int count) => count * MemoryBudget.BytesOfResult;
}
