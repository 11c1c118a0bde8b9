using System.Globalization;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>Maps values to positions and has round numbers beside them.</summary>
internal sealed class SvgAxis
{
    private const int TicksMax = 6;

    private static readonly int[] Digits = [1, 2, 5];

    private readonly double _low;
    private readonly double _high;
    private readonly double _from;
    private readonly double _to;
    private readonly double _step;

    /// <param name="values">Values that must fit.</param>
    /// <param name="from">Position of the lowest.</param>
    /// <param name="to">Position of the highest.</param>
    public SvgAxis(IEnumerable<double> values, double from, double to)
    {
        var all = values.ToList();
        var margin = all.Max() > all.Min() ? (all.Max() - all.Min()) * 0.04 : 0.5;
        (_low, _high, _from, _to) = (all.Min() - margin, all.Max() + margin, from, to);

        // The smallest step of 1, 2 or 5 times a power of ten that gives few enough numbers.
        _step = Enumerable.Range(-6, 14).SelectMany(power => Digits.Select(digit => digit * PowerOfTen(power))).First(step => (_high - _low) / step <= TicksMax);
        Ticks = [.. Enumerable.Range((int)Math.Ceiling(_low / _step), (int)Math.Floor(_high / _step) - (int)Math.Ceiling(_low / _step) + 1).Select(number => number * _step)];
    }

    /// <summary>Round numbers within the axis.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Position of a value.</summary>
    public double At(double value) => _from + ((value - _low) / (_high - _low) * (_to - _from));

    /// <summary>A round number as text, with as many decimals as the step has.</summary>
    public string Text(double tick)
    {
        var decimals = Enumerable.Range(0, 7).First(count => _step * PowerOfTen(count) >= 0.999);
        return tick.ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    // By multiplication, which gives the same bits everywhere.
    private static double PowerOfTen(int power)
    {
        double ten = 1;
        for (var at = 0; at < Math.Abs(power); at++)
        {
            ten *= 10;
        }

        return power < 0 ? 1 / ten : ten;
    }
}
