using System.Net.Sockets;

namespace Kausa.Matching.Grpc;

/// <summary>The binary: without a verb it serves, with one it administers.</summary>
internal static class ServiceCommand
{
    /// <summary>Runs.</summary>
    /// <param name="args">Options, or a verb and its options.</param>
    /// <returns>0 done, 2 told wrongly, 3 the address or port cannot be had now, 4 refused by the service.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (args.Length > 0 && !args[0].StartsWith('-'))
                return await AdminVerbs.RunAsync(args, Console.Out).ConfigureAwait(false);
            await ServeAsync(args).ConfigureAwait(false);
            return 0;
        }
        catch (CannotListenException taken)
        {
            await Console.Error.WriteLineAsync(taken.Message).ConfigureAwait(false);
            return 3;
        }
        catch (InvalidDataException unreadable)
        {
            // A file of options: the reason says which, what lies behind it where in it.
            await Console.Error.WriteLineAsync(unreadable.InnerException is null ? unreadable.Message : $"{unreadable.Message} {unreadable.GetBaseException().Message}").ConfigureAwait(false);
            return 2;
        }
        catch (Exception exception) when (exception is OptionsException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return 2;
        }
    }

    private static async Task ServeAsync(string[] args)
    {
        await using var app = MatchingServer.Build(args);
        var options = app.Services.GetRequiredService<ServiceOptions>();
        var state = app.Services.GetRequiredService<ServiceState>();
        var keys = options.Sample is { } sample ? await SampleStart.PrepareAsync(sample, state).ConfigureAwait(false) : default;
        await state.WarmAsync(options.Tokens is not null).ConfigureAwait(false);
        await state.ResumeRunsAsync().ConfigureAwait(false);
        await ListenAsync(app, options).ConfigureAwait(false);
        Console.WriteLine(options.Sample is null
            ? $"Serving {options.Store} at {string.Join(" and ", app.Urls)}. Keys: {state.Keys.All().Count(key => key.RevokedAt is null)}; docs/operations.md says how to make one."
            : SampleStart.Text(options.Sample, state, [.. app.Urls], keys.Adviser, keys.Portal));
        state.BeginCheck();
        await app.WaitForShutdownAsync().ConfigureAwait(false);
    }

    private static async Task ListenAsync(WebApplication app, ServiceOptions options)
    {
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception.GetBaseException() is SocketException)
        {
            var ports = options.Tls is null ? $"grpcPort '{options.GrpcPort}' and httpPort '{options.HttpPort}'" : $"grpcPort '{options.GrpcPort}'";
            throw new CannotListenException($"{ports} of listen '{options.Listen}': {exception.GetBaseException().Message}; allowed are free ports of an address of this machine.");
        }
    }

    /// <summary>An address or port cannot be had now; later it may.</summary>
    private sealed class CannotListenException(string message) : Exception(message);
}
