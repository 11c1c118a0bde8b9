using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws what a person can do in truth.</summary>
internal static class TruthDraw
{
    private const int MaxPoints = 100;
    public const int MaxTenths = 60;
    private const int Thousand = 1_000;

    // First dimension of each group: COG, SCH, MAN, SOC, PER, OCC.
    private static readonly CompetenceDimension[] GroupStarts =
    [
        CompetenceDimension.CogLogic, CompetenceDimension.SchMath, CompetenceDimension.ManRoutine,
        CompetenceDimension.SocTeam, CompetenceDimension.PerReliability, CompetenceDimension.OccMetalVehicle,
    ];

    public static CandidateTruth Draw(Person person) => new(
        GenerationContext.CandidateId(person.Index), Skills(person), Languages(person), person.OverallTenths, person.MonthsSinceEntry);

    private static ValueList<int> Skills(Person person)
    {
        var rates = person.Population.Truth;
        var random = person.Stream("truth");
        var general = random.NormalThousandths(Thousand);
        var group = 0;
        var points = new int[RequirementProfile.DimensionCount];
        for (var d = 0; d < points.Length; d++)
        {
            if (Array.IndexOf(GroupStarts, (CompetenceDimension)d) >= 0)
            {
                group = random.NormalThousandths(Thousand);
            }

            var own = random.NormalThousandths(Thousand);
            var millionths = ((long)rates.GeneralLoadingThousandths * general)
                + ((long)rates.GroupLoadingThousandths * group)
                + ((long)rates.OwnLoadingThousandths * own);
            points[d] = (int)Math.Clamp(rates.MeanPoints[d] + RoundedQuotient(rates.DeviationPoints * millionths, 1_000_000), 0, MaxPoints);
        }

        return points.ToValueList();
    }

    private static ValueList<int> Languages(Person person)
    {
        var rates = person.Population.Truth;
        var random = person.Stream("truth-language");
        return Enum.GetValues<LanguageSkill>()
            .Select(skill => person.OverallTenths + rates.SkillOffsetTenths[(int)skill]
                + (int)RoundedQuotient(random.NormalThousandths(rates.SkillDeviationThousandths), Thousand))
            .Select(tenths => Math.Clamp(tenths, 0, MaxTenths))
            .ToValueList();
    }

    private static long RoundedQuotient(long dividend, long divisor) => (dividend + (Math.Sign(dividend) * divisor / 2)) / divisor;
}
