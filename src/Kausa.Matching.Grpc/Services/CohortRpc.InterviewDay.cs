using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Grpc.Services;

/// <content>Interview days. They are planned while the caller waits and kept nowhere.</content>
internal sealed partial class CohortRpc
{
    private Task<V1.PlanInterviewDayResponse> PlanDayAsync(V1.PlanInterviewDayRequest request, Admitted call)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var asked = new InterviewDayRequest
        {
            SlotCount = Counted("slot_count", request.SlotCount, 8, 100),
            TablesPerCompany = Counted("tables_per_company", request.TablesPerCompany, 1, 20),
            InterviewsPerPerson = Counted("interviews_per_person", request.InterviewsPerPerson, 3, 100),
            Mode = fields.Word<ScoreMode>("mode", (int)request.Mode) ?? ScoreMode.Expected,
        };
        var asOf = fields.Day("as_of", request.AsOf);
        QuestionReader.CheckDate(asOf, views.Head(call.Caller.Office), fields);
        violations.ThrowIfAny();
        var market = views.Current(call.Caller.Sight, asOf) ?? throw new InvalidOperationException("A key without an office.");
        var bytes = CohortSize.BytesOf(market);
        return Task.Run(() =>
        {
            using var room = call.Hold(bytes);
            return new PlanWriter(TextCatalogue.For("en"), market, call.Cancellation).Write(InterviewDayPlanner.Plan(market.Index, asked, call.Cancellation), asked);
        }, call.Cancellation);

        // 0 is not said; after a violation the standard stands in.
        int Counted(string field, int count, int standard, int most) => count == 0 ? standard : fields.InRange(field, count, 1, most) ?? standard;
    }
}
