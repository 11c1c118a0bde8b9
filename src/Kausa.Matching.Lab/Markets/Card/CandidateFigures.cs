using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Figures about who the candidates are.</summary>
internal static class CandidateFigures
{
    public static IEnumerable<DataCardRow> Of(GeneratedMarket generated) => [.. Residence(generated), .. Ages(generated), .. Schools(generated), .. Ways(generated)];

    private static IEnumerable<DataCardRow> Residence(GeneratedMarket generated)
    {
        var figures = new Figures("candidates");
        var asked = new Asked(generated.Specification);
        var titled = generated.Market.Candidates.Where(c => c.Residence.Title is not null).ToList();
        yield return Title("recognised or subsidiary protection", 50, ResidenceTitle.ResidencePermitProtection);
        yield return Title("permission to stay (Aufenthaltsgestattung)", 15, ResidenceTitle.PermissionToStay);
        yield return Title("toleration (Duldung)", 12, ResidenceTitle.Toleration, ResidenceTitle.TolerationIdentity60B, ResidenceTitle.TrainingToleration60C);
        yield return Title("temporary protection (§ 24 AufenthG)", 13, ResidenceTitle.TemporaryProtection);

        DataCardRow Title(string figure, decimal published, params ResidenceTitle[] titles) => figures.Share(
            $"{figure}, among known titles", published, asked.Mixed(people => people.Candidates.Titles, group => titles.Contains(group.Title)),
            titled, c => titles.Contains(c.Residence.Title!.Value), Figures.Estimate);
    }

    private static IEnumerable<DataCardRow> Ages(GeneratedMarket generated)
    {
        var figures = new Figures("candidates");
        var asked = new Asked(generated.Specification);
        var candidates = generated.Market.Candidates;
        var minors = candidates.Where(c => c.GuardianType is not null).ToList();
        var ages = candidates.Select(c => c.BirthMonth?.AgeYearsAt(generated.Specification.TrainingStart)).OfType<int>().ToList();
        yield return figures.Share(
            "minors at the start", 12, asked.Mixed(people => people.Candidates.Ages, range => range.ToYears < 18), candidates, c => c.GuardianType is not null, Figures.Estimate);
        yield return figures.Share(
            "minors with a guardian instead of parents", 30, OneGroup(people => Asked.Percent(people.Candidates.Guardians, type => type != GuardianType.Parents)),
            minors, c => c.GuardianType != GuardianType.Parents, Figures.Estimate);
        yield return figures.Share(
            "25 years and older, where the month of birth is known", 26, asked.Mixed(people => people.Candidates.Ages, range => range.FromYears >= 25),
            ages, age => age >= 25, Figures.Applicants2018);
        yield return figures.Row("mean age at the start", 24, null, ages.Count == 0 ? 0 : (decimal)ages.Sum() / ages.Count, ages.Count, Figures.Study2018, FigureUnit.Years);

        // Where several groups differ in age, a rate among minors is not the mean of the groups' rates.
        decimal? OneGroup(Func<Population, int> percentOf) => generated.Specification.Populations.Shares.Count == 1 ? asked.People(percentOf) : null;
    }

    private static IEnumerable<DataCardRow> Schools(GeneratedMarket generated)
    {
        var figures = new Figures("candidates");
        var asked = new Asked(generated.Specification);
        var candidates = generated.Market.Candidates;
        var schools = candidates.Select(c => c.Schooling.Qualification).OfType<SchoolQualification>().ToList();
        var levels = generated.Truth.Candidates.Select(truth => (CefrLevel)(truth.OverallLanguageTenths / 10)).ToList();
        yield return Level(6, CefrLevel.A1);
        yield return Level(20, CefrLevel.A2);
        yield return Level(42, CefrLevel.B1);
        yield return Level(27, CefrLevel.B2);
        yield return Level(5, CefrLevel.C1);
        yield return Level(69, CefrLevel.B1, CefrLevel.B2);
        yield return School("Hauptschule certificate", 38.9m, SchoolQualification.Hauptschule);
        yield return School("middle certificate", 20.2m, SchoolQualification.MittlereReife);
        yield return School("entrance to higher education", 20.1m, SchoolQualification.Fachhochschulreife, SchoolQualification.Abitur);
        yield return School("none or not classified", 20.8m, SchoolQualification.None, SchoolQualification.SpecialNeeds, SchoolQualification.ForeignUnclassified);
        yield return figures.Share(
            "has attended or attends a German course", 88, asked.Mixed(people => people.Candidates.Courses, state => state is not null and not CourseState.Planned),
            candidates, c => c.Courses.Any(course => course.State != CourseState.Planned), Figures.Study2018);

        DataCardRow Level(decimal published, params CefrLevel[] counted) => figures.Share(
            $"German overall {string.Join(" or ", counted)}, in truth", published, asked.Mixed(people => people.Candidates.Cefr, counted.Contains),
            levels, counted.Contains, counted.Length > 1 ? Figures.Study2018 : $"estimate, anchored by the {Figures.Study2018}");

        DataCardRow School(string figure, decimal published, params SchoolQualification[] counted) => figures.Share(
            $"{figure}, among known certificates", published, asked.Mixed(people => people.Candidates.Schools, counted.Contains), schools, counted.Contains, Figures.Certificates2016);
    }

    private static IEnumerable<DataCardRow> Ways(GeneratedMarket generated)
    {
        var figures = new Figures("candidates");
        var asked = new Asked(generated.Specification);
        var candidates = generated.Market.Candidates;
        var asylum = candidates.Where(c => c.Residence.Title == ResidenceTitle.PermissionToStay && c.Residence.LivesInReceptionCentre is not null).ToList();
        yield return figures.Share(
            "no occupation wish yet", 15, asked.Mixed(people => people.Candidates.WishCounts, count => count == 0), candidates, c => c.Wishes.Count == 0, Figures.Estimate);
        yield return figures.Share("lives in a reception centre, with permission to stay", 19, null, asylum, c => c.Residence.LivesInReceptionCentre == true, Figures.Shelter2018);
        yield return figures.Share(
            "would move for a place (7 % of apprentices did)", 12, asked.Mixed(people => people.Candidates.Relocation, would => would == true),
            candidates, c => c.Mobility.WillingToRelocate == true, Figures.Estimate);
        yield return figures.Share(
            "does not want dual training, or later", 7, asked.Mixed(people => people.Candidates.Intentions, one => one is TrainingIntention.Later or TrainingIntention.Not),
            candidates, c => c.Intention is TrainingIntention.Later or TrainingIntention.Not, Figures.Estimate);
    }
}
