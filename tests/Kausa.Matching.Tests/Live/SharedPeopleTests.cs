using Kausa.Matching.Advice;
using Kausa.Matching.Live;
using Kausa.Matching.Model;
using Kausa.Matching.Rows;
using Xunit;

namespace Kausa.Matching.Tests.Live;

/// <summary>What is kept with a table of rows outlives batches that leave these rows as they are.</summary>
public sealed class SharedPeopleTests
{
    private static readonly RowTable<Candidate, string> Rows = new([new("a"), new("b")], ["first", "second"]);

    [Fact]
    public void With_NothingComesOrGoes_IsTheSameTable()
    {
        Assert.Same(Rows, Rows.With([], [], [], 0));
        Assert.NotSame(Rows, Rows.With([], [], [new("a")], -1));
        Assert.NotSame(Rows, Rows.With([new("c")], ["third"], [], 1));
    }

    [Fact]
    public void Apply_PlacesAlone_KeepsThePeopleAndWhatTheySaid()
    {
        var sample = SampleMarket.Of("leipzig");
        var live = LiveMatchIndex.Build(sample.Market, sample.Policy);
        var before = live.Current;
        var said = MarketAnswers.Of(before, CancellationToken.None);
        Assert.NotEmpty(said.Homes);
        var places = live.Apply(new MarketChanges { WithdrawnPlaces = [sample.Market.Places[0].Id], Seats = [new SeatChange(sample.Market.Places[1].Id, 3, 3)] });
        Assert.NotSame(before, places);
        Assert.Same(before.Persons, places.Persons);
        Assert.Same(said, MarketAnswers.Of(places, CancellationToken.None));
    }

    // Whoever alone answers is asked for what is kept: with them goes all that was said.
    [Fact]
    public void Apply_PeopleWhoLeave_TakeWhatTheySaidWithThem()
    {
        var sample = SampleMarket.Of("leipzig");
        var live = LiveMatchIndex.Build(sample.Market, sample.Policy);
        var said = MarketAnswers.Of(live.Current, CancellationToken.None);
        var after = live.Apply(new MarketChanges { WithdrawnCandidates = [.. sample.Market.Candidates.Where(person => person.Home is not null).Select(person => person.Id)] });
        Assert.Empty(MarketAnswers.Of(after, CancellationToken.None).Homes);
        Assert.Equal(5, said.Homes.Count);
    }
}
