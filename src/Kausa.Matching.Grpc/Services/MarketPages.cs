using Google.Protobuf;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Validation;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>Pages of an answer about one market: the pages that follow the first are cut from the market the first was cut from.</summary>
internal sealed class MarketPages(MarketViews views, PageTokens tokens)
{
    /// <summary>What all pages of a question have in common; the first page of the usual size says nothing else.</summary>
    /// <param name="request">The request; it stays as it is.</param>
    /// <param name="token">Its page token.</param>
    /// <param name="size">Its page size as asked for.</param>
    /// <param name="clear">Takes both out of a copy.</param>
    public static T WithoutPage<T>(T request, string token, int size, Action<T> clear)
        where T : IDeepCloneable<T>
    {
        if (token.Length == 0 && size == 0)
            return request;
        var bound = request.Clone();
        clear(bound);
        return bound;
    }

    /// <summary>What a token is bound to beside its position.</summary>
    public static byte[] Binding(string method, Caller caller, IMessage request) =>
        PageTokens.Binding(method, $"{caller.Office}\0{caller.Sight.OfficePlaces}\0{caller.Role}", request);

    /// <summary>Where the page asked for begins; null is the first page, or a token that is refused in the field page_token.</summary>
    public PagePosition? Read(string token, byte[] binding, FieldReader fields)
    {
        if (token.Length == 0)
            return null;
        var position = tokens.Read(token, binding);
        if (position is null)
            fields.Refuse("page_token", "a next_page_token of this very request; all other fields but page_size must be as they were");
        return position;
    }

    /// <summary>The market of a later page.</summary>
    /// <exception cref="RpcException">FAILED_PRECONDITION (SNAPSHOT_EXPIRED): it is not kept any more.</exception>
    public MarketView Find(Caller caller, DateOnly asOf, PagePosition position) => views.Find(caller.Sight, asOf, position.Snapshot)
        ?? throw Errors.Of(RpcStatusCode.FailedPrecondition, ErrorReasons.SnapshotExpired, "The market of this page token is gone; begin again without a token.");

    /// <summary>The token of the page that begins behind so many results, whose market is kept for it.</summary>
    public string Next(Caller caller, MarketView market, int offset, byte[] binding)
    {
        views.Keep(caller.Sight, market);
        return tokens.Write(new PagePosition(market.Snapshot, offset), binding);
    }
}
