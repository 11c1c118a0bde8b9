using Kausa.Matching.Contracts;
using Kausa.Service.Bench;

const string Usage = """
    Kausa.Service.Bench fill URL ADVISER_KEY PLACES CANDIDATES    the nation, row by row, by PartyService
    Kausa.Service.Bench ask URL PORTAL_KEY ADVISER_KEY SECONDS    ranked answers: one call in flight, then 64 callers
    Kausa.Service.Bench inside STORE OFFICE SECONDS               start and ranked answers inside one process and on one thread, without the wire
    Kausa.Service.Bench write URL ADVISER_KEY SECONDS             durable single upserts: one caller, then 64 callers
    Kausa.Service.Bench assess URL ADVISER_KEY COUNT              a day's results: durable, then re-ranked; figures as JSON
    """;
if (args.Length < 3)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

if (args is ["inside", var store, var office, var time])
{
    await Inside.RunAsync(store, office, TimeSpan.FromSeconds(int.Parse(time, null)));
    return 0;
}

// A browser opens one connection, a portal a few: eight carry the 64 callers.
using var channels = new Channels(new Uri(args[1]), 8);
MatchingClient[] Clients(string key) => [.. channels.All.Select(channel => new MatchingClient(channel, key))];
switch (args)
{
    case ["fill", _, var key, var places, var candidates]:
        await Nation.FillAsync(Clients(key)[0], int.Parse(places, null), int.Parse(candidates, null));
        return 0;
    case ["ask", _, var portal, var adviser, var seconds]:
        await Asking.RunAsync(new Uri(args[1]), (Clients(portal)[0], portal), (Clients(adviser)[0], adviser), TimeSpan.FromSeconds(int.Parse(seconds, null)));
        return 0;
    case ["write", _, var key, var seconds]:
        await Writing.RunAsync(Clients(key), TimeSpan.FromSeconds(int.Parse(seconds, null)));
        return 0;
    case ["assess", _, var key, var count]:
        await Assessing.RunAsync(Clients(key)[0], int.Parse(count, null));
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
