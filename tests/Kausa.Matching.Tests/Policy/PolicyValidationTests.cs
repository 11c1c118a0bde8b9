using System.Text.Json;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Xunit;

namespace Kausa.Matching.Tests.Policy;

/// <summary>Each rule of validation fails once: one change of a valid document, one problem, at the right path.</summary>
public sealed class PolicyValidationTests
{
    [Theory]

    // Integers: below and above the range, not whole, not a number.
    [InlineData("version", "0", "$.version", "1..1000000")]
    [InlineData("company_lists.mode", "\"HOPEFUL\"", "$.company_lists.mode", "BALANCED")]
    [InlineData("company_lists.balance_percent", "101", "$.company_lists.balance_percent", "0..100")]
    [InlineData("skills.gain", "0", "$.skills.gain", "1..5")]
    [InlineData("skills.gain", "6", "$.skills.gain", "1..5")]
    [InlineData("skills.gain", "2.0", "$.skills.gain", "an integer")]
    [InlineData("skills.gain", "2e0", "$.skills.gain", "an integer")]
    [InlineData("skills.gain", "\"2\"", "$.skills.gain", "an integer")]
    [InlineData("skills.gain", "null", "$.skills.gain", "an integer")]
    [InlineData("skills.gain", "99999999999999999999", "$.skills.gain", "an integer")]
    [InlineData("skills.prior_points", "-1", "$.skills.prior_points", "0..100")]
    [InlineData("skills.prior_points", "101", "$.skills.prior_points", "0..100")]
    [InlineData("skills.prior_error_points", "3", "$.skills.prior_error_points", "4..25")]
    [InlineData("skills.prior_error_points", "26", "$.skills.prior_error_points", "4..25")]
    [InlineData("skills.unmeasured_correlation_percent", "101", "$.skills.unmeasured_correlation_percent", "0..100")]
    [InlineData("skills.estimated_profile_surcharge_points", "21", "$.skills.estimated_profile_surcharge_points", "0..20")]
    [InlineData("skills.default_reliability_percent", "0", "$.skills.default_reliability_percent", "1..99")]
    [InlineData("skills.default_reliability_percent", "100", "$.skills.default_reliability_percent", "1..99")]
    [InlineData("skills.dimension_curves", "[]", "$.skills.dimension_curves", "an object")]
    [InlineData("skills.dimension_curves", "{\"SCH_MATHS\":[]}", "$.skills.dimension_curves.SCH_MATHS", "'SCH_MATH' is the nearest")]
    [InlineData("skills.dimension_curves", "{\"SCH_MATH\":[0,5]}", "$.skills.dimension_curves.SCH_MATH", "21..21")]
    [InlineData("skills.dimension_curves", "{\"SCH_MATH\":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,101]}", "$.skills.dimension_curves.SCH_MATH[20]", "0..100")]
    [InlineData("skills.dimension_curves", "{\"SCH_MATH\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}", "$.skills.dimension_curves.SCH_MATH", "no shortfall costs nothing")]
    [InlineData("skills.dimension_curves", "{\"SCH_MATH\":[0,9,8,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9]}", "$.skills.dimension_curves.SCH_MATH", "9..100, not below the knot before")]
    [InlineData("language.prior_tenths", "61", "$.language.prior_tenths", "0..60")]
    [InlineData("language.prior_error_tenths", "2", "$.language.prior_error_tenths", "3..15")]
    [InlineData("language.unmeasured_correlation_percent", "-1", "$.language.unmeasured_correlation_percent", "0..100")]
    [InlineData("language.course_gain_hundredths_per_month", "51", "$.language.course_gain_hundredths_per_month", "0..50")]
    [InlineData("language.minimum_pass_percent", "50", "$.language.minimum_pass_percent", "51..99")]
    [InlineData("language.minimum_fail_percent", "50", "$.language.minimum_fail_percent", "1..49")]
    [InlineData("language.needs.0.target_tenths.reading", "61", "$.language.needs[0].target_tenths.reading", "0..60")]
    [InlineData("location.comfortable_minutes", "-1", "$.location.comfortable_minutes", "0..299")]
    [InlineData("location.default_limit_minutes", "301", "$.location.default_limit_minutes", "1..300")]
    [InlineData("location.modes.0.access_minutes", "121", "$.location.modes[0].access_minutes", "0..120")]
    [InlineData("location.modes.0.detour_percent", "99", "$.location.modes[0].detour_percent", "100..300")]
    [InlineData("location.modes.0.detour_percent", "301", "$.location.modes[0].detour_percent", "100..300")]
    [InlineData("location.modes.0.speed_kilometres_per_hour", "0", "$.location.modes[0].speed_kilometres_per_hour", "1..150")]
    [InlineData("location.modes.0.speed_kilometres_per_hour", "151", "$.location.modes[0].speed_kilometres_per_hour", "1..150")]
    [InlineData("trade.wish_quality.0", "10001", "$.trade.wish_quality[0]", "0..10000")]
    [InlineData("trade.other", "-1", "$.trade.other", "0..10000")]
    [InlineData("rules.stale_after_days", "0", "$.rules.stale_after_days", "1..3650")]
    [InlineData("learning.outcomes_min", "99", "$.learning.outcomes_min", "100..1000000")]
    [InlineData("learning", "{}", "$.learning.outcomes_min", "100..1000000")]
    [InlineData("freshness.person_days", "0", "$.freshness.person_days", "1..3650")]
    [InlineData("rules.preparation_days", "366", "$.rules.preparation_days", "0..365")]
    [InlineData("care.one_contact_per_company", "1", "$.care.one_contact_per_company", "true or false")]
    [InlineData("care.cases_per_adviser", "1001", "$.care.cases_per_adviser", "1..1000")]
    [InlineData("care.open_proposals_per_company", "0", "$.care.open_proposals_per_company", "1..100")]
    [InlineData("care.alarm_after_days", "366", "$.care.alarm_after_days", "1..365")]
    [InlineData("effort_minutes.COURSE_B1", "0", "$.effort_minutes.COURSE_B1", "1..1000000")]
    [InlineData("effort_minutes.course_b1", "60", "$.effort_minutes.course_b1", "UPPER_SNAKE")]
    [InlineData("effort_minutes.COURSE__B1", "60", "$.effort_minutes.COURSE__B1", "UPPER_SNAKE")]

