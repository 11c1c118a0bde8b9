using Google.Protobuf.WellKnownTypes;
using Kausa.Matching.Assessment;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>The office itself, and the stream of a test day's results.</summary>
internal sealed partial class PartyRpc
{
    private const int MostRefusalsListed = 100;

    // A stream whose messages are as large as results are reaches the number of a group first.
    private const int MostGroupBytes = 256 * 1024;
    private static readonly string[] OfficeFields = ["title", "as_of", "source", "policy_json"];

    private V1.Office Office(string office)
    {
        var row = books.Find(new RowKey(office, RowKind.Office, office))!.Value;
        var head = (OfficeHead)row.Value;
        return new V1.Office
        {
            Name = ResourceNames.Office(office),
            Etag = row.Etag,
            Title = head.Title,
            AsOf = Days.Of(head.AsOf),
            Source = head.Source,
            PolicyJson = head.PolicyJson,
            Synthetic = books.Synthetic,
        };
    }

    private async Task<V1.UpdateOfficeResponse> UpdateOfficeAsync(V1.UpdateOfficeRequest request, Admitted call)
    {
        CheckBatch(1, [], string.Empty);
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var office = call.Caller.Office;
        fields.Check(request.Office is not null, "office", "required");
        fields.Check(request.Office?.Name is null or "" || request.Office.Name == ResourceNames.Office(office), "office.name", "empty, or the office of the key");
        var mask = request.UpdateMask ?? new FieldMask { Paths = { OfficeFields } };
        foreach (var (path, i) in mask.Paths.Select((path, i) => (path, i)))
            fields.Check(OfficeFields.Contains(path), FieldReader.Indexed("update_mask.paths", i), string.Join(", ", OfficeFields));
        if (request.Office is null)
            violations.ThrowIfAny();
        var known = new FieldMask { Paths = { mask.Paths.Where(path => OfficeFields.Contains(path)) } };
        await queue.WriteAsync((draft, _) =>
        {
            var key = new RowKey(office, RowKind.Office, office);
            var row = draft.Find(key)!.Value;
            var head = (OfficeHead)row.Value;
            var wire = new V1.Office { Title = head.Title, AsOf = Days.Of(head.AsOf), Source = head.Source, PolicyJson = head.PolicyJson };
            FieldMasks.Apply(known, request.Office!, wire);
            var changed = Read(wire, new FieldReader(violations, "office"));
            violations.ThrowIfAny();
            if (request.Etag.Length > 0 && request.Etag != row.Etag)
                throw Errors.Of(RpcStatusCode.Aborted, ErrorReasons.EtagMismatch, "The office is in another state than this etag; read it again.");
            if (changed != head)
                draft.Put(key, changed!);
            return true;
        }).ConfigureAwait(false);
        return new V1.UpdateOfficeResponse { Office = Office(office) };
    }

    private static OfficeHead? Read(V1.Office wire, FieldReader fields)
    {
        var title = fields.RequiredText("title", wire.Title, 120);
        fields.Check(wire.AsOf.Length > 0, "as_of", "required, a day such as 2026-09-01");
        var asOf = fields.Day("as_of", wire.AsOf);
        var source = fields.RequiredText("source", wire.Source, 200);
        var policy = OfficeHead.ReadPolicy(wire.PolicyJson);
        foreach (var problem in policy.Problems)
            fields.Refuse("policy_json", problem.ToString());
        if (policy.Policy is not { } read)
            return null;
        fields.Check(!(asOf < read.Law.BeginsOn), "as_of", $"not before {Days.Of(read.Law.BeginsOn)}, when the law numbers of the policy begin");
        return new OfficeHead(title, asOf ?? default, source, wire.PolicyJson, read);
    }

    private async Task<V1.SubmitEvidenceResponse> SubmitAsync(IAsyncEnumerable<V1.SubmitEvidenceRequest> requests, Admitted call)
    {
        CheckBatch(1, [], string.Empty);
        var response = new V1.SubmitEvidenceResponse { BeforeVersion = books.Version };
        var (group, rooms, groupBytes) = (new List<V1.SubmitEvidenceRequest>(MostItems), new List<Admitted.Room>(MostItems), 0);
        try
        {
            await foreach (var request in requests.WithCancellation(call.Cancellation).ConfigureAwait(false))
            {
                var bytes = request.CalculateSize();
                rooms.Add(call.HoldRequest(bytes));
                group.Add(request);
                groupBytes += bytes;
                if (group.Count == MostItems || groupBytes >= MostGroupBytes)
                    await WriteAsync().ConfigureAwait(false);
            }

            await WriteAsync().ConfigureAwait(false);
            return response;
        }
        finally
        {
            rooms.ForEach(room => room.Dispose());
        }

        async Task WriteAsync()
        {
            var results = await queue.WriteAsync((draft, _) => (Items: group.ConvertAll(request => Upserts.Apply(EvidenceItem(request, call.Caller.Office), draft)), Version: draft.VersionAfter(keepsAnswer: false))).ConfigureAwait(false);
            var refused = results.Items.Where(result => result.Status.Code != 0).ToList();
            response.AcceptedCount += results.Items.Count - refused.Count;
            response.RefusedCount += refused.Count;
            response.Refusals.Add(refused.Take(MostRefusalsListed - response.Refusals.Count));
            response.Version = results.Version;
            group.Clear();
            rooms.ForEach(room => room.Dispose());
            rooms.Clear();
            groupBytes = 0;
        }
    }

    private static UpsertItem EvidenceItem(V1.SubmitEvidenceRequest request, string office)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var id = fields.RequiredName<Candidate>("candidate", request.Candidate);
        Func<Candidate, Candidate>? add = null;
        switch (request.ProofCase)
        {
            case V1.SubmitEvidenceRequest.ProofOneofCase.Competence:
                var competence = EvidenceMapping.Read(request.Competence, fields.In("competence"));
                add = person => person.With(competence, out _);
                break;
            case V1.SubmitEvidenceRequest.ProofOneofCase.Language:
                var language = EvidenceMapping.Read(request.Language, fields.In("language"));
                add = person => person.With(language, out _);
                break;
            default:
                fields.Refuse("proof", "required: competence or language");
                break;
        }

        var key = new RowKey(office, RowKind.Candidate, id.Value);
        return new UpsertItem(request.Candidate, key, string.Empty, draft =>
        {
            violations.ThrowIfAny();
            var changed = add!((Candidate)(draft.Find(key) ?? throw NotFound(request.Candidate)).Value);
            fields.AtMost("candidate.evidence", Math.Max(changed.Evidence.Count, changed.LanguageEvidence.Count * 5), 500);
            References.Check(changed, key, draft, fields);
            violations.ThrowIfAny();
            return changed;
        });
    }
}
