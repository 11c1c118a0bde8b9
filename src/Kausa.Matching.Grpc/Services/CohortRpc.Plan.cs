using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <content>Plans of a whole office. They are made while the caller waits and kept nowhere.</content>
internal sealed partial class CohortRpc
{
    private const int MostEarlier = 10_000;
    private const int MostRequired = 1_000;

    private Task<V1.PlanCohortResponse> PlanAsync(V1.PlanCohortRequest request, Admitted call)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var (asked, texts) = Read(request, fields);
        var asOf = fields.Day("as_of", request.AsOf);
        QuestionReader.CheckDate(asOf, views.Head(call.Caller.Office), fields);
        fields.Check(Enum.IsDefined(request.FileFormat), "file_format", "PLAN_FILE_FORMAT_CSV or PLAN_FILE_FORMAT_JSON");
        violations.ThrowIfAny();
        var market = views.Current(call.Caller.Sight, asOf) ?? throw new InvalidOperationException("A key without an office.");
        if (asked.Required.Any(person => market.Index.FindCandidate(person) is null or { CaseState: CaseState.Placed or CaseState.Closed }))
            throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.CandidateNotFound, "Somebody who must be placed is not in the office, or the case is PLACED or CLOSED.");
        CheckContacts(asked, market);
        var bytes = CohortSize.BytesOf(market);
        return Task.Run(() =>
        {
            using var room = call.Hold(bytes);
            return new PlanWriter(texts, market, call.Cancellation).Write(CohortPlanner.Plan(market.Index, asked with { Advisers = market.Advisers() }, call.Cancellation), asked, request.FileFormat);
        }, call.Cancellation);
    }

    // A contact that the plan cannot keep would else be dropped without a word.
    private static void CheckContacts(CohortRequest asked, MarketView market)
    {
        if (asked.EarlierContacts.Count == 0)
            return;
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var advisers = market.Advisers().Select(adviser => adviser.Id).ToHashSet();
        foreach (var (row, contact) in asked.EarlierContacts.Index())
        {
            var item = fields.In("earlier_contacts", row);
            item.Check(market.HasCompany(contact.Company), "company", "a company of the market");
            item.Check(advisers.Contains(contact.Adviser), "adviser", "an adviser of the office");
        }

        violations.ThrowIfAny();
    }

    private static (CohortRequest Asked, TextCatalogue Texts) Read(V1.PlanCohortRequest request, FieldReader fields)
    {
        var objective = fields.RequiredWord<CohortObjective>("objective", (int)request.Objective);
        fields.AtMost("earlier", request.Earlier.Count, MostEarlier);
        var earlier = request.Earlier.Select((pair, i) =>
        {
            var item = fields.In("earlier", i);
            return new EarlierPair(item.RequiredName<Candidate>("candidate", pair.Candidate), item.RequiredName<TrainingPlace>("place", pair.Place, alsoForeign: true), pair.Decided);
        }).ToValueList();
        fields.EachOnce("earlier", earlier, pair => (pair.Candidate, pair.Place), "pair");
        fields.AtMost("earlier_contacts", request.EarlierContacts.Count, MostEarlier);
        var contacts = request.EarlierContacts.Select((contact, i) =>
        {
            var item = fields.In("earlier_contacts", i);
            return new CompanyContact(item.RequiredName<Company>("company", contact.Company, alsoForeign: true), item.RequiredName<Adviser>("adviser", contact.Adviser));
        }).ToValueList();
        fields.EachOnce("earlier_contacts", contacts, contact => contact.Company, "company");
        fields.AtMost("required", request.Required.Count, MostRequired);
        var required = request.Required.Select((name, i) => fields.RequiredName<Candidate>(FieldReader.Indexed("required", i), name)).ToValueList();
        fields.EachOnce("required", required, person => person, "person");
        fields.Check(required.Count == 0 || request.Objective != V1.CohortObjective.Stable, "required", "with BEST_TOTAL or MOST_PLACED; a stable plan cannot promise a place to anybody");
        var asked = new CohortRequest
        {
            Objective = objective,
            Mode = fields.Word<ScoreMode>("mode", (int)request.Mode) ?? ScoreMode.Expected,
            Earlier = earlier,
            EarlierContacts = contacts,
            Required = required,
        };
        return (asked, QuestionReader.Language(request.LanguageCode, fields));
    }
}
