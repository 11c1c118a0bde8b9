using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Plans;

namespace Kausa.Matching.Cli.Output;

/// <summary>The verdict on a plan for people and programs; the field names are a contract.</summary>
internal static class PlanCheckOutput
{
    private const int MostFindings = 50;
    private static readonly string[] Fields = ["code", "candidate", "place", "company", "adviser", "field", "told", "right", "text"];

    public static void Write(PlanVerdict verdict, PlanCertificate certificate, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(JsonStyle.Write(json => WriteJson(json, verdict, certificate, texts)));
                break;
            case OutputFormat.Csv:
                terminal.Output.WriteLine(Csv.Row(Fields));
                foreach (var finding in verdict.Findings)
                {
                    terminal.Output.WriteLine(Csv.Row(Cells(finding).Append(PlanFindingWords.Of(finding, texts))));
                }

                break;
            default:
                WriteTable(verdict, certificate, texts, terminal.Output);
                break;
        }
    }

    private static void WriteTable(PlanVerdict verdict, PlanCertificate certificate, TextCatalogue texts, TextWriter output)
    {
        var problem = certificate.Problem;
        output.WriteLine(verdict.IsProven
            ? Say("PLAN_PROVEN")
            : Say("PLAN_NOT_PROVEN", verdict.Findings.Count));
        output.WriteLine(string.Join(" · ", texts.Of(certificate.Objective), string.Format(CultureInfo.InvariantCulture, Labels.For(texts.Language).AsOf, texts.Date(certificate.AsOf)), SafeText.Line($"{certificate.PolicyId}@{Number(certificate.PolicyVersion)}")));
        output.WriteLine(Say(
            "CHECKED_PLAN", problem.PersonCount, verdict.PlacedCount, certificate.Places.Count, certificate.Companies.Count, problem.Pairs.Length, problem.Decided.Count, problem.Required.Count));
        if (verdict.Bound is { } bound && verdict.DualGap is { } gap)
        {
            output.WriteLine(Say("PLAN_BOUND", bound, gap));
        }

        output.WriteLine();
        output.WriteLine(Say("CHECKED"));
        foreach (var step in verdict.Steps)
        {
            output.WriteLine($"  {Say(verdict.Holds(step) ? "HOLDS" : "HOLDS_NOT"),-4}  {PlanFindingWords.Of(step, texts)}");
        }

        if (!verdict.Steps.Contains(PlanCheckStep.Digest))
        {
            output.WriteLine($"  –     {Say("NO_DIGEST")}");
        }

        if (!verdict.Steps.Contains(PlanCheckStep.Market))
        {
            output.WriteLine($"  –     {Say("NO_MARKET_CHECK")}");
        }

        foreach (var finding in verdict.Findings.Take(MostFindings))
        {
            output.WriteLine(SafeText.Line($"- {finding.Fault.Code()}: {PlanFindingWords.Of(finding, texts)}"));
        }

        if (verdict.Findings.Count > MostFindings)
        {
            output.WriteLine(Say("MORE_IN_JSON", verdict.Findings.Count - MostFindings));
        }

        output.WriteLine();
        output.WriteLine($"digest {certificate.PlanDigest}");

        string Say(string key, params object[] parts) => UsageTexts.Say(texts.Language, key, parts);
    }

    private static void WriteJson(Utf8JsonWriter json, PlanVerdict verdict, PlanCertificate certificate, TextCatalogue texts)
    {
        var problem = certificate.Problem;
        json.WriteStartObject();
        json.WriteBoolean("is_proven", verdict.IsProven);
        json.WriteString("plan_digest", certificate.PlanDigest);
        json.WriteString("snapshot", certificate.Snapshot);
        json.WriteString("policy", certificate.PolicyId);
        json.WriteNumber("policy_version", certificate.PolicyVersion);
        json.WriteString("as_of", certificate.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("objective", certificate.Objective.Code());
        json.WriteString("mode", certificate.Mode.Code());
        json.WriteNumber("person_count", problem.PersonCount);
        json.WriteNumber("placed_count", verdict.PlacedCount);
        json.WriteNumber("place_count", certificate.Places.Count);
        json.WriteNumber("company_count", certificate.Companies.Count);
        json.WriteNumber("adviser_count", certificate.Advisers.Count);
        json.WriteNumber("pair_count", problem.Pairs.Length);
        json.WriteNumber("decided_count", problem.Decided.Count);
        json.WriteNumber("required_count", problem.Required.Count);
        WriteNumber(json, "bound_millionths", verdict.Bound);
        WriteNumber(json, "dual_gap", verdict.DualGap);
        json.WriteStartArray("checked");
        foreach (var step in verdict.Steps)
        {
            json.WriteStartObject();
            json.WriteString("code", step.Code());
            json.WriteBoolean("holds", verdict.Holds(step));
            json.WriteString("text", PlanFindingWords.Of(step, texts));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in verdict.Findings)
        {
            json.WriteStartObject();
            foreach (var (name, value) in Fields.Zip(Cells(finding)).Where(cell => cell.Second.Length > 0))
            {
                json.WriteString(name, value);
            }

            json.WriteString("text", PlanFindingWords.Of(finding, texts));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, Int128? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value is { } number ? Number(number) : "null");
    }

    private static string[] Cells(PlanFinding finding) =>
    [
        finding.Fault.Code(), finding.Candidate ?? string.Empty, finding.Place ?? string.Empty, finding.Company ?? string.Empty, finding.Adviser ?? string.Empty,
        finding.Field ?? string.Empty, finding.Told ?? string.Empty, finding.Right ?? string.Empty,
    ];

    private static string Number(Int128 value) => value.ToString(CultureInfo.InvariantCulture);
}
