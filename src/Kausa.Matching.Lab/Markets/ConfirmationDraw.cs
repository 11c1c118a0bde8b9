using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws the day on which a person or a company last confirmed their facts: mostly within three months, sometimes long ago, sometimes never.</summary>
internal static class ConfirmationDraw
{
    private const int NeverPercent = 5;
    private const int LongAgoPercent = 10;

    public static DateOnly? Draw(RandomStream random, DateOnly asOf, DateOnly notBefore)
    {
        var way = random.Below(100);
        var day = asOf.AddDays(-(way < NeverPercent + LongAgoPercent ? random.Between(200, 400) : random.Between(0, 85)));
        return way < NeverPercent ? null : day < notBefore ? notBefore : day;
    }
}
