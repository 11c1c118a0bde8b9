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

    /// <summary>The token that goes on behind a position.</summary>
    protected static string Token(int position) => (position + 1).ToString(CultureInfo.InvariantCulture);
}

/// <summary>The best places of everybody.</summary>
internal sealed class RankEverybody(MarketView market) : CohortWork
{
    private readonly ValueList<Candidate> _people = market.Candidates();

    public override int Count => _people.Count;

    public override void Do(CohortRun run)
    {
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = run.Mode, Top = run.Top, CountPairs = false };
        for (var index = 0; index < _people.Count && run.IsRunning; index++)
            run.Add(Result(market.Index.RankPlaces(_people[index].Id, request), _people[index].Id, index));
    }

    private static V1.StreamCohortMatchesResponse Result(RankAnswer answer, Id<Candidate> person, int index) => new()
    {
        Candidate = ResourceNames.Of(person),
        Digest = answer.Digest,
        Matches =
        {
            answer.Results.Select(result => Match(result, answer)),
        },
        ResumeToken = Token(index),
    };

    private static V1.CohortMatch Match(RankedPair result, RankAnswer answer)
    {
        var score = result.Pair.Score;
        var match = new V1.CohortMatch
        {
            Rank = result.Rank,
            RankGroup = result.RankGroup,
            Tier = result.Tier,
            Place = ResourceNames.Of(result.Pair.Place.Id),
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
        return match;
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
