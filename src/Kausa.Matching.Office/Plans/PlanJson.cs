using System.Text.Encodings.Web;
using System.Text.Json;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Plans;

/// <summary>A plan for programs; the field names are a contract (docs/allocation.md).</summary>
internal static class PlanJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(CohortPlan plan, TextCatalogue texts, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("format", PlanFile.Format);
        json.WriteString("snapshot", plan.Snapshot.ToString());
        json.WriteString("policy", plan.PolicyId);
        json.WriteNumber("policy_version", plan.PolicyVersion);
        json.WriteString("as_of", Iso(plan.AsOf));
        json.WriteString("objective", plan.Objective.Code());
        json.WriteNumber("total_millionths", plan.TotalMillionths);
        json.WriteString("digest", plan.Digest);
        WriteProof(json, plan.Proof);
        WriteAll(json, "pairs", plan.Pairs, pair => WritePair(json, pair, texts));
        WriteAll(json, "unplaced", plan.Unplaced, person =>
        {
            json.WriteString("candidate", person.Candidate.Id.Value);
            WriteId(json, "adviser", person.Candidate.PrimaryAdviser?.Value);
            WriteReason(json, person.Reason, person.ChoiceCount, person.Exclusions, texts);
            WriteId(json, "best_place", person.Best?.Id.Value);
        });
        WriteAll(json, "open_seats", plan.OpenSeats, seat =>
        {
            json.WriteString("place", seat.Place.Id.Value);
            json.WriteString("company", seat.Company.Id.Value);
            json.WriteNumber("seat_count", seat.SeatCount);
            WriteReason(json, seat.Reason, seat.ChoiceCount, seat.Exclusions, texts);
        });
        WriteAll(json, "contacts", plan.Contacts, contact =>
        {
            json.WriteString("company", contact.Company.Value);
            json.WriteString("adviser", contact.Adviser.Value);
        });
        WriteAll(json, "win_next", plan.WinNext, price =>
        {
            json.WriteString("place", price.Place.Id.Value);
            json.WriteString("company", price.Company.Id.Value);
            WriteValue(json, price.Value);
        });
        WriteAll(json, "more_cases", plan.MoreCases, price =>
        {
            json.WriteString("adviser", price.Adviser.Value);
            WriteValue(json, price.Value);
        });
        WriteAll(json, "gone", plan.Gone, pair =>
        {
            json.WriteString("candidate", pair.Candidate.Value);
            json.WriteString("place", pair.Place.Value);
        });
        json.WriteEndObject();
    }

    private static void WriteProof(Utf8JsonWriter json, CohortProof proof)
    {
        json.WriteStartObject("proof");
        json.WriteBoolean("is_proven", proof.IsProven);
        if (proof.DualGap is { } gap)
        {
            json.WritePropertyName("dual_gap");
            json.WriteRawValue(gap.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNumber("blocking_pair_count", proof.Findings.Count(finding => finding.Fault == AllocationFault.BlockingPair));
        }

        json.WriteNumber("finding_count", proof.Findings.Count);
        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, PlannedPair pair, TextCatalogue texts)
    {
        json.WriteString("candidate", pair.Pair.Candidate.Id.Value);
        json.WriteString("place", pair.Pair.Place.Id.Value);
        json.WriteString("company", pair.Pair.Place.Company.Value);
        json.WriteString("occupation", pair.Pair.Facts.Occupation.Title);
        WriteId(json, "contact", pair.Contact?.Value);
        json.WriteString("status", pair.Pair.Status.Code());
        json.WriteNumber("person_millionths", pair.PersonMillionths);
        json.WriteNumber("company_millionths", pair.CompanyMillionths);
        json.WriteNumber("person_rank", pair.PersonRank);
        json.WriteNumber("person_choice_count", pair.PersonChoiceCount);
        json.WriteNumber("place_rank", pair.PlaceRank);
        json.WriteNumber("place_choice_count", pair.PlaceChoiceCount);
        json.WriteString("reason", pair.Reason.Code());
        json.WriteString("text", texts.Of(pair.Reason));
        json.WriteBoolean("decided", pair.Reason == PlannedReason.Decided);
        json.WriteBoolean("as_before", pair.WasPlanned);
        WriteAll(json, "outcomes", pair.Pair.Outcomes.Where(outcome => outcome.Effect != RuleEffect.None), outcome =>
        {
            json.WriteString("code", outcome.Code.Code());
            json.WriteString("effect", outcome.Effect.Code());
            json.WriteString("text", texts.Reason(outcome));
            json.WriteString("to_do", texts.ToDo(outcome));
        });
    }

    private static void WriteReason<TReason>(Utf8JsonWriter json, TReason reason, int choices, ValueList<Exclusion> exclusions, TextCatalogue texts)
        where TReason : struct, Enum
    {
        json.WriteString("reason", reason.Code());
        json.WriteString("text", texts.Of(reason));
        json.WriteNumber("choice_count", choices);
        WriteAll(json, "exclusions", exclusions, exclusion =>
        {
            json.WriteString("code", exclusion.Code.Code());
            json.WriteString("label", texts.Label(exclusion.Code));
            json.WriteNumber("pair_count", exclusion.PairCount);
        });
    }

    private static void WriteValue(Utf8JsonWriter json, SeatValue value)
    {
        json.WriteNumber("more_placed_count", value.MorePlaced);
        json.WriteNumber("more_total_millionths", value.MoreTotal);
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
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

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
