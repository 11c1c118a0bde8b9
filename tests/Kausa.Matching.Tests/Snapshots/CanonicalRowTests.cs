using Kausa.Matching.Model;
using Kausa.Matching.Snapshots;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Snapshots;

public sealed class CanonicalRowTests
{
    [Fact]
    public void Encode_AnyFactChanged_ChangesTheBytes()
    {
        AssertEachFactCounts(FullRows.Candidate, CanonicalRows.Encode);
        AssertEachFactCounts(FullRows.Company, CanonicalRows.Encode);
        AssertEachFactCounts(FullRows.Place, CanonicalRows.Encode);
        AssertEachFactCounts(FullRows.Adviser, CanonicalRows.Encode);
        AssertEachFactCounts(FullRows.Evidence, e => CanonicalRows.Encode(FullRows.Candidate with { Evidence = [e] }));
        AssertEachFactCounts(FullRows.Candidate.LanguageEvidence[0], e => CanonicalRows.Encode(FullRows.Candidate with { LanguageEvidence = [e] }));
    }

    [Fact]
    public void Encode_UnorderedListPermuted_KeepsTheBytes()
    {
        var one = FullRows.Candidate with { Mobility = FullRows.Candidate.Mobility with { Licences = [DrivingLicence.B, DrivingLicence.T] } };
        var other = FullRows.Candidate with { Mobility = FullRows.Candidate.Mobility with { Licences = [DrivingLicence.T, DrivingLicence.B] } };
        Assert.Equal(CanonicalRows.Encode(one).Hash(), CanonicalRows.Encode(other).Hash());
    }

    [Fact]
    public void Encode_WishesPermuted_ChangesTheBytes()
    {
        var other = FullRows.Candidate with { Wishes = FullRows.Candidate.Wishes.Reverse().ToValueList() };
        Assert.NotEqual(CanonicalRows.Encode(FullRows.Candidate).Hash(), CanonicalRows.Encode(other).Hash());
    }

    [Fact]
    public void Form_IsThatOfTheBytes()
    {
        // Whoever changes the bytes of a row raises the form with them, or sums that services kept would be taken for sums of the new bytes.
        var rows = new object[] { FullRows.Candidate, FullRows.Company, FullRows.Place, FullRows.Adviser, new TravelTime("06108", "06112", 12) { FirstArrival = new TimeOnly(6, 30) } };
        Assert.Equal(1, CanonicalRows.Form);
        Assert.Equal("65fce00a458b54a23d41828f29abf80afc80a656fff1d2125ae1760fc7696c94", CanonicalRows.Sum(rows).ToString());
    }

    [Fact]
    public void Sum_RowsOfAllKinds_IsTheSumOfTheirHashes()
    {
        var rows = new object[] { FullRows.Candidate, FullRows.Company, FullRows.Place, FullRows.Adviser, new TravelTime("06108", "06112", 12) };
        byte[][] hashes = [CanonicalRows.Encode(FullRows.Candidate).Hash(), CanonicalRows.Encode(FullRows.Company).Hash(), CanonicalRows.Encode(FullRows.Place).Hash(), CanonicalRows.Encode(FullRows.Adviser).Hash(), CanonicalRows.Encode((TravelTime)rows[4]).Hash()];
        Assert.Equal(hashes.Aggregate(default(SnapshotId), (sum, hash) => sum.Plus(hash)), CanonicalRows.Sum(rows));
        Assert.Equal(default, CanonicalRows.Sum([]));
        Assert.Throws<ArgumentException>(() => CanonicalRows.Sum(["text"]));
    }

    [Fact]
    public void SnapshotId_PlusThenMinus_IsWhatItWas()
    {
        var a = CanonicalRows.Encode(FullRows.Candidate).Hash();
        var b = Enumerable.Repeat((byte)0xFF, 32).ToArray();
        var id = default(SnapshotId).Plus(a);
        Assert.Equal(id, id.Plus(b).Minus(b));
        Assert.Equal(default, id.Minus(a));
        Assert.Equal(id, id.Plus(default(SnapshotId).Plus(b)).Minus(default(SnapshotId).Plus(b)));
        Assert.Equal(default(SnapshotId).Plus(a).Plus(b), default(SnapshotId).Plus(b).Plus(a));
    }

    [Fact]
    public void SnapshotId_CarriesAcrossHalves()
    {
        var low = new byte[32];
        Array.Fill(low, (byte)0xFF, 16, 16);
        var one = new byte[32];
        one[31] = 1;
        Assert.Equal($"{new string('0', 31)}1{new string('0', 32)}", default(SnapshotId).Plus(low).Plus(one).ToString());
    }

    [Fact]
    public void Snapshot_SoManyRowsThatProcessorsShareThem_IsTheSumOfAll()
    {
        var market = MarketGen.Drawn(7, 5_000, 20);
        var head = new CanonicalEncoder().Record("market").Id<ServiceOffice>(market.Office.Id).Date(market.AsOf).Hash();
        var rows = market.Companies.Select(row => CanonicalRows.Encode(row).Hash()).Concat(market.Places.Select(row => CanonicalRows.Encode(row).Hash()))
            .Concat(market.Candidates.Select(row => CanonicalRows.Encode(row).Hash())).Concat(market.Advisers.Select(row => CanonicalRows.Encode(row).Hash()))
            .Concat(market.TravelTimes.Entries.Select(row => CanonicalRows.Encode(row).Hash()));
        Assert.Equal(rows.Aggregate(default(SnapshotId).Plus(head), (sum, row) => sum.Plus(row)), CanonicalRows.Snapshot(market));
    }

    private static void AssertEachFactCounts<T>(T full, Func<T, CanonicalEncoder> encode)
        where T : class
    {
        var bytes = encode(full).Hash();
        var silent = Mutations.Of(full).Where(m => encode(m.Mutated).Hash().AsSpan().SequenceEqual(bytes)).Select(m => $"{typeof(T).Name}.{m.Path}").ToList();
        Assert.Empty(silent);
    }
}
