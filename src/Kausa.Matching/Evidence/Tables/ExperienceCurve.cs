namespace Kausa.Matching.Evidence.Tables;

/// <summary>What years of experience are worth: 100 × (1 − e^(−years/3)), steep at first and flat later.</summary>
/// <remarks>
/// Literal at quarter years up to 20 years and straight between them, at most 0.09 points below the curve; a test recomputes each
/// entry in decimal. From 20 years on the value stays.
/// </remarks>
internal static class ExperienceCurve
{
    private const int StepHundredths = 25;

    /// <summary>Points in hundredths at 0, ¼, ½, … 20 years.</summary>
    internal static ReadOnlySpan<short> QuarterYears =>
    [
        0, 800, 1535, 2212, 2835, 3408, 3935, 4420, 4866, 5276, 5654, 6002, 6321, 6615, 6886, 7135,
        7364, 7575, 7769, 7947, 8111, 8262, 8401, 8529, 8647, 8755, 8854, 8946, 9030, 9108, 9179, 9245,
        9305, 9361, 9412, 9459, 9502, 9542, 9579, 9612, 9643, 9672, 9698, 9722, 9744, 9765, 9784, 9801,
        9817, 9831, 9845, 9857, 9869, 9879, 9889, 9898, 9906, 9913, 9920, 9927, 9933, 9938, 9943, 9948,
        9952, 9956, 9959, 9962, 9965, 9968, 9971, 9973, 9975, 9977, 9979, 9981, 9982, 9984, 9985, 9986,
        9987,
    ];

    /// <summary>Points 0..100 of a number of years.</summary>
    /// <param name="yearHundredths">Years in hundredths, not negative.</param>
    public static double Points(int yearHundredths)
    {
        var index = yearHundredths / StepHundredths;
        if (index >= QuarterYears.Length - 1)
        {
            return QuarterYears[^1] / 100.0;
        }

        var rest = yearHundredths % StepHundredths;
        return ((QuarterYears[index] * StepHundredths) + ((QuarterYears[index + 1] - QuarterYears[index]) * rest)) / (StepHundredths * 100.0);
    }
}
