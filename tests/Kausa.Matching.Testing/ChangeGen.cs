using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Live;
using Kausa.Matching.Model;

namespace Kausa.Matching.Testing;

/// <summary>Generators of batches of changes to a market, and what they make of a plain one.</summary>
public static class ChangeGen
{
    /// <summary>Seeds of batches, to be drawn when the market before them is known.</summary>
    /// <param name="mostBatches">Most batches, from 1.</param>
    /// <returns>The generator.</returns>
    public static Gen<int[]> Seeds(int mostBatches) => Gen.ArrayOf(Gen.Choose(int.MinValue, int.MaxValue)).Resize(mostBatches);

    /// <summary>A batch that leaves a whole market behind: new rows, rows told anew, seats and withdrawals.</summary>
    /// <param name="market">The market before.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="most">Most changes of a kind.</param>
    /// <returns>The batch.</returns>
    public static MarketChanges Sound(Market market, int seed, int most = 4)
    {
        var dice = new Dice(seed);
        var offers = new OfferGen(dice);
        var people = new CandidateGen(dice);
        var gone = WithdrawnCompanies(market, dice, most);
        var companies = market.Companies.Where(company => !gone.Contains(company.Id)).ToList();
        var changed = Chosen(dice, companies, most).Select(company => Redrawn(company, offers, market.Advisers, dice)).ToList();
        changed.AddRange(dice.Many(2, _ => Named(offers.Company(1, market.Advisers), Fresh<Company>(dice), dice)));
        var all = companies.Select(company => company.Id).Concat(changed.Select(company => company.Id)).Distinct().Select(id => new Company { Id = id, Label = "known" }).ToArray();
        var orphans = market.Places.Where(place => gone.Contains(place.Company)).Select(place => place.Id).ToHashSet();
        var places = all.Length == 0 ? [] : Chosen(dice, market.Places, most).Where(place => !orphans.Contains(place.Id)).Select(place => Place(offers, all, dice, place.Id))
            .Concat(dice.Many(most, _ => Place(offers, all, dice, Fresh<TrainingPlace>(dice)))).DistinctBy(place => place.Id).ToList();
        var touched = places.Select(place => place.Id).Concat(orphans).ToHashSet();
        var seats = Chosen(dice, market.Places, most).Where(place => touched.Add(place.Id)).Select(place => new SeatChange(place.Id, 5, dice.Maybe(() => dice.Between(0, 5)))).ToList();
        var withdrawn = Chosen(dice, market.Places, 2).Where(place => touched.Add(place.Id)).Select(place => place.Id).Concat(orphans).ToList();
        var candidates = Chosen(dice, market.Candidates, most).Select(person => people.Candidate(1, all, market.Advisers) with { Id = person.Id })
            .Concat(dice.Many(2, _ => people.Candidate(1, all, market.Advisers) with { Id = Fresh<Candidate>(dice) })).DistinctBy(person => person.Id).ToList();
        var named = candidates.Select(person => person.Id).ToHashSet();
        return new MarketChanges
        {
            Companies = [.. changed.DistinctBy(company => company.Id)],
            Places = places,
            Seats = seats,
            Candidates = candidates,
            Advisers = [.. Chosen(dice, market.Advisers, 1).Select(adviser => adviser with { CaseloadLimit = dice.Between(0, 90) })],
            WithdrawnCompanies = [.. gone],
            WithdrawnPlaces = withdrawn,
            WithdrawnCandidates = [.. Chosen(dice, market.Candidates, 1).Select(person => person.Id).Where(named.Add)],
        };
    }

    /// <summary>A batch of rows of another market and of withdrawals, which may leave references that lead nowhere; each identifier stands in it once.</summary>
    /// <param name="market">The market before.</param>
    /// <param name="other">The market that the rows come from.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The batch.</returns>
    public static MarketChanges Any(Market market, Market other, int seed)
    {
        var dice = new Dice(seed);
        var companies = Chosen(dice, other.Companies, 3);
        var places = Chosen(dice, other.Places, 3);
        var candidates = Chosen(dice, other.Candidates, 3);
        var advisers = Chosen(dice, other.Advisers, 1);
        return new MarketChanges
        {
            Companies = companies,
            Places = places,
            Candidates = candidates,
            Advisers = advisers,
            Seats = [.. Chosen(dice, market.Places, 2).Where(place => places.All(row => row.Id != place.Id)).Select(place => new SeatChange(place.Id, dice.Between(0, 3), dice.Between(0, 3)))],
            WithdrawnCompanies = [.. Chosen(dice, market.Companies, 2).Select(row => row.Id).Where(id => companies.All(row => row.Id != id))],
            WithdrawnCandidates = [.. Chosen(dice, market.Candidates, 1).Select(row => row.Id).Where(id => candidates.All(row => row.Id != id))],
            WithdrawnAdvisers = [.. Chosen(dice, market.Advisers, 1).Select(row => row.Id).Where(id => advisers.All(row => row.Id != id))],
        };
    }

