using System.Globalization;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Tests.Parties;

namespace Kausa.Matching.Grpc.Tests.Stores;

/// <summary>A log that ends or changes anywhere, as after a loss of power: the store opens with the first commits of it, or is refused in words; it never opens with anything else.</summary>
public sealed class TornLogTests : IDisposable
{
    private const int Commits = 40;
    private const int Sector = 512;
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-torn-").FullName;

    // scripts/drills.sh raises it to 1,000.
    private static int Cases => int.TryParse(Environment.GetEnvironmentVariable("KAUSA_TORN_LOGS"), CultureInfo.InvariantCulture, out var cases) ? cases : 60;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("KAUSA_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20_261_126;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Log_CutOrGarbledAnywhere_GivesAPrefixOrARefusal()
    {
        var (data, log) = await WrittenAsync();
        var random = new Random(Seed);
        var (prefixes, refusals, shorter) = (0, 0, 0);
        for (var number = 0; number < Cases; number++)
        {
            var torn = number % 2 == 0 ? log[..random.Next(log.Length)] : Garbled(log, random);
            var file = Path.Combine(_folder, $"{number}.db");
            await File.WriteAllBytesAsync(file, data);
            await File.WriteAllBytesAsync(file + "-wal", torn);
            try
            {
                await using var state = ServiceState.Open(file, TimeProvider.System, 1, synthetic: false);
                var rows = state.Books.Page("halle", RowKind.Candidate, string.Empty, 1_000).Select(row => row.Id).ToList();
                Assert.True(rows.SequenceEqual(Enumerable.Range(1, rows.Count).Select(NameOf)), $"seed {Seed}, case {number}: {string.Join(' ', rows)}");
                Assert.Equal(rows.Count, state.Books.Version);
                prefixes++;
                shorter += rows.Count < Commits ? 1 : 0;

                // What was taken over can be written on.
                await PutAsync(state, rows.Count + 1);
            }
            catch (Exception refusal) when (refusal is NotAStoreException or UnreadableRowException)
            {
                Assert.Contains("damaged", refusal.Message, StringComparison.Ordinal);
                refusals++;
            }

            File.Delete(file);
        }

        Assert.True(prefixes + refusals == Cases && shorter > Cases / 4, $"{prefixes} prefixes, {shorter} of them shorter, {refusals} refusals");
    }

    private static byte[] Garbled(byte[] log, Random random)
    {
        var torn = log.ToArray();
        random.NextBytes(torn.AsSpan(random.Next(torn.Length / Sector) * Sector, Sector));
        return torn;
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"s-{number:D4}");

    private static Task<bool> PutAsync(ServiceState state, int number) => state.Queue.WriteAsync((draft, _) =>
    {
        var wire = PartyTests.Person(NameOf(number));
        draft.Put(new RowKey("halle", RowKind.Candidate, NameOf(number)), RowBodies.Read(new RowKey("halle", RowKind.Candidate, NameOf(number)), Google.Protobuf.MessageExtensions.ToByteArray(wire)));
        return true;
    });

    // The files as they lie on the disk after many commits that no checkpoint has moved out of the log.
    private async Task<(byte[] Data, byte[] Log)> WrittenAsync()
    {
        var file = Path.Combine(_folder, "whole.db");
        await using (ServiceState.Open(file, TimeProvider.System, 1, synthetic: false))
        {
        }

        await using var state = ServiceState.Open(file, TimeProvider.System, 1, synthetic: false);
        for (var number = 1; number <= Commits; number++)
            await PutAsync(state, number);
        return (await ReadAsync(file), await ReadAsync(file + "-wal"));
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
