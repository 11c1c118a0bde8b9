using System.Collections.Concurrent;
using Kausa.Matching.Advice;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>The market as one kind of caller of one office sees it, at one moment. What it answers never changes.</summary>
internal sealed class MarketView(MatchIndex index, SightReader reader, bool synthetic, long version)
{
    private readonly ConcurrentDictionary<(ScoreMode, Perspective), AskedOnce<CrowdingReranker>> _crowding = [];

    public MatchIndex Index => index;

    public MatchPolicy Policy => index.Policy;

    public DateOnly AsOf => index.AsOf;

    public string Snapshot { get; } = index.Snapshot.ToString();

    public bool Synthetic => synthetic;

    /// <summary>Version of the books it was made from.</summary>
    public long Version => version;

    /// <summary>Nobody who was erased up to this version of the books is anywhere in its memory; those erased later may be, where no question finds them.</summary>
    public required long ForgetsUpTo { get; init; }

    /// <summary>What orders a person's list anew; null for nothing.</summary>
    /// <remarks>Crowding prices are computed by whoever asks first and kept for as long as this market; others wait for them, and compute them when that one is ended.</remarks>
    /// <param name="asked">What is asked for.</param>
    /// <param name="mode">How uncertainty is read.</param>
    /// <param name="perspective">Whose weights count.</param>
    /// <param name="progress">Told how many people's wishes were read, by the one who computes.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <exception cref="OperationCanceledException">The question was ended, while it computed or waited.</exception>
    public Reranker? Reranker(V1.Reranker asked, ScoreMode mode, Perspective perspective, IProgress<BulkProgress>? progress, CancellationToken cancellation) => asked == V1.Reranker.Unspecified
        ? null
        : _crowding.GetOrAdd((mode, perspective), _ => new AskedOnce<CrowdingReranker>()).Get(
            () => CrowdingReranker.Of(index, new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = mode, Perspective = perspective }, progress, cancellation), cancellation);

    /// <summary>Who has nothing in reach, by district: computed by whoever asks first, and kept for as long as this market, so that later pages are cut from it.</summary>
    /// <param name="cancellation">Ends the question.</param>
    /// <exception cref="OperationCanceledException">The question was ended, while it computed or waited.</exception>
    public ValueList<DistrictCoverage> Coverage(CancellationToken cancellation) => CoverageKept.Get(() => DistrictCoverage.Of(index, cancellation), cancellation);

    /// <summary>What <see cref="Coverage"/> answers with, once it is known.</summary>
    internal AskedOnce<ValueList<DistrictCoverage>> CoverageKept { get; } = new();

    /// <summary>Numbers of everybody in the index, by case number.</summary>
    public int[] CandidateNumbers() => [.. Enumerable.Range(0, index.CandidateNumberCount).Where(index.IsCandidateThere).OrderBy(number => index.CandidateAt(number).Id)];

    /// <summary>Numbers of all places that are seen, by identifier.</summary>
    public int[] PlaceNumbers() => [.. Enumerable.Range(0, index.PlaceNumberCount).Where(index.IsPlaceThere).OrderBy(number => index.PlaceAt(number).Id)];

    /// <summary>A company of the caller's office as it is now; null when there is none.</summary>
    public Company? FindCompany(Id<Company> company) => reader.Find(new RowKey(reader.Sight.Office, RowKind.Company, company.Value)) as Company;

    /// <summary>The company of a place that is seen, as it is now; null when it is gone.</summary>
    public Company? CompanyOf(TrainingPlace place)
    {
        var (office, id) = ResourceNames.Home(reader.Sight.Office, place.Company);
        return reader.Find(new RowKey(office, RowKind.Company, id)) as Company;
    }

    /// <summary>All rows as they are now, with companies that offer nothing.</summary>
    public Market Rows() => reader.Market();

    /// <summary>Advisers of the office, as they are now, by identifier.</summary>
    public ValueList<Adviser> Advisers() => reader.Advisers().OrderBy(adviser => adviser.Id).ToValueList();

    /// <summary>What the portal of a place wants to get back, as it is now.</summary>
    public PortalMarks MarksOf(Id<TrainingPlace> place) => reader.MarksOf(place);

    /// <summary>Whether a company is in the market now.</summary>
    public bool HasCompany(Id<Company> company)
    {
        var (office, id) = ResourceNames.Home(reader.Sight.Office, company);
        return reader.Find(new RowKey(office, RowKind.Company, id)) is not null;
    }
}

/// <summary>Somebody a question is about: a candidate of the market, or a profile compiled for this one question and kept nowhere.</summary>
internal sealed class MarketPerson(MarketView market, Candidate facts, bool stored)
{
    private readonly MatchProfile? _profile = stored ? null : market.Index.Compile(facts);

    /// <summary>Everything known of them.</summary>
    public Candidate Facts => facts;

    public RankAnswer RankPlaces(RankRequest request) => _profile is null ? market.Index.RankPlaces(facts.Id, request) : market.Index.RankPlaces(_profile, request);

    public EvaluatedPair Evaluate(Id<TrainingPlace> place, RankRequest request) => _profile is null ? market.Index.Evaluate(facts.Id, place, request) : market.Index.Evaluate(_profile, place, request);
}
