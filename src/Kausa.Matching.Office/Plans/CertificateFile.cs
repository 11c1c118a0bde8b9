using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Plans;

/// <summary>The certificate of a plan on disk: all by which anybody can check it. Specification: docs/allocation.md, "Certificate of a plan".</summary>
public static class CertificateFile
{
    /// <summary>Name of the form.</summary>
    public const string Format = "kausa-certificate-1";

    /// <summary>The largest file, in bytes: 512 MB, which is some seven million possible pairs.</summary>
    public const int MostBytes = 512 << 20;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a certificate.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="stream">Where it goes; stays open.</param>
    public static void Write(PlanCertificate certificate, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(stream);
        var (problem, prices) = (certificate.Problem, certificate.Prices);
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("plan_digest", certificate.PlanDigest);
        json.WriteString("snapshot", certificate.Snapshot);
        json.WriteString("policy", certificate.PolicyId);
        json.WriteNumber("policy_version", certificate.PolicyVersion);
        json.WriteString("as_of", certificate.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("objective", certificate.Objective.Code());
        json.WriteString("mode", certificate.Mode.Code());
        if (prices is not null)
        {
            json.WriteNumber("placement_price_millionths", prices.Placement);
            json.WritePropertyName("bound_millionths");
            json.WriteRawValue(certificate.Bound!.Value.ToString(CultureInfo.InvariantCulture));
        }

        WriteAll(json, "advisers", certificate.Advisers.Count, adviser =>
        {
            json.WriteString("adviser", certificate.Advisers[adviser].Value);
            json.WriteNumber("limit", problem.CaseloadLimits[adviser]);
            WritePrice(json, prices?.Advisers[adviser]);
        });
        WriteAll(json, "companies", certificate.Companies.Count, company =>
        {
            json.WriteString("company", certificate.Companies[company].Value);
            json.WriteNumber("cap", problem.ProposalCaps[company]);
            WritePrice(json, prices?.Companies[company]);
        });
        WriteAll(json, "places", certificate.Places.Count, place =>
        {
            json.WriteString("place", certificate.Places[place].Value);
            json.WriteString("company", certificate.Companies[problem.CompanyOfPlace[place]].Value);
            json.WriteNumber("seats", problem.Seats[place]);
            WritePrice(json, prices?.Places[place]);
        });
        var decided = problem.Decided.ToLookup(pair => pair.Row, pair => pair.Column);
        var required = problem.Required.ToHashSet();
        WriteAll(json, "people", certificate.People.Count, person =>
        {
            json.WriteString("candidate", certificate.People[person].Value);
            WriteId(json, "adviser", problem.AdviserOfPerson[person] is >= 0 and var adviser ? certificate.Advisers[adviser].Value : null);
            WriteId(json, "decided_place", decided.Contains(person) ? certificate.Places[decided[person].First()].Value : null);
            json.WriteBoolean("required", required.Contains(person));
            json.WriteStartArray("pairs");
            foreach (ref readonly var pair in problem.PairsOf(person))
            {
                json.WriteStartObject();
                json.WriteString("place", certificate.Places[pair.Place].Value);
                json.WriteNumber("person_millionths", pair.PersonMillionths);
                json.WriteNumber("company_millionths", pair.CompanyMillionths);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        json.WriteEndObject();
    }

    /// <summary>Reads a certificate. Nothing is repaired: whatever is missing, unknown, repeated or out of its range is named with its path.</summary>
    /// <param name="content">The file.</param>
    /// <param name="language">Language of problems, <c>de</c> or <c>en</c>.</param>
    /// <returns>The certificate, or what is wrong, one line per cause.</returns>
    public static (PlanCertificate? Certificate, ValueList<string> Problems) Read(Stream content, string language)
    {
        ArgumentNullException.ThrowIfNull(content);
        var problems = new PlanProblems(language == "de");
        PlanCertificate? certificate = null;
        if (PlanBytes.Read(content, MostBytes, problems) is { } bytes)
        {
            PlanBytes.ReadJson(bytes, problems, document => certificate = new CertificateReader(problems).Read(new JsonPart(document, problems)));
        }

        return (problems.IsEmpty ? certificate : null, problems.Lines().ToValueList());
    }

    private static void WriteAll(Utf8JsonWriter json, string name, int count, Action<int> write)
    {
        json.WriteStartArray(name);
        for (var at = 0; at < count; at++)
        {
            json.WriteStartObject();
            write(at);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePrice(Utf8JsonWriter json, long? price)
    {
        if (price is { } millionths)
        {
            json.WriteNumber("price_millionths", millionths);
        }
    }

    private static void WriteId(Utf8JsonWriter json, string name, string? id)
    {
        if (id is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, id);
        }
    }
}
