using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Adds what binds a person to companies: consents, exclusions, earlier employment.</summary>
internal static class ConsentDraw
{
    public static Candidate Add(Candidate candidate, Person person)
    {
        var rates = person.Population.Candidates;
        var consents = Consents(person);
        var random = person.Stream("companies");
        var vetoes = random.Percent(rates.CompanyVetoPercent);
        var veto = Company(person, random);
        var employed = random.Percent(rates.EarlierEmploymentPercent);
        var employer = Company(person, random);
        var kind = random.Below(100) switch { < 45 => EarlierEmploymentKind.InsuredJob, < 90 => EarlierEmploymentKind.Eq, _ => EarlierEmploymentKind.FamilyFirm };
        var endedOn = person.DaysAgo(random, 60, 1_500);
        return candidate with
        {
            Consents = consents,
            VetoedCompanies = vetoes && veto is { } vetoed ? [vetoed] : [],
            EarlierEmployments = employed && employer is { } company ? [new EarlierEmployment(company, kind, endedOn)] : [],
        };
    }

    private static ValueList<Consent> Consents(Person person)
    {
        var rates = person.Population.Candidates;
        var random = person.Stream("consents");
        var state = random.Pick(rates.CaseConsents);
        if (state is null)
        {
            return [];
        }

        var consents = new List<Consent>
        {
            new(Purpose.MatchForAdviser, null, person.DaysAgo(random, 40, 300), state == true ? null : person.DaysAgo(random, 1, 30)),
        };
        if (state == true && random.Percent(rates.ReleasePercent))
        {
            var releases = Enumerable.Range(0, random.Between(1, 2)).Select(_ => Company(person, random)).Where(id => id is not null).Distinct().ToList();
            consents.AddRange(releases.Select(company => new Consent(
                Purpose.DiscloseToCompany, company, person.DaysAgo(random, 10, 35), random.Percent(10) ? person.DaysAgo(random, 1, 9) : null)));
        }

        return consents.ToValueList();
    }

    private static Id<Company>? Company(Person person, Random.RandomStream random) =>
        person.Context.Companies.Named(random) is { } index ? GenerationContext.CompanyId(index) : null;
}
