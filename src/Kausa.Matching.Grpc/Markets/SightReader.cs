using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>What a caller sees of the books.</summary>
/// <param name="Office">The caller's office.</param>
/// <param name="OfficePlaces">True: all rows of the office and what other offices share. False: public places only, of every office.</param>
internal readonly record struct Sight(string Office, bool OfficePlaces)
{
    /// <summary>What a role sees: portals and researchers what is public, unless they are the office's own.</summary>
    public static Sight Of(V1.Role role, string office, bool seesOfficePlaces) => new(office, role is not (V1.Role.Portal or V1.Role.Researcher) || seesOfficePlaces);
}

/// <summary>Rows as one kind of caller sees them.</summary>
/// <remarks>
/// Own rows keep their identifiers; a shared place of another office comes with its company under <c>{office}..{id}</c> and without its adviser. People never leave their office.
/// Whoever needs rows that fit together reads them inside <see cref="Books.Together{T}"/>.
/// </remarks>
internal sealed class SightReader(Books books, Sight sight)
{
    public OfficeHead? Head => books.Find(new RowKey(sight.Office, RowKind.Office, sight.Office))?.Value as OfficeHead;

    public Sight Sight => sight;

    /// <summary>Everything, and what its rows add to a snapshot id where the books know most of it; null where they do not.</summary>
    public (MarketContent Content, SightSum? Sum) Content()
    {
        var (companies, places) = (new List<Company>(), new List<TrainingPlace>());
        var sum = sight.OfficePlaces && books.Sums is { } sums ? new SightSum(sums, sight.Office) : null;
        foreach (var office in books.Offices())
        {
            var (firms, offers) = (books.All<Company>(office, RowKind.Company), books.All<PlaceRow>(office, RowKind.Place));
            companies.EnsureCapacity(companies.Count + firms.Count);
            places.EnsureCapacity(places.Count + offers.Count);
            if (IsOwn(office))
            {
                companies.AddRange(firms);
                foreach (var row in offers)
                    places.Add(row.Place);
                continue;
            }

            var (firstCompany, firstPlace) = (companies.Count, places.Count);
            companies.AddRange(firms.Where(company => Sees(office, company.Id)).Select(company => Seen(office, company)));
            places.AddRange(offers.Where(row => Sees(office, row.Place)).Select(row => Seen(office, row.Place)));
            sum?.Add(companies[firstCompany..], places[firstPlace..]);
        }

        var content = new MarketContent
        {
            Companies = companies,
            Places = places,
            Candidates = sight.OfficePlaces ? People(sum) : [],
            Advisers = Advisers(),
            TravelTimes = new TravelTimeTable(books.All<TravelTime>(sight.Office, RowKind.TravelTime)),
        };
        return (content, sum);
    }

    /// <summary>Everything at one moment, as a market.</summary>
    public Market Market()
    {
        var (head, content) = books.Together(() => (KnownHead(), Content().Content));
        return MarketOf(head, content);
    }

    /// <summary>The office and all its own rows at one moment, as a market without travel times and without what other offices share; for callers who see all of the office.</summary>
    /// <remarks>The writer waits while references to rows are taken, and for nothing else.</remarks>
    public (OfficeHead Head, Market Market) Own()
    {
        var (head, companies, places, people, advisers) = books.Together(() =>
            (KnownHead(), books.All<Company>(sight.Office, RowKind.Company), books.All<PlaceRow>(sight.Office, RowKind.Place), books.All<Candidate>(sight.Office, RowKind.Candidate), Advisers()));
        return (head, MarketOf(head, new MarketContent
        {
            Companies = companies,
            Places = [.. places.Select(row => row.Place)],
            Candidates = [.. people.Select(person => WithCompanies(person, company => !ResourceNames.IsForeign(company)))],
            Advisers = advisers,
            TravelTimes = TravelTimeTable.Empty,
        }));
    }

    /// <summary>Advisers of the office; none for portals without the office's sight.</summary>
    public IReadOnlyList<Adviser> Advisers() => sight.OfficePlaces ? books.All<Adviser>(sight.Office, RowKind.Adviser) : [];

    /// <summary>A row as it is seen now; null when it is not there or not seen.</summary>
    public object? Find(RowKey key) => books.Find(key)?.Value switch
    {
        Company company when Sees(key.Office, company.Id) => Seen(key.Office, company),
        PlaceRow { Place: var place } when Sees(key.Office, place) => Seen(key.Office, place),
        Candidate person when IsOwn(key.Office) => WithVisibleCompanies(person),
        Adviser adviser when IsOwn(key.Office) => adviser,
        _ => null,
    };

