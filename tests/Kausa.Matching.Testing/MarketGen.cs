using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Model;

namespace Kausa.Matching.Testing;

/// <summary>Generators of whole valid markets: every field, known and not known, over real occupations and postal codes.</summary>
/// <remarks>
/// Facts are drawn independently of one another: such a market is valid, not likely. Texts hold what breaks files: quotes, separators, line ends, formulas, letters beyond ASCII.
/// </remarks>
public static class MarketGen
{
    /// <summary>The most rows of a kind, unless a caller says otherwise.</summary>
    public const int DefaultMostRows = 30;

    /// <summary>Any market.</summary>
    /// <param name="mostRows">Most companies, places, candidates and advisers, each from 0.</param>
    /// <returns>The generator.</returns>
    public static Gen<Market> Markets(int mostRows = DefaultMostRows) =>
        from seed in Gen.Choose(int.MinValue, int.MaxValue)
        from companies in Gen.Choose(0, mostRows)
        from places in Gen.Choose(0, mostRows)
        from candidates in Gen.Choose(0, mostRows)
        from advisers in Gen.Choose(0, Math.Min(mostRows, 5))
        select Build(seed, companies, places, candidates, advisers);

    /// <summary>Any market with at least one company, place and candidate.</summary>
    /// <param name="mostRows">Most companies, places and candidates, each from 1.</param>
    /// <returns>The generator.</returns>
    public static Gen<Market> PopulatedMarkets(int mostRows = DefaultMostRows) =>
        from seed in Gen.Choose(int.MinValue, int.MaxValue)
        from companies in Gen.Choose(1, mostRows)
        from places in Gen.Choose(1, mostRows)
        from candidates in Gen.Choose(1, mostRows)
        select Build(seed, companies, places, candidates, 2);

    /// <summary>Any market of a size, with one person for each few places.</summary>
    /// <param name="mostPlaces">Most places, from 0.</param>
    /// <param name="mostCandidates">Most candidates, from 1.</param>
    /// <returns>The generator; every second market is opened by <see cref="Opened"/>.</returns>
    public static Gen<Market> WideMarkets(int mostPlaces, int mostCandidates) =>
        from seed in Gen.Choose(int.MinValue, int.MaxValue)
        from places in Gen.Choose(0, mostPlaces)
        from candidates in Gen.Choose(1, mostCandidates)
        from isOpened in Gen.Elements(true, false)
        let market = Build(seed, Math.Max(1, places / 4), places, candidates, 1)
        select isOpened ? Opened(market) : market;

    /// <summary>Any market with many people for few places.</summary>
    /// <param name="mostPlaces">Most places, from 1.</param>
    /// <param name="mostCandidates">Most candidates, from 0.</param>
    /// <returns>The generator; every second market is opened by <see cref="Opened"/>.</returns>
    public static Gen<Market> CrowdedMarkets(int mostPlaces, int mostCandidates) =>
        from seed in Gen.Choose(int.MinValue, int.MaxValue)
        from places in Gen.Choose(1, mostPlaces)
        from candidates in Gen.Choose(0, mostCandidates)
        from isOpened in Gen.Elements(true, false)
        let market = Build(seed, 2, places, candidates, 1)
        select isOpened ? Opened(market) : market;

    /// <summary>The same market pushed into a corner of the grid.</summary>
    /// <param name="market">The market.</param>
    /// <param name="farthest">Whether into the north-eastern corner; otherwise into the south-western one.</param>
    /// <returns>A market whose outermost coordinates are the grid's first or last.</returns>
    public static Market InCorner(Market market, bool farthest)
    {
        var all = market.Places.Select(place => place.Site).Concat(market.Companies.Select(company => company.Site)).Concat(market.Candidates.Select(candidate => candidate.Home))
            .OfType<Location>().Select(location => location.Position).ToList();
        var (east, north) = farthest
            ? (GridPosition.Max100m - all.Select(p => p.X100m).DefaultIfEmpty().Max(), GridPosition.Max100m - all.Select(p => p.Y100m).DefaultIfEmpty().Max())
            : (-all.Select(p => p.X100m).DefaultIfEmpty().Min(), -all.Select(p => p.Y100m).DefaultIfEmpty().Min());
        return new Market(market.Office, market.AsOf, market.Source, new MarketContent
        {
            Companies = [.. market.Companies.Select(company => company with { Site = Moved(company.Site) })],
            Places = [.. market.Places.Select(place => place with { Site = Moved(place.Site) })],
            Candidates = [.. market.Candidates.Select(candidate => candidate with { Home = Moved(candidate.Home) })],
            Advisers = [.. market.Advisers],
            TravelTimes = market.TravelTimes,
        });

        Location? Moved(Location? location) => location is null
            ? null
            : new Location(location.PostalCode, location.DistrictAgs, new GridPosition(location.Position.X100m + east, location.Position.Y100m + north));
    }

    /// <summary>One market of a size.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="places">Number of places.</param>
    /// <param name="candidates">Number of candidates.</param>
    /// <returns>The market.</returns>
    public static Market Drawn(int seed, int places, int candidates) => Build(seed, Math.Max(1, places / 4), places, candidates, 2);

