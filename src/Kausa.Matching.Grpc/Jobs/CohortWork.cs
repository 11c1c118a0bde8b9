using System.Globalization;
using Google.Protobuf;
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

    /// <summary>Bytes that it and its results hold beside the market, at most.</summary>
    /// <param name="top">Results per list.</param>
    public abstract long MostBytes(int top);

    /// <summary>Does it; ends early when the run does.</summary>
    public abstract void Do(CohortRun run);

    /// <summary>Makes a result that was found, the same each time.</summary>
    /// <param name="index">Its position in the run.</param>
    /// <param name="rows">What was noted of it.</param>
    public abstract IMessage Result(int index, int[] rows);

    /// <summary>The token that goes on behind a position.</summary>
    protected static string Token(int position) => (position + 1).ToString(CultureInfo.InvariantCulture);
}

/// <summary>The best places of everybody, or the best people of every place.</summary>
/// <remarks>Of a list the numbers of its rows are kept; whoever reads it evaluates their pairs, which takes far less time than the look at all pairs that found them.</remarks>
internal sealed class RankAll(MarketView market, BulkSide side) : CohortWork
{
    // The number of whose it is, its slot, and head and end of its array.
    private const long BytesOfList = 40;

    private readonly int[] _subjects = side == BulkSide.Places ? market.PlaceNumbers() : market.CandidateNumbers();
    private RankRequest? _request;

    public override int Count => _subjects.Length;

    private int OtherCount => side == BulkSide.Places ? market.Index.CandidateCount : market.Index.PlaceNumberCount;

    public override long MostBytes(int top) => Count * (BytesOfList + (long)sizeof(int) * Math.Min(top, OtherCount));

    public override void Do(CohortRun run)
    {
        _request = run.Asked.Request(market.Policy, market.AsOf) with { Reranker = market.Reranker(run.Asked.Reranker, run.Mode, run.Asked.Weights, run, run.Ending) };
        var search = market.Index.NewSearch();
        var hits = new MatchHit[Math.Min(run.Top, OtherCount)];
        foreach (var subject in _subjects)
        {
            if (!run.IsRunning)
                return;
            var found = side == BulkSide.Places ? search.TopCandidates(subject, _request, hits) : search.TopPlaces(subject, _request, hits);
            run.Add(Array.ConvertAll(hits[..found], hit => hit.Row));
        }
    }

    public override IMessage Result(int index, int[] rows)
    {
        var subject = _subjects[index];
        var answer = market.Index.Answer(side, subject, Array.ConvertAll(rows, row => new MatchHit(0, 0, row)), _request!);
        var response = new V1.StreamCohortMatchesResponse { Digest = answer.Digest, ResumeToken = Token(index) };
        if (side == BulkSide.Places)
        {
            response.Place = ResourceNames.Of(market.Index.PlaceAt(subject).Id);
            response.Matches.Add(answer.Results.Select(result => Match(result, answer, candidate: ResourceNames.Of(result.Pair.Candidate.Id))));
        }
        else
        {
            response.Candidate = ResourceNames.Of(market.Index.CandidateAt(subject).Id);
            response.Matches.Add(answer.Results.Select(result => Match(result, answer, place: ResourceNames.Of(result.Pair.Place.Id))));
        }

        return response;
    }

    private static V1.CohortMatch Match(RankedPair result, RankAnswer answer, string place = "", string candidate = "")
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

/// <summary>What changed for the people about whom results came in.</summary>
/// <remarks>Nothing of a delta is kept: whoever reads it ranks its person twice once more.</remarks>
/// <param name="market">The market with the results.</param>
/// <param name="before">What their rows were before; null for somebody who was not there.</param>
internal sealed class CompareTouched(MarketView market, IReadOnlyDictionary<string, byte[]?> before) : CohortWork
{
    // Rows that are read at once.
    private const int WindowLength = 1_024;

    // Slots, the head of the row before, and as long as the work goes on a digest.
    private const long BytesOfDelta = 232;

    private readonly List<(Candidate Now, byte[]? Before)> _people = Touched(market, before);
    private DeltaRequest? _request;

    public override int Count => _people.Count;

    public override long MostBytes(int top) => _people.Sum(person => BytesOfDelta + (person.Before?.Length ?? 0));

    public override void Do(CohortRun run)
    {
        _request = new DeltaRequest { Top = run.Top, Mode = run.Mode };
        var digests = new List<string>(Count);
        for (var first = 0; first < Count; first += WindowLength)
        {
            DeltaRun.Run(market.Index, [.. _people.Skip(first).Take(WindowLength).Select(Read).OfType<TouchedCandidate>()], _request, 0, Environment.ProcessorCount, (_, delta) =>
            {
                if (!run.IsRunning)
                    throw new OperationCanceledException("Somebody ended the run.");
                digests.Add(delta.Digest);
                run.Add([]);
            });
        }

        Digest = DeltaRunRecord.Of(market.Index, _request).Digest(digests);
    }

    public override IMessage Result(int index, int[] rows)
    {
        var response = new V1.StreamCandidateDeltasResponse { ResumeToken = Token(index) };
        DeltaRun.Run(market.Index, [Read(_people[index])!], _request!, 0, 1, (_, delta) => response.Delta = DeltaMapping.Write(delta, TitleOf));
        return response;
    }

    private string TitleOf(Id<TrainingPlace> place) => market.Index.FindPlace(place) is { } found ? ReferenceCatalogue.Shared.FindOccupation(found.Occupation)?.Title ?? string.Empty : string.Empty;

    private static TouchedCandidate? Read((Candidate Now, byte[]? Before) person)
    {
        var past = person.Before is { } body ? (Candidate)RowBodies.Read(new RowKey(string.Empty, RowKind.Candidate, person.Now.Id.Value), body) : null;
        return TouchedCandidate.Of(person.Now, past?.Evidence ?? [], past?.LanguageEvidence ?? []);
    }

    private static List<(Candidate Now, byte[]? Before)> Touched(MarketView market, IReadOnlyDictionary<string, byte[]?> before) =>
    [
        .. before.Where(row => Id<Candidate>.IsValid(row.Key)).OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => (Now: market.Index.FindCandidate(new Id<Candidate>(row.Key)), Before: row.Value))
            .Where(person => person.Now is not null && Read((person.Now, person.Before)) is not null)
            .Select(person => (person.Now!, person.Before)),
    ];
}
