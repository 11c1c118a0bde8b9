namespace Kausa.Rpc.AspNetCore.Calls;

/// <summary>One method on its route: its handler within the interceptors, and whether its streams end only with the server.</summary>
internal sealed record CallEndpoint(RpcMethod Method, RpcServer Server, Func<RpcCallContext, Task> Run, bool Endless)
{
    internal static HttpMethodMetadata Post { get; } = new([HttpMethods.Post], acceptCorsPreflight: true);
    internal void Map(RouteGroupBuilder group) => group.Map(Method.Path, InvokeAsync).WithMetadata(Method, Post);

    private Task InvokeAsync(HttpContext http)
    {
        var form = WireForms.Of(http.Request.ContentType);
        var refusal = form switch
        {
            WireForm.None => StatusCodes.Status415UnsupportedMediaType,
            // Routes ignore case; gRPC paths do not.
            _ when !string.Equals(http.Request.Path.Value, Method.Path, StringComparison.Ordinal) => StatusCodes.Status404NotFound,
            WireForm.Grpc when HttpProtocol.IsHttp11(http.Request.Protocol) || HttpProtocol.IsHttp10(http.Request.Protocol) => StatusCodes.Status426UpgradeRequired,
            _ => 0,
        };
        if (refusal == 0)
            return new KestrelCall(http, this, form).RunAsync();
        http.Response.StatusCode = refusal;
        return Task.CompletedTask;
    }
}
