using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws proofs of competence from the true levels, each with the error with which the engine reads its kind.</summary>
internal static class CompetenceEvidenceDraw
{
    private const int MaxAgeOfTwoP = 20;

    private static readonly CompetenceDimension[] AdviserDimensions =
        [CompetenceDimension.SocCommunication, CompetenceDimension.SocCustomer, CompetenceDimension.PerReliability, CompetenceDimension.PerPerseverance];

    private static readonly CompetenceDimension[] SelfDimensions =
        [CompetenceDimension.ManToolSimple, CompetenceDimension.ManPrecision, CompetenceDimension.SocTeam, CompetenceDimension.PerCare, CompetenceDimension.SchIct];

    private static readonly CompetenceDimension[] HametDimensions =
    [
        CompetenceDimension.ManRoutine, CompetenceDimension.ManToolSimple, CompetenceDimension.ManPerception,
        CompetenceDimension.ManInstruction, CompetenceDimension.ManToolComplex, CompetenceDimension.ManPrecision,
    ];

    private static readonly CompetenceDimension[] TwoPDimensions =
        [CompetenceDimension.CogLogic, CompetenceDimension.CogSpatial, CompetenceDimension.CogAttention, CompetenceDimension.SchMath];

    private static readonly CompetenceDimension[] TrialDimensions =
        [CompetenceDimension.ManInstruction, CompetenceDimension.SocTeam, CompetenceDimension.PerReliability, CompetenceDimension.PerPerseverance];

    private static readonly CompetenceDimension[] ObservedDimensions =
        [CompetenceDimension.SocTeam, CompetenceDimension.SocConflict, CompetenceDimension.PerSelfOrg, CompetenceDimension.PerCare];

    public static ValueList<CompetenceEvidence> Draw(Person person)
    {
        var rates = person.Population.Evidence;
        var file = new EvidenceFile();
        TestDay(person, file);
        WhereAt("experience-documented", rates.ExperienceDocumentedPercent, random => WorkExperience.Add(person, random, file, documented: true));
        WhereAt("experience-stated", rates.ExperienceStatedPercent, random => WorkExperience.Add(person, random, file, documented: false));
        WhereAt("hamet", rates.HametPercent, random => Hamet(person, random, file));
        WhereAt("2p", person.AgeAtStart <= MaxAgeOfTwoP ? rates.TwoPPercent : 0, random => TwoP(person, random, file));
        WhereAt("trial", rates.CompanyTrialPercent, random => Trial(person, random, file));
        WhereAt("observed", rates.ObservedRatingPercent, random => Observed(person, random, file));
        WhereAt("grade", rates.SchoolGradePercent, random => SchoolGrade(person, random, file));
        WhereAt("foreign", rates.ForeignCertificatePercent, random => WorkExperience.AddForeignCertificate(person, random, file));
        WhereAt("tq", rates.PartialQualificationPercent, random => WorkExperience.AddPartialQualification(person, random, file));
        WhereAt("adviser", rates.AdviserEstimatePercent, random => Estimates(person, random, file, AdviserDimensions, EvidenceKind.AdviserEstimate));
        WhereAt("self", rates.SelfEstimatePercent, random => Estimates(person, random, file, SelfDimensions, EvidenceKind.SelfEstimate));
        return file.InCanonicalOrder();

        void WhereAt(string topic, int percent, Action<RandomStream> add)
        {
            var random = person.Stream("evidence/" + topic);
            var myriad = percent * (person.IsRecent ? rates.RecentArrivalPercent : 100);
            if (random.Myriad(myriad))
            {
                add(random);
            }
        }
    }

    private static void TestDay(Person person, EvidenceFile file)
    {
        var rates = person.Population.Evidence;
        if (person.Rank("test-day") >= rates.TestDayPercent)
        {
            return;
        }

        var random = person.Stream("evidence/test-day");
        var date = person.Context.AsOf.AddDays(-rates.TestDayDaysAgo);
        Choice(CompetenceDimension.SchMath, "basic test");
        Choice(CompetenceDimension.CogTechnical, "technical test");

        void Choice(CompetenceDimension dimension, string part)
        {
            var right = ChoiceTest.ItemsRight(person, random, dimension);
            file.Add(
                dimension, EvidenceKind.PercentTest, new RawResult(RawScale.Percent, right * 100, rates.TestItemCount, rates.TestOptionCount), date,
                piece => Supervised(piece, "IHK_PILOT", AssessorRole.ChamberExpert) with { InstrumentVersion = part });
        }
    }

