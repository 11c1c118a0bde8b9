using System.Globalization;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Tests.Stores;

public sealed class RowBatchTests
{
    [Fact]
    public void Add_MoreBytesThanThereWasRoomFor_KeepsEveryBody()
    {
        using var batch = new RowBatch();
        for (var n = 0; n < 100; n++)
            batch.Add(KeyOf(n), n, Body(n));
        Assert.Equal(100, batch.Count);
        for (var n = 0; n < 100; n++)
        {
            Assert.Equal((KeyOf(n), (long)n), batch[n]);
            Assert.True(batch.Body(n).SequenceEqual(Body(n)), string.Create(CultureInfo.InvariantCulture, $"row {n}"));
        }
    }

    [Theory]
    [InlineData(RowBatch.MostRows - 1)]
    [InlineData(RowBatch.MostRows)]
    [InlineData(RowBatch.MostRows + 1)]
    [InlineData((2 * RowBatch.MostRows) + 1)]
    public async Task Load_RowsOfOneBatchOrMore_ReadsEachOnce(int count)
    {
        var folder = Directory.CreateTempSubdirectory("kausa-batches-").FullName;
        try
        {
            var file = Path.Combine(folder, "one.db");
            await using (var state = Open(file))
            {
                await state.Queue.WriteAsync((draft, _) =>
                {
                    for (var n = 0; n < count; n++)
                        draft.Put(KeyOf(n), new Adviser { Id = new(KeyOf(n).Id), CaseloadLimit = n % 1_000 });
                    return true;
                });
            }

            await using (var state = Open(file))
            {
                Assert.Equal(
                    Enumerable.Range(0, count).Select(n => (KeyOf(n).Id, (int?)n % 1_000)).OrderBy(row => row.Id, StringComparer.Ordinal),
                    state.Books.All<Adviser>("halle", RowKind.Adviser).Select(adviser => (Id: adviser.Id.Value, adviser.CaseloadLimit)).OrderBy(row => row.Id, StringComparer.Ordinal));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ServiceState Open(string file) => ServiceState.Open(file, TimeProvider.System, callsPerSecond: 1_000, synthetic: false);

    private static RowKey KeyOf(int n) => new("halle", RowKind.Adviser, string.Create(CultureInfo.InvariantCulture, $"a-{n}"));

    // Empty ones, and together more than a batch has room for at first.
    private static byte[] Body(int n) => [.. Enumerable.Range(0, n % 7 * 10_000).Select(at => (byte)(at + n))];
}
