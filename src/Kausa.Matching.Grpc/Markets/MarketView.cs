using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>The market as one kind of caller of one office sees it, at one moment. What it answers never changes.</summary>
internal sealed class MarketView(MatchIndex index, SightReader reader, bool synthetic, long version)
{
    private readonly Dictionary<(ScoreMode, Perspective), CrowdingReranker> _crowding = [];

    public MatchIndex Index => index;

    public MatchPolicy Policy => index.Policy;

    public DateOnly AsOf => index.AsOf;

    public string Snapshot { get; } = index.Snapshot.ToString();

    public bool Synthetic => synthetic;

    /// <summary>Version of the books it was made from.</summary>
    public long Version => version;

    /// <summary>What orders a person's list anew; null for nothing.</summary>
    /// <remarks>Crowding prices are computed by whoever asks first and kept for as long as this market.</remarks>
    public Reranker? Reranker(V1.Reranker asked, ScoreMode mode, Perspective perspective, CancellationToken cancellation)
    {
        if (asked == V1.Reranker.Unspecified)
            return null;
        lock (_crowding)
        {
            if (!_crowding.TryGetValue((mode, perspective), out var known))
                known = _crowding[(mode, perspective)] = CrowdingReranker.Of(index, new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = mode, Perspective = perspective }, cancellation);
            return known;
        }
    }

    /// <summary>Everybody, by case number.</summary>
    public ValueList<Candidate> Candidates() =>
        Enumerable.Range(0, index.CandidateNumberCount).Where(index.IsCandidateThere).Select(index.CandidateAt).OrderBy(person => person.Id).ToValueList();

    /// <summary>All places that are seen, by identifier.</summary>
    public ValueList<TrainingPlace> Places() =>
        Enumerable.Range(0, index.PlaceNumberCount).Where(index.IsPlaceThere).Select(index.PlaceAt).OrderBy(place => place.Id).ToValueList();

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
