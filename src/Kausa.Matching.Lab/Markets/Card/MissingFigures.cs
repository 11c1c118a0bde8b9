using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Figures about what the files of candidates lack.</summary>
internal static class MissingFigures
{
    public static IEnumerable<DataCardRow> Of(GeneratedMarket generated)
    {
        var figures = new Figures("missing facts");
        var asked = new Asked(generated.Specification);
        var candidates = generated.Market.Candidates;
        yield return Lacks("proof of the school certificate", 60, rates => rates.SchoolCertificate, c => c.Schooling.Qualification is null);
        yield return figures.Share(
            "proof of writing in particular, among people who learn German", 75, OneGroup(rates => rates.WritingLevel), candidates.Where(c => c.Residence.Title is not ResidenceTitle.EuOrGermanOrUnrestricted),
            c => c.LanguageEvidence.All(e => e.Skill != LanguageSkill.Writing), Figures.Estimate);
        yield return Lacks("whether identity is clarified", 60, rates => rates.Identity, c => c.Residence.Identity is null);
        yield return Lacks("driving licences", 30, rates => rates.Licences, c => c.Mobility.Licences is null);
        yield return Lacks("limits of working time", 70, rates => rates.WorkingTimeLimits, c => c.ShiftPossible is null);
        yield return Lacks("interest profile", 80, rates => rates.Interests, c => c.Interests is null);
        yield return figures.Share(
            "first medical check, among minors", 95, OneGroup(rates => rates.MedicalCheck), candidates.Where(c => c.GuardianType is not null), c => c.MedicalCheckOn is null, Figures.Estimate);

        DataCardRow Lacks(string figure, decimal published, Func<MissingRates, int> percentOf, Func<Candidate, bool> lacks) =>
            figures.Share(figure, published, asked.People(people => percentOf(people.Missing)), candidates, lacks, Figures.Estimate);

        // A rate among some of the people is not the mean of the rates of groups that differ in how many of them there are.
        decimal? OneGroup(Func<MissingRates, int> percentOf) =>
            generated.Specification.Populations.Shares.Count == 1 ? asked.People(people => percentOf(people.Missing)) : null;
    }
}
