using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility;

/// <summary>The ages somebody may have on the day training starts, as far as is known.</summary>
/// <param name="Min">Youngest possible age in full years, 0..150.</param>
/// <param name="Max">Oldest possible age in full years, <paramref name="Min"/>..150.</param>
/// <remarks>Ages count at the place's start date; without a start date the age today is only the youngest possible one.</remarks>
public readonly record struct AgeRange(int Min, int Max)
{
    /// <summary>Nothing is known about the age.</summary>
    public static readonly AgeRange Unknown = new(0, Oldest);

    private const int Oldest = 150;

    /// <summary>Whether the age is known to a year or a band.</summary>
    public bool IsKnown => this != Unknown;

    /// <summary>The ages a candidate may have at the start.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="startsOn">First day of training; null when not known.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <returns>One age with a month of birth and a start, the band's ages with an age band, otherwise all that is possible.</returns>
    public static AgeRange Of(Candidate candidate, DateOnly? startsOn, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        if (candidate.BirthMonth is { } born)
        {
            var age = Math.Max(0, born.AgeYearsAt(startsOn ?? asOf));
            return new AgeRange(age, startsOn is null ? Oldest : age);
        }

        return candidate.AgeBandAtStart switch
        {
            AgeBand.Under16 => new AgeRange(0, 15),
            AgeBand.From16To17 => new AgeRange(16, 17),
            AgeBand.From18To24 => new AgeRange(18, 24),
            AgeBand.From25 => new AgeRange(25, Oldest),
            _ => Unknown,
        };
    }

    /// <summary>Whether the person is under an age at the start.</summary>
    /// <param name="years">The age in full years.</param>
    /// <returns>True or false when every possible age says so, null when it is open.</returns>
    public bool? IsUnder(int years) => Max < years ? true : Min >= years ? false : null;
}