    /// <summary>The rows after a batch, worked out on plain lists.</summary>
    /// <param name="content">The rows before.</param>
    /// <param name="changes">The batch.</param>
    /// <returns>The rows after it, whether they make a market or not.</returns>
    public static MarketContent After(MarketContent content, MarketChanges changes)
    {
        var seats = changes.Seats.ToLookup(change => change.Place);
        return content with
        {
            Companies = Replaced(content.Companies, changes.Companies, changes.WithdrawnCompanies, row => row.Id),
            Places = [.. Replaced(content.Places, changes.Places, changes.WithdrawnPlaces, row => row.Id)
                .Select(place => seats[place.Id].Aggregate(place, (p, change) => p with { SeatsTotal = change.SeatsTotal, SeatsFilled = change.SeatsFilled }))],
            Candidates = Replaced(content.Candidates, changes.Candidates, changes.WithdrawnCandidates, row => row.Id),
            Advisers = Replaced(content.Advisers, changes.Advisers, changes.WithdrawnAdvisers, row => row.Id),
        };
    }

    private static List<T> Replaced<T>(IReadOnlyList<T> before, IReadOnlyList<T> rows, IReadOnlyList<Id<T>> withdrawn, Func<T, Id<T>> idOf)
    {
        var touched = rows.Select(idOf).Concat(withdrawn).ToHashSet();
        return [.. before.Where(row => !touched.Contains(idOf(row))), .. rows];
    }

    // Companies that no candidate names can go, with all their places.
    private static HashSet<Id<Company>> WithdrawnCompanies(Market market, Dice dice, int most)
    {
        if (!dice.Once(3))
        {
            return [];
        }

        var named = market.Candidates.SelectMany(c => c.VetoedCompanies.Concat(c.EarlierEmployments.Select(e => e.Company)).Concat(c.Consents.Select(x => x.Company).OfType<Id<Company>>())).ToHashSet();
        return Chosen(dice, [.. market.Companies.Where(company => !named.Contains(company.Id))], most / 2).Select(company => company.Id).ToHashSet();
    }

    // Half of the companies told anew keep most facts, so that the places of a company change by one fact of it.
    private static Company Redrawn(Company company, OfferGen offers, IReadOnlyList<Adviser> advisers, Dice dice)
    {
        var other = Named(offers.Company(1, advisers), company.Id, dice);
        return dice.Coin() ? other with { Trainers = company.Trainers } : company with { Site = other.Site, Prohibition = other.Prohibition };
    }

    // Most places are open, because a closed one shows in no answer.
    private static TrainingPlace Place(OfferGen offers, Company[] companies, Dice dice, Id<TrainingPlace> id)
    {
        var place = offers.Place(1, companies) with { Id = id };
        return dice.Once(3) ? place : place with
        {
            State = PlaceState.Open,
            SeatsTotal = 2,
            SeatsFilled = 1,
            OpenUntil = null,
            StartsOn = place.StartsOn is null ? null : new DateOnly(2029, 9, 1).AddDays(dice.Between(0, 3)),
        };
    }

    private static Company Named(Company company, Id<Company> id, Dice dice) => company with
    {
        Id = id,
        Entitlements = company.Entitlements.Select(entitlement => entitlement with { Company = id }).ToValueList(),
        Trainers = company.Trainers.Select(trainer => trainer with { Id = Fresh<Trainer>(dice), Company = id }).ToValueList(),
    };

    private static T[] Chosen<T>(Dice dice, IReadOnlyList<T> rows, int most) => dice.Some(rows, most);

    private static Id<T> Fresh<T>(Dice dice) => new($"n{dice.Between(0, 9_999)}-{dice.Between(0, 9_999)}");
}
