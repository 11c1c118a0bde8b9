using Kausa.Matching.Lab.Arrivals;

namespace Kausa.Matching.Lab.Tests.Arrivals;

public sealed class ArrivalExperimentTests
{
    [Fact]
    public void Run_PlantedSeasons_KnowingTheSeasonsBeforeReachesHindsightAndGreedyDoesNot()
    {
        var results = ArrivalExperiment.Run(seed: 1, seasonCount: 3).ToDictionary(result => result.Policy);
        Assert.InRange(results["GREEDY"].MeanBasisPoints, 1, 9_199);
        Assert.InRange(results["BATCH"].MeanBasisPoints, 9_800, 10_000);
    }

    [Fact]
    public void Draw_SameSeed_IsTheSameSeason()
    {
        var (first, second) = (PlantedSeason.Draw(5), PlantedSeason.Draw(5));
        Assert.Equal(first.Order, second.Order);
        Assert.True(first.Cohort.Pairs.SequenceEqual(second.Cohort.Pairs));
    }
}