    // Sums and orders.
    [InlineData("weights_percent.candidate.trade", "29", "$.weights_percent.candidate", "exactly 100")]
    [InlineData("weights_percent.company.trade", "11", "$.weights_percent.company", "exactly 100")]
    [InlineData("weights_percent.joint.trade", "101", "$.weights_percent.joint.trade", "0..100")]
    [InlineData("weights_percent.joint.skills", "-1", "$.weights_percent.joint.skills", "0..100")]
    [InlineData("language.needs.3.weight_percent.writing", "16", "$.language.needs[3].weight_percent", "exactly 100")]
    [InlineData("location.comfortable_minutes", "60", "$.location.comfortable_minutes", "below default_limit_minutes, 60")]
    [InlineData("trade.wish_quality", "[9000, 9500, 8000]", "$.trade.wish_quality", "never rise")]
    [InlineData("trade.same_four_digits", "7600", "$.trade.same_four_digits", "at most the last wish_quality, 7500")]
    [InlineData("trade.same_three_digits", "6501", "$.trade.same_three_digits", "at most same_four_digits, 6500")]
    [InlineData("trade.same_two_digits", "5001", "$.trade.same_two_digits", "at most same_three_digits, 5000")]
    [InlineData("trade.other", "3501", "$.trade.other", "at most same_two_digits, 3500")]
    [InlineData("trade.wish_quality", "[]", "$.trade.wish_quality", "1..20")]

    // Texts, days and flags.
    [InlineData("id", "\"two words\"", "$.id", "letters, digits")]
    [InlineData("id", "\"\"", "$.id", "letters, digits")]
    [InlineData("title", "\" \"", "$.title", "1..120")]
    [InlineData("title", "\"a\\nb\"", "$.title", "no control characters")]
    [InlineData("signed_off_by", "7", "$.signed_off_by", "1..120")]
    [InlineData("tie_key", "\"\"", "$.tie_key", "1..120")]
    [InlineData("hide_needs_clarification", "\"no\"", "$.hide_needs_clarification", "true or false")]
    [InlineData("law.0.valid_from", "\"01.01.2026\"", "$.law[0].valid_from", "yyyy-MM-dd")]
    [InlineData("law.0.valid_from", "\"2026-02-30\"", "$.law[0].valid_from", "yyyy-MM-dd")]
    [InlineData("law.0.reviewed_on", "20260819", "$.law[0].reviewed_on", "yyyy-MM-dd")]
    [InlineData("law.0.review_by", "\"2026-08-18\"", "$.law[0].review_by", "not before reviewed_on, 2026-08-19")]
    [InlineData("law.0.source", "\"\"", "$.law[0].source", "1..300")]
    [InlineData("law.0.value", "101", "$.law[0].value", "0..100")]
    [InlineData("law.0.key", "\"ADULT_AGE_YAERS\"", "$.law[0].key", "'ADULT_AGE_YEARS' is the nearest")]
    [InlineData("law.1.valid_from", "\"x\"", "$.law[1].valid_from", "yyyy-MM-dd")]

