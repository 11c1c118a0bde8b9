using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Stores;

/// <summary>Rows read quickly are the rows that reading their messages gives, and what is broken is refused in the same words.</summary>
public class StoredRowsTests
{
    private static readonly PortalMarks Marks = new("https://portal.example/p-1", [KeyValuePair.Create("a", "Größe"), KeyValuePair.Create("b", string.Empty)]);

    [Fact]
    public void Read_AnyMarket_EqualsReadingMessages() =>
        Prop.ForAll(MarketGen.Arbitrary(12), market =>
        {
            var rows = new StoredRows();
            foreach (var (key, row) in RowsOf(market))
                Assert.Equal(RowBodies.Read(key, RowBodies.Write(row)), rows.Read(key, RowBodies.Write(row)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Read_AnyFactChanged_EqualsReadingMessages()
    {
        var rows = new StoredRows();
        foreach (var place in Mutations.Of(FullRows.Place).Select(mutation => mutation.Mutated).Prepend(FullRows.Place))
            AssertSame(rows, KeyOf(RowKind.Place, place.Id.Value), RowBodies.Write(new PlaceRow(place, Marks)));
        foreach (var company in Mutations.Of(FullRows.Company).Select(mutation => mutation.Mutated).Prepend(FullRows.Company))
            AssertSame(rows, KeyOf(RowKind.Company, company.Id.Value), RowBodies.Write(company));
    }

    [Fact]
    public void Read_BrokenBytes_EqualsReadingMessages()
    {
        var dice = new System.Random(20261126);
        var sound = RowsOf(MarketGen.Arbitrary(12).Generator.Sample(12, new Rnd(20261126, 1), 1)[0])
            .Append((KeyOf(RowKind.Place, FullRows.Place.Id.Value), new PlaceRow(FullRows.Place, Marks)))
            .Append((KeyOf(RowKind.Company, FullRows.Company.Id.Value), FullRows.Company))
            .Where(row => row.Key.Kind is RowKind.Place or RowKind.Company).ToList();
        var (rows, refused) = (new StoredRows(), 0);
        for (var i = 0; i < 20_000; i++)
        {
            var (key, row) = sound[i % sound.Count];
            var bytes = RowBodies.Write(row);
            bytes[dice.Next(bytes.Length)] = (byte)dice.Next(256);
            refused += AssertSame(rows, key, i % 3 == 0 ? bytes[..dice.Next(bytes.Length)] : bytes) ? 0 : 1;
        }

        Assert.InRange(refused, 1_000, 19_000);
    }

    [Fact]
    public void Read_RowStoredBeforeARuleCame_IsReadAsItIs()
    {
        // Such names and consents are refused when they are written, and were not always.
        var company = FullRows.Company with { Label = "a\u202Eb\nc" };
        var place = FullRows.Place with { LanguageMinima = [new LanguageMinimum(LanguageSkill.Reading, CefrLevel.B1, "a\u202Eb")] };
        var person = FullRows.Candidate with { AgeBandAtStart = null, Consents = [new Consent(Purpose.MatchForAdviser, null, new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 1))] };
        foreach (var (key, row) in new (RowKey, object)[] { (KeyOf(RowKind.Company, company.Id.Value), company), (KeyOf(RowKind.Place, place.Id.Value), new PlaceRow(place, Marks)), (KeyOf(RowKind.Candidate, person.Id.Value), person) })
        {
            Assert.Equal(row, RowBodies.Read(key, RowBodies.Write(row)));
            Assert.Equal(row, new StoredRows().Read(key, RowBodies.Write(row)));
        }
    }

    [Fact]
    public void Read_WholeRows_NeedNoMessages()
    {
        var parts = new StoredParts();
        Assert.NotNull(new StoredPlaces(parts).Read("p-1", RowBodies.Write(new PlaceRow(FullRows.Place, Marks))));
        var company = FullRows.Company with { Entitlements = FullRows.Company.Entitlements.Select(item => item with { VerbundPartner = null }).ToValueList() };
        Assert.NotNull(new StoredCompanies(parts).Read("b-1", RowBodies.Write(company)));
    }

    [Fact]
    public void Read_PlacesThatSayTheSame_ShareIt()
    {
        var rows = new StoredRows();
        var bytes = RowBodies.Write(new PlaceRow(FullRows.Place, PortalMarks.None));
        var (one, other) = ((PlaceRow)rows.Read(KeyOf(RowKind.Place, "p-1"), bytes), (PlaceRow)rows.Read(KeyOf(RowKind.Place, "p-2"), bytes));
        Assert.Same(one.Place.Site, other.Place.Site);
        Assert.Same(one.Place.LanguageMinima, other.Place.LanguageMinima);
        Assert.Same(one.Place.WorkingTimes, other.Place.WorkingTimes);
    }

    [Fact]
    public void For_SmallStore_SetsNothingAside()
    {
        Assert.Null(StartMemory.For("there is no such store"));
    }

    // Whether the row was read.
    private static bool AssertSame(StoredRows rows, RowKey key, byte[] bytes)
    {
        var (expected, found) = (Try(() => RowBodies.Read(key, bytes)), Try(() => rows.Read(key, bytes)));
        Assert.Equal(expected, found);
        return expected is not string;
    }

    private static object Try(Func<object> read)
    {
        try
        {
            return read();
        }
        catch (UnreadableRowException exception)
        {
            return exception.Message;
        }
    }

    private static IEnumerable<(RowKey Key, object Row)> RowsOf(Market market) =>
    [
        .. market.Companies.Select(row => (KeyOf(RowKind.Company, row.Id.Value), (object)row)),
        .. market.Places.Select(row => (KeyOf(RowKind.Place, row.Id.Value), (object)new PlaceRow(row, PortalMarks.None))),
        .. market.Candidates.Select(row => (KeyOf(RowKind.Candidate, row.Id.Value), (object)row)),
    ];

    private static RowKey KeyOf(RowKind kind, string id) => new("stuttgart", kind, id);
}
