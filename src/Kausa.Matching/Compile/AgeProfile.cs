using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Compile;

/// <summary>The few kinds of age that the rules of youth protection tell apart, and a person of each kind to ask them with.</summary>
/// <remarks>
/// The rules look at the youngest possible age and at the oldest possible age of a minor, and tell apart only: under 16, 16, 17 and older
/// but a minor, of full age. 0 is full age, about which no rule of youth protection says anything.
/// </remarks>
internal static class AgeProfile
{
    /// <summary>Of full age for certain.</summary>
    public const int Adult = 0;

    /// <summary>Number of profiles of people who are or may be minors; they are 1..7.</summary>
    public const int MinorCount = 7;

    private const int Under16 = 1;
    private const int Exactly16 = 2;
    private const int Exactly17 = 3;
    private const int From16To17 = 4;
    private const int Unknown = 5;
    private const int From16 = 6;
    private const int From17 = 7;

    /// <summary>The profile of a range of ages.</summary>
    /// <param name="age">Ages possible at the start.</param>
    /// <param name="adultAge">Full age, from 18.</param>
    /// <returns>0..7.</returns>
    public static int Of(AgeRange age, int adultAge)
    {
        if (age.Min >= adultAge)
        {
            return Adult;
        }

        var mayBeAdult = age.Max >= adultAge;
        return age.Min < 16 ? (mayBeAdult ? Unknown : Under16)
            : age.Min == 16 ? (mayBeAdult ? From16 : age.Max == 16 ? Exactly16 : From16To17)
            : mayBeAdult ? From17 : Exactly17;
    }

    /// <summary>A person of a profile at a start.</summary>
    /// <param name="profile">1..7.</param>
    /// <param name="startsOn">First day of training; null when not known.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <returns>A person of whom only the age is known; null when nobody can have that profile at that start.</returns>
    public static Candidate? Witness(int profile, DateOnly? startsOn, DateOnly asOf)
    {
        var day = startsOn ?? asOf;
        Candidate Born(int years) => Person with { BirthMonth = BornSoThat(years, day) };
        return profile switch
        {
            Under16 => Person with { AgeBandAtStart = AgeBand.Under16 },
            Exactly16 => startsOn is null ? null : Born(16),
            Exactly17 => startsOn is null ? null : Born(17),
            From16To17 => Person with { AgeBandAtStart = AgeBand.From16To17 },
            Unknown => Person,
            From16 => startsOn is null ? Born(16) : null,
            From17 => startsOn is null ? Born(17) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "1..7"),
        };
    }

    /// <summary>A person of full age, for rules that say nothing about people of full age.</summary>
    public static Candidate AdultWitness { get; } = new Candidate { Id = new("witness"), AgeBandAtStart = AgeBand.From25 };

    private static Candidate Person { get; } = new() { Id = new("witness") };

    // A month before the day's own month: the birthday of that year lies behind, whatever the day.
    private static BirthMonth BornSoThat(int years, DateOnly day)
    {
        var month = day.AddYears(-years).AddMonths(-1);
        return new BirthMonth(month.Year, month.Month);
    }
}
