using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Rpc;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>PartyService: the rows of the caller's office.</summary>
internal sealed partial class PartyRpc(Books books, WriteQueue queue)
{
    private const int MostItems = 500;

    public void Bind(SecuredBinder methods) => methods
        .Unary<V1.GetOfficeRequest, V1.GetOfficeResponse>("GetOffice", Roles.Adviser, (_, call) => new V1.GetOfficeResponse { Office = Office(call.Caller.Office) })
        .Unary<V1.UpdateOfficeRequest, V1.UpdateOfficeResponse>("UpdateOffice", Roles.Adviser, UpdateOfficeAsync)
        .Unary<V1.BatchUpsertAdvisersRequest, V1.BatchUpsertResponse>("BatchUpsertAdvisers", Roles.Adviser, (request, call) => UpsertAsync(request, request.RequestId, request.Items, call, (item, path) =>
            Upserts.Item<V1.Adviser, Adviser>(call.Caller.Office, RowKind.Adviser, $"{path}.adviser", item.Adviser, item.Adviser?.Name ?? string.Empty, item.Etag, null, CompanyMapping.Read, row => CompanyWriter.Write((Adviser)row))))
        .Unary<V1.BatchUpsertCompaniesRequest, V1.BatchUpsertResponse>("BatchUpsertCompanies", Roles.Adviser, (request, call) => UpsertAsync(request, request.RequestId, request.Items, call, (item, path) =>
            Upserts.Item<V1.Company, Company>(call.Caller.Office, RowKind.Company, $"{path}.company", item.Company, item.Company?.Name ?? string.Empty, item.Etag, item.UpdateMask, CompanyMapping.Read, row => CompanyWriter.Write((Company)row))))
        .Unary<V1.BatchUpsertPlacesRequest, V1.BatchUpsertResponse>("BatchUpsertPlaces", Roles.Adviser, (request, call) => UpsertAsync(request, request.RequestId, request.Items, call, (item, path) =>
            Upserts.Item<V1.TrainingPlace, TrainingPlace>(call.Caller.Office, RowKind.Place, $"{path}.place", item.Place, item.Place?.Name ?? string.Empty, item.Etag, item.UpdateMask, ReadPlace, row => Write((PlaceRow)row))))
        .Unary<V1.BatchUpsertCandidatesRequest, V1.BatchUpsertResponse>("BatchUpsertCandidates", Roles.Adviser, (request, call) => UpsertAsync(request, request.RequestId, request.Items, call, (item, path) =>
            Upserts.Item<V1.Candidate, Candidate>(call.Caller.Office, RowKind.Candidate, $"{path}.candidate", item.Candidate, item.Candidate?.Name ?? string.Empty, item.Etag, item.UpdateMask, CandidateReader.Read, row => CandidateWriter.Write((Candidate)row))))
        .Unary<V1.BatchUpsertTravelTimesRequest, V1.BatchUpsertResponse>("BatchUpsertTravelTimes", Roles.Adviser, (request, call) => UpsertAsync(request, request.RequestId, request.Items, call, (item, path) => TravelTimeItem(item, call.Caller.Office, path)))
        .Unary<V1.GetAdviserRequest, V1.Adviser>("GetAdviser", Roles.Adviser, (request, call) => Get<Adviser, V1.Adviser>(request.Name, RowKind.Adviser, call, Written<V1.Adviser>))
        .Unary<V1.GetCompanyRequest, V1.Company>("GetCompany", Roles.Adviser, (request, call) => Get<Company, V1.Company>(request.Name, RowKind.Company, call, Written<V1.Company>))
        .Unary<V1.GetPlaceRequest, V1.TrainingPlace>("GetPlace", Roles.Adviser, (request, call) => Get<TrainingPlace, V1.TrainingPlace>(request.Name, RowKind.Place, call, Written<V1.TrainingPlace>))
        .Unary<V1.GetCandidateRequest, V1.Candidate>("GetCandidate", Roles.Adviser, (request, call) => Get<Candidate, V1.Candidate>(request.Name, RowKind.Candidate, call, Written<V1.Candidate>))
        .Unary<V1.ListCompaniesRequest, V1.ListCompaniesResponse>("ListCompanies", Roles.Adviser, (request, call) =>
        {
            var (page, next) = List(request.PageSize, request.PageToken, RowKind.Company, call);
            return new V1.ListCompaniesResponse { Companies = { page.Select(Written<V1.Company>) }, NextPageToken = next };
        })
        .Unary<V1.ListPlacesRequest, V1.ListPlacesResponse>("ListPlaces", Roles.Adviser, (request, call) =>
        {
            var (page, next) = List(request.PageSize, request.PageToken, RowKind.Place, call);
            return new V1.ListPlacesResponse { Places = { page.Select(Written<V1.TrainingPlace>) }, NextPageToken = next };
        })
        .Unary<V1.ListCandidatesRequest, V1.ListCandidatesResponse>("ListCandidates", Roles.Adviser, (request, call) =>
        {
            var (page, next) = List(request.PageSize, request.PageToken, RowKind.Candidate, call);
            return new V1.ListCandidatesResponse { Candidates = { page.Select(Written<V1.Candidate>) }, NextPageToken = next };
        })
        .Unary<V1.ListStaleFactsRequest, V1.ListStaleFactsResponse>("ListStaleFacts", Roles.Adviser, ListStaleFacts)
        .Unary<V1.BatchDeleteRequest, V1.BatchDeleteResponse>("BatchDelete", Roles.Adviser, DeleteAsync)
        .ClientStreaming<V1.SubmitEvidenceRequest, V1.SubmitEvidenceResponse>("SubmitEvidence", Roles.Adviser, SubmitAsync);

