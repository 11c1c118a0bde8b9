using System.Globalization;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Cli.Output;

/// <summary>What a market that is in order holds.</summary>
internal static class MarketSummary
{
    public static void Write(OfficeMarket office, OutputFormat format, string language, TextWriter output)
    {
        var market = office.Market;
        var asOf = market.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var policy = $"{office.Policy.Id}@{office.Policy.Version.ToString(CultureInfo.InvariantCulture)}";
        var snapshot = CanonicalRows.Snapshot(market).ToString();
        (string Key, int Count)[] counts = [("candidates", market.Candidates.Count), ("companies", market.Companies.Count), ("places", market.Places.Count), ("advisers", market.Advisers.Count)];
        switch (format)
        {
            case OutputFormat.Json:
                output.WriteLine(Json(market.Office.Title, asOf, policy, snapshot, counts));
                break;
            case OutputFormat.Csv:
                output.WriteLine(Csv.Row(["office", "as_of", "policy", "snapshot", .. counts.Select(c => c.Key)]));
                output.WriteLine(Csv.Row([market.Office.Title, asOf, policy, snapshot, .. counts.Select(c => c.Count.ToString(CultureInfo.InvariantCulture))]));
                break;
            default:
                string[] words = language == "de" ? ["Personen", "Betriebe", "Plätze", "Beratende"] : ["candidates", "companies", "places", "advisers"];
                output.WriteLine($"{SafeText.Plain(market.Office.Title)}, {asOf}: {string.Join(", ", counts.Zip(words, (c, word) => $"{c.Count.ToString(CultureInfo.InvariantCulture)} {word}"))}");
                output.WriteLine($"{(language == "de" ? "Vorgaben" : "policy")} {policy}");
                output.WriteLine($"{(language == "de" ? "Stand der Daten" : "snapshot")} {snapshot}");
                break;
        }
    }

    private static string Json(string title, string asOf, string policy, string snapshot, (string Key, int Count)[] counts)
    {
        return JsonStyle.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("office", title);
            json.WriteString("as_of", asOf);
            json.WriteString("policy", policy);
            json.WriteString("snapshot", snapshot);
            foreach (var (key, count) in counts)
            {
                json.WriteNumber(key, count);
            }

            json.WriteEndObject();
        });
    }
}
