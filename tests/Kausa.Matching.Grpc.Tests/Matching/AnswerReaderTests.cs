using System.Text.Json;
using Kausa.Matching.Cli;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Cli.Remote;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>What the command line makes of answers of services that are older or newer than it.</summary>
public sealed class AnswerReaderTests
{
    [Fact]
    public void View_PlaceMissing_SaysThatTheServiceIsOlder()
    {
        var answer = Answer();
        answer.Matches.Add(new V1.CandidateMatch { Candidate = "candidates/s-017" });
        var refused = Assert.ThrowsAny<BadInputException>(() => answer.View());
        Assert.Equal("--server: the service does not say which place this is about; it is older than this program.", Assert.Single(refused.In("en")));
    }

    [Fact]
    public void View_WarningsOfAnotherKind_ArePassedOnAsTheyAre()
    {
        var answer = Answer();
        answer.Info.Warnings.Add(["LAW_DATA_STALE law.minimum_wage", "SHORT", "MARKET_IS_OLD 2026-01-01"]);
        using var json = JsonDocument.Parse(RankJson.Write(answer.View()));
        Assert.Equal(answer.Info.Warnings, json.RootElement.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()));
    }

    [Fact]
    public void WriteLine_WarningsOfAnotherKind_FollowTheLaw()
    {
        using var output = new StringWriter();
        LawWarning.WriteLine(["MARKET_IS_OLD 2026-01-01", "LAW_DATA_STALE law.a", "LAW_DATA_STALE law.b"], Labels.For("en"), output);
        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((2, "MARKET_IS_OLD 2026-01-01"), (lines.Length, lines[1]));
        Assert.Contains("law.a, law.b", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("LAW_DATA_STALE", lines[0], StringComparison.Ordinal);
    }

    private static V1.RankCandidatesResponse Answer() => new()
    {
        Info = new V1.AnswerInfo { AsOf = "2026-03-01", Mode = (V1.ScoreMode)1, Perspective = (V1.Perspective)1, Purpose = (V1.Purpose)1 },
    };
}