    private async Task<V1.BatchUpsertResponse> UpsertAsync<TItem>(IMessage request, string requestId, RepeatedField<TItem> items, Admitted call, Func<TItem, string, UpsertItem> read)
    {
        var prepared = items.Take(MostItems).Select((item, i) => read(item, FieldReader.Indexed("items", i))).ToList();
        CheckBatch(items.Count, [.. prepared.Select(item => item.Name)], requestId);
        var hash = SHA256.HashData(request.ToByteArray());
        return await queue.WriteAsync((draft, transcript) => Upserts.Once(call.Caller.Office, requestId, hash, V1.BatchUpsertResponse.Parser, transcript, () =>
            new V1.BatchUpsertResponse { Results = { prepared.Select(item => Upserts.Apply(item, draft)) }, Version = draft.VersionAfter(keepsAnswer: requestId.Length > 0) })).ConfigureAwait(false);
    }

    private async Task<V1.BatchDeleteResponse> DeleteAsync(V1.BatchDeleteRequest request, Admitted call)
    {
        CheckBatch(request.Items.Count, [.. request.Items.Select(item => item.Name)], request.RequestId);
        var hash = SHA256.HashData(request.ToByteArray());
        return await queue.WriteAsync((draft, transcript) => Upserts.Once(call.Caller.Office, request.RequestId, hash, V1.BatchDeleteResponse.Parser, transcript, () =>
            new V1.BatchDeleteResponse { Results = { request.Items.Select((item, i) => Delete(item, call.Caller.Office, FieldReader.Indexed("items", i), draft)) }, Version = draft.VersionAfter(keepsAnswer: request.RequestId.Length > 0) })).ConfigureAwait(false);
    }

    private static V1.WriteResult Delete(V1.DeleteItem item, string office, string path, Draft draft)
    {
        try
        {
            var key = KeyOf(item.Name, office, path);
            var row = draft.Find(key) ?? throw NotFound(item.Name);
            if (item.Etag.Length > 0 && row.Etag != item.Etag)
                throw Errors.Of(RpcStatusCode.Aborted, ErrorReasons.EtagMismatch, "The row is in another state than this etag; read it again.");
            if (References.IsUsed(key, draft))
                throw Errors.Of(RpcStatusCode.FailedPrecondition, ErrorReasons.RowInUse, "Other rows of the office refer to this one; change them first.");
            draft.Remove(key);
            return new V1.WriteResult { Name = item.Name, Status = new Status() };
        }
        catch (RpcException error)
        {
            return new V1.WriteResult { Name = item.Name, Status = Errors.ItemStatus(error) };
        }
    }

