using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Adds age, custody and medical check.</summary>
internal static class MinorDraw
{
    private const int MonthsPerYear = 12;

    public static Candidate Add(Candidate candidate, Person person)
    {
        var rates = person.Population.Candidates;
        var missing = person.Population.Missing;
        var random = person.Stream("age");
        var knowsMonth = person.Knows(random, missing.BirthMonth);
        candidate = candidate with
        {
            BirthMonth = knowsMonth ? Birth(person, random.Below(MonthsPerYear)) : null,
            AgeBandAtStart = knowsMonth || random.Percent(20) ? null : Band(person.AgeAtStart),
        };
        if (!person.IsMinor)
        {
            return candidate;
        }

        return candidate with
        {
            GuardianType = random.Pick(rates.Guardians),
            GuardianConsent = random.Pick(rates.GuardianConsents),
            MedicalCheckOn = person.Knows(random, missing.MedicalCheck) ? person.DaysAgo(random, 10, 300) : null,
        };
    }

    // Ages count from the last day of the month of birth, and the season starts on a first: born n months before is n − 1 full months.
    private static BirthMonth Birth(Person person, int furtherMonths)
    {
        var start = person.Specification.TrainingStart;
        var birth = start.AddDays(1 - start.Day).AddMonths(-(MonthsPerYear * person.AgeAtStart) - 1 - furtherMonths);
        return new BirthMonth(birth.Year, birth.Month);
    }

    private static AgeBand Band(int years) => years switch
    {
        < 16 => AgeBand.Under16,
        < 18 => AgeBand.From16To17,
        < 25 => AgeBand.From18To24,
        _ => AgeBand.From25,
    };
}
