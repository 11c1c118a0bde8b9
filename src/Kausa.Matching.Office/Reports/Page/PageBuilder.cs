using System.Globalization;
using Kausa.Matching.Freshness;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports.Map;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Reports.Page;

/// <summary>Ranks everybody who is wanted and gathers what the page says.</summary>
internal sealed class PageBuilder(Market market, MatchPolicy policy, ReportRequest request, IProgress<ReportProgress>? progress, CancellationToken cancellation)
{
    private readonly DateOnly _asOf = request.AsOf ?? market.AsOf;
    private int _done;
    private int _total;

    public OfficePage Build()
    {
        var people = WantedPeople();
        var companies = WantedCompanies();
        var places = market.Places.ToLookup(place => place.Company);
        var ranking = new PageRanking(market, policy, _asOf);
        _total = people.Count + companies.Sum(company => places[company.Id].Count());

        var personLines = new List<PersonLine>();
        var personSheets = new List<PersonSheet>();
        foreach (var person in people)
        {
            var answer = ranking.PlacesFor(person.Id);
            var sheet = PersonSheetBuilder.Build(person, answer);
            personSheets.Add(sheet);
            if (sheet.HasConsent)
            {
                personLines.Add(new PersonLine(person.Id, sheet.Counts, answer.Results.Count(result => PersonSheetBuilder.KindOf(result.Pair) == RowGroupKind.Wish), sheet.Exclusions));
            }

            Advance();
        }

        var mostOfPlace = request.Company is null ? CompanySheetBuilder.MostOfPlace(companies.SelectMany(company => places[company.Id])) : TierRowsBuilder.MostRows;
        var companySheets = new List<CompanySheet>();
        foreach (var company in companies)
        {
            var ranked = new List<(TrainingPlace, RankAnswer)>();
            foreach (var place in places[company.Id])
            {
                ranked.Add((place, ranking.CandidatesFor(place.Id)));
                Advance();
            }

            companySheets.Add(CompanySheetBuilder.Build(company, ranked, market, mostOfPlace));
        }

        var overview = request.Candidate is null && request.Company is null ? Overview(personLines, companySheets) : null;
        return new OfficePage
        {
            Office = market.Office,
            Source = market.Source,
            AsOf = _asOf,
            Policy = string.Create(CultureInfo.InvariantCulture, $"{policy.Id}@{policy.Version}"),
            Learned = Learned(people.Count > 0, companies.Count > 0),
            CompaniesFirst = policy.DefaultDirection == Direction.CompanyToCandidate,
            OverdueLaw = policy.Law.Overdue(_asOf).ToValueList(),
            Overview = overview,
            People = personSheets.ToValueList(),
            Companies = companySheets.ToValueList(),
            Outlines = Outlines(overview, personSheets.Select(sheet => sheet.Map).Concat(companySheets.Select(sheet => sheet.Map))),
        };
    }

    // A policy is learned for the weights of one side, so for the lists of one side at most.
    private LearnedLists? Learned(bool hasPeople, bool hasCompanies)
    {
        (bool OfPeople, DateOnly? Since)[] sides = [(true, hasPeople ? Since(Perspective.Candidate) : null), (false, hasCompanies ? Since(Perspective.Company) : null)];
        return sides.Where(side => side.Since is not null).Select(side => new LearnedLists(side.OfPeople, policy.Id, policy.Version, side.Since!.Value)).FirstOrDefault();

        DateOnly? Since(Perspective perspective) => policy.LearnedSince(policy.OrderFor(perspective, _asOf));
    }

    private List<Candidate> WantedPeople() => request.Candidate is { } id
        ? [market.FindCandidate(id) ?? throw new KeyNotFoundException($"The market has no candidate '{id}'.")]
        : request.Company is null ? [.. market.Candidates] : [];

    private List<Company> WantedCompanies() => request.Company is { } id
        ? [market.FindCompany(id) ?? throw new KeyNotFoundException($"The market has no company '{id}'.")]
        : request.Candidate is null ? [.. market.Companies] : [];

    private void Advance()
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new ReportProgress(++_done, _total));
    }

    private Overview Overview(List<PersonLine> people, List<CompanySheet> companies) => new()
    {
        PersonCount = market.Candidates.Count,
        CompanyCount = market.Companies.Count,
        PlaceCount = market.Places.Count,
        WithoutConsentCount = market.Candidates.Count - people.Count,
        People = people.ToValueList(),
        Places = companies.SelectMany(sheet => sheet.Places.Select(place => new PlaceLine(place.Place, sheet.Company, place.Occupation, place.Counts))).ToValueList(),
        MainReasonsForNone = people.Where(line => line is { Counts.Total: 0, Exclusions.Count: > 0 }).CountBy(line => line.Exclusions[0].Code)
            .Select(count => new Exclusion(count.Key, count.Value)).OrderByDescending(reason => reason.PairCount).ThenBy(reason => reason.Code).ToValueList(),
        Districts = DistrictLines.Of(market, policy.RegionAgs, people),
        Stale = StaleFacts.Of(market, policy, _asOf),
    };

    // The map of the overview is clipped to the region; those of the sheets show what lies around their own points.
    private static ValueList<DistrictOutline> Outlines(Overview? overview, IEnumerable<SheetMap?> maps)
    {
        var region = overview?.Districts.Where(line => line.IsInRegion).Select(line => line.District!.Ags).ToHashSet() ?? [];
        var frames = maps.OfType<SheetMap>().Select(map => map.Frame).ToList();
        return DistrictOutlines.All.Where(outline => region.Contains(outline.Ags) || frames.Exists(frame => frame.Shows(outline))).ToValueList();
    }
}
