namespace Kausa.Matching.Lab.Measures.Fairness;

/// <summary>One person in an audit.</summary>
/// <param name="Group">The audit group; null for none.</param>
/// <param name="IsShown">Whether the person was shown, proposed or placed, whatever is audited.</param>
/// <param name="IsSuitable">Whether the person truly suits.</param>
/// <param name="Exposure">Exposure on companies' lists.</param>
public readonly record struct AuditedPerson(string? Group, bool IsShown, bool IsSuitable, double Exposure);

/// <summary>How differently two groups fare; every difference with its interval.</summary>
/// <param name="First">First group.</param>
/// <param name="Second">Second group.</param>
/// <param name="FirstCount">People of the first group.</param>
/// <param name="SecondCount">People of the second group.</param>
/// <param name="DemographicParity">P(shown | first) − P(shown | second).</param>
/// <param name="FourFifthsRatio">The smaller of the two shares over the larger; below 0.8 is a warning sign. 1 where both are 0.</param>
/// <param name="EqualOpportunity">The difference of shares among the truly suitable; null where fewer than ten of a group are.</param>
/// <param name="ExposureRatio">Mean exposure of the first group over that of the second; null where the second has none, or so few of it have any that resamples without it reach into the interval.</param>
/// <remarks>Sources: Hardt, Price and Srebro 2016; Singh and Joachims 2018. An interval that holds 0 (or 1 for a ratio) shows no difference, which is not proof of there being none.</remarks>
public sealed record GroupParity(
    string First, string Second, int FirstCount, int SecondCount, Interval DemographicParity, Interval FourFifthsRatio, Interval? EqualOpportunity, Interval? ExposureRatio)
{
    /// <summary>Fewest people of a group about whom anything is said.</summary>
    public const int CountMin = 10;

    /// <summary>Compares every two groups.</summary>
    /// <param name="people">The people.</param>
    /// <returns>Pairs of groups in ordinal order; groups of fewer than ten people are left out.</returns>
    public static IReadOnlyList<GroupParity> Of(IEnumerable<AuditedPerson> people)
    {
        var groups = people.Where(person => person.Group is not null).GroupBy(person => person.Group!).Where(group => group.Count() >= CountMin)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (Name: group.Key, People: (IReadOnlyList<AuditedPerson>)[.. group])).ToList();
        return [.. groups.SelectMany((first, at) => groups.Skip(at + 1).Select(second => Compare(first.Name, first.People, second.Name, second.People)))];
    }

    private static GroupParity Compare(string first, IReadOnlyList<AuditedPerson> firstPeople, string second, IReadOnlyList<AuditedPerson> secondPeople)
    {
        IReadOnlyList<IReadOnlyList<AuditedPerson>> both = [firstPeople, secondPeople];
        IReadOnlyList<IReadOnlyList<AuditedPerson>> suitable = [.. both.Select(people => (IReadOnlyList<AuditedPerson>)[.. people.Where(person => person.IsSuitable)])];
        return new(
            first,
            second,
            firstPeople.Count,
            secondPeople.Count,
            Bootstrap.Of(both, parts => Share(parts[0]) - Share(parts[1])),
            Bootstrap.Of(both, parts => Ratio(Share(parts[0]), Share(parts[1]))),
            suitable.All(people => people.Count >= CountMin) ? Bootstrap.Of(suitable, parts => Share(parts[0]) - Share(parts[1])) : null,
            Told(Bootstrap.Of(both, parts => Mean(parts[1]) is var second and > 0 ? Mean(parts[0]) / second : double.PositiveInfinity)));
    }

    private static double Share(IReadOnlyList<AuditedPerson> people) => people.Count(person => person.IsShown) / (double)people.Count;

    private static double Mean(IReadOnlyList<AuditedPerson> people) => people.Average(person => person.Exposure);

    // Over nothing there is no share: such resamples lie beyond every other.
    private static Interval? Told(Interval interval) => double.IsFinite(interval.Value) && double.IsFinite(interval.High) ? interval : null;

    private static double Ratio(double a, double b) => Math.Max(a, b) == 0 ? 1 : Math.Min(a, b) / Math.Max(a, b);
}