    // Codes, districts, classification.
    [InlineData("default_direction", "\"UP\"", "$.default_direction", "CANDIDATE_TO_PLACE, COMPANY_TO_CANDIDATE, JOINT")]
    [InlineData("pathways_enabled.0", "\"dual_apprenticeship\"", "$.pathways_enabled[0]", "DUAL_APPRENTICESHIP")]
    [InlineData("pathways_enabled", "[]", "$.pathways_enabled", "at least 1")]
    [InlineData("pathways_enabled", "[\"EQ\", \"TQ\", \"EQ\"]", "$.pathways_enabled[2]", "each once")]
    [InlineData("pathways_enabled", "{}", "$.pathways_enabled", "an array")]
    [InlineData("region_ags", "[\"8111\"]", "$.region_ags[0]", "five digits")]
    [InlineData("region_ags", "[\"08999\"]", "$.region_ags[0]", "five digits")]
    [InlineData("region_ags", "[\"17\"]", "$.region_ags[0]", "two digits")]
    [InlineData("region_ags", "[8111]", "$.region_ags[0]", "five digits")]
    [InlineData("region_ags", "[\"08\", \"08\"]", "$.region_ags[1]", "each once")]
    [InlineData("location.default_modes", "[\"CAR\", \"TRAM\"]", "$.location.default_modes[1]", "PUBLIC_TRANSPORT")]
    [InlineData("location.modes.1.mode", "\"CAR\"", "$.location.modes[3].mode", "each once")]
    [InlineData("language.needs.1.kldb_prefix", "\"2\"", "$.language.needs[2].kldb_prefix", "each once")]
    [InlineData("language.needs.1.kldb_prefix", "\"\"", "$.language.needs[1].kldb_prefix", "each once")]
    [InlineData("language.needs.1.kldb_prefix", "\"19\"", "$.language.needs[1].kldb_prefix", "KldB 2010")]
    [InlineData("language.needs.1.kldb_prefix", "\"1x\"", "$.language.needs[1].kldb_prefix", "KldB 2010")]
    [InlineData("language.needs.0.kldb_prefix", "\"3\"", "$.language.needs", "empty kldb_prefix")]
    [InlineData("rules.switched_off", "[\"C99_NOTHING\"]", "$.rules.switched_off[0]", "C06_SCHOOL_DUTY")]
    public void Read_OneThingWrong_SaysSoOnce(string path, string json, string problemPath, string allowed) =>
        AssertOne(new PolicyDocument().With(path, json).Read(), problemPath, allowed);

    [Fact]
    public void Read_NeedsThatLeadToMoreThanCodesHold_SaysHowMany()
    {
        var document = new PolicyDocument();
        for (var i = 0; i < 22; i++)
        {
            document.With($"language.needs.{i}.target_tenths", """{ "listening": 25, "reading": 25, "writing": 25, "speaking": 25 }""");
            document.With($"language.needs.{i}.weight_percent", $$"""{ "listening": {{i}}, "reading": {{100 - i}}, "writing": 0, "speaking": 0 }""");
        }

        AssertOne(document.Read(), "$.language.needs", "at most 65536 different needs");
    }

    public static TheoryData<string> RequiredKeys =>
    [
        "id", "version", "title", "signed_off_by", "tie_key", "default_direction", "region_ags", "pathways_enabled",
        "weights_percent", "weights_percent.company", "weights_percent.joint.language", "skills", "skills.gain", "language", "language.needs",
        "language.prior_tenths", "location", "location.modes", "location.modes.0.speed_kilometres_per_hour", "trade", "trade.wish_quality",
        "trade.other", "rules", "rules.switched_off", "law", "law.0.key", "law.0.valid_from", "law.0.value", "law.0.source", "law.0.reviewed_on",
        "law.0.review_by", "effort_minutes",
    ];

    [Theory, MemberData(nameof(RequiredKeys))]
    public void Read_KeyMissing_SaysSoOnce(string path)
    {
        var problems = new PolicyDocument().Without(path).Read().Problems;

        // A law entry without its key leaves that number unstated as well.
        Assert.Equal(path == "law.0.key" ? 2 : 1, problems.Count);
        var problem = problems.First(p => p.Path.EndsWith($".{path.Split('.')[^1]}", StringComparison.Ordinal));
        Assert.Null(problem.Value);
    }

