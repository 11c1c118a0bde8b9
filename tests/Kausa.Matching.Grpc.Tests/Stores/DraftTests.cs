using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Services;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Stores;

/// <summary>A write sees the rows that writes before it in the same group have made, as if they were durable.</summary>
public sealed class DraftTests
{
    private static readonly RowKey Adviser = new("halle", RowKind.Adviser, "b-1");
    private static readonly RowKey Person = new("halle", RowKind.Candidate, "s-9");

    [Fact]
    public void IsUsed_ReferredToByARowOfTheSameGroup_IsTrueUntilThatRowGoes()
    {
        var group = new Draft(new Books(), version: 1);
        Write(group, draft => draft.Put(Adviser, new Adviser { Id = new(Adviser.Id) }));
        Assert.False(References.IsUsed(Adviser, new Draft(group)));
        Write(group, draft => draft.Put(Person, FullRows.Candidate with { Id = new(Person.Id), PrimaryAdviser = new(Adviser.Id) }));
        Assert.True(References.IsUsed(Adviser, new Draft(group)));
        var own = new Draft(group);
        own.Remove(Person);
        Assert.False(References.IsUsed(Adviser, own));
    }

    [Fact]
    public void All_RowsOfBooksGroupAndJob_AreEachToldOnceAsTheyWouldBe()
    {
        var books = new Books();
        KeyValuePair<RowKey, object?>[] stored = [PersonOf("s-1", "a"), PersonOf("s-2", "a"), PersonOf("s-3", "a")];
        books.Apply(1, stored, books.SumsAfter(stored));
        var group = new Draft(books, version: 2);
        Write(group, draft => Put(draft, PersonOf("s-2", "b"), PersonOf("s-4", "b"), PersonOf("s-5", "b")));
        var own = new Draft(group);
        own.Remove(new RowKey("halle", RowKind.Candidate, "s-3"));
        own.Remove(new RowKey("halle", RowKind.Candidate, "s-4"));
        Put(own, PersonOf("s-5", "c"), PersonOf("s-6", "c"));
        Assert.Equal(
            [("s-1", "a"), ("s-2", "b"), ("s-5", "c"), ("s-6", "c")],
            own.All("halle", RowKind.Candidate).Select(row => (row.Key.Id, ((Candidate)row.Value).PrimaryAdviser!.Value.Value)).Order());
    }

    private static void Write(Draft group, Action<Draft> work)
    {
        var job = new Draft(group);
        work(job);
        group.Add(job);
    }

    private static void Put(Draft draft, params KeyValuePair<RowKey, object?>[] rows)
    {
        foreach (var (key, value) in rows)
            draft.Put(key, value!);
    }

    private static KeyValuePair<RowKey, object?> PersonOf(string id, string adviser) =>
        new(new RowKey("halle", RowKind.Candidate, id), FullRows.Candidate with { Id = new(id), PrimaryAdviser = new Id<Adviser>(adviser) });
}
