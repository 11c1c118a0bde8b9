using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Explanation;

/// <summary>Whoever reads a requirement reads on what it rests.</summary>
public sealed class RequirementBasisTests
{
    private static readonly Lazy<Market> Sample = new(() => MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", "stuttgart"))).Market!);

    [Theory]
    [InlineData("de", "(geschätzt)", "(nach O*NET)")]
    [InlineData("en", "(estimated)", "(from O*NET)")]
    public void Of_SilentPlace_MarksEveryRequirement(string language, string estimated, string rated)
    {
        var lines = Lines(place => place.Requirements is null);
        var shown = lines.ConvertAll(line => TextCatalogue.For(language).Format(line.Code, line.Arguments));
        Assert.All(shown, text => Assert.True(text.Contains(estimated, StringComparison.Ordinal) != text.Contains(rated, StringComparison.Ordinal), text));
        Assert.Contains(shown, text => text.Contains(estimated, StringComparison.Ordinal));
        Assert.Contains(shown, text => text.Contains(rated, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.NotEqual(ExplanationBasis.Measured, line.Basis));
    }

    [Fact]
    public void Of_PlaceThatSaysWhatItNeeds_MarksNone()
    {
        var lines = Lines(place => place.Requirements is not null);
        Assert.All(lines, line => Assert.DoesNotContain(line.Arguments, argument => argument.Name == "basis"));
        Assert.Contains(lines, line => line.Basis == ExplanationBasis.Measured);
    }

    /// <summary>The competence lines of everybody with the first such place.</summary>
    private static List<ExplanationNode> Lines(Predicate<TrainingPlace> which)
    {
        var ranker = new ReferenceRanker(Sample.Value, ShippedPolicies.Find("stuttgart")!);
        var place = Sample.Value.Places.First(p => which(p));
        return [.. Sample.Value.Candidates
            .Select(person => MatchExplanation.Of(ranker.Evaluate(person.Id, place.Id, new RankRequest { Purpose = Purpose.MatchForAdviser })))
            .SelectMany(explanation => explanation.Score.Children.First(child => child.Code == ExplanationCodes.Skills).Children)
            .Where(line => line.Code is ExplanationCodes.SkillTerm or ExplanationCodes.SkillNotMeasured)];
    }
}
