using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws proofs of task knowledge: years of work, certificates from abroad, modules of a partial qualification.</summary>
internal static class WorkExperience
{
    private const int FirstWorkingAge = 15;
    private const int DocumentedErrorPoints = 15;
    private const int StatedErrorPoints = 25;
    private const int ForeignErrorPoints = 22;
    private const int ModuleCount = 6;

    // Years of work (in quarters) at which task knowledge 100·(1 − e^(−y/3)) reaches so many points.
    private static readonly (int Points, int Quarters)[] QuartersByPoints =
        [(96, 40), (93, 32), (87, 24), (81, 20), (74, 16), (63, 12), (57, 10), (49, 8), (39, 6), (28, 4), (22, 3), (15, 2), (0, 1)];

    public static void Add(Person person, RandomStream random, EvidenceFile file, bool documented)
    {
        var dimension = Strongest(person);
        var points = person.TrueSkill(dimension) + random.Normal(documented ? DocumentedErrorPoints : StatedErrorPoints);
        var possible = Math.Max(1, (person.AgeAtStart - FirstWorkingAge) * 4);
        var quarters = Math.Min(QuartersByPoints.First(step => Math.Max(points, 0) >= step.Points).Quarters, possible);
        file.Add(
            dimension, documented ? EvidenceKind.WorkExperienceDocumented : EvidenceKind.WorkExperienceStated,
            new RawResult(RawScale.Years, quarters * 25), person.DaysAgo(random, 10, 200), piece => piece with { Assessor = AssessorRole.Adviser });
    }

    /// <summary>A certificate from abroad, given as a grade on the German scale.</summary>
    public static void AddForeignCertificate(Person person, RandomStream random, EvidenceFile file)
    {
        var dimension = random.Percent(50) ? CompetenceDimension.SchMath : Strongest(person);
        var points = Math.Clamp(person.TrueSkill(dimension) + random.Normal(ForeignErrorPoints), 0, 100);
        file.Add(
            dimension, EvidenceKind.ForeignCertificate, new RawResult(RawScale.Grade, Math.Clamp(6 - ((points + 10) / 20), 1, 6) * 100),
            person.DaysAgo(random, 300, 1_800));
    }

    // x = 40 + 50 · passed ÷ all, error 8.
    public static void AddPartialQualification(Person person, RandomStream random, EvidenceFile file)
    {
        var dimension = Strongest(person);
        var passed = Math.Clamp((person.TrueSkill(dimension) + random.Normal(8) - 40) * ModuleCount / 50, 1, ModuleCount);
        file.Add(
            dimension, EvidenceKind.CertificateTq, new RawResult(RawScale.Modules, passed * 100, ModuleCount), person.DaysAgo(random, 20, 500),
            piece => piece with { Assessor = AssessorRole.ChamberExpert });
    }

    private static CompetenceDimension Strongest(Person person)
    {
        var strongest = CompetenceDimension.OccMetalVehicle;
        for (var dimension = strongest; dimension <= CompetenceDimension.OccHealthBodyCare; dimension++)
        {
            strongest = person.TrueSkill(dimension) > person.TrueSkill(strongest) ? dimension : strongest;
        }

        return strongest;
    }
}
