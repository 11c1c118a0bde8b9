using Google.Protobuf.WellKnownTypes;

namespace Kausa.Rpc.AspNetCore;

/// <summary>Outermost middleware: turns HTTP errors of the pipeline, answered to a gRPC call, into a gRPC status without a body.</summary>
internal sealed class HttpErrorTranslation : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (RequestDelegate inner) => http => WireForms.Of(http.Request.ContentType) is not WireForm.None and var form ? TranslateAsync(inner(http), http, form) : inner(http));
        next(app);
    };

    private static async Task TranslateAsync(Task call, HttpContext http, WireForm form)
    {
        await call.ConfigureAwait(false);
        var response = http.Response;
        if (response.StatusCode < 400 || response.HasStarted || Status(response.StatusCode, http.Request) is not { } status)
            return;
        var details = int.TryParse(response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? RpcException.WithDetails(status.Code, status.Message, new Google.Rpc.RetryInfo { RetryDelay = new Duration { Seconds = seconds } }).Details
            : null;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentLength = null;
        response.ContentType = WireForms.ContentType(form);
        StatusWriter.Put(response.Headers, status, details);
    }

    private static RpcStatus? Status(int http, HttpRequest request) => http switch
    {
        401 => new(RpcStatusCode.Unauthenticated, "The call needs credentials."),
        403 => new(RpcStatusCode.PermissionDenied, "The caller may not do this."),
        404 => new(RpcStatusCode.Unimplemented, $"The server has no method {request.Path.Value?.TrimStart('/')}."),
        413 => new(RpcStatusCode.ResourceExhausted, "The request is too large."),
        429 => new(RpcStatusCode.ResourceExhausted, "Too many calls; try again later."),
        503 => new(RpcStatusCode.Unavailable, "The server does not take calls now."),
        _ => null,
    };
}
