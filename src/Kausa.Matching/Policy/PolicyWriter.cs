using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Policy.Reading;

namespace Kausa.Matching.Policy;

/// <summary>Writes a whole policy as JSON, with nothing left to inherit.</summary>
/// <remarks>
/// Keys stand in a fixed order, lists in the policy's own. Reading what was written gives an equal policy, and an equal policy gives
/// the same characters: UTF-8, two spaces, <c>\n</c>, one at the end. Culture-free and thread-safe.
/// </remarks>
public static class PolicyWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>A JSON document that <see cref="PolicyReader.Read"/> reads without any base.</returns>
    public static string Write(MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteIdentity(json, policy);
            WriteWeights(json, policy.Weights);
            WriteCompanyLists(json, policy.CompanyLists);
            WriteSkills(json, policy.Skills);
            WriteLanguage(json, policy.Language);
            WriteLocation(json, policy.Location);
            WriteTrade(json, policy.Trade);
            WriteRules(json, policy.Rules);
            WriteCare(json, policy.Care);
            WriteFreshness(json, policy.Freshness);
            WriteLearning(json, policy.Learning);
            if (policy.Learned is { } learned)
            {
                WriteLearned(json, learned);
            }

            WriteLaw(json, policy.Law);
            WriteEffort(json, policy.Effort);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void WriteIdentity(Utf8JsonWriter json, MatchPolicy policy)
    {
        json.WriteString("id", policy.Id);
        json.WriteNumber("version", policy.Version);
        json.WriteString("title", policy.Title);
        json.WriteString("signed_off_by", policy.SignedOffBy);
        json.WriteString("tie_key", policy.TieKey);
        json.WriteString("default_direction", policy.DefaultDirection.Code());
        WriteTexts(json, "region_ags", policy.RegionAgs);
        WriteTexts(json, "pathways_enabled", policy.PathwaysEnabled.Select(pathway => pathway.Code()));
        json.WriteBoolean("hide_needs_clarification", policy.HideNeedsClarification);
        json.WriteNumber("neutral_basis_points", policy.NeutralBasisPoints);
    }

    private static void WriteWeights(Utf8JsonWriter json, PerspectiveWeights weights)
    {
        json.WriteStartObject("weights_percent");
        WriteWeights(json, "candidate", weights.Candidate);
        WriteWeights(json, "company", weights.Company);
        WriteWeights(json, "joint", weights.Joint);
        json.WriteEndObject();
    }

    private static void WriteWeights(Utf8JsonWriter json, string perspective, CriterionWeights weights)
    {
        json.WriteStartObject(perspective);
        json.WriteNumber("skills", weights.Skills);
        json.WriteNumber("language", weights.Language);
        json.WriteNumber("location", weights.Location);
        json.WriteNumber("trade", weights.Trade);
        json.WriteEndObject();
    }

    private static void WriteCompanyLists(Utf8JsonWriter json, CompanyListPolicy lists)
    {
        json.WriteStartObject("company_lists");
        json.WriteString("mode", lists.Mode.Code());
        json.WriteNumber("balance_percent", lists.BalancePercent);
        json.WriteEndObject();
    }

    private static void WriteSkills(Utf8JsonWriter json, SkillsPolicy skills)
    {
        json.WriteStartObject("skills");
        json.WriteNumber("gain", skills.Gain);
        json.WriteNumber("prior_points", skills.PriorPoints);
        json.WriteNumber("prior_error_points", skills.PriorErrorPoints);
        json.WriteNumber("unmeasured_correlation_percent", skills.UnmeasuredCorrelationPercent);
        json.WriteNumber("estimated_profile_surcharge_points", skills.EstimatedProfileSurchargePoints);
        json.WriteNumber("default_reliability_percent", skills.DefaultReliabilityPercent);
        WriteCurves(json, "dimension_curves", skills.DimensionCurves);
        json.WriteEndObject();
    }

    private static void WriteCurves(Utf8JsonWriter json, string key, ValueList<DimensionCurve> curves)
    {
        if (curves.Count > 0)
        {
            json.WriteStartObject(key);
            foreach (var curve in curves)
            {
                WriteNumbers(json, curve.Dimension.Code(), curve.Points.Select(points => (long)points));
            }

            json.WriteEndObject();
        }
    }

    /// <summary>Writes a learned policy as a document that inherits all but what was learned from the expert's.</summary>
    /// <param name="learned">The learned policy.</param>
    /// <returns>A JSON document that <see cref="PolicyReader"/> reads where it finds the expert's.</returns>
    internal static string WriteInheriting(LearnedPolicy learned)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("inherits", learned.From.BasePolicy);
            json.WriteString("id", learned.Id);
            json.WriteNumber("version", learned.Version);
            json.WriteString("title", string.Create(CultureInfo.InvariantCulture, $"{learned.From.BasePolicy}, learned from {learned.From.OutcomeCount} outcomes"));
            json.WriteString("signed_off_by", learned.Activation?.By ?? "nobody: a candidate");
            if (learned.Tables.Dimensions.Count > 0)
            {
                json.WriteStartObject("skills");
                WriteCurves(json, "dimension_curves", learned.Tables.Dimensions);
                json.WriteEndObject();
            }

            WriteLearning(json, new(learned.OutcomesMin));
            WriteLearned(json, learned);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void WriteLanguage(Utf8JsonWriter json, LanguagePolicy language)
    {
        json.WriteStartObject("language");
        json.WriteNumber("prior_tenths", language.PriorTenths);
        json.WriteNumber("prior_error_tenths", language.PriorErrorTenths);
        json.WriteNumber("unmeasured_correlation_percent", language.UnmeasuredCorrelationPercent);
        json.WriteNumber("course_gain_hundredths_per_month", language.CourseGainHundredthsPerMonth);
        json.WriteNumber("minimum_pass_percent", language.MinimumPassPercent);
        json.WriteNumber("minimum_fail_percent", language.MinimumFailPercent);
        json.WriteStartArray("needs");
        foreach (var need in language.Needs)
        {
            json.WriteStartObject();
            json.WriteString("kldb_prefix", need.KldbPrefix);
            WriteSkillNumbers(json, "target_tenths", need.TargetTenths);
            WriteSkillNumbers(json, "weight_percent", need.WeightPercent);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSkillNumbers(Utf8JsonWriter json, string key, ValueList<int> numbers)
    {
        json.WriteStartObject(key);
        json.WriteNumber("listening", numbers[(int)LanguageSkill.Listening]);
        json.WriteNumber("reading", numbers[(int)LanguageSkill.Reading]);
        json.WriteNumber("writing", numbers[(int)LanguageSkill.Writing]);
        json.WriteNumber("speaking", numbers[(int)LanguageSkill.Speaking]);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, LocationPolicy location)
    {
        json.WriteStartObject("location");
        json.WriteNumber("comfortable_minutes", location.ComfortableMinutes);
        json.WriteNumber("default_limit_minutes", location.DefaultLimitMinutes);
        WriteTexts(json, "default_modes", location.DefaultModes.Select(mode => mode.Code()));
        json.WriteStartArray("modes");
        foreach (var model in location.Modes)
        {
            json.WriteStartObject();
            json.WriteString("mode", model.Mode.Code());
            json.WriteNumber("access_minutes", model.AccessMinutes);
            json.WriteNumber("detour_percent", model.DetourPercent);
            json.WriteNumber("speed_kilometres_per_hour", model.SpeedKilometresPerHour);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTrade(Utf8JsonWriter json, TradePolicy trade)
    {
        json.WriteStartObject("trade");
        json.WriteStartArray("wish_quality");
        foreach (var quality in trade.WishQuality)
        {
            json.WriteNumberValue(quality);
        }

        json.WriteEndArray();
        json.WriteNumber("same_four_digits", trade.SameFourDigits);
        json.WriteNumber("same_three_digits", trade.SameThreeDigits);
        json.WriteNumber("same_two_digits", trade.SameTwoDigits);
        json.WriteNumber("other", trade.Other);
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, RulePolicy rules)
    {
        json.WriteStartObject("rules");
        WriteTexts(json, "switched_off", rules.SwitchedOff.Select(code => code.Code()));
        json.WriteNumber("stale_after_days", rules.StaleAfterDays);
        json.WriteNumber("preparation_days", rules.PreparationDays);
        json.WriteEndObject();
    }

    private static void WriteCare(Utf8JsonWriter json, CarePolicy care)
    {
        json.WriteStartObject("care");
        json.WriteBoolean("one_contact_per_company", care.OneContactPerCompany);
        json.WriteNumber("cases_per_adviser", care.CasesPerAdviser);
        json.WriteNumber("open_proposals_per_company", care.OpenProposalsPerCompany);
        json.WriteNumber("alarm_after_days", care.AlarmAfterDays);
        json.WriteEndObject();
    }

    private static void WriteFreshness(Utf8JsonWriter json, FreshnessPolicy freshness)
    {
        json.WriteStartObject("freshness");
        json.WriteNumber("company_days", freshness.CompanyDays);
        json.WriteNumber("entitlement_days", freshness.EntitlementDays);
        json.WriteNumber("person_days", freshness.PersonDays);
        json.WriteNumber("evidence_days", freshness.EvidenceDays);
        json.WriteNumber("language_days", freshness.LanguageDays);
        json.WriteEndObject();
    }

    private static void WriteLearning(Utf8JsonWriter json, LearningPolicy learning)
    {
        json.WriteStartObject("learning");
        json.WriteNumber("outcomes_min", learning.OutcomesMin);
        json.WriteEndObject();
    }

    private static void WriteLearned(Utf8JsonWriter json, LearnedPolicy learned)
    {
        json.WriteStartObject("learned");
        json.WriteString("status", learned.Status.Code());
        json.WriteString("base_policy", learned.From.BasePolicy);
        json.WriteNumber("base_version", learned.From.BaseVersion);
        json.WriteString("perspective", learned.From.Perspective.Code());
        json.WriteString("label", LearnedBinder.Label);
        json.WriteNumber("outcomes", learned.From.OutcomeCount);
        json.WriteNumber("passed", learned.From.PassedCount);
        json.WriteNumber("lists", learned.From.ListCount);
        if (learned.Activation is { } activation)
        {
            json.WriteStartObject("activation");
            json.WriteString("fairness_report", activation.FairnessReport);
            json.WriteString("by", activation.By);
            json.WriteString("on", Iso(activation.On));
            json.WriteEndObject();
        }

        WriteCurves(json, LearnedBinder.ExpertDimensions, learned.ExpertDimensions);
        json.WriteStartObject("curves");
        foreach (var curve in learned.Tables.Curves)
        {
            WriteNumbers(json, LearnedBinder.KeyOf(curve.Criterion), curve.Points);
        }

        json.WriteEndObject();
        json.WriteStartObject("surfaces");
        foreach (var surface in learned.Tables.Surfaces)
        {
            WriteNumbers(json, LearnedBinder.KeyOf(surface.First, surface.Second), surface.Points);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLaw(Utf8JsonWriter json, LawCalendar law)
    {
        json.WriteStartArray("law");
        foreach (var number in law.Numbers)
        {
            json.WriteStartObject();
            json.WriteString("key", number.Key);
            json.WriteString("valid_from", Iso(number.ValidFrom));
            json.WriteNumber("value", number.Value);
            json.WriteString("source", number.Source);
            json.WriteString("reviewed_on", Iso(number.ReviewedOn));
            json.WriteString("review_by", Iso(number.ReviewBy));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEffort(Utf8JsonWriter json, ValueList<StepEffort> effort)
    {
        json.WriteStartObject("effort_minutes");
        foreach (var step in effort)
        {
            json.WriteNumber(step.Step, step.Minutes);
        }

        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string key, IEnumerable<long> numbers)
    {
        json.WriteStartArray(key);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
