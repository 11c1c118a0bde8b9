using System.CommandLine;
using Kausa.Matching.Cli.Verbs;
using Kausa.Matching.Contracts;
using Kausa.Rpc;

namespace Kausa.Matching.Cli.Remote;

/// <summary>An office that a matching service keeps, instead of a market in a folder.</summary>
internal static class RemoteOffice
{
    // A plan is one message: 10,000,000 pairs are of many thousand people, each with reasons, and the file comes with them.
    private const int MostAnswerBytes = 256 * 1024 * 1024;

    // A service says its settings at once; a busy one may be late. Each attempt to reach it takes as long.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    /// <summary>Asks the service of a command line, by its options --server, --key and --timeout.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="ask">The question.</param>
    /// <exception cref="BadInputException">The address is wrong, the service refused (every wrong field is named), or one answer took longer than --timeout.</exception>
    /// <exception cref="AnswerTooLargeException">The service answers with more than is taken.</exception>
    /// <exception cref="UnknownIdException">The service has no such candidate or place.</exception>
    public static void Ask(ParseResult parsed, Func<MatchingClient, Task> ask) => Ask(parsed, async client =>
    {
        await ask(client).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc cref="Ask(ParseResult, Func{MatchingClient, Task})"/>
    /// <param name="parsed">What was typed.</param>
    /// <param name="ask">The question.</param>
    /// <param name="named">Names fields that the service refused as whoever asked knows them; null or nothing leaves the service's names. Null: never.</param>
    public static T Ask<T>(ParseResult parsed, Func<MatchingClient, Task<T>> ask, Func<IReadOnlyList<string>, IReadOnlyList<string>?>? named = null) =>
        Ask(parsed.GetRequiredValue<string>(CommonOptions.ServerName), parsed.GetValue<string>(CommonOptions.KeyName), OptionsOf(parsed), ask, named);

    /// <summary>Asks a service.</summary>
    /// <param name="server">Its address.</param>
    /// <param name="key">Key to it.</param>
    /// <param name="options">How it is asked.</param>
    /// <param name="ask">The question.</param>
    /// <param name="named">Names fields that the service refused.</param>
    internal static T Ask<T>(string server, string? key, RpcChannelOptions options, Func<MatchingClient, Task<T>> ask, Func<IReadOnlyList<string>, IReadOnlyList<string>?>? named = null)
    {
        using var channel = new RpcChannel(new Uri(server, UriKind.Absolute), options);
        try
        {
            return ask(new MatchingClient(channel, key)).GetAwaiter().GetResult();
        }
        catch (RpcException error) when (error.Status.Code == RpcStatusCode.DeadlineExceeded)
        {
            throw new UnwordedException("TOO_LATE", server, (int)options.UnaryTimeout!.Value.TotalSeconds);
        }
        catch (RpcException error) when (error.Status.Code == RpcStatusCode.Cancelled)
        {
            throw new OperationCanceledException(error.Message, error);
        }
        catch (RpcException error) when (error is { Status.Code: RpcStatusCode.ResourceExhausted, InnerException: InvalidDataException })
        {
            throw new AnswerTooLargeException(server, MostAnswerBytes);
        }
        catch (RpcException error) when (error.Status.Code == RpcStatusCode.NotFound)
        {
            throw new UnknownIdException(error.Status.Message);
        }
        catch (RpcException error) when (error is { Status.Code: RpcStatusCode.Unavailable, InnerException: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } })
        {
            throw new UnwordedException("SERVER_NAME", server);
        }
        catch (RpcException error) when (SilentServerException.Behind(error) is { } silent)
        {
            throw new UnwordedException("SILENT_SERVER", server, (int)silent.Waited.TotalSeconds);
        }
        catch (RpcException error) when (error is { Status.Code: RpcStatusCode.Unavailable, InnerException: OperationCanceledException or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } })
        {
            throw new UnwordedException("NO_SERVER", server);
        }
        catch (RpcException error) when (error is { Status.Code: RpcStatusCode.Unavailable, InnerException: HttpRequestException })
        {
            throw new UnwordedException("NO_RPC", server);
        }
        catch (RpcException error)
        {
            var violations = error.Detail<Google.Rpc.BadRequest>()?.FieldViolations ?? [];
            if (violations.Count > 0 && named?.Invoke([.. violations.Select(violation => violation.Field)]) is { Count: > 0 } own)
            {
                throw new BadInputException(own);
            }

            var fields = violations.Select(violation => $"{violation.Field}: {violation.Description}").ToList();
            throw new BadInputException(fields.Count > 0 ? fields : [$"{server}: {error.Status.Message}"]);
        }
    }

    /// <summary>How a service is asked: how long one answer may take, and how large it may be.</summary>
    /// <param name="parsed">What was typed.</param>
    public static RpcChannelOptions OptionsOf(ParseResult parsed) => new()
    {
        UnaryTimeout = TimeSpan.FromSeconds(parsed.GetRequiredValue<int>(CommonOptions.TimeoutName)),
        MaxReceiveMessageBytes = MostAnswerBytes,
        Connect = (server, cancellation) => GreetedStream.ConnectAsync(server, LongestSilence, cancellation),
    };
}
