using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Gives every place a requirement profile of its own: four to twelve dimensions of any group, levels 1 to 100.</summary>
internal static class ProfileBend
{
    public static RowBend Of(RandomSource random) => new()
    {
        Place = row => row with { Requirements = Profile(random.Stream("hostile/profile/" + row.Id.Value, 0)) },
    };

    private static RequirementProfile Profile(RandomStream random)
    {
        var dimensions = Enum.GetValues<CompetenceDimension>();
        var count = random.Between(4, 12);
        var weights = Enumerable.Repeat(1, count).ToArray();
        for (var left = 100 - count; left > 0; left--)
        {
            weights[random.Below(count)]++;
        }

        // The first of a shuffled deck (Fisher and Yates).
        for (var i = 0; i < count; i++)
        {
            var j = random.Between(i, dimensions.Length - 1);
            (dimensions[i], dimensions[j]) = (dimensions[j], dimensions[i]);
        }

        return RequirementProfile.Create(weights.Select((weight, i) => (dimensions[i], random.Between(1, 100), weight)));
    }
}