    /// <summary>The market in which nobody and nothing is closed for good, so that most pairs are possible.</summary>
    /// <param name="market">Any market.</param>
    /// <returns>The same with open places and searching people who have given their consent.</returns>
    public static Market Opened(Market market)
    {
        var consent = new Consent(Purpose.MatchForAdviser, null, market.AsOf.AddDays(-1), null);
        return With(market, market.Content with
        {
            Companies = [.. market.Companies.Select(c => c with { Prohibition = TrainingProhibition.None, Entitlements = [] })],
            Places = [.. market.Places.Select((p, i) => p with
            {
                State = PlaceState.Open,
                SeatsTotal = 2,
                SeatsFilled = 1,
                OpenUntil = null,
                StartsOn = market.AsOf.AddDays(30 * (i % 4)),
                Pathway = i % 3 == 0 ? p.Pathway : Pathway.DualApprenticeship,
            })],
            Candidates = [.. market.Candidates.Select(c => c with
            {
                CaseState = CaseState.Searching,
                ServiceLevel = ServiceLevel.Search,
                Consents = [.. c.Consents.Where(one => one.Purpose != Purpose.MatchForAdviser), consent],
                Start = default,
                PathwaysOpen = null,
                Mobility = c.Mobility with { MaxTravelMinutes = 300 },
            })],
        });
    }

    /// <summary>Any market, with a shrinker that leaves rows out.</summary>
    /// <param name="mostRows">As for <see cref="Markets"/>.</param>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Market> Arbitrary(int mostRows = DefaultMostRows) => Arb.From(Markets(mostRows), Shrink);

    /// <summary>Smaller markets: half of the candidates, half of the places, companies without places, one of each fewer.</summary>
    /// <param name="market">The market that fails.</param>
    /// <returns>Valid markets with fewer rows.</returns>
    public static IEnumerable<Market> Shrink(Market market)
    {
        foreach (var fewer in Fewer(market.Candidates))
        {
            yield return With(market, market.Content with { Candidates = fewer });
        }

        foreach (var fewer in Fewer(market.Places))
        {
            yield return With(market, market.Content with { Places = fewer });
        }

        var referred = market.Places.Select(place => place.Company)
            .Concat(market.Candidates.SelectMany(c => c.VetoedCompanies.Concat(c.EarlierEmployments.Select(e => e.Company)).Concat(c.Consents.Select(consent => consent.Company).OfType<Id<Company>>()))).ToHashSet();
        var needed = market.Companies.Where(company => referred.Contains(company.Id)).ToArray();
        if (needed.Length < market.Companies.Count)
        {
            yield return With(market, market.Content with { Companies = needed });
        }

        if (market.TravelTimes.Entries.Count > 0)
        {
            yield return With(market, market.Content with { TravelTimes = TravelTimeTable.Empty });
        }
    }

    /// <summary>The market with other rows.</summary>
    /// <param name="market">The market.</param>
    /// <param name="content">Its rows from now on.</param>
    /// <returns>A new market of the same office and date.</returns>
    public static Market With(Market market, MarketContent content) => new(market.Office, market.AsOf, market.Source, content);

    private static Market Build(int seed, int companyCount, int placeCount, int candidateCount, int adviserCount)
    {
        var dice = new Dice(seed);
        var people = new CandidateGen(dice);
        var offers = new OfferGen(dice);
        var advisers = Enumerable.Range(1, adviserCount).Select(offers.Adviser).ToArray();
        var companies = Enumerable.Range(1, companyCount).Select(n => offers.Company(n, advisers)).ToArray();
        var places = companyCount == 0 ? [] : Enumerable.Range(1, placeCount).Select(n => offers.Place(n, companies)).ToArray();
        var candidates = Enumerable.Range(1, candidateCount).Select(n => people.Candidate(n, companies, advisers)).ToArray();
        var office = new ServiceOffice(new Id<ServiceOffice>(dice.Of(["stuttgart", "halle", "o.1"])), FactGen.Text(dice, 120));
        var times = offers.TravelTimes();
        var day = FactGen.Day(dice);
        var asOf = day < CandidateGen.LatestBirth ? CandidateGen.LatestBirth : day;
        var content = new MarketContent
        {
            Companies = [.. companies.Select(company => Past(company, asOf))],
            Places = [.. places.Select(place => place with { ConfirmedOn = Past(place.ConfirmedOn, asOf) })],
            Candidates = [.. candidates.Select(person => Past(person, asOf))],
            Advisers = advisers,
            TravelTimes = times,
        };
        return new Market(office, asOf, FactGen.Text(dice, 200), content);
    }

    // What has happened lies not after the day of the market; files that say otherwise are refused.
    private static Candidate Past(Candidate person, DateOnly asOf) => person with
    {
        MedicalCheckOn = Past(person.MedicalCheckOn, asOf),
        ConfirmedOn = Past(person.ConfirmedOn, asOf),
        Residence = person.Residence with
        {
            AsylumRegisteredOn = Past(person.Residence.AsylumRegisteredOn, asOf),
            TolerationSince = Past(person.Residence.TolerationSince, asOf),
            EnteredOn = Past(person.Residence.EnteredOn, asOf),
        },
    };

    private static Company Past(Company company, DateOnly asOf) => company with
    {
        ConfirmedOn = Past(company.ConfirmedOn, asOf),
        Entitlements = company.Entitlements.Select(entitlement => entitlement with { CheckedOn = Past(entitlement.CheckedOn, asOf) }).ToValueList(),
    };

    private static DateOnly? Past(DateOnly? day, DateOnly asOf) => day > asOf ? asOf : day;

    private static IEnumerable<IReadOnlyList<T>> Fewer<T>(ValueList<T> rows)
    {
        if (rows.Count > 1)
        {
            yield return [.. rows.Take(rows.Count / 2)];
            yield return [.. rows.Skip(rows.Count / 2)];
        }

        if (rows.Count is > 0 and < 8)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                yield return [.. rows.Take(i), .. rows.Skip(i + 1)];
            }
        }
    }
}
