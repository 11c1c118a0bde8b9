using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Office.Tests;

public sealed class SampleTests
{
    [Fact]
    public void Read_SampleFolder_GivesTheMarket()
    {
        var result = MarketReader.Read(new FolderMarketSource(MarketFiles.SampleFolder));

        Assert.Empty(result.ProblemLines());
        Assert.Empty(result.Notices);
        var market = result.Market!;
        Assert.Equal((3, 4, 3, 1), (market.Companies.Count, market.Places.Count, market.Candidates.Count, market.Advisers.Count));
        Assert.Equal("""{"inherits":"stuttgart"}""", result.PolicyText);
    }
}
