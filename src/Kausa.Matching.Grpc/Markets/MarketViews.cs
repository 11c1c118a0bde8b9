using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Ranking;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>What a caller sees of the books.</summary>
/// <param name="Office">The caller's office.</param>
/// <param name="OfficePlaces">True: all rows of the office and what other offices share. False: public places only, of every office.</param>
internal readonly record struct Sight(string Office, bool OfficePlaces);

/// <summary>Makes the markets that callers see, and keeps the last few so that page tokens stay good while offices write.</summary>
/// <remarks>
/// Own rows keep their identifiers; a shared place of another office comes with its company under <c>{office}..{id}</c> and without its adviser. People never leave their office.
/// Thread-safe.
/// </remarks>
internal sealed class MarketViews(Books books, Func<Market, MatchPolicy, DateOnly, IMarketRanker> rankers)
{
    /// <summary>Markets kept per sight, the present one included.</summary>
    public const int Kept = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<Sight, List<MarketView>> _views = [];

    /// <summary>The market as it is now; null when there is no such office.</summary>
    public MarketView? Current(Sight sight)
    {
        lock (_gate)
        {
            var kept = _views.TryGetValue(sight, out var views) ? views : _views[sight] = [];
            if (kept.Count > 0 && kept[^1].Version == books.Version)
                return kept[^1];
            var view = Build(sight);
            if (view is null)
                return null;
            kept.Add(view);
            if (kept.Count > Kept)
                kept.RemoveAt(0);
            return view;
        }
    }

    /// <summary>The market of a snapshot, if it is the present one or still kept.</summary>
    public MarketView? Find(Sight sight, string snapshot)
    {
        if (Current(sight) is { } current && current.Snapshot.ToString() == snapshot)
            return current;
        lock (_gate)
            return _views.GetValueOrDefault(sight)?.FindLast(view => view.Snapshot.ToString() == snapshot);
    }

    /// <summary>Forgets every kept market, because rows were erased or replaced as a whole.</summary>
    public void Forget()
    {
        lock (_gate)
            _views.Clear();
    }

    private MarketView? Build(Sight sight)
    {
        var version = books.Version;
        if (books.Find(new RowKey(sight.Office, RowKind.Office, sight.Office))?.Value is not OfficeHead head)
            return null;
        var companies = books.All<Company>(sight.Office, RowKind.Company).ToDictionary(company => company.Id);
        var rows = books.All<PlaceRow>(sight.Office, RowKind.Place).Where(row => sight.OfficePlaces || row.Place.Visibility == PlaceVisibility.Public).ToList();
        if (!sight.OfficePlaces)
        {
            var shown = rows.Select(row => row.Place.Company).ToHashSet();
            companies = companies.Where(pair => shown.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value with { PrimaryAdviser = null });
        }

        foreach (var office in books.Offices().Where(office => office != sight.Office))
            AddForeign(office, sight.OfficePlaces, rows, companies);
        var content = new MarketContent
        {
            Companies = [.. companies.Values],
            Places = [.. rows.Select(row => row.Place)],
            Candidates = sight.OfficePlaces ? [.. books.All<Candidate>(sight.Office, RowKind.Candidate).Select(person => WithVisibleCompanies(person, companies))] : [],
            Advisers = sight.OfficePlaces ? books.All<Adviser>(sight.Office, RowKind.Adviser) : [],
            TravelTimes = new TravelTimeTable(books.All<TravelTime>(sight.Office, RowKind.TravelTime)),
        };
        var market = new Market(new ServiceOffice(new Id<ServiceOffice>(sight.Office), head.Title), head.AsOf, head.Source, content);
        return new MarketView(market, head.Policy, rows.ToDictionary(row => row.Place.Id, row => row.Marks), books.Synthetic, version, rankers);
    }

    private void AddForeign(string office, bool shared, List<PlaceRow> rows, Dictionary<Id<Company>, Company> companies)
    {
        var own = books.All<Company>(office, RowKind.Company).ToDictionary(company => company.Id);
        foreach (var row in books.All<PlaceRow>(office, RowKind.Place).Where(row => row.Place.Visibility == PlaceVisibility.Public || (shared && row.Place.Visibility == PlaceVisibility.Shared)))
        {
            if (!own.TryGetValue(row.Place.Company, out var company))
                continue;
            var companyId = ResourceNames.Foreign(office, company.Id);
            rows.Add(row with { Place = row.Place with { Id = ResourceNames.Foreign(office, row.Place.Id), Company = companyId } });
            companies.TryAdd(companyId, company with
            {
                Id = companyId,
                PrimaryAdviser = null,
                Entitlements = company.Entitlements.Select(item => item with { Company = companyId }).ToValueList(),
                Trainers = company.Trainers.Select(item => item with { Id = ResourceNames.Foreign(office, item.Id), Company = companyId }).ToValueList(),
            });
        }
    }

    // A shared company may be gone again; what a person said about it then says nothing.
    private static Candidate WithVisibleCompanies(Candidate person, Dictionary<Id<Company>, Company> companies)
    {
        bool Seen(Id<Company> id) => companies.ContainsKey(id);
        return person.VetoedCompanies.All(Seen) && person.EarlierEmployments.All(item => Seen(item.Company)) && person.Consents.All(item => item.Company is not { } id || Seen(id))
            ? person
            : person with
            {
                VetoedCompanies = person.VetoedCompanies.Where(Seen).ToValueList(),
                EarlierEmployments = person.EarlierEmployments.Where(item => Seen(item.Company)).ToValueList(),
                Consents = person.Consents.Where(item => item.Company is not { } id || Seen(id)).ToValueList(),
            };
    }
}
