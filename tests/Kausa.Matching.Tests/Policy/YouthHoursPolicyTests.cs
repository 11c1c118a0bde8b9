using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Xunit;

namespace Kausa.Matching.Tests.Policy;

/// <summary>Hours of § 14 JArbSchG whose exceptions take something away are refused, on whichever day.</summary>
public sealed class YouthHoursPolicyTests
{
    [Theory]
    [InlineData(LawKeys.YouthCateringEndMinute, 1_199, LawKeys.YouthNightBeginMinute, 1_200)]
    [InlineData(LawKeys.YouthShiftEndMinute, 1_199, LawKeys.YouthNightBeginMinute, 1_200)]
    [InlineData(LawKeys.YouthFarmEndMinute, 1_199, LawKeys.YouthNightBeginMinute, 1_200)]
    public void Read_ExceptionEndsBeforeTheRule_IsRefusedWithBoth(string exception, int end, string rule, int begin)
    {
        var problem = Assert.Single(Problems((exception, "2026-01-01", end)));
        Assert.Equal($"{rule} at most {exception}: {begin} (20:00) and {end} (19:59) hold together, first on 2026-01-01, and an exception of § 14 (2) JArbSchG only adds hours", problem.Allowed);
        Assert.Equal(("policy", "$.law[0].value", "1199"), (problem.Document, problem.Path, problem.Value));
        Assert.Empty(Problems((exception, "2026-01-01", end + 1)));
    }

    [Theory]
    [InlineData(LawKeys.YouthFarmBeginMinute)]
    [InlineData(LawKeys.YouthBakeryBeginMinute)]
    public void Read_ExceptionBeginsAfterTheRule_IsRefusedWithBoth(string exception)
    {
        var problem = Assert.Single(Problems((exception, "2026-01-01", 361)));
        Assert.Equal(
            $"policy:1 $.law[0].value '361': {exception} höchstens YOUTH_NIGHT_END_MINUTE: 361 (06:01) und 360 (06:00) gelten zugleich, zuerst am 2026-01-01, und eine Ausnahme nach § 14 (2) JArbSchG gibt nur Stunden dazu",
            problem.In("de"));
        Assert.Empty(Problems((exception, "2026-01-01", 360)));
    }

    [Fact]
    public void Read_SeventeenBeginLaterThanSixteen_IsRefusedWithBoth()
    {
        var problem = Assert.Single(Problems((LawKeys.YouthBakeryFrom17BeginMinute, "2026-01-01", 301)));
        Assert.Equal(
            "YOUTH_BAKERY_FROM_17_BEGIN_MINUTE at most YOUTH_BAKERY_BEGIN_MINUTE: 301 (05:01) and 300 (05:00) hold together, first on 2026-01-01, and § 14 (3) JArbSchG only adds hours from 17 on", problem.Allowed);
        Assert.NotEqual(problem.Allowed, problem.In("de"));
        Assert.Empty(Problems((LawKeys.YouthBakeryFrom17BeginMinute, "2026-01-01", 300)));
    }

    [Fact]
    public void Read_NoHourBetweenTheNights_IsRefusedWithBoth()
    {
        var problem = Problems((LawKeys.YouthNightEndMinute, "2026-01-01", 1_200))[0];
        Assert.Equal("YOUTH_NIGHT_END_MINUTE below YOUTH_NIGHT_BEGIN_MINUTE: 1200 (20:00) and 1200 (20:00) hold together, first on 2026-01-01, and minors could work at no hour", problem.Allowed);
        Assert.Empty(Problems((LawKeys.YouthNightEndMinute, "2026-01-01", 1_199)));
    }

    // The base's exceptions are what the office's own rule contradicts: it is told at the office's number.
    [Fact]
    public void Read_RuleBehindItsExceptions_IsRefusedAtTheRuleOncePerException() => Assert.Equal(
        [("$.law[0].value", "1321", "1320 (22:00)"), ("$.law[0].value", "1321", "1260 (21:00)")],
        Problems((LawKeys.YouthNightBeginMinute, "2026-01-01", 1_321)).Select(p => (p.Path, p.Value, p.Allowed.Split(" and ")[1].Split(" hold")[0])));

    [Fact]
    public void Read_NumbersThatNeverHoldTogether_AreNotCompared()
    {
        // Ten in the evening for all from 2030 on; catering, shifts and farms follow on the same day, so their earlier hours never meet it.
        (string Key, string From, int Value)[] later =
        [
            (LawKeys.YouthNightBeginMinute, "2030-01-01", 1_400), (LawKeys.YouthCateringEndMinute, "2030-01-01", 1_400), (LawKeys.YouthShiftEndMinute, "2030-01-01", 1_400),
            (LawKeys.YouthFarmEndMinute, "2030-01-01", 1_400),
        ];
        Assert.Empty(Problems(later));

        // A day later than the rule they meet it for one day.
        later[1].From = "2030-01-02";
        var problem = Assert.Single(Problems(later));
        Assert.Contains("1400 (23:20) and 1320 (22:00) hold together, first on 2030-01-01", problem.Allowed, StringComparison.Ordinal);
        Assert.Equal("$.law[0].value", problem.Path);
    }

    [Fact]
    public void Read_HourThatIsReplacedLater_IsRefusedForTheDaysInWhichItHeld()
    {
        var problem = Assert.Single(Problems((LawKeys.YouthShiftEndMinute, "2018-01-01", 1_100), (LawKeys.YouthShiftEndMinute, "2019-01-01", 1_380)));
        Assert.Contains("1100 (18:20) hold together, first on 2018-01-01", problem.Allowed, StringComparison.Ordinal);
    }

    // One cause, one problem: which days an entry without its day holds on is not known.
    [Fact]
    public void Read_HourThatCannotBeRead_IsToldAlone() =>
        Assert.Equal("$.law[1].valid_from", Assert.Single(Problems((LawKeys.YouthShiftEndMinute, "2018-01-01", 1_100), (LawKeys.YouthShiftEndMinute, "soon", 1_380))).Path);

    private static ValueList<PolicyProblem> Problems(params (string Key, string From, int Value)[] numbers)
    {
        var law = numbers.Select(n => $$"""{"key":"{{n.Key}}","valid_from":"{{n.From}}","value":{{n.Value}},"source":"x","reviewed_on":"2026-08-19","review_by":"2027-08-19"}""");
        return PolicyReader.Read($$"""{"inherits":"base","id":"office","version":1,"title":"t","signed_off_by":"s","law":[{{string.Join(',', law)}}]}""", ShippedPolicies.Document).Problems;
    }
}
