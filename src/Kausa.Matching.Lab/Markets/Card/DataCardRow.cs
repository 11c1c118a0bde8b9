namespace Kausa.Matching.Lab.Markets;

/// <summary>Unit of a figure.</summary>
public enum FigureUnit
{
    /// <summary>Percent of <see cref="DataCardRow.Count"/>.</summary>
    Percent,

    /// <summary>Years, mean over <see cref="DataCardRow.Count"/>.</summary>
    Years,

    /// <summary>Tenths of a CEFR level, mean over <see cref="DataCardRow.Count"/>.</summary>
    Tenths,

    /// <summary>Coefficient of correlation −1..1.</summary>
    Correlation,
}

/// <summary>One published or estimated figure beside what a generated market shows.</summary>
/// <param name="Topic">Part of the market: candidates, missing facts, evidence, truth, companies, places, occupations.</param>
/// <param name="Figure">What is counted, and among whom.</param>
/// <param name="Published">The figure that the generator was made after.</param>
/// <param name="Asked">What the specification asks for, where one rate of it says so: an office departs from the published figure on purpose; null elsewhere.</param>
/// <param name="Generated">The same figure of the generated market, rounded to one digit (correlations: two); 0 when there is nobody to count.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="Count">Number of people, companies, places or answers behind the generated figure.</param>
/// <param name="Source">Where the published figure comes from; "estimate" where nobody has published one.</param>
public sealed record DataCardRow(string Topic, string Figure, decimal Published, decimal? Asked, decimal Generated, FigureUnit Unit, int Count, string Source);
