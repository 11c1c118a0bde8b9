using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Grpc.Ranking;

/// <summary>Answers with the reference: every pair looked at. Selections and profiles are ranked as a market of their own, so that nothing of a profile stays anywhere.</summary>
internal sealed class ReferenceMarketRanker(Market market, MatchPolicy policy, DateOnly asOf) : IMarketRanker
{
    private readonly ReferenceRanker _whole = new(market, policy, asOf);
    private readonly Lazy<SnapshotId> _snapshot = new(() => CanonicalRows.Snapshot(market));

    public RankAnswer RankPlaces(Candidate person, RankRequest request, PlaceSelection selection, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (selection.IsEverything && IsStored(person))
            return _whole.RankPlaces(person.Id, request);
        var places = market.Places.Where(place => selection.Includes(place, market, person, policy)).ToList();
        return Part(person, places).RankPlaces(person.Id, request) with { Snapshot = _snapshot.Value };
    }

    public RankAnswer RankCandidates(Id<TrainingPlace> place, RankRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return _whole.RankCandidates(place, request);
    }

    public EvaluatedPair Evaluate(Candidate person, Id<TrainingPlace> place, RankRequest request) =>
        IsStored(person) ? _whole.Evaluate(person.Id, place, request) : Part(person, [market.FindPlace(place)!]).Evaluate(person.Id, place, request);

    private bool IsStored(Candidate person) => ReferenceEquals(market.FindCandidate(person.Id), person);

    private ReferenceRanker Part(Candidate person, List<TrainingPlace> places)
    {
        var content = market.Content with { Places = places, Candidates = [person] };
        return new ReferenceRanker(new Market(market.Office, market.AsOf, market.Source, content), policy, asOf);
    }
}
