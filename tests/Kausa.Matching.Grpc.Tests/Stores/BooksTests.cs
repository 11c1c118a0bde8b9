using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Stores;

/// <summary>What the books know beside the rows is what counting them says, whenever somebody asks for the first time.</summary>
public sealed class BooksTests
{
    [Fact]
    public void TrainersAndPlaces_AfterAnyChanges_AreThoseOfTheRows() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, int.MaxValue), 40).ToArbitrary(), Gen.Choose(0, 41).ToArbitrary(), (steps, firstAsked) =>
        {
            var books = new Books();
            long version = 0;
            foreach (var step in steps)
            {
                if (version == firstAsked)
                    AssertCounted(books);
                var (key, value) = Change(step);
                KeyValuePair<RowKey, object?>[] changes = [new(key, value)];
                books.Apply(++version, changes, books.SumsAfter(changes));
                if (version > firstAsked)
                    AssertCounted(books);
            }

            AssertCounted(books);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    // One of four companies with one of three trainers, or one of six places of these; a fifth of the steps removes a row.
    private static (RowKey Key, object? Value) Change(int step)
    {
        var (number, isGone) = (step / 8 % 6, step % 5 == 0);
        if (step % 2 == 0)
        {
            var company = FullRows.Company with { Id = new($"c-{number % 4}"), Trainers = [FullRows.Company.Trainers[0] with { Id = new($"t-{number % 4}-{step / 64 % 3}"), Company = new($"c-{number % 4}") }] };
            return (new RowKey("halle", RowKind.Company, company.Id.Value), isGone ? null : company);
        }

        var place = FullRows.Place with { Id = new($"p-{number}"), Company = new($"c-{step / 64 % 4}"), Visibility = (PlaceVisibility)(step / 512 % 3) };
        return (new RowKey("halle", RowKind.Place, place.Id.Value), isGone ? null : new PlaceRow(place, PortalMarks.None));
    }

    private static void AssertCounted(Books books)
    {
        var trainers = books.All<Company>("halle", RowKind.Company).SelectMany(company => company.Trainers.Select(trainer => (trainer.Id.Value, Company: company.Id.Value))).ToDictionary();
        foreach (var id in Enumerable.Range(0, 4).SelectMany(company => Enumerable.Range(0, 3).Select(trainer => $"t-{company}-{trainer}")))
            Assert.Equal(trainers.GetValueOrDefault(id), books.CompanyOfTrainer("halle", id));
        foreach (var company in Enumerable.Range(0, 4).Select(number => $"c-{number}"))
        {
            var places = books.All<PlaceRow>("halle", RowKind.Place).Where(row => row.Place.Company.Value == company).ToList();
            Assert.Equal(places.Aggregate(default(PlaceCounts), (counts, row) => counts.Plus(row.Place.Visibility, 1)), books.PlacesOf("halle", company));
        }
    }
}
