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
            return new PageSheets(OfPerson(index, market, market.FindCandidate(candidate)!, words), false);
        }

        if (request.Company is { } id)
        {
            var company = market.FindCompany(id)!;
            return new PageSheets([StepSheets.Of(NextCompanyStep.Of(index, OfferOf(company, market), MostSteps, cancellation), company.Label, words)], true);
        }

        return new PageSheets(OfEverybody(index, market, policy, words, cancellation), false);
    }

    private static ValueList<Sheet> OfEverybody(MatchIndex index, Market market, MatchPolicy policy, SheetWords words, CancellationToken cancellation)
    {
        var (steps, diffs, absences, assessments, occupations) = (new List<StepAdvice>(), new List<(StepAdvice, ListDiff)>(), new List<WhyNotAnswer>(), new List<AssessmentAdvice>(), new List<OccupationRanking>());
        foreach (var person in market.Candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            var advice = NextBestStep.Of(index, person.Id, 1, cancellation);
            if (advice.IsConsentMissing)
            {
                continue;
            }

            steps.Add(advice);
            diffs.AddRange(AfterBestStep(index, person, advice) is { } diff ? [(advice, diff)] : []);
            absences.AddRange(WishAbsence.Of(index, market, person) is { } absence ? [absence] : []);
            assessments.Add(NextBestAssessment.Of(index, person, WishAbsence.ListLength, 1, cancellation));
            occupations.Add(OccupationRanking.Of(index, person, Purpose.MatchForAdviser, top: MostOccupations, cancellation: cancellation));
        }

        var companies = new List<(CompanyAdvice, string)>();
        foreach (var company in market.Companies.Where(company => company.Openness != OpennessState.Declined))
        {
            cancellation.ThrowIfCancellationRequested();
            companies.Add((NextCompanyStep.Of(index, OfferOf(company, market), 1, cancellation), company.Label));
        }

        return
        [
            EverybodySheets.Steps(steps, words), EverybodySheets.WhatIf(diffs, words), EverybodySheets.WhyNot(absences, words), EverybodySheets.Assessments(assessments, words),
            EverybodySheets.Occupations(occupations, words), OfficeSheets.Companies(CompanyPriorities.Of(market, policy, index.AsOf, cancellation), MostCompanies, policy, index.AsOf, words),
            EverybodySheets.CompanySteps(companies, words), Coverage(DistrictCoverage.Of(index, cancellation), policy, words, index.AsOf),
        ];
    }

    // The page names people without an option, and what is open for everybody, in tables of its own.
    private static Sheet Coverage(ValueList<DistrictCoverage> coverage, MatchPolicy policy, SheetWords words, DateOnly asOf)
    {
        var sheet = OfficeSheets.Coverage(coverage, policy, asOf, words);
        return sheet with { Tables = [.. sheet.Tables.Where(table => table.Key != OfficeSheets.OutOfReachTable)] };
    }

    private static ValueList<Sheet> OfPerson(MatchIndex index, Market market, Candidate person, SheetWords words)
    {
        var steps = NextBestStep.Of(index, person.Id, MostSteps);
        if (steps.IsConsentMissing)
        {
            return [];
        }

        return
        [
            StepSheets.Of(steps with { Information = [] }, words),
            .. AfterBestStep(index, person, steps) is { } diff ? [PairSheets.Of(diff, AdviceTexts.Steps(words.Texts, steps.Steps[0]), words)] : Array.Empty<Sheet>(),
            .. WishAbsence.Of(index, market, person) is { } absence ? [PairSheets.Of(absence, words)] : Array.Empty<Sheet>(),
            KnowledgeSheets.Of(NextBestAssessment.Of(index, person, top: MostSteps), words), KnowledgeSheets.Of(OccupationRanking.Of(index, person, Purpose.MatchForAdviser, top: MostOccupations), words),
        ];
    }

    // The first of somebody's list as it would be after the first of the steps; null when there is no step.
    private static ListDiff? AfterBestStep(MatchIndex index, Candidate person, StepAdvice advice)
    {
        if (advice.Steps.Count == 0)
        {
            return null;
        }

        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = WishAbsence.ListLength }.OrderedBy(index.Policy, Perspective.Candidate, index.AsOf);
        var after = advice.Steps[0].Steps.Aggregate(person, (changed, step) => step.Apply(changed));
        return ListDiff.Of(index.RankPlaces(person.Id, request), index.RankPlaces(index.Compile(after), request));
    }

    private static CompanyOffer OfferOf(Company company, Market market) => new(company, market.Places.Where(place => place.Company == company.Id).ToValueList());
}
