using Kausa.Matching.Catalogue;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws what a place really asks for: the occupation's profile, its levels shifted by −10 to +5 points and weights moved a little.</summary>
internal static class RequirementDraw
{
    private const int MovedWeightPercent = 50;

    public static RequirementProfile True(Occupation occupation, RandomStream random)
    {
        var usual = ReferenceCatalogue.Shared.DefaultProfile(occupation).Profile.Required.ToList();
        var placeShift = random.Between(-6, 3);
        var levels = usual.ConvertAll(need => Math.Clamp(need.LevelPoints + placeShift + random.Between(-4, 2), 1, 100));
        var weights = usual.ConvertAll(need => need.WeightPercent);
        if (weights.Count > 1 && random.Percent(MovedWeightPercent))
        {
            var from = random.Below(weights.Count);
            var to = (from + 1 + random.Below(weights.Count - 1)) % weights.Count;
            var moved = Math.Min(random.Between(1, 4), weights[from] - 1);
            weights[from] -= moved;
            weights[to] += moved;
        }

        return RequirementProfile.Create(usual.Select((need, i) => (need.Dimension, levels[i], weights[i])));
    }
}
