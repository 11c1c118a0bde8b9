using System.Globalization;
using Kausa.Matching.Assessment;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Jobs;

/// <summary>What a run does: whom it is about, and how each of them is answered.</summary>
internal abstract class CohortWork
{
    /// <summary>People in all.</summary>
    public abstract int Count { get; }

    /// <summary>Digest of the whole once it has been done; empty where there is none.</summary>
    public string Digest { get; protected set; } = string.Empty;

    /// <summary>Does it; ends early when the run does.</summary>
    public abstract void Do(CohortRun run);

    /// <summary>Ranks everybody of one side.</summary>
    public static CohortWork RankAll(MarketView market, BulkSide side) => side == BulkSide.Places ? new RankEveryPlace(market) : new RankEverybody(market);

    /// <summary>The token that goes on behind a position.</summary>
    protected static string Token(int position) => (position + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>One result, named by the other side of the pair.</summary>
    protected static V1.CohortMatch Match(RankedPair result, RankAnswer answer, string place = "", string candidate = "")
    {
        var score = result.Pair.Score;
        var match = new V1.CohortMatch
        {
            Rank = result.Rank,
            RankGroup = result.RankGroup,
            Tier = result.Tier,
            Place = place,
            Candidate = candidate,
            ScoreMillionths = score.ScoreMillionths,
            ExpectedMillionths = score.ExpectedMillionths,
            LowMillionths = score.Interval.LowMillionths,
            HighMillionths = score.Interval.HighMillionths,
            NotMeasuredCount = score.NotMeasuredCount,
            Status = (V1.EligibilityStatus)Words.Of(result.Pair.Status),
            Codes = { answer.ReasonsOf(result).Select(outcome => outcome.Code.Code()) },
        };
        if (result.Pair.Facts.Trip is { } trip)
            match.TravelMinutes = trip.Minutes;
        if (result.TakenOffMillionths is { } takenOff)
            match.TakenOffMillionths = takenOff;
        return match;
    }
}

/// <summary>The best places of everybody.</summary>
internal sealed class RankEverybody(MarketView market) : CohortWork
{
    private readonly ValueList<Candidate> _people = market.Candidates();

    public override int Count => _people.Count;

    public override void Do(CohortRun run)
    {
        var request = run.Asked.Request() with { Reranker = market.Reranker(run.Asked.Reranker, run.Mode, run.Asked.Weights, run, run.Ending) };
        for (var index = 0; index < _people.Count && run.IsRunning; index++)
        {
            var answer = market.Index.RankPlaces(_people[index].Id, request);
            run.Add(new V1.StreamCohortMatchesResponse
            {
                Candidate = ResourceNames.Of(_people[index].Id),
                Digest = answer.Digest,
                Matches = { answer.Results.Select(result => Match(result, answer, place: ResourceNames.Of(result.Pair.Place.Id))) },
                ResumeToken = Token(index),
            });
        }
    }
}

/// <summary>The best people of every place.</summary>
internal sealed class RankEveryPlace(MarketView market) : CohortWork
{
    private readonly ValueList<TrainingPlace> _places = market.Places();

    public override int Count => _places.Count;

    public override void Do(CohortRun run)
    {
        var request = run.Asked.Request();
        for (var index = 0; index < _places.Count && run.IsRunning; index++)
        {
            var answer = market.Index.RankCandidates(_places[index].Id, request);
            run.Add(new V1.StreamCohortMatchesResponse
            {
                Place = ResourceNames.Of(_places[index].Id),
                Digest = answer.Digest,
                Matches = { answer.Results.Select(result => Match(result, answer, candidate: ResourceNames.Of(result.Pair.Candidate.Id))) },
                ResumeToken = Token(index),
            });
        }
    }
}

/// <summary>What changed for the people about whom results came in.</summary>
/// <param name="market">The market with the results.</param>
/// <param name="before">What their rows were before; null for somebody who was not there.</param>
internal sealed class CompareTouched(MarketView market, IReadOnlyDictionary<string, byte[]?> before) : CohortWork
{
    private readonly List<TouchedCandidate> _people = Touched(market, before);

    public override int Count => _people.Count;

    public override void Do(CohortRun run)
    {
        var request = new DeltaRequest { Top = run.Top, Mode = run.Mode };
        var digests = new List<string>(_people.Count);
        DeltaRun.Run(market.Index, _people, request, 0, Environment.ProcessorCount, (position, delta) =>
        {
            if (!run.IsRunning)
                throw new OperationCanceledException("Somebody ended the run.");
            var message = DeltaMapping.Write(delta, TitleOf);
            digests.Add(message.Digest);
            run.Add(new V1.StreamCandidateDeltasResponse { Delta = message, ResumeToken = Token(position) });
        });
        Digest = DeltaRunRecord.Of(market.Index, request).Digest(digests);
    }

    private string TitleOf(Id<TrainingPlace> place) => market.Index.FindPlace(place) is { } found ? ReferenceCatalogue.Shared.FindOccupation(found.Occupation)?.Title ?? string.Empty : string.Empty;

    private static List<TouchedCandidate> Touched(MarketView market, IReadOnlyDictionary<string, byte[]?> before) =>
    [
        .. before.Where(row => Id<Candidate>.IsValid(row.Key)).OrderBy(row => row.Key, StringComparer.Ordinal).Select(row =>
        {
            var id = new Id<Candidate>(row.Key);
            var past = row.Value is { } body ? (Candidate)RowBodies.Read(new RowKey(string.Empty, RowKind.Candidate, row.Key), body) : null;
            return market.Index.FindCandidate(id) is { } now ? TouchedCandidate.Of(now, past?.Evidence ?? [], past?.LanguageEvidence ?? []) : null;
        }).OfType<TouchedCandidate>(),
    ];
}
