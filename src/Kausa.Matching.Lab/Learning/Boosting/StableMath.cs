namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>Logarithm and logistic function made of + − × ÷ alone, so that a model fitted twice is the same to the last bit on every machine.</summary>
internal static class StableMath
{
    private const double Ln2 = 0.693147180559945309417232;
    private const int LogisticSteps = 4096;
    private const double LogisticLimit = 32;

    private static readonly double[] LogisticTable = [.. Enumerable.Range(0, (2 * LogisticSteps) + 1).Select(at => 1 / (1 + Exp((LogisticSteps - at) * LogisticLimit / LogisticSteps)))];

    /// <summary>1 ÷ (1 + e^−x), by table in steps of 1/128.</summary>
    public static double Logistic(double x)
    {
        var at = (int)((Math.Clamp(x, -LogisticLimit, LogisticLimit) * (LogisticSteps / LogisticLimit)) + LogisticSteps + 0.5);
        return LogisticTable[Math.Min(at, 2 * LogisticSteps)];
    }

    /// <summary>e^x for |x| up to 700.</summary>
    public static double Exp(double x)
    {
        var power = (int)Math.Round(x / Ln2);
        var rest = x - (power * Ln2);
        double sum = 1;
        for (var term = 20; term >= 1; term--)
        {
            sum = 1 + (rest / term * sum);
        }

        return Math.ScaleB(sum, power);
    }

    /// <summary>Logarithm to base 2 of a positive number.</summary>
    public static double Log2(double x)
    {
        var power = Math.ILogB(x);
        var rest = Math.ScaleB(x, -power);
        var y = (rest - 1) / (rest + 1);
        double square = y * y, sum = 0;
        for (var term = 59; term >= 1; term -= 2)
        {
            sum = (sum * square) + (1.0 / term);
        }

        return power + (2 * y * sum / Ln2);
    }
}
