using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws the trainers of a company.</summary>
internal static class TrainerDraw
{
    public static ValueList<Trainer> Draw(GenerationContext context, Firm firm)
    {
        var random = firm.Stream("trainers");
        if (random.Percent(context.Specification.Companies.WithoutTrainerPercent))
        {
            return [];
        }

        var chamber = CompanyDraw.Chamber(firm);
        var count = firm.EmployeeCount switch { < 10 => 1, < 50 => random.Between(1, 2), _ => random.Between(1, 3) };
        return Enumerable.Range(1, count).Select(number => Trainer(context, firm, random, chamber, number)).ToValueList();
    }

    private static Trainer Trainer(GenerationContext context, Firm firm, RandomStream random, ChamberKind chamber, int number)
    {
        var qualification = Qualification(random, chamber);
        var aevo = random.Pick(context.Specification.Companies.Aevo);
        // A master's examination includes trainer aptitude; free professions need no proof of it (§ 1 AusbEignV).
        aevo = chamber == ChamberKind.FreeProfession ? AevoState.NotRequired
            : qualification == TrainerQualification.Meister ? AevoState.Passed
            : aevo;
        ValueList<Id<Occupation>> occupations = number == 1 || random.Percent(50) ? [] : [firm.Offer(0).Occupation.Id];
        return new Trainer(new(FormattableString.Invariant($"{firm.Id.Value}-t{number}")), firm.Id, occupations, qualification, aevo);
    }

    private static TrainerQualification? Qualification(RandomStream random, ChamberKind chamber)
    {
        var draw = random.Below(100);
        return chamber == ChamberKind.Hwk
            ? draw switch
            {
                < 62 => TrainerQualification.Meister,
                < 74 => TrainerQualification.ExamAndPractice,
                < 82 => TrainerQualification.CraftException,
                < 88 => TrainerQualification.RecognisedForeign,
                _ => null,
            }
            : draw switch
            {
                < 18 => TrainerQualification.Meister,
                < 78 => TrainerQualification.ExamAndPractice,
                < 85 => TrainerQualification.RecognisedForeign,
                < 87 => TrainerQualification.Validation,
                _ => null,
            };
    }
}
