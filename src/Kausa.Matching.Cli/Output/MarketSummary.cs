using System.Globalization;
using Kausa.Matching.Care;
using Kausa.Matching.Model;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Cli.Output;

/// <summary>What a market that is in order holds, for whom nothing may be proposed, what of its office's care is not kept, and which law numbers were to be reviewed by its day.</summary>
internal static class MarketSummary
{
    public static void Write(OfficeMarket office, OutputFormat format, string language, Terminal terminal)
    {
        var (market, output) = (office.Market, terminal.Output);
        string[] warnings = [.. office.Policy.Law.Overdue(market.AsOf).Select(LawWarning.Of)];
        var asOf = market.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var policy = $"{office.Policy.Id}@{office.Policy.Version.ToString(CultureInfo.InvariantCulture)}";
        var snapshot = CanonicalRows.Snapshot(market).ToString();
        (string Key, int Count)[] counts = [("candidates", market.Candidates.Count), ("companies", market.Companies.Count), ("places", market.Places.Count), ("advisers", market.Advisers.Count)];
        var findings = OfficeCare.Check(market, office.Policy.Care);
        string[] silent = [.. market.Candidates.Where(person => !person.HasCaseConsent(market.AsOf)).Select(person => person.Id.Value)];
        switch (format)
        {
            case OutputFormat.Json:
                output.WriteLine(Json(market.Office.Title, asOf, policy, snapshot, counts, silent, findings, warnings));
                break;
            case OutputFormat.Csv:
                var concerns = Enum.GetValues<CareConcern>();
                output.WriteLine(Csv.Row(["office", "as_of", "policy", "snapshot", .. counts.Select(c => c.Key), "without_consent", .. concerns.Select(concern => concern.Code())]));
                output.WriteLine(Csv.Row([market.Office.Title, asOf, policy, snapshot, .. counts.Select(c => c.Count.ToString(CultureInfo.InvariantCulture)), string.Join('|', silent), .. concerns.Select(concern => string.Join('|', Concerned(findings, concern)))]));
                LawWarning.Write(warnings, terminal.Error);
                break;
            default:
                output.WriteLine($"{SafeText.Plain(market.Office.Title)}, {asOf}: {UsageTexts.Say(language, "IN_MARKET", [.. counts.Select(c => (object)c.Count)])}");
                output.WriteLine(UsageTexts.Say(language, "POLICY_IS", policy));
                output.WriteLine(UsageTexts.Say(language, "SNAPSHOT_IS", snapshot));
                LawWarning.WriteLine(warnings, Labels.For(language), output);
                if (silent.Length > 0)
                {
                    output.WriteLine($"! {CareTexts.WithoutConsent(silent, language)}");
                }

                foreach (var finding in findings)
                {
                    output.WriteLine($"! {CareTexts.Say(finding, office.Policy.Care, language)}");
                }

                break;
        }
    }

    private static IEnumerable<string> Concerned(IReadOnlyList<CareFinding> findings, CareConcern concern) => findings.Where(finding => finding.Concern == concern).SelectMany(finding => finding.Ids);

    private static string Json(string title, string asOf, string policy, string snapshot, (string Key, int Count)[] counts, string[] silent, IReadOnlyList<CareFinding> findings, string[] warnings)
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

            json.WriteStartArray("without_consent");
            foreach (var id in silent)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteStartArray("warnings");
            foreach (var warning in warnings)
            {
                json.WriteStringValue(warning);
            }

            json.WriteEndArray();
            json.WriteStartObject("care");
            foreach (var finding in findings)
            {
                json.WriteStartArray(finding.Concern.Code());
                foreach (var id in finding.Ids)
                {
                    json.WriteStringValue(id);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
    }
}
