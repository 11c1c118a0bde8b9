using System.Globalization;
using System.Text;

namespace Kausa.Matching.Benchmarks.Peers;

/// <summary>Writes a national market as tables that a database loads.</summary>
internal static class PeerExport
{
    /// <summary>File of the sizes, so that a comparison rebuilds the same market.</summary>
    public const string SizesFile = "sizes.txt";

    /// <summary>A number of places or people from the command line.</summary>
    public static int Count(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Writes a file per table in the text form of COPY.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="places">Number of places of the market.</param>
    /// <param name="people">Number of people who are asked about.</param>
    /// <returns>0.</returns>
    public static int Run(string folder, int places, int people)
    {
        var market = new PeerMarket(places, people);
        File.WriteAllText(Path.Combine(folder, SizesFile), string.Create(CultureInfo.InvariantCulture, $"{places} {people}\n"));
        File.WriteAllLines(Path.Combine(folder, "place.tsv"), market.Places.Select(place => Line(
            place.Number, place.Occupation, place.Levels is not null, place.IsSited ? $"({place.X100m},{place.Y100m})" : null, place.Need, place.Signature, Signed(place.Tie))));
        File.WriteAllLines(Path.Combine(folder, "profile.tsv"), market.Places.Where(place => place.Levels is not null).Select(place =>
            Line([place.Number, .. place.Levels!.Cast<object?>(), .. place.Weights!.Cast<object?>()])));
        foreach (var (file, rows) in new[] { ("occupation.tsv", market.Occupations), ("need.tsv", market.Needs), ("nearness.tsv", market.Nearness) })
        {
            File.WriteAllLines(Path.Combine(folder, file), rows.Select(row => string.Join('\t', row)));
        }

        File.WriteAllLines(Path.Combine(folder, "person.tsv"), market.People.Select(market.PersonOf).Select(person => Line(
            person.Number, person.HasHome, person.X100m, person.Y100m, person.BeyondIsPossible, person.Neutral, Array(person.Near), Array(person.Wishes), Array(person.WishQuality),
            Array(person.Vetoes), Array(person.Bound), Array(person.LanguageShortfall), Array(person.Allowed), Array(person.Excluded), Array(person.Shortfall), Signed(person.Tie),
            PeerMarket.Weights.Skills, PeerMarket.Weights.Language, PeerMarket.Weights.Location, PeerMarket.Weights.Trade, PeerMarket.Gain)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{market.Places.Length} open places, {market.People.Length} people"));
        return 0;
    }

    private static long Signed(ulong hash) => unchecked((long)hash);

    private static string Array<T>(T[] values) => new StringBuilder("{").AppendJoin(',', values.Select(value => Text(value))).Append('}').ToString();

    private static string Line(params ReadOnlySpan<object?> values)
    {
        var line = new StringBuilder();
        foreach (var value in values)
        {
            line.Append(line.Length > 0 ? "\t" : string.Empty).Append(Text(value));
        }

        return line.ToString();
    }

    private static string Text(object? value) => value switch
    {
        null => "\\N",
        true => "t",
        false => "f",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
