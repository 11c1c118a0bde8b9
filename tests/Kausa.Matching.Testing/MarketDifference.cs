using Kausa.Matching.Model;

namespace Kausa.Matching.Testing;

/// <summary>Compares markets fact by fact and names the rows that differ.</summary>
public static class MarketDifference
{
    /// <summary>What differs between two markets.</summary>
    /// <param name="expected">One market.</param>
    /// <param name="actual">The other.</param>
    /// <returns>One line per difference; empty when every fact is the same.</returns>
    public static IReadOnlyList<string> Find(Market expected, Market actual) =>
    [
        .. Differing("office", [expected.Office], [actual.Office]),
        .. Differing("as of", [expected.AsOf], [actual.AsOf]),
        .. Differing("source", [expected.Source], [actual.Source]),
        .. Differing("company", expected.Companies, actual.Companies),
        .. Differing("place", expected.Places, actual.Places),
        .. Differing("candidate", expected.Candidates, actual.Candidates),
        .. Differing("adviser", expected.Advisers, actual.Advisers),
        .. Differing("travel time", expected.TravelTimes.Entries, actual.TravelTimes.Entries),
    ];

    private static IEnumerable<string> Differing<T>(string what, IReadOnlyList<T> expected, IReadOnlyList<T> actual)
        where T : notnull =>
        expected.Count != actual.Count
            ? [$"{what}: {expected.Count} rows, not {actual.Count}"]
            : expected.Zip(actual).Where(pair => !pair.First.Equals(pair.Second)).Select(pair => $"{what}: {pair.First}\nbut: {pair.Second}");
}
