using System.CommandLine;
using Kausa.Matching.Advice;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Advice;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa advise</c>: the next step, the next test, companies to visit, occupations in reach.</summary>
internal static class AdviseVerbs
{
    public static Command Create(Terminal terminal) => new("advise")
    {
        Step(terminal), Assessment(terminal), Companies(terminal), Occupations(terminal),
    };

    private static Command Step(Terminal terminal)
    {
        var candidate = CommonOptions.Candidate();
        var company = CommonOptions.Company();
        var top = CommonOptions.Number("--top", 5, 1, 100);
        var command = new AdviceOptions().Verb(
            "step", terminal, [candidate, company, top], call =>
            {
                if (call.Parsed.GetValue(candidate) is { } person)
                {
                    return StepSheets.Of(NextBestStep.Of(call.Index, call.Office.CandidateId(person), call.Parsed.GetValue(top)), call.Words);
                }

                var id = call.Office.CompanyId(call.Parsed.GetValue(company)!);
                var firm = call.Office.Market.FindCompany(id)!;
                var offer = new CompanyOffer(firm, call.Office.Market.Places.Where(place => place.Company == id).ToValueList());
                return StepSheets.Of(NextCompanyStep.Of(call.Index, offer, call.Parsed.GetValue(top)), firm.Label, call.Words);
            },
            (service, parsed) => parsed.GetValue(candidate) is { } person
                ? service.PersonStepsAsync(person, parsed.GetValue(top))
                : service.CompanyStepsAsync(parsed.GetValue(company)!, parsed.GetValue(top)));
        command.Validators.Add(result =>
        {
            if ((result.GetResult(candidate) is null) == (result.GetResult(company) is null))
            {
                result.Refuse("CANDIDATE_OR_COMPANY");
            }
        });
        return command;
    }

    private static Command Assessment(Terminal terminal)
    {
        var candidate = CommonOptions.Candidate();
        candidate.Required = true;
        var length = CommonOptions.Number("--length", 10, 1, 200);
        var top = CommonOptions.Number("--top", 5, 1, 100);
        return new AdviceOptions().Verb(
            "assessment", terminal, [candidate, length, top], call =>
            {
                var person = call.Office.Market.FindCandidate(call.Office.CandidateId(call.Parsed.GetValue(candidate)!))!;
                var places = call.Parsed.GetValue(length);
                return KnowledgeSheets.Of(NextBestAssessment.Of(call.Index, person, places, call.Parsed.GetValue(top)), call.Words, NextQuestion.Of(call.Index, person, places));
            },
            (service, parsed) => service.AssessmentAsync(parsed.GetValue(candidate)!, parsed.GetValue(length), parsed.GetValue(top)));
    }

    private static Command Companies(Terminal terminal)
    {
        var top = CommonOptions.Number("--top", 10, 1, 100_000);
        var common = new AdviceOptions();
        var command = common.Verb(
            "companies", terminal, [top], call =>
                OfficeSheets.Companies(CompanyPriorities.Of(call.Office.Market, call.Office.Policy, call.AsOf), call.Parsed.GetValue(top), call.Office.Policy, call.AsOf, call.Words),
            (service, parsed) => service.CompaniesAsync(parsed.GetValue(top)));
        common.LimitToService(command, top);
        return command;
    }

    private static Command Occupations(Terminal terminal)
    {
        var candidate = CommonOptions.Candidate();
        candidate.Required = true;
        var weight = CommonOptions.Number("--interests", 0, 0, 50);
        var top = CommonOptions.Number("--top", 10, 1, 400);
        var common = new AdviceOptions();
        var command = common.Verb(
            "occupations", terminal, [candidate, weight, top], call =>
            {
                var person = call.Office.Market.FindCandidate(call.Office.CandidateId(call.Parsed.GetValue(candidate)!))!;
                return KnowledgeSheets.Of(OccupationRanking.Of(call.Index, person, Purpose.MatchForAdviser, call.Parsed.GetValue(weight), call.Parsed.GetValue(top)), call.Words, call.Parsed.GetValue(weight));
            },
            (service, parsed) => service.OccupationsAsync(parsed.GetValue(candidate)!, parsed.GetValue(weight), parsed.GetValue(top)));
        common.LimitToService(command, top);
        return command;
    }
}
