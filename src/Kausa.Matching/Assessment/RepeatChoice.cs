using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Assessment;

/// <summary>Finds what to take instead of a test that was too hard or too easy.</summary>
internal static class RepeatChoice
{
    private const EstimateFlags Ends = EstimateFlags.FloorEffect | EstimateFlags.CeilingEffect;

    /// <summary>Advice for the pieces that say nothing but "outside this test's range".</summary>
    public static ValueList<RepeatAdvice> Of(IEnumerable<SourceReading> readings) => readings
        .Where(reading => IsOutsideRange(reading) && !reading.Counted)
        .Select(reading => new RepeatAdvice(reading.Subject, reading.Evidence, reading.Flags & Ends, Instead(reading)))
        .ToValueList();

    public static bool IsOutsideRange(SourceReading reading) => reading.Subject.Dimension is not null && (reading.Flags & Ends) != EstimateFlags.None && EvidenceReading.IsTest(reading.Kind);

    // The nearest in demand first: the next easier, or the next harder.
    private static ValueList<string> Instead(SourceReading reading)
    {
        var demand = Instruments.Find(reading.Instrument)?.Demand;
        var isFloor = reading.Flags.HasFlag(EstimateFlags.FloorEffect);
        return Instruments.All
            .Where(other => other.Code != reading.Instrument && other.Demand is { } level && other.Measures.Contains(reading.Subject.Dimension!.Value)
                && (demand is not { } taken || (isFloor ? level < taken : level > taken)))
            .OrderBy(other => isFloor ? -other.Demand : other.Demand).ThenBy(other => other.Code, StringComparer.Ordinal)
            .Select(other => other.Code).ToValueList();
    }
}
