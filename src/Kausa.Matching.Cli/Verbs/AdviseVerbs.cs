using System.CommandLine;
using Kausa.Matching.Advice;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Advice;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa advise</c>: the next step, the next test, companies to visit, occupations in reach.</summary>
internal static class AdviseVerbs
{
    public static Command Create(Terminal terminal) => new("advise", "Says what to do next: for a person, for a company, for the office.")
    {
        Step(terminal), Assessment(terminal), Companies(terminal), Occupations(terminal),
    };

    private static Command Step(Terminal terminal)
    {
        var candidate = CommonOptions.Candidate();
        var company = new Option<string?>("--company") { Description = "Identifier of a company.", HelpName = "ID" };
        var top = CommonOptions.Number("--top", "Most steps to tell", 5, 1, 100);
        var command = new AdviceOptions().Verb(
            "step", "Which single step would open most doors for a person or a company, and for a person which two together.", terminal, [candidate, company, top], call =>
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
        var length = CommonOptions.Number("--length", "Length of the list that is looked at", 10, 1, 200);
        var top = CommonOptions.Number("--top", "Most tests and answers to tell", 5, 1, 100);
        return new AdviceOptions().Verb(
            "assessment", "Which test or answer would change a person's list most per hour, how well the person is known, and how sure the list is.", terminal, [candidate, length, top], call =>
            {
                var person = call.Office.Market.FindCandidate(call.Office.CandidateId(call.Parsed.GetValue(candidate)!))!;
                var places = call.Parsed.GetValue(length);
                return KnowledgeSheets.Of(NextBestAssessment.Of(call.Index, person, places, call.Parsed.GetValue(top)), call.Words, NextQuestion.Of(call.Index, person, places));
            },
            (service, parsed) => service.AssessmentAsync(parsed.GetValue(candidate)!, parsed.GetValue(length), parsed.GetValue(top)));
    }

    private static Command Companies(Terminal terminal)
    {
        var top = CommonOptions.Number("--top", "Most companies to show", 10, 1, 100_000);
        var common = new AdviceOptions();
        var command = common.Verb(
            "companies", "Which company to visit or win next: for how many people it would be the only one, openness, right to train, days of waiting, alarms.", terminal, [top], call =>
                OfficeSheets.Companies(CompanyPriorities.Of(call.Office.Market, call.Office.Policy, call.AsOf), call.Parsed.GetValue(top), call.Office.Policy, call.AsOf, call.Words),
            (service, parsed) => service.CompaniesAsync(parsed.GetValue(top)));
        common.LimitToService(command, top);
        return command;
    }

    private static Command Occupations(Terminal terminal)
    {
        var candidate = CommonOptions.Candidate();
        candidate.Required = true;
        var weight = CommonOptions.Number("--interests", "Weight of the interests in percent, 0 leaves them out", 0, 0, 50);
        var top = CommonOptions.Number("--top", "Most occupations to show", 10, 1, 400);
        var common = new AdviceOptions();
        var command = common.Verb(
            "occupations", "Which occupations a person has in reach, by their best place; interests count only where a weight is given.", terminal, [candidate, weight, top], call =>
            {
                var person = call.Office.Market.FindCandidate(call.Office.CandidateId(call.Parsed.GetValue(candidate)!))!;
                return KnowledgeSheets.Of(OccupationRanking.Of(call.Index, person, Purpose.MatchForAdviser, call.Parsed.GetValue(weight), call.Parsed.GetValue(top)), call.Words);
            },
            (service, parsed) => service.OccupationsAsync(parsed.GetValue(candidate)!, parsed.GetValue(weight), parsed.GetValue(top)));
        common.LimitToService(command, top);
        return command;
    }
}
