using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Figures about proofs of competence and about the truth behind them.</summary>
internal static class EvidenceFigures
{
    public static IEnumerable<DataCardRow> Of(GeneratedMarket generated) => [.. TestDay(generated), .. Truth(generated)];

    private static IEnumerable<DataCardRow> TestDay(GeneratedMarket generated)
    {
        var figures = new Figures("evidence");
        var candidates = generated.Market.Candidates;
        var choices = candidates.SelectMany(c => c.Evidence).Select(e => e.Raw).Where(raw => raw.Scale == RawScale.Percent && raw.OptionCount is not null).ToList();
        var asked = choices.Sum(raw => raw.OutOf ?? 0);
        var right = choices.Sum(raw => raw.ValueHundredths) / 100;
        yield return figures.Share(
            "took part in the test day", 24, new Asked(generated.Specification).People(people => people.Evidence.TestDayPercent), candidates, c => c.Evidence.Any(e => e.Raw.OptionCount is not null), Figures.Pilot2016);
        yield return figures.Row("items right in the choice tests", 30, null, asked == 0 ? 0 : 100m * right / asked, asked, Figures.Pilot2016);
    }

    private static IEnumerable<DataCardRow> Truth(GeneratedMarket generated)
    {
        var figures = new Figures("truth");
        var truths = generated.Truth.Candidates;
        var skills = Enum.GetValues<CompetenceDimension>().Select(d => truths.Select(truth => truth.SkillPoints[(int)d]).ToList()).ToList();
        var languages = Enum.GetValues<LanguageSkill>().Select(k => truths.Select(truth => truth.LanguageTenths[(int)k]).ToList()).ToList();
        yield return Skills("two competences of one group", 0.30m, CompetenceDimension.CogLogic, CompetenceDimension.CogNumeric);
        yield return Skills("two competences of different groups", 0.12m, CompetenceDimension.CogLogic, CompetenceDimension.SocTeam);
        yield return Offset("listening above the overall level, tenths of a level", 2, LanguageSkill.Listening);
        yield return Offset("writing above the overall level, tenths of a level", -5, LanguageSkill.Writing);
        yield return figures.Correlation(
            "reading and writing", 0.75m, languages[(int)LanguageSkill.Reading], languages[(int)LanguageSkill.Writing], Figures.Estimate);

        // Among people who learn German: nobody is above C2, so that native level pulls every offset to zero.
        DataCardRow Offset(string figure, decimal published, LanguageSkill skill)
        {
            var learners = truths.Where(truth => truth.OverallLanguageTenths < 50).ToList();
            var sum = learners.Sum(truth => truth.LanguageTenths[(int)skill] - truth.OverallLanguageTenths);
            return figures.Row(figure, published, null, learners.Count == 0 ? 0 : (decimal)sum / learners.Count, learners.Count, Figures.Estimate, FigureUnit.Tenths);
        }

        DataCardRow Skills(string figure, decimal published, CompetenceDimension one, CompetenceDimension other) =>
            figures.Correlation(figure, published, skills[(int)one], skills[(int)other], Figures.Estimate);
    }
}
