using System.Globalization;
using Kausa.Matching.Freshness;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Validation;

namespace Kausa.Matching.Grpc.Services;

/// <content>What to call about again.</content>
internal sealed partial class PartyRpc
{
    private V1.ListStaleFactsResponse ListStaleFacts(V1.ListStaleFactsRequest request, Admitted call)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var (head, market) = new SightReader(books, call.Caller.Sight).Own();
        var asked = fields.Day("as_of", request.AsOf);
        fields.Check(!(asked < head.Policy.Law.BeginsOn), "as_of", $"not before {Days.Of(head.Policy.Law.BeginsOn)}, when the law numbers of the policy begin");
        violations.ThrowIfAny();
        var asOf = asked ?? head.AsOf;
        return new V1.ListStaleFactsResponse
        {
            Facts = { StaleFacts.Of(market, head.Policy, asOf).Select(Write) },
            AsOf = Days.Of(asOf),
            Warnings = { head.Policy.Law.Overdue(asOf).Select(law => string.Create(CultureInfo.InvariantCulture, $"LAW_DATA_STALE {law.Key}")) },
            Synthetic = books.Synthetic,
        };
    }

    private static V1.StaleFact Write(StaleFact fact) => new()
    {
        Kind = (V1.StaleFactKind)Words.Of(fact.Kind),
        Company = ResourceNames.Of(fact.Company),
        Candidate = ResourceNames.Of(fact.Candidate),
        Place = ResourceNames.Of(fact.Place),
        Occupation = fact.Occupation?.Value ?? string.Empty,
        FactCount = fact.FactCount,
        LastOn = Days.Of(fact.LastOn),
        AllowedDays = fact.AllowedDays,
    };
}
