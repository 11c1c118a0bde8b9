using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Live;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>Two offices that share places and write without pause: after every batch each caller hears what the reference says over the rows that caller may see.</summary>
public sealed class LiveParityTests : IAsyncLifetime
{
    private static int Pairs;
    private ServiceHost _host = null!;

    public async Task InitializeAsync() => _host = await ServiceHost.StartAsync("--callsPerSecond", "1000000");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public void Answers_AfterAnyBatches_AreThoseOfTheReference() => Prop.ForAll(
        ChangeGen.Seeds(4).ToArbitrary(), Gen.ListOf(RankGen.Requests, 3).ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (seeds, requests, first) =>
            FollowAsync([first, .. seeds], [.. requests]).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    private async Task FollowAsync(int[] seeds, RankRequest[] requests)
    {
        var pair = Interlocked.Increment(ref Pairs);
        var (own, other) = ($"a{pair}", $"b{pair}");
        var adviser = await _host.ClientAsync(V1.Role.Adviser, own);
        var portal = await _host.ClientAsync(V1.Role.Portal, own);
        var markets = new Dictionary<string, Market> { [own] = MarketGen.Opened(MarketGen.Drawn(seeds[0], 14, 5)), [other] = Shy(MarketGen.Opened(MarketGen.Drawn(seeds[0] + 1, 9, 2))) };
        foreach (var (office, market) in markets)
            await WriteAsync(office, new MarketChanges { Advisers = market.Advisers, Companies = market.Companies, Places = market.Places, Candidates = market.Candidates }, market.AsOf);
        await NameForeignCompaniesAsync(own, other);
        await CompareAsync(own, adviser, portal, requests);
        foreach (var (number, seed) in seeds.Skip(1).Index())
        {
            var office = number % 2 == 0 ? other : own;
            var changes = ChangeGen.Sound(markets[office], seed) with { Seats = [] };
            if (office == other)
                changes = changes with { Places = [.. changes.Places.Select(Shy)] };
            markets[office] = MarketGen.With(markets[office], ChangeGen.After(markets[office].Content, changes));
            await WriteAsync(office, changes, markets[office].AsOf);
            await CompareAsync(own, adviser, portal, requests);
        }
    }

    // Few places are shared, so that companies come and go with their only one.
    private static Market Shy(Market market) => MarketGen.With(market, market.Content with { Places = [.. market.Places.Select(Shy)] });

    private static TrainingPlace Shy(TrainingPlace place) => place.Id.Value.Sum(c => c) % 3 == 0 ? place : place with { Visibility = PlaceVisibility.Office };

    private Task<bool> WriteAsync(string office, MarketChanges changes, DateOnly asOf) => _host.State.Queue.WriteAsync((draft, _) =>
    {
        // The date is settled once: another one builds the market anew, and batches are what this test is about.
        if (draft.Find(new RowKey(office, RowKind.Office, office))?.Value is not OfficeHead { Source: "invented" })
            draft.Put(new RowKey(office, RowKind.Office, office), OfficeHeadOf(office, asOf));
        changes.Advisers.ToList().ForEach(row => draft.Put(new RowKey(office, RowKind.Adviser, row.Id.Value), row));
        changes.Companies.ToList().ForEach(row => draft.Put(new RowKey(office, RowKind.Company, row.Id.Value), row));
        changes.Places.ToList().ForEach(row => draft.Put(new RowKey(office, RowKind.Place, row.Id.Value), new PlaceRow(row, PortalMarks.None)));
        changes.Candidates.ToList().ForEach(row => draft.Put(new RowKey(office, RowKind.Candidate, row.Id.Value), row));
        changes.WithdrawnPlaces.ToList().ForEach(id => draft.Remove(new RowKey(office, RowKind.Place, id.Value)));
        changes.WithdrawnCandidates.ToList().ForEach(id => draft.Remove(new RowKey(office, RowKind.Candidate, id.Value)));
        changes.WithdrawnCompanies.ToList().ForEach(id => draft.Remove(new RowKey(office, RowKind.Company, id.Value)));
        return true;
    });

    private static OfficeHead OfficeHeadOf(string office, DateOnly asOf) =>
        new(office, asOf < TestPolicies.Base.Law.BeginsOn ? TestPolicies.Base.Law.BeginsOn : asOf, "invented", string.Empty, OfficeHead.ReadPolicy(string.Empty).Policy!);

    // Everybody vetoes a company of the other office, which may come and go.
    private Task<bool> NameForeignCompaniesAsync(string own, string other) => _host.State.Queue.WriteAsync((draft, _) =>
    {
        var companies = _host.State.Books.All<PlaceRow>(other, RowKind.Place).Select(row => row.Place.Company).Distinct().ToList();
        foreach (var (number, person) in _host.State.Books.All<Candidate>(own, RowKind.Candidate).Index())
            draft.Put(new RowKey(own, RowKind.Candidate, person.Id.Value), person with { VetoedCompanies = [.. person.VetoedCompanies, ResourceNames.Foreign(other, companies[number % companies.Count])] });
        return true;
    });

    private async Task CompareAsync(string office, MatchingClient adviser, MatchingClient portal, RankRequest[] requests)
    {
        var policy = OfficeHead.ReadPolicy(string.Empty).Policy!;
        var whole = Seen(office, officePlaces: true);
        var open = Seen(office, officePlaces: false);
        var reference = new ReferenceRanker(whole, policy);
        foreach (var (number, request) in requests.Select(Sayable).Index())
        {
            if (whole.Candidates.Count > 0)
            {
                var person = whole.Candidates[number % whole.Candidates.Count];
                Equal(reference.RankPlaces(person.Id, request), await adviser.RankTrainingPlacesAsync(Ask(new V1.Subject { Candidate = $"candidates/{person.Id}" }, request)));
                var profile = person with { PrimaryAdviser = null, VetoedCompanies = [], EarlierEmployments = [], Consents = [] };
                var visitor = request with { Purpose = Purpose.MatchForSelf };
                var market = MarketGen.With(open, open.Content with { Candidates = [profile with { Residence = profile.Residence with { SelfEntered = true } }] });
                var expected = new ReferenceRanker(market, policy).RankPlaces(profile.Id, visitor) with { Snapshot = Snapshots.CanonicalRows.Snapshot(open) };
                Equal(expected, await portal.RankTrainingPlacesAsync(Ask(new V1.Subject { Profile = CandidateWriter.Write(profile) }, visitor)));
            }

            if (whole.Places.Count > 0 && request.Purpose != Purpose.MatchForSelf)
            {
                var place = whole.Places[number % whole.Places.Count];
                var asked = new V1.RankCandidatesRequest { Place = ResourceNames.Of(place.Id), View = V1.View.Adviser, Purpose = (V1.Purpose)Words.Of(request.Purpose), Mode = (V1.ScoreMode)Words.Of(request.Mode), Perspective = (V1.Perspective)Words.Of(request.Perspective), PageSize = request.Top, CountExclusions = true };
                if (!ResourceNames.IsForeign(place.Id))
                    Assert.Equal(reference.RankCandidates(place.Id, request with { Statuses = null, Filter = RankFilter.None }).Digest, (await adviser.RankCandidatesAsync(asked)).Info.Digest);
            }
        }
    }

    private static void Equal(RankAnswer expected, V1.RankTrainingPlacesResponse answer)
    {
        Assert.Equal(expected.Snapshot.ToString(), answer.Info.Snapshot);
        Assert.Equal(expected.Results.Select(result => (ResourceNames.Of(result.Pair.Place.Id), result.Rank, result.Tier, result.Pair.Score.ScoreMillionths)), answer.Matches.Select(match => (match.Place.Name, match.Rank, match.Tier, match.Score.ScoreMillionths)));
        Assert.Equal(expected.Digest, answer.Info.Digest);
        Assert.Equal(expected.RankablePairCount, answer.RankablePairCount);
    }

    // Weighted sums only and pages of at most 200, because the contract has no other; statuses only where something is asked for.
    private static RankRequest Sayable(RankRequest request) => new()
    {
        Purpose = request.Purpose,
        Mode = request.Mode,
        Perspective = request.Perspective,
        Top = Math.Min(request.Top, 200),
        Statuses = request.Statuses is { Count: > 0 } some ? some : null,
        Filter = new RankFilter
        {
            Pathways = Some(request.Filter.Pathways, 50),
            Occupations = Some(request.Filter.Occupations, 50),
            KldbGroups = Some(request.Filter.KldbGroups, 50),
            DistrictAgs = Some(request.Filter.DistrictAgs, 50),
            StartsFrom = request.Filter.StartsFrom,
            MaxTravelMinutes = request.Filter.MaxTravelMinutes is { } minutes ? Math.Clamp(minutes, 1, 300) : null,
        },
    };

    private static ValueList<T>? Some<T>(ValueList<T>? values, int most) => values is { Count: > 0 } ? values.Take(most).ToValueList() : null;

    private static V1.RankTrainingPlacesRequest Ask(V1.Subject subject, RankRequest request)
    {
        var wire = new V1.RankTrainingPlacesRequest
        {
            Subject = subject,
            Purpose = (V1.Purpose)Words.Of(request.Purpose),
            Mode = (V1.ScoreMode)Words.Of(request.Mode),
            Perspective = (V1.Perspective)Words.Of(request.Perspective),
            PageSize = request.Top,
            CountExclusions = true,
            Filter = new V1.PlaceFilter
            {
                Pathways = { (request.Filter.Pathways ?? []).Select(value => (V1.Pathway)Words.Of(value)) },
                Occupations = { (request.Filter.Occupations ?? []).Select(id => id.Value) },
                KldbGroups = { (request.Filter.KldbGroups ?? []).Select(code => code.ToString()) },
                Districts = { request.Filter.DistrictAgs ?? [] },
                StartsFrom = Days.Of(request.Filter.StartsFrom),
                Statuses = { (request.Statuses ?? []).Select(status => (V1.EligibilityStatus)Words.Of(status)) },
            },
        };
        if (request.Filter.MaxTravelMinutes is { } minutes)
            wire.Filter.MaxTravelMinutes = minutes;
        return wire;
    }

    // What a caller may see, worked out on plain lists.
    private Market Seen(string office, bool officePlaces)
    {
        var books = _host.State.Books;
        var head = (OfficeHead)books.Find(new RowKey(office, RowKind.Office, office))!.Value.Value;
        var places = new List<TrainingPlace>();
        var companies = new Dictionary<Id<Company>, Company>();
        foreach (var (home, isOwn) in books.Offices().Select(name => (name, name == office)))
        {
            bool Visible(TrainingPlace place) => (isOwn && officePlaces) || place.Visibility == PlaceVisibility.Public || (officePlaces && place.Visibility == PlaceVisibility.Shared);
            var seen = books.All<PlaceRow>(home, RowKind.Place).Select(row => row.Place).Where(Visible).ToList();
            var shown = books.All<Company>(home, RowKind.Company).Where(company => (isOwn && officePlaces) || seen.Any(place => place.Company == company.Id));
            foreach (var company in shown)
            {
                var id = isOwn ? company.Id : ResourceNames.Foreign(home, company.Id);
                companies[id] = isOwn && officePlaces ? company : company with
                {
                    Id = id,
                    PrimaryAdviser = null,
                    Entitlements = [.. company.Entitlements.Select(item => item with { Company = id })],
                    Trainers = [.. company.Trainers.Select(item => item with { Id = isOwn ? item.Id : ResourceNames.Foreign(home, item.Id), Company = id })],
                };
            }

            places.AddRange(seen.Select(place => isOwn ? place : place with { Id = ResourceNames.Foreign(home, place.Id), Company = ResourceNames.Foreign(home, place.Company) }));
        }

        var people = officePlaces ? books.All<Candidate>(office, RowKind.Candidate) : [];
        return new Market(new ServiceOffice(new Id<ServiceOffice>(office), head.Title), head.AsOf, head.Source, new MarketContent
        {
            Companies = [.. companies.Values],
            Places = places,
            Candidates = [.. people.Select(person => person with
            {
                VetoedCompanies = [.. person.VetoedCompanies.Where(companies.ContainsKey)],
                EarlierEmployments = [.. person.EarlierEmployments.Where(item => companies.ContainsKey(item.Company))],
                Consents = [.. person.Consents.Where(item => item.Company is not { } id || companies.ContainsKey(id))],
            })],
            Advisers = officePlaces ? books.All<Adviser>(office, RowKind.Adviser) : [],
            TravelTimes = new TravelTimeTable(books.All<TravelTime>(office, RowKind.TravelTime)),
        });
    }
}