    /// <summary>What the portal of a place that is still seen wants to get back.</summary>
    /// <param name="place">Its identifier in this market.</param>
    public PortalMarks MarksOf(Id<TrainingPlace> place)
    {
        if (!books.HasMarks)
            return PortalMarks.None;
        var (office, id) = ResourceNames.Home(sight.Office, place);
        return books.Find(new RowKey(office, RowKind.Place, id))?.Value is PlaceRow row && Sees(office, row.Place) ? row.Marks : PortalMarks.None;
    }

    /// <summary>The identifier of a row inside the market.</summary>
    public Id<T> IdOf<T>(string office, string id) => office == sight.Office ? new Id<T>(id) : ResourceNames.Foreign(office, new Id<T>(id));

    /// <summary>People who said something about companies of other offices.</summary>
    public IEnumerable<RowKey> PeopleWhoNameForeignCompanies() => sight.OfficePlaces
        ? books.All<Candidate>(sight.Office, RowKind.Candidate).Where(person => CompaniesOf(person).Any(ResourceNames.IsForeign)).Select(person => new RowKey(sight.Office, RowKind.Candidate, person.Id.Value))
        : [];

    private Candidate[] People(SightSum? sum)
    {
        var stored = books.All<Candidate>(sight.Office, RowKind.Candidate);
        var people = new Candidate[stored.Count];
        for (var i = 0; i < people.Length; i++)
        {
            people[i] = WithVisibleCompanies(stored[i]);
            if (!ReferenceEquals(people[i], stored[i]))
                sum?.Replace(stored[i], people[i]);
        }

        return people;
    }

    private static IEnumerable<Id<Company>> CompaniesOf(Candidate person) =>
        person.VetoedCompanies.Concat(person.EarlierEmployments.Select(item => item.Company)).Concat(person.Consents.Select(item => item.Company).OfType<Id<Company>>());

    private bool IsOwn(string office) => office == sight.Office && sight.OfficePlaces;

    private bool Sees(string office, TrainingPlace place) => IsOwn(office) || place.Visibility == PlaceVisibility.Public || (sight.OfficePlaces && place.Visibility == PlaceVisibility.Shared);

    private bool Sees(string office, Id<Company> company)
    {
        if (IsOwn(office))
            return true;
        var places = books.PlacesOf(office, company.Value);
        return (sight.OfficePlaces ? places.Shared : places.Public) > 0;
    }

    private Company Seen(string office, Company company)
    {
        if (IsOwn(office))
            return company;
        if (office == sight.Office)
            return company with { PrimaryAdviser = null };
        var id = ResourceNames.Foreign(office, company.Id);
        return company with
        {
            Id = id,
            PrimaryAdviser = null,
            Entitlements = company.Entitlements.Select(item => item with { Company = id }).ToValueList(),
            Trainers = company.Trainers.Select(item => item with { Id = ResourceNames.Foreign(office, item.Id), Company = id }).ToValueList(),
        };
    }

    private TrainingPlace Seen(string office, TrainingPlace place) => office == sight.Office
        ? place
        : place with { Id = ResourceNames.Foreign(office, place.Id), Company = ResourceNames.Foreign(office, place.Company) };

    private OfficeHead KnownHead() => Head ?? throw new InvalidOperationException("A key without an office.");

    private Market MarketOf(OfficeHead head, MarketContent content) => new(new ServiceOffice(new Id<ServiceOffice>(sight.Office), head.Title), head.AsOf, head.Source, content);

    // A shared company may be gone again; what a person said about it then says nothing.
    private Candidate WithVisibleCompanies(Candidate person) => WithCompanies(person, IsSeen);

    private static Candidate WithCompanies(Candidate person, Func<Id<Company>, bool> isThere) => CompaniesOf(person).All(isThere)
        ? person
        : person with
        {
            VetoedCompanies = person.VetoedCompanies.Where(isThere).ToValueList(),
            EarlierEmployments = person.EarlierEmployments.Where(item => isThere(item.Company)).ToValueList(),
            Consents = person.Consents.Where(item => item.Company is not { } id || isThere(id)).ToValueList(),
        };

    private bool IsSeen(Id<Company> company)
    {
        var (office, id) = ResourceNames.Home(sight.Office, company);
        return books.Find(new RowKey(office, RowKind.Company, id)) is not null && Sees(office, new Id<Company>(id));
    }
}
