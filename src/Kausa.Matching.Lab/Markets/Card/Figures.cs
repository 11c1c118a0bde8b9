namespace Kausa.Matching.Lab.Markets;

/// <summary>Makes rows of one topic.</summary>
internal sealed class Figures(string topic)
{
    public const string Estimate = "estimate";
    public const string Applicants2018 = "BIBB-Datenreport 2019, applicants with refugee background";
    public const string Study2018 = "BA/BIBB-Fluchtmigrationsstudie 2018";
    public const string Shelter2018 = "BA/BIBB-Fluchtmigrationsstudie 2018, of all";
    public const string Apprentices2019 = "IAB, apprentices in companies under 250";
    public const string Clients2019 = "the office's description: 9.5 % of entrepreneurs";
    public const string Pilot2016 = "IHK Region Stuttgart, Kompetenzfeststellung 2016";
    public const string Certificates2016 = "Berufsbildungsbericht 2017, refugee applicants 2016";
    public const string Ranks2022 = "estimate after the ranks of BIBB 2022/24";

    public DataCardRow Share<T>(string figure, decimal publishedPercent, decimal? askedPercent, IEnumerable<T> among, Func<T, bool> counts, string source)
    {
        var all = among.ToList();
        return Row(figure, publishedPercent, askedPercent, all.Count == 0 ? 0 : 100m * all.Count(counts) / all.Count, all.Count, source);
    }

    public DataCardRow Row(string figure, decimal published, decimal? asked, decimal generated, int count, string source, FigureUnit unit = FigureUnit.Percent) =>
        new(topic, figure, published, asked, decimal.Round(generated, unit == FigureUnit.Correlation ? 2 : 1), unit, count, source);

    /// <summary>Pearson's coefficient of two series of equal length; 0 for fewer than two values or a constant series.</summary>
    public DataCardRow Correlation(string figure, decimal published, IReadOnlyList<int> one, IReadOnlyList<int> other, string source)
    {
        long n = one.Count;
        long sumOne = one.Sum(value => (long)value);
        long sumOther = other.Sum(value => (long)value);
        var covariance = (n * one.Zip(other, (a, b) => (long)a * b).Sum()) - (sumOne * sumOther);
        var varianceOne = (n * one.Sum(value => (long)value * value)) - (sumOne * sumOne);
        var varianceOther = (n * other.Sum(value => (long)value * value)) - (sumOther * sumOther);
        var coefficient = varianceOne == 0 || varianceOther == 0 ? 0 : covariance / (Math.Sqrt(varianceOne) * Math.Sqrt(varianceOther));
        return Row(figure, published, null, (decimal)coefficient, one.Count, source, FigureUnit.Correlation);
    }
}
