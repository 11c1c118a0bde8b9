using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws school years and certificates.</summary>
internal static class SchoolingDraw
{
    public static SchoolingFacts Draw(Person person)
    {
        var missing = person.Population.Missing;
        var random = person.Stream("school");
        var qualification = person.Population.Candidates.Schools.At(person.Rank("school"));
        var years = random.Between(YearsFrom(qualification), YearsFrom(qualification) + 2);
        var isForeign = qualification == SchoolQualification.ForeignUnclassified;
        var recognition = random.Below(100) switch
        {
            < 55 => RecognitionState.NotApplied,
            < 85 => RecognitionState.Applied,
            < 95 => RecognitionState.Partial,
            _ => RecognitionState.Rejected,
        };
        var dutyCompleted = !person.IsMinor || random.Percent(person.AgeAtStart == 15 ? 40 : 90);
        var known = person.Stream("school-known");
        var knowsCertificate = person.KnowsByRank("certificate", missing.SchoolCertificate);
        return new SchoolingFacts
        {
            Qualification = knowsCertificate ? qualification : null,
            Recognition = knowsCertificate && isForeign ? recognition : null,
            YearsOfSchooling = person.Knows(known, missing.SchoolYears) ? Math.Min(years, person.AgeAtStart - 6) : null,
            FullTimeDutyCompleted = person.IsMinor && person.Knows(known, missing.SchoolDuty) ? dutyCompleted : null,
        };
    }

    private static int YearsFrom(SchoolQualification qualification) => qualification switch
    {
        SchoolQualification.None => 5,
        SchoolQualification.SpecialNeeds => 8,
        SchoolQualification.Hauptschule => 8,
        SchoolQualification.MittlereReife => 10,
        SchoolQualification.Fachhochschulreife => 11,
        SchoolQualification.Abitur => 12,
        _ => 8,
    };
}
