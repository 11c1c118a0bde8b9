using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>One item of a batch, read as far as it can be without looking at the books.</summary>
/// <param name="Name">Its resource name, for the result.</param>
/// <param name="Key">Which row; null when the name is wrong.</param>
/// <param name="Etag">The state that is expected; empty for any.</param>
/// <param name="Make">Makes the new row from the present one, and looks whether what it refers to is there; throws the item's error.</param>
internal sealed record UpsertItem(string Name, RowKey? Key, string Etag, Func<Draft, object> Make);

/// <summary>Writes of one batch: items apart from each other, and a request that comes twice answered once.</summary>
internal static class Upserts
{
    public static V1.WriteResult Apply(UpsertItem item, Draft draft)
    {
        try
        {
            var key = item.Key;
            var row = item.Make(draft);
            var known = draft.Find(key!.Value);
            if (item.Etag.Length > 0 && known?.Etag != item.Etag)
                throw Errors.Of(RpcStatusCode.Aborted, ErrorReasons.EtagMismatch, "The row is in another state than this etag; read it again.");
            if (known is not { } before || !before.Value.Equals(row))
                draft.Put(key.Value, row);
            return new V1.WriteResult { Name = item.Name, Status = new Status(), Etag = draft.Find(key.Value)!.Value.Etag };
        }
        catch (RpcException error)
        {
            return new V1.WriteResult { Name = item.Name, Status = Errors.ItemStatus(error) };
        }
    }

    /// <summary>An item whose message is the row: read at once without a mask, and over the present row with one.</summary>
    public static UpsertItem Item<TWire, TModel>(string office, RowKind kind, string path, TWire? wire, string name, string etag, FieldMask? mask, Func<TWire, Id<TModel>, FieldReader, object> read, Func<object, TWire> write)
        where TWire : class, IMessage<TWire>, IDeepCloneable<TWire>, new()
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, path);
        var id = fields.RequiredName<TModel>("name", name);
        if (wire is null)
            fields.Refuse(string.Empty, "required");
        foreach (var (field, i) in (mask?.Paths ?? []).Select((field, i) => (field, i)))
            fields.Check(FieldMask.IsValid(new TWire().Descriptor, field) && field is not ("name" or "etag"), FieldReader.Indexed("update_mask.paths", i), "a field of the row other than name and etag");
        var row = wire is not null && mask is null ? read(wire, id, fields) : null;
        var key = new RowKey(office, kind, id.Value);
        return new UpsertItem(name, key, etag, draft =>
        {
            if (row is null)
                violations.ThrowIfAny();
            var made = row ?? Merged(draft);
            References.Check(made, key, draft, fields);
            violations.ThrowIfAny();
            return made;
        });

        object Merged(Draft draft)
        {
            var present = draft.Find(key) ?? throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.RowNotFound, "update_mask changes a row that is there; this one is not.");
            var merged = write(present.Value);
            FieldMasks.Apply(mask!, wire!, merged);
            return read(merged, id, fields);
        }
    }

    /// <summary>Runs a write once for its request id.</summary>
    /// <param name="office">The caller's office.</param>
    /// <param name="requestId">The request id; empty runs it always.</param>
    /// <param name="request">The whole request.</param>
    /// <param name="parser">Reads a kept answer.</param>
    /// <param name="transcript">Kept answers.</param>
    /// <param name="work">The write.</param>
    public static T Once<T>(string office, string requestId, byte[] request, MessageParser<T> parser, Transcript transcript, Func<T> work)
        where T : IMessage<T>
    {
        if (requestId.Length == 0)
            return work();
        if (transcript.Find(office, requestId) is { } kept)
        {
            return kept.Hash.AsSpan().SequenceEqual(request)
                ? parser.ParseFrom(kept.Response)
                : throw Errors.Of(RpcStatusCode.AlreadyExists, ErrorReasons.RequestIdReused, "This request_id was used with another content.");
        }

        var answer = work();
        transcript.Answers.Add(new StoredAnswer(office, requestId, request, answer.ToByteArray()));
        return answer;
    }
}
