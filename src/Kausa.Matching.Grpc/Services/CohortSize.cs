using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Validation;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>How large a cohort may be all of whose pairs are looked at: for a plan, and for what orders everybody's lists.</summary>
internal static class CohortSize
{
    private const long MostPairs = 10_000_000;

    // Both sides' scores, ranks and arcs of one pair of a person and a place.
    private const long BytesOfPair = 48;

    /// <summary>What its pairs take in memory.</summary>
    /// <exception cref="RpcException">FAILED_PRECONDITION: it has too many.</exception>
    public static long BytesOf(MarketView market)
    {
        var pairs = (long)market.Index.CandidateCount * market.Index.PlaceCount;
        return pairs <= MostPairs
            ? pairs * BytesOfPair
            : throw Errors.Of(RpcStatusCode.FailedPrecondition, ErrorReasons.CohortTooLarge, $"{market.Index.CandidateCount} people and {market.Index.PlaceCount} places; {MostPairs} pairs at most are looked at.");
    }
}