    // T = 50 + 10 z with x = 60 + 15 z; error 15·√(1 − 0.80) = 6.7 points.
    private static void Hamet(Person person, RandomStream random, EvidenceFile file)
    {
        var date = person.DaysAgo(random, 20, 400);
        foreach (var dimension in HametDimensions)
        {
            var points = person.TrueSkill(dimension) + random.Normal(7);
            var t = Math.Clamp(50 + ((points - 60) * 2 / 3), 20, 80);
            file.Add(
                dimension, EvidenceKind.NormedTest, new RawResult(RawScale.T, t * 100), date,
                piece => Supervised(piece, "HAMET", AssessorRole.Teacher) with { InstrumentVersion = "2" });
        }
    }

    // Open items of a test with little language: 20 per field.
    private static void TwoP(Person person, RandomStream random, EvidenceFile file)
    {
        const int ItemCount = 20;
        var date = person.DaysAgo(random, 30, 500);
        foreach (var dimension in TwoPDimensions)
        {
            var right = 0;
            for (var item = 0; item < ItemCount; item++)
            {
                right += random.Percent(person.TrueSkill(dimension)) ? 1 : 0;
            }

            file.Add(
                dimension, EvidenceKind.PercentTest, new RawResult(RawScale.Percent, right * 100, ItemCount), date,
                piece => Supervised(piece, "2P", AssessorRole.Teacher));
        }
    }

    private static void Trial(Person person, RandomStream random, EvidenceFile file)
    {
        var days = random.Between(3, 20);
        var error = days switch { < 5 => 14, < 10 => 12, < 15 => 10, _ => 8 };
        var date = person.DaysAgo(random, 10, 300);
        foreach (var dimension in TrialDimensions)
        {
            file.Add(
                dimension, EvidenceKind.CompanyTrial, FiveStepRating(person.TrueSkill(dimension) + random.Normal(error)), date,
                piece => piece with { Assessor = AssessorRole.Company, ObserverCount = 1, TrialDays = days });
        }
    }

    private static void Observed(Person person, RandomStream random, EvidenceFile file)
    {
        var date = person.DaysAgo(random, 30, 500);
        var observers = random.Between(1, 2);
        foreach (var dimension in ObservedDimensions)
        {
            file.Add(
                dimension, EvidenceKind.ObservedRating, FiveStepRating(person.TrueSkill(dimension) + random.Normal(observers == 1 ? 12 : 8)), date,
                piece => piece with { Instrument = "PROFIL_AC", Assessor = AssessorRole.Teacher, ObserverCount = observers });
        }
    }

    // x = 100 (6 − g) ÷ 5, error 15.
    private static void SchoolGrade(Person person, RandomStream random, EvidenceFile file)
    {
        var points = Math.Clamp(person.TrueSkill(CompetenceDimension.SchMath) + random.Normal(15), 0, 100);
        file.Add(
            CompetenceDimension.SchMath, EvidenceKind.SchoolGrade, new RawResult(RawScale.Grade, Math.Clamp(6 - ((points + 10) / 20), 1, 6) * 100),
            person.DaysAgo(random, 20, 700), piece => piece with { Assessor = AssessorRole.Teacher });
    }

    private static void Estimates(Person person, RandomStream random, EvidenceFile file, CompetenceDimension[] dimensions, EvidenceKind kind)
    {
        var isSelf = kind == EvidenceKind.SelfEstimate;
        var date = person.DaysAgo(random, 3, 120);
        var first = random.Below(dimensions.Length);
        for (var i = random.Between(1, 3); i > 0; i--)
        {
            var dimension = dimensions[(first + i) % dimensions.Length];
            var points = person.TrueSkill(dimension) + (isSelf ? 5 + random.Normal(22) : random.Normal(20));
            file.Add(
                dimension, kind, new RawResult(RawScale.Points, Math.Clamp(((points + 2) / 5) * 5, 0, 100) * 100), date,
                piece => piece with { Assessor = isSelf ? AssessorRole.Self : AssessorRole.Adviser });
        }
    }

    private static CompetenceEvidence Supervised(CompetenceEvidence piece, string instrument, AssessorRole assessor) =>
        piece with { Instrument = instrument, AdministrationLanguage = "de", Assessor = assessor, Supervised = true };

    private static RawResult FiveStepRating(int points) => new(RawScale.Rating, Math.Clamp(((points + 12) / 25) + 1, 1, 5) * 100, OutOf: 5);
}
