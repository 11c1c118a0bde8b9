using Kausa.Matching.Advice;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Advice;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Reports.Page;

/// <summary>The advice of a page as sheets: of the whole office, or of the one person or company whose sheet is wanted.</summary>
/// <param name="Sheets">In the order in which they stand.</param>
/// <param name="HidesSmallCounts">Whether counts of people under 5 are hidden, because the page is carried about.</param>
internal sealed record PageSheets(ValueList<Sheet> Sheets, bool HidesSmallCounts)
{
    private const int MostSteps = 3;
    private const int MostOccupations = 5;
    private const int MostCompanies = 10;

    /// <summary>A page of one sheet of a company leaves the office.</summary>
    public static PageSheets Of(Market market, MatchPolicy policy, ReportRequest request, TextCatalogue texts, CancellationToken cancellation)
    {
        var asOf = request.AsOf ?? market.AsOf;
        var words = SheetWords.For(texts, market);
        var index = MatchIndex.Build(market, policy, asOf, cancellation: cancellation);
        if (request.Candidate is { } candidate)
        {
            return new PageSheets(OfPerson(index, market.FindCandidate(candidate)!, words), false);
        }

        if (request.Company is { } id)
        {
            var company = market.FindCompany(id)!;
            var offer = new CompanyOffer(company, market.Places.Where(place => place.Company == id).ToValueList());
            return new PageSheets([StepSheets.Of(NextCompanyStep.Of(index, offer, MostSteps), company.Label, words)], true);
        }

        return new PageSheets(
            [
                StepSheets.Everybody([.. Advices(index, market, cancellation)], words),
                OfficeSheets.Companies(CompanyPriorities.Of(market, policy, asOf), MostCompanies, policy, asOf, words),
                OfficeSheets.Coverage(DistrictCoverage.Of(index), policy, asOf, words),
            ],
            false);
    }

    private static ValueList<Sheet> OfPerson(MatchIndex index, Candidate person, SheetWords words)
    {
        var steps = NextBestStep.Of(index, person.Id, MostSteps);
        return steps.IsConsentMissing
            ? []
            :
            [
                StepSheets.Of(steps with { Information = [] }, words), KnowledgeSheets.Of(NextBestAssessment.Of(index, person, top: MostSteps), words),
                KnowledgeSheets.Of(OccupationRanking.Of(index, person, Purpose.MatchForAdviser, top: MostOccupations), words),
            ];
    }

    private static IEnumerable<StepAdvice> Advices(MatchIndex index, Market market, CancellationToken cancellation)
    {
        foreach (var person in market.Candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return NextBestStep.Of(index, person.Id, 1);
        }
    }
}
