using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Catalogue.Search;
using Xunit;

namespace Kausa.Matching.Tests.Catalogue.Search;

public sealed class EditDistanceTests
{
    private static readonly Gen<string> AnyWord =
        from length in Gen.Choose(0, 8)
        from letters in Gen.Elements('a', 'b', 'c').ArrayOf(length)
        select new string(letters);

    [Fact]
    public void AtMost_AnyWordsAndLimit_EqualsTheDefinition() =>
        Prop.ForAll(AnyWord.Two().ToArbitrary(), Gen.Choose(0, 9).ToArbitrary(), (words, limit) =>
            EditDistance.AtMost(words.Item1, words.Item2, limit) == Math.Min(ByDefinition(words.Item1, words.Item2), limit + 1)
            && EditDistance.AtMost(words.Item1, words.Item2, limit) == EditDistance.AtMost(words.Item2, words.Item1, limit))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Theory]
    [InlineData("maurer", "maurer", 0)]
    [InlineData("maurre", "maurer", 1)] // swap
    [InlineData("dachdeker", "dachdecker", 1)]
    [InlineData("koch", "kopf", 2)]
    public void AtMost_Examples_AreRight(string left, string right, int distance) => Assert.Equal(distance, EditDistance.AtMost(left, right, 5));

    private static int ByDefinition(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return a.Length + b.Length;
        if (a[^1] == b[^1])
            return ByDefinition(a[..^1], b[..^1]);
        var best = 1 + Math.Min(ByDefinition(a[..^1], b[..^1]), Math.Min(ByDefinition(a[..^1], b), ByDefinition(a, b[..^1])));
        return a.Length > 1 && b.Length > 1 && a[^1] == b[^2] && a[^2] == b[^1] ? Math.Min(best, 1 + ByDefinition(a[..^2], b[..^2])) : best;
    }
}
