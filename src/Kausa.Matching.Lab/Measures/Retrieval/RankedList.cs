using Kausa.Matching.Lab.Measures.Trec;

namespace Kausa.Matching.Lab.Measures.Retrieval;

/// <summary>One list against what is relevant, as far as measures need it: ties, and what could have been found.</summary>
/// <remarks>
/// Items with equal scores form one tie; a measure of the list is its expected value when every order inside each tie is equally likely (McSherry and
/// Najork, "Computing information retrieval performance measures efficiently in the presence of tied scores", ECIR 2008). So the order of a file, identifiers
/// and luck change nothing, and a scorer that gives everything the same score gets what a shuffled list gets on average. Immutable and thread-safe.
/// </remarks>
public sealed class RankedList
{
    private readonly Tie[] _ties;
    private readonly double[] _idealGains;

    private RankedList(Tie[] ties, double[] idealGains, int relevantCount)
    {
        _ties = ties;
        _idealGains = idealGains;
        RelevantCount = relevantCount;
        Count = ties.Sum(tie => tie.Size);
    }

    /// <summary>Number of items in the list.</summary>
    public int Count { get; }

    /// <summary>Number of relevant items that exist, in the list or not.</summary>
    public int RelevantCount { get; }

    /// <summary>Number of relevant items in the list.</summary>
    public int RelevantReturnedCount => _ties.Sum(tie => tie.RelevantCount);

    /// <summary>The ties in order, the best score first.</summary>
    internal ReadOnlySpan<Tie> Ties => _ties;

    /// <summary>Gains of all relevant items, the highest first.</summary>
    internal ReadOnlySpan<double> IdealGains => _idealGains;

    /// <summary>Puts a list beside what is relevant.</summary>
    /// <param name="items">The list; its order does not matter, its scores do.</param>
    /// <param name="grades">Grade by item; 1 and above is relevant, an item that is missing is not.</param>
    /// <returns>The list as measures need it.</returns>
    public static RankedList Of(IEnumerable<ScoredItem> items, IReadOnlyDictionary<string, int> grades)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(grades);
        return Of([.. items.Select(item => (item.Score, grades.GetValueOrDefault(item.Item)))], grades.Values);
    }

    /// <summary>Puts scores beside grades.</summary>
    /// <param name="items">Score and grade of each item of the list.</param>
    /// <param name="grades">Grades of all items that exist, in the list or not.</param>
    /// <returns>The list as measures need it.</returns>
    public static RankedList Of(IReadOnlyList<(double Score, int Grade)> items, IEnumerable<int> grades)
    {
        var ties = items
            .GroupBy(item => item.Score)
            .OrderByDescending(tie => tie.Key)
            .Select(tie => new Tie(tie.Count(), tie.Count(item => item.Grade > 0), tie.Select(item => GainOf(item.Grade)).Order().Sum()));
        var ideal = grades.Where(grade => grade > 0).Select(GainOf).OrderDescending().ToArray();
        return new([.. ties], ideal, ideal.Length);
    }

    /// <summary>Gain of a grade: 2^grade − 1 for relevant items, 0 for others.</summary>
    /// <param name="grade">Up to <see cref="TrecQrels.GradeMax"/>.</param>
    /// <returns>0..2^30 − 1.</returns>
    public static double GainOf(int grade) => grade > 0 ? (1L << grade) - 1 : 0;

    /// <summary>Items of equal score.</summary>
    /// <param name="Size">Number of items.</param>
    /// <param name="RelevantCount">Relevant ones among them.</param>
    /// <param name="GainSum">Sum of their gains.</param>
    internal readonly record struct Tie(int Size, int RelevantCount, double GainSum);
}
