using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Worlds;

namespace Kausa.Matching.Lab.Bench;

/// <summary>What KAUSA-Bench gives to read and to be scored against, as text; line feeds, the same bytes everywhere.</summary>
public static class BenchFiles
{
    /// <summary>Eligible pairs with what the engine sees and what they are truly worth.</summary>
    /// <param name="market">The market.</param>
    /// <returns>CSV: candidate, place, four qualities in basis points, worth to both sides in millionths.</returns>
    public static string Pairs(TrialMarket market)
    {
        ArgumentNullException.ThrowIfNull(market);
        var text = new StringBuilder("candidate,place,skills,language,location,trade,candidate_worth,place_worth\n");
        var worth = market.WorthIn(World.Matched).Pairs;
        for (var at = 0; at < worth.Count; at++)
        {
            var pair = market.Pairs[at];
            var q = pair.Qualities;
            text.Append(CultureInfo.InvariantCulture, $"{market.Candidates[pair.Candidate]},{market.Places[pair.Place]},{q.Skills},{q.Language},{q.Location},{q.Trade},{worth[at].CandidateMillionths},{worth[at].PlaceMillionths}\n");
        }

        return text.ToString();
    }

    /// <summary>Judgements of one side's lists, in the form of the Text Retrieval Conference.</summary>
    /// <param name="market">The market.</param>
    /// <param name="isForPlaces">Whether places ask for people, instead of people for places.</param>
    /// <returns>Rows of query, 0, item, grade 0..3.</returns>
    public static string Qrels(TrialMarket market, bool isForPlaces)
    {
        ArgumentNullException.ThrowIfNull(market);
        var grades = GradedPairs.Of(market.WorthIn(World.Matched));
        var text = new StringBuilder();
        foreach (var (pair, at) in market.Pairs.Select((pair, at) => (pair, at)).OrderBy(one => isForPlaces ? one.pair.Place : one.pair.Candidate))
        {
            var (person, place) = (market.Candidates[pair.Candidate].Value, market.Places[pair.Place].Value);
            text.Append(CultureInfo.InvariantCulture, $"{(isForPlaces ? place : person)} 0 {(isForPlaces ? person : place)} {(isForPlaces ? grades.ForPlaces : grades.ForCandidates)[at]}\n");
        }

        return text.ToString();
    }

    /// <summary>Seats: <c>place,seats</c>.</summary>
    /// <param name="market">The market.</param>
    /// <returns>CSV.</returns>
    public static string Seats(TrialMarket market)
    {
        ArgumentNullException.ThrowIfNull(market);
        var text = new StringBuilder("place,seats\n");
        for (var at = 0; at < market.Seats.Count; at++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{market.Places[at]},{market.Seats[at]}\n");
        }

        return text.ToString();
    }

    /// <summary>Digests of all files below a folder, as <c>sha256sum --check</c> reads them.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>One line for each file, in ordinal order of their paths, which have slashes.</returns>
    public static string SumsOf(string folder) => string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => (File: file, Name: Path.GetRelativePath(folder, file).Replace('\\', '/')))
        .OrderBy(one => one.Name, StringComparer.Ordinal)
        .Select(one =>
        {
            using var content = File.OpenRead(one.File);
            return $"{Convert.ToHexStringLower(SHA256.HashData(content))}  {one.Name}\n";
        }));

    /// <summary>SHA-256 of a text in UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
