using Kausa.Matching.Contracts;
using Kausa.Rpc;

namespace Kausa.Matching.Cli.Remote;

/// <summary>An office that a matching service keeps, instead of a market in a folder.</summary>
internal static class RemoteOffice
{
    // A plan is one message: 10,000,000 pairs are of many thousand people, each with reasons, and the file comes with them.
    private const int MostAnswerBytes = 256 * 1024 * 1024;

    /// <summary>Asks a service.</summary>
    /// <param name="server">Its address, such as http://127.0.0.1:5001.</param>
    /// <param name="key">API key.</param>
    /// <param name="ask">The question.</param>
    /// <exception cref="BadInputException">The address is wrong, or the service refused; every wrong field is named.</exception>
    /// <exception cref="AnswerTooLargeException">The service answers with more than is taken.</exception>
    /// <exception cref="UnknownIdException">The service has no such candidate or place.</exception>
    public static void Ask(string server, string key, Func<MatchingClient, Task> ask) => Ask(server, key, async client =>
    {
        await ask(client).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc cref="Ask(string, string, Func{MatchingClient, Task})"/>
    /// <param name="server">Its address, such as http://127.0.0.1:5001.</param>
    /// <param name="key">API key.</param>
    /// <param name="ask">The question.</param>
    /// <param name="named">Names fields that the service refused as whoever asked knows them; null or nothing leaves the service's names. Null: never.</param>
    public static T Ask<T>(string server, string key, Func<MatchingClient, Task<T>> ask, Func<IReadOnlyList<string>, IReadOnlyList<string>?>? named = null)
    {
        using var channel = new RpcChannel(new Uri(server, UriKind.Absolute), new RpcChannelOptions { UnaryTimeout = TimeSpan.FromSeconds(60), MaxReceiveMessageBytes = MostAnswerBytes });
        try
        {
            return ask(new MatchingClient(channel, key)).GetAwaiter().GetResult();
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
        catch (RpcException error) when (error is { Status.Code: RpcStatusCode.Unavailable, InnerException: OperationCanceledException or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } })
        {
            throw new UnwordedException("NO_SERVER", server);
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
}
