using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Mapping;

/// <summary>Every row that the model can hold goes through the contract and back without loss.</summary>
public class RoundTripTests
{
    [Fact]
    public void Bodies_AnyMarket_ComeBackAsTheyWere() =>
        Prop.ForAll(MarketGen.Arbitrary(6), market =>
        {
            Check(market.Advisers, RowKind.Adviser, row => row.Id.Value);
            Check(market.Companies, RowKind.Company, row => row.Id.Value);
            Check(market.Places.Select(row => new PlaceRow(row, PortalMarks.None)), RowKind.Place, row => row.Place.Id.Value);
            Check(market.Candidates, RowKind.Candidate, row => row.Id.Value);
            Check(market.TravelTimes.Entries, RowKind.TravelTime, row => $"{row.FromPostalCode}-{row.ToPostalCode}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Bodies_AnyFactChanged_Change()
    {
        AssertEachFactCounts(FullRows.Candidate, row => row);
        AssertEachFactCounts(FullRows.Company, row => row);
        AssertEachFactCounts(FullRows.Place, row => new PlaceRow(row, PortalMarks.None));
        AssertEachFactCounts(FullRows.Adviser, row => row);
        AssertEachFactCounts(FullRows.Evidence, row => FullRows.Candidate with { Evidence = [row] });
    }

    private static void Check<T>(IEnumerable<T> rows, RowKind kind, Func<T, string> id)
    {
        foreach (var row in rows)
            Assert.Equal(row, (T)RowBodies.Read(new RowKey("stuttgart", kind, id(row)), RowBodies.Write(row!)));
    }

    private static void AssertEachFactCounts<T>(T full, Func<T, object> row)
        where T : class
    {
        var bytes = RowBodies.Write(row(full));
        Assert.Empty(Mutations.Of(full).Where(mutation => RowBodies.Write(row(mutation.Mutated)).AsSpan().SequenceEqual(bytes)).Select(mutation => $"{typeof(T).Name}.{mutation.Path}"));
    }
}