    [Theory]
    [InlineData("gian", "gain")]
    [InlineData("Gain", "gain")]
    [InlineData("prior_point", "prior_points")]
    public void Read_KeyMisspelt_NamesTheNearestAndDoesNotCallItMissing(string misspelt, string meant)
    {
        var result = new PolicyDocument().Without($"skills.{meant}").With($"skills.{misspelt}", "2").Read();
        AssertOne(result, $"$.skills.{misspelt}", $"'{meant}' is the nearest");
    }

    [Fact]
    public void Read_KeyUnknown_ListsTheKnownOnes() =>
        AssertOne(new PolicyDocument().With("trade.nearness_of_interests", "1").Read(), "$.trade.nearness_of_interests", "wish_quality, same_four_digits");

    [Fact]
    public void Read_DefaultModeWithoutModel_IsRefused() =>
        AssertOne(new PolicyDocument().Without("location.modes.4").Read(), "$.location.default_modes", "a model");

    [Theory]
    [InlineData("ADULT_AGE_YEARS", "101", "0..100")]
    [InlineData("MEDICAL_CHECK_MONTHS", "-1", "0..120")]
    [InlineData("MINIMUM_PAY_EURO", "10001", "0..10000")]
    [InlineData("VALIDATION_PRACTICE_PERCENT", "1001", "0..1000")]
    [InlineData("BVB_GERMAN_LEVEL", "\"A2\"", "0..6")]
    [InlineData("YOUTH_SHIFT_END_MINUTE", "1440", "0..1439")]
    [InlineData("FULL_TIME_SCHOOL_YEARS_08", "16", "1..15")]
    public void Read_LawNumberOutOfItsRange_SaysOfWhichKey(string key, string value, string range)
    {
        var (index, document) = (Position(key), new PolicyDocument());
        var problem = Assert.Single(document.With($"law.{index}.value", value).Read().Problems);
        Assert.Equal($"policy:1 $.law[{index}].value '{value.Trim('"')}': {key} as an integer {range}", problem.In("en"));
        Assert.Equal($"policy:1 $.law[{index}].value '{value.Trim('"')}': {key} als ganze Zahl {range}", problem.In("de"));
        Assert.Equal($"policy:1 $.law[{index}].value (missing): {key} as an integer {range}", Assert.Single(new PolicyDocument().Without($"law.{index}.value").Read().Problems).In("en"));
    }

    [Theory]
    [InlineData("valid_from", "\"x\"", "bei MINIMUM_PAY_EURO ein Tag als JJJJ-MM-TT von 1900 bis 2199", "for MINIMUM_PAY_EURO a day yyyy-MM-dd from 1900 to 2199")]
    [InlineData("reviewed_on", "7", "bei MINIMUM_PAY_EURO ein Tag als JJJJ-MM-TT von 1900 bis 2199", "for MINIMUM_PAY_EURO a day yyyy-MM-dd from 1900 to 2199")]
    [InlineData("review_by", "null", "bei MINIMUM_PAY_EURO ein Tag als JJJJ-MM-TT von 1900 bis 2199", "for MINIMUM_PAY_EURO a day yyyy-MM-dd from 1900 to 2199")]
    [InlineData("review_by", "\"2000-01-01\"", "bei MINIMUM_PAY_EURO nicht vor reviewed_on, 2026-08-19", "for MINIMUM_PAY_EURO not before reviewed_on, 2026-08-19")]
    [InlineData("source", "\" \"", "bei MINIMUM_PAY_EURO ein Text aus 1..300 Zeichen, ohne Steuerzeichen", "for MINIMUM_PAY_EURO a text of 1..300 characters, no control characters")]
    public void Read_OtherFieldOfALawNumberIsWrong_SaysOfWhichKey(string field, string value, string german, string english)
    {
        var path = $"law.{Position("MINIMUM_PAY_EURO")}.{field}";
        var problem = Assert.Single(new PolicyDocument().With(path, value).Read().Problems);
        Assert.Equal((german, english), (Allowed(problem.In("de")), Allowed(problem.In("en"))));
        var missing = Assert.Single(new PolicyDocument().Without(path).Read().Problems);
        Assert.Contains(" (fehlt): bei MINIMUM_PAY_EURO ein ", missing.In("de"), StringComparison.Ordinal);

        static string Allowed(string line) => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];
    }

    [Fact]
    public void Read_FieldOfALawNumberThatHasNoKey_IsToldWithoutOne()
    {
        var problems = new PolicyDocument().With("law.3.key", "\"NOTHING_LIKE_IT\"").With("law.3.valid_from", "\"x\"").With("law.3.review_by", "\"2000-01-01\"").Read().Problems.Select(problem => problem.In("en")).ToList();
        Assert.Contains("policy:1 $.law[3].valid_from 'x': a day yyyy-MM-dd from 1900 to 2199", problems);
        Assert.Contains(problems, line => line.StartsWith("policy:1 $.law[3].review_by '2000-01-01': not before reviewed_on, ", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SameLawOnTheSameDay_IsRefused() =>
        AssertOne(
            new PolicyDocument().Added("law", """{"key":"BVB_STAY_MONTHS","valid_from":"2019-08-01","value":3,"source":"x","reviewed_on":"2026-08-19","review_by":"2026-08-19"}""").Read(),
            "$.law[51].valid_from",
            "each once");

    [Theory]
    [InlineData("FULL_TIME_SCHOOL_YEARS_08")]
    [InlineData("MINIMUM_PAY_EURO")]
    public void Read_LawKeyWithoutAnyNumber_IsRefused(string key)
    {
        var document = new PolicyDocument();
        var numbers = ShippedPolicies.Find("base")!.Law.Numbers.Where(number => number.Key != key).Select(number =>
            $$"""{"key":"{{number.Key}}","valid_from":"{{number.ValidFrom:yyyy-MM-dd}}","value":{{number.Value}},"source":"x","reviewed_on":"2026-08-19","review_by":"2026-08-19"}""");
        AssertOne(document.With("law", $"[{string.Join(',', numbers)}]").Read(), "$.law", key);
    }

    [Fact]
    public void Read_EverySwitchableRuleOff_IsAllowed()
    {
        var codes = SwitchableRules.All.Select(code => $"\"{code.Code()}\"");
        var result = new PolicyDocument().With("rules.switched_off", $"[{string.Join(',', codes)}]").Read();
        Assert.Empty(result.Problems);
        Assert.False(result.Policy!.Rules.IsOn(ReasonCode.C14OutOfReach));
        Assert.True(result.Policy.Rules.IsOn(ReasonCode.C20ConsentMissing));
    }

    public static TheoryData<ReasonCode> LastingRules => [.. Enum.GetValues<ReasonCode>().Except(SwitchableRules.All)];

    [Theory, MemberData(nameof(LastingRules))]
    public void Read_AnyOtherRuleOff_IsRefused(ReasonCode code) =>
        AssertOne(new PolicyDocument().With("rules.switched_off", $"[\"{code.Code()}\"]").Read(), "$.rules.switched_off[0]", "no other rule may be switched off");

    [Fact]
    public void SwitchableRules_All_AreTheEightThatAnOfficeMayDecide() => Assert.Equal(
        ["C06_SCHOOL_DUTY", "C13_START_DATE", "C14_OUT_OF_REACH", "C16_LANGUAGE_MIN", "C17_SCHOOL_MIN", "K06_RATIO", "K11_STALE", "S01_OUT_OF_SCOPE"],
        SwitchableRules.All.Select(code => code.Code()));

    [Fact]
    public void SwitchableRules_All_AreThoseTheRulesThemselvesName() =>
        Assert.Equal(RuleBook.All.Where(rule => rule.MayBeSwitchedOff).Select(rule => rule.Code), SwitchableRules.All);

    [Fact]
    public void Read_HidesNeedsClarification_WarnsButIsAllowed()
    {
        var result = new PolicyDocument().With("hide_needs_clarification", "true").Read();
        Assert.Empty(result.Problems);
        Assert.True(result.Policy!.HideNeedsClarification);
        Assert.Equal("$.hide_needs_clarification", Assert.Single(result.Warnings).Path);
    }

    [Fact]
    public void Read_HidesNeedsClarificationAbsent_Shows()
    {
        var result = new PolicyDocument().Without("hide_needs_clarification").Read();
        Assert.False(result.Policy!.HideNeedsClarification);
        Assert.Empty(result.Warnings);
    }

    // Place of a key's last entry in the shipped base.
    private static int Position(string key)
    {
        using var document = JsonDocument.Parse(ShippedPolicies.Document("base")!);
        return document.RootElement.GetProperty("law").EnumerateArray().Select(item => item.GetProperty("key").GetString()).ToList().LastIndexOf(key);
    }

    private static void AssertOne(PolicyReadResult result, string path, string allowed)
    {
        var problem = Assert.Single(result.Problems);
        Assert.NotEqual(problem.In("en"), problem.In("de"));
        Assert.Equal(problem.ToString(), problem.In("en"));
        Assert.Equal(path, problem.Path);
        Assert.Contains(allowed, problem.Allowed, StringComparison.Ordinal);
        Assert.False(result.IsValid);
    }
}
