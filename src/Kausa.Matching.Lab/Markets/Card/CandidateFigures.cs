using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Figures about who the candidates are and what their files lack.</summary>
internal static class CandidateFigures
{
    public static IEnumerable<DataCardRow> Of(GeneratedMarket generated) => [.. People(generated), .. Missing(generated)];

    private static IEnumerable<DataCardRow> People(GeneratedMarket generated)
    {
        var figures = new Figures("candidates");
        var candidates = generated.Market.Candidates;
        var titled = candidates.Where(c => c.Residence.Title is not null).ToList();
        var minors = candidates.Where(c => c.GuardianType is not null).ToList();
        var ages = candidates.Select(c => c.BirthMonth?.AgeYearsAt(generated.Specification.TrainingStart)).OfType<int>().ToList();
        var schools = candidates.Select(c => c.Schooling.Qualification).OfType<SchoolQualification>().ToList();
        var levels = generated.Truth.Candidates.Select(truth => (CefrLevel)(truth.OverallLanguageTenths / 10)).ToList();

        yield return Title("recognised or subsidiary protection", 50, ResidenceTitle.ResidencePermitProtection);
        yield return Title("permission to stay (Aufenthaltsgestattung)", 15, ResidenceTitle.PermissionToStay);
        yield return Title(
            "toleration (Duldung)", 12, ResidenceTitle.Toleration, ResidenceTitle.TolerationIdentity60B, ResidenceTitle.TrainingToleration60C);
        yield return Title("temporary protection (§ 24 AufenthG)", 13, ResidenceTitle.TemporaryProtection);
        yield return figures.Share("minors at the start", 12, candidates, c => c.GuardianType is not null, Figures.Estimate);
        yield return figures.Share("minors with a guardian instead of parents", 30, minors, c => c.GuardianType != GuardianType.Parents, Figures.Estimate);
        yield return figures.Share("25 years and older, where the month of birth is known", 26, ages, age => age >= 25, Figures.Applicants2018);
        var meanAge = ages.Count == 0 ? 0 : (decimal)ages.Sum() / ages.Count;
        yield return figures.Row("mean age at the start", 24, meanAge, ages.Count, Figures.Study2018, FigureUnit.Years);
        yield return Level(CefrLevel.A1, 6);
        yield return Level(CefrLevel.A2, 20);
        yield return Level(CefrLevel.B1, 42);
        yield return Level(CefrLevel.B2, 27);
        yield return Level(CefrLevel.C1, 5);
        yield return figures.Share("German overall B1 or B2, in truth", 69, levels, level => level is CefrLevel.B1 or CefrLevel.B2, Figures.Study2018);
        yield return School("Hauptschule certificate", 38.9m, SchoolQualification.Hauptschule);
        yield return School("middle certificate", 20.2m, SchoolQualification.MittlereReife);
        yield return School("entrance to higher education", 20.1m, SchoolQualification.Fachhochschulreife, SchoolQualification.Abitur);
        yield return School(
            "none or not classified", 20.8m, SchoolQualification.None, SchoolQualification.SpecialNeeds, SchoolQualification.ForeignUnclassified);
        yield return figures.Share(
            "has attended or attends a German course", 88, candidates, c => c.Courses.Any(course => course.State != CourseState.Planned), Figures.Study2018);
        yield return figures.Share("no occupation wish yet", 15, candidates, c => c.Wishes.Count == 0, Figures.Estimate);

        DataCardRow Title(string figure, decimal published, params ResidenceTitle[] titles) =>
            figures.Share($"{figure}, among known titles", published, titled, c => titles.Contains(c.Residence.Title!.Value), Figures.Estimate);

        DataCardRow Level(CefrLevel level, decimal published) =>
            figures.Share($"German overall {level}, in truth", published, levels, one => one == level, $"estimate, anchored by the {Figures.Study2018}");

        DataCardRow School(string figure, decimal published, params SchoolQualification[] qualifications) =>
            figures.Share($"{figure}, among known certificates", published, schools, one => qualifications.Contains(one), Figures.Certificates2016);
    }

    private static IEnumerable<DataCardRow> Missing(GeneratedMarket generated)
    {
        var figures = new Figures("missing facts");
        var candidates = generated.Market.Candidates;
        yield return Lacks("proof of the school certificate", 60, c => c.Schooling.Qualification is null);
        yield return Lacks("proof of writing in particular", 75, c => c.LanguageEvidence.All(e => e.Skill != LanguageSkill.Writing));
        yield return Lacks("whether identity is clarified", 60, c => c.Residence.Identity is null);
        yield return Lacks("driving licences", 30, c => c.Mobility.Licences is null);
        yield return Lacks("limits of working time", 70, c => c.ShiftPossible is null);
        yield return Lacks("interest profile", 80, c => c.Interests is null);
        yield return figures.Share(
            "first medical check, among minors", 95, candidates.Where(c => c.GuardianType is not null), c => c.MedicalCheckOn is null, Figures.Estimate);

        DataCardRow Lacks(string figure, decimal published, Func<Candidate, bool> lacks) => figures.Share(figure, published, candidates, lacks, Figures.Estimate);
    }
}
