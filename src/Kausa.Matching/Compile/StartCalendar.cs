using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Model;

namespace Kausa.Matching.Compile;

/// <summary>Puts starts into 64 classes by the kind of way and the month: few enough for one word of what is open to a person, told lane by lane before anything else is looked up.</summary>
/// <remarks>
/// A choice of speed that changes no answer: places of a class are passed over only when the rules exclude the person from every start in it; of the others each start is
/// looked at in the end. What excludes most, when a person is available and which ways are open, is the same for nearly all starts of a class.
/// </remarks>
/// <param name="asOf">Date of the question.</param>
internal readonly struct StartCalendar(DateOnly asOf)
{
    /// <summary>Number of classes.</summary>
    public const int ClassCount = 4 * MonthsPerKind;

    private const int MonthsPerKind = 16;
    private const int NoDay = MonthsPerKind - 1;
    private readonly int _first = MonthOf(asOf);

    /// <summary>The class of a start, 0..63.</summary>
    /// <param name="pathway">The way.</param>
    /// <param name="startsOn">First day; null when not known.</param>
    public byte ClassOf(Pathway pathway, DateOnly? startsOn)
    {
        var kind = pathway.IsVocationalTraining() ? 0 : pathway == Pathway.Eq ? 1 : pathway.IsEmployment() ? 2 : 3;
        var month = startsOn is { } day ? Math.Clamp(MonthOf(day) - _first, 0, NoDay - 1) : NoDay;
        return (byte)((kind * MonthsPerKind) + month);
    }

    /// <summary>The class of each of some starts.</summary>
    /// <param name="starts">The starts.</param>
    public byte[] ClassesOf(ReadOnlySpan<StartWitness> starts)
    {
        var classes = new byte[starts.Length];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = ClassOf(starts[i].Key.Pathway, starts[i].Key.StartsOn);
        }

        return classes;
    }

    private static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month;
}
