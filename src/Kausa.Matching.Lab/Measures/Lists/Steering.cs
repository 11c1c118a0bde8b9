namespace Kausa.Matching.Lab.Measures.Lists;

/// <summary>What a shown place asks for.</summary>
/// <param name="LevelPoints">Required level, weighted mean over its dimensions, 0..100.</param>
/// <param name="TrainingMonths">Length of the training.</param>
public readonly record struct ShownPlace(double LevelPoints, int TrainingMonths);

/// <summary>Whether a thin file leads somebody to easier and shorter trainings than a full file of the same person, or than the truth would.</summary>
/// <param name="LevelToFull">Mean required level in the thin file's top list less that in the full file's, in points; below 0 is downwards.</param>
/// <param name="MonthsToFull">The same for the length of training.</param>
/// <param name="LevelToTruth">Mean required level in the thin file's list less that in the list by the truth.</param>
/// <param name="MonthsToTruth">The same for the length of training.</param>
public sealed record Steering(double LevelToFull, double MonthsToFull, double LevelToTruth, double MonthsToTruth)
{
    /// <summary>Positions that count.</summary>
    public const int Ranks = 10;

    /// <summary>Measures steering over people.</summary>
    /// <param name="people">For each person the places shown by the thin file, by the full file and by the truth, best first; people without places on one of them do not count.</param>
    /// <returns>Means over people; null where nobody counts.</returns>
    public static Steering? Of(IEnumerable<(IReadOnlyList<ShownPlace> Thin, IReadOnlyList<ShownPlace> Full, IReadOnlyList<ShownPlace> Truth)> people)
    {
        var counted = people.Where(person => person.Thin.Count > 0 && person.Full.Count > 0 && person.Truth.Count > 0).ToList();
        return counted.Count == 0 ? null : new(
            Mean(person => Level(person.Thin) - Level(person.Full)),
            Mean(person => Months(person.Thin) - Months(person.Full)),
            Mean(person => Level(person.Thin) - Level(person.Truth)),
            Mean(person => Months(person.Thin) - Months(person.Truth)));

        double Mean(Func<(IReadOnlyList<ShownPlace> Thin, IReadOnlyList<ShownPlace> Full, IReadOnlyList<ShownPlace> Truth), double> of) => counted.Average(of);
    }

    private static double Level(IReadOnlyList<ShownPlace> places) => places.Take(Ranks).Average(place => place.LevelPoints);

    private static double Months(IReadOnlyList<ShownPlace> places) => places.Take(Ranks).Average(place => place.TrainingMonths);
}