    private static RowKey KeyOf(string name, string office, string path)
    {
        if (ResourceNames.TryRead<Candidate>(name, alsoForeign: false, out var candidate))
            return new RowKey(office, RowKind.Candidate, candidate.Value);
        if (ResourceNames.TryRead<TrainingPlace>(name, alsoForeign: false, out var place))
            return new RowKey(office, RowKind.Place, place.Value);
        if (ResourceNames.TryRead<Company>(name, alsoForeign: false, out var company))
            return new RowKey(office, RowKind.Company, company.Value);
        if (ResourceNames.TryRead<Adviser>(name, alsoForeign: false, out var adviser))
            return new RowKey(office, RowKind.Adviser, adviser.Value);
        var violations = new Violations();
        violations.Add($"{path}.name", "candidates/{id}, places/{id}, companies/{id} or advisers/{id}");
        throw violations.ToError();
    }

    private void CheckBatch(int count, IReadOnlyList<string> names, string requestId)
    {
        if (books.Synthetic)
            throw Errors.Of(RpcStatusCode.FailedPrecondition, ErrorReasons.SyntheticStore, "This is the store of a sample; it takes no data. Start the service with a store of its own: --store FILE.");
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        fields.Check(count > 0, "items", "required, 1..500 items");
        fields.AtMost("items", count, MostItems);
        fields.EachOnce("items", names, name => name, "name");
        fields.Check(requestId.Length == 0 || (requestId.Length <= 64 && requestId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')), "request_id", "1..64 letters, digits, '-'");
        violations.ThrowIfAny();
    }

    private TWire Get<TModel, TWire>(string name, RowKind kind, Admitted call, Func<(string Id, Row Row), TWire> write)
    {
        var violations = new Violations();
        var id = new FieldReader(violations, string.Empty).RequiredName<TModel>("name", name);
        violations.ThrowIfAny();
        return write((id.Value, books.Find(new RowKey(call.Caller.Office, kind, id.Value)) ?? throw NotFound(name)));
    }

    private (IReadOnlyList<(string Id, Row Row)> Page, string Next) List(int pageSize, string token, RowKind kind, Admitted call)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var size = QuestionReader.PageSize("page_size", pageSize, 100, 500, fields);
        fields.Check(token.Length == 0 || ResourceNames.IsOwnId(token), "page_token", "a next_page_token of this method");
        violations.ThrowIfAny();
        var rows = books.Page(call.Caller.Office, kind, token, size + 1);
        return rows.Count > size ? ([.. rows.Take(size)], rows[size - 1].Id) : (rows, string.Empty);
    }

    private static TWire Written<TWire>((string Id, Row Row) row)
        where TWire : class
    {
        object wire = row.Row.Value switch
        {
            Adviser adviser => CompanyWriter.Write(adviser),
            Company company => CompanyWriter.Write(company),
            PlaceRow place => Write(place),
            Candidate candidate => CandidateWriter.Write(candidate),
            _ => throw new NotSupportedException(row.Row.Value.GetType().Name),
        };
        ((IMessage)wire).Descriptor.FindFieldByName("etag").Accessor.SetValue((IMessage)wire, row.Row.Etag);
        return (TWire)wire;
    }

    private static V1.TrainingPlace Write(PlaceRow row) => PlaceMapping.Write(row);

    private static PlaceRow ReadPlace(V1.TrainingPlace wire, Id<TrainingPlace> id, FieldReader fields) => new(PlaceMapping.Read(wire, id, fields), PlaceMapping.ReadMarks(wire, fields));

    private static UpsertItem TravelTimeItem(V1.TravelTime wire, string office, string path)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, path);
        fields.Check(IsPostalCode(wire.FromPostalCode), "from_postal_code", "five digits, such as 70173");
        fields.Check(IsPostalCode(wire.ToPostalCode), "to_postal_code", "five digits, such as 70173");
        var minutes = fields.RequiredInRange("minutes", wire.Minutes, 0, 600);
        var arrival = fields.Time("first_arrival", wire.FirstArrival);
        var name = $"{wire.FromPostalCode}-{wire.ToPostalCode}";
        return new UpsertItem(name, new RowKey(office, RowKind.TravelTime, name), string.Empty, _ =>
        {
            violations.ThrowIfAny();
            return new TravelTime(wire.FromPostalCode, wire.ToPostalCode, minutes) { FirstArrival = arrival };
        });
    }

    private static bool IsPostalCode(string text) => text.Length == 5 && text.All(char.IsAsciiDigit);

    private static RpcException NotFound(string name) => Errors.Of(RpcStatusCode.NotFound, ErrorReasons.RowNotFound, $"The office has no '{name}'.");
}
