using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Ranking;

/// <summary>The one seam between the service and the engine: everything the service asks about a market. Implementations are immutable and thread-safe.</summary>
internal interface IMarketRanker
{
    /// <summary>Best places for a person.</summary>
    /// <param name="person">A candidate of the market, or a profile that the market does not have and that is kept nowhere.</param>
    /// <param name="request">How to rank.</param>
    /// <param name="selection">Which places are looked at.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The ranking, with the snapshot of the whole market.</returns>
    RankAnswer RankPlaces(Candidate person, RankRequest request, PlaceSelection selection, CancellationToken cancellation);

    /// <summary>Best people for a place of the market.</summary>
    RankAnswer RankCandidates(Id<TrainingPlace> place, RankRequest request, CancellationToken cancellation);

    /// <summary>One pair, possible or not.</summary>
    EvaluatedPair Evaluate(Candidate person, Id<TrainingPlace> place, RankRequest request);
}
