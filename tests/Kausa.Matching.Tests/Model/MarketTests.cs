using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Model;

public sealed class MarketTests
{
    // Numbers of one and two digits, whose ordinal order is not that of the numbers.
    private static Gen<int[]> Numbers => Gen.Choose(0, 40).ArrayOf();

    [Fact]
    public void FindPlace_AnyRows_FindsThoseThatAreThere() => Prop.ForAll(Numbers.Select(some => some.Distinct().ToArray()).ToArbitrary(), numbers =>
    {
        var market = Of(numbers);
        foreach (var number in Enumerable.Range(-1, 43))
        {
            var isThere = numbers.Contains(number);
            Assert.Equal(isThere ? PlaceId(number) : null, market.FindPlace(PlaceId(number))?.Id);
            Assert.Equal(isThere ? CandidateId(number) : null, market.FindCandidate(CandidateId(number))?.Id);
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void FindDefects_AnyRows_NamesEachThatCameBefore() => Prop.ForAll(Numbers.ToArbitrary(), numbers =>
    {
        var again = numbers.Where((number, i) => numbers.AsSpan(0, i).Contains(number)).ToArray();
        Assert.Equal(
            [.. again.Select(number => $"places '{PlaceId(number)}' id '{PlaceId(number)}': each identifier once"), .. again.Select(number => $"candidates '{CandidateId(number)}' id '{CandidateId(number)}': each identifier once")],
            MarketIntegrity.FindDefects(ContentOf(numbers)).Select(defect => defect.ToString()));
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void FindDefects_NeighboursOfOneIdentifierInOrder_NamesTheSecond() =>
        Assert.Equal(["places 'p-1' id 'p-1': each identifier once", "candidates 's-1' id 's-1': each identifier once"], MarketIntegrity.FindDefects(ContentOf([0, 1, 1, 2])).Select(defect => defect.ToString()));

    private static Id<TrainingPlace> PlaceId(int number) => new(number < 0 ? "a" : $"p-{number}");

    private static Id<Candidate> CandidateId(int number) => new(number < 0 ? "zz" : $"s-{number}");

    private static MarketContent ContentOf(int[] numbers) => new()
    {
        Companies = [Samples.Company],
        Places = [.. numbers.Select(number => Samples.Place with { Id = PlaceId(number) })],
        Candidates = [.. numbers.Select(number => Samples.Candidate with { Id = CandidateId(number) })],
    };

    private static Market Of(int[] numbers) => new(new ServiceOffice(new("office"), "Office"), Samples.AsOf, "synthetic", ContentOf(numbers));
}
