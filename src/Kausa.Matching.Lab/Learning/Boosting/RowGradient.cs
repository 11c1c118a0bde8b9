namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>Slope and curvature of the loss in one row, as integers, so that sums do not depend on their order.</summary>
/// <param name="Slope">In units of 2^−24.</param>
/// <param name="CurvatureAndCount">Curvature in units of 2^−18 above 24 bits that count rows.</param>
internal readonly record struct RowGradient(long Slope, long CurvatureAndCount)
{
    private const int CountBits = 24;
    private const double SlopeUnit = 1.0 / (1 << 24);
    private const double CurvatureUnit = 1.0 / (1 << 18);

    /// <summary>Most rows that can be counted.</summary>
    public const int RowsMax = (1 << CountBits) - 1;

    public double SlopeValue => Slope * SlopeUnit;

    public double CurvatureValue => (CurvatureAndCount >> CountBits) * CurvatureUnit;

    public int Count => (int)(CurvatureAndCount & RowsMax);

    public static RowGradient Of(double slope, double curvature) =>
        new((long)Math.Round(slope / SlopeUnit), ((long)Math.Round(curvature / CurvatureUnit) << CountBits) + 1);

    public static RowGradient operator +(RowGradient a, RowGradient b) => new(a.Slope + b.Slope, a.CurvatureAndCount + b.CurvatureAndCount);

    public static RowGradient operator -(RowGradient a, RowGradient b) => new(a.Slope - b.Slope, a.CurvatureAndCount - b.CurvatureAndCount);
}
