using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests;

/// <summary>The example of README.md is the code below, and it runs.</summary>
public sealed class ReadmeExampleTests
{
    private static string Example(string samples)
    {
        var Console = new StringWriter();

        // begin
        var market = MarketReader.Read(new FolderMarketSource($"{samples}/stuttgart")).Market!;
        var ranker = new ReferenceRanker(market, ShippedPolicies.Find("stuttgart")!);
        var answer = ranker.RankPlaces(new Id<Candidate>("s-017"), new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 3 });
        var texts = TextCatalogue.For("en");
        foreach (var result in answer.Results)
        {
            var pair = result.Pair;
            Console.WriteLine($"{result.Rank}. {pair.Facts.Occupation.Title}: {texts.Of(pair.Status)}, {pair.Score.ScoreMillionths} of 1,000,000");
            foreach (var reason in pair.Reasons)
                Console.WriteLine($"   {texts.Reason(reason)}");
        }

        // end
        return Console.ToString();
    }

    [Fact]
    public void Example_OfTheReadme_Runs() => Assert.StartsWith("1. ", Example(Repository.PathOf("samples")), StringComparison.Ordinal);

    [Fact]
    public void Example_OfTheReadme_IsThisCode()
    {
        var source = File.ReadAllText(Repository.PathOf("tests", "Kausa.Matching.Tests", "ReadmeExampleTests.cs"));
        var begin = source.IndexOf("        // begin\n", StringComparison.Ordinal) + "        // begin\n".Length;
        var code = source[begin..source.IndexOf("\n        // end", StringComparison.Ordinal)].Trim('\n').Split('\n').Select(line => line.Length > 8 ? line[8..] : line.Trim());
        Assert.Contains(string.Join('\n', code), File.ReadAllText(Repository.PathOf("README.md")), StringComparison.Ordinal);
    }
}
