using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Xunit;

namespace Kausa.Matching.Tests.Policy;

public sealed class ShippedPoliciesTests
{
    public static TheoryData<string> Names => [.. ShippedPolicies.Names];

    [Theory, MemberData(nameof(Names))]
    public void Document_Shipped_IsValidAndCarriesItsName(string name)
    {
        var result = PolicyReader.Read(ShippedPolicies.Document(name)!, ShippedPolicies.Document, name);
        Assert.Empty(result.Problems);
        Assert.Empty(result.Warnings);
        Assert.Equal(name, result.Policy?.Id);
        Assert.Equal(result.Policy, ShippedPolicies.Find(name));
    }

    [Fact]
    public void Find_UnknownName_IsNull()
    {
        Assert.Null(ShippedPolicies.Find("nowhere"));
        Assert.Null(ShippedPolicies.Document("nowhere"));
    }

    [Fact]
    public void Stuttgart_ItsRegion_IsTheCityAndFiveDistricts()
    {
        var policy = ShippedPolicies.Find("stuttgart")!;
        Assert.Equal(["08111", "08115", "08116", "08117", "08118", "08119"], policy.RegionAgs);
        Assert.Equal(Direction.CandidateToPlace, policy.DefaultDirection);
        Assert.DoesNotContain(Pathway.Tq, policy.PathwaysEnabled);
        Assert.Equal(ShippedPolicies.Find("base")!.Law, policy.Law);
    }

    [Fact]
    public void Offices_EachPolicy_TellsItsOwnStory()
    {
        Assert.Equal(["base", "duesseldorf", "leipzig", "nation", "sachsen-anhalt-sued", "stuttgart", "thueringen"], ShippedPolicies.Names);
        Assert.Equal(Direction.CompanyToCandidate, ShippedPolicies.Find("sachsen-anhalt-sued")!.DefaultDirection);
        Assert.Equal(["15001", "15002", "15082", "15084", "15087", "15088", "15091"], ShippedPolicies.Find("sachsen-anhalt-sued")!.RegionAgs);
        Assert.Equal((true, 3, 30), Care("duesseldorf"));
        Assert.Equal(["05111"], ShippedPolicies.Find("duesseldorf")!.RegionAgs);
        Assert.Equal(["14713", "14729", "14730"], ShippedPolicies.Find("leipzig")!.RegionAgs);
        Assert.Contains(ReasonCode.C17SchoolMin, ShippedPolicies.Find("leipzig")!.Rules.SwitchedOff);
        Assert.Equal(["16"], ShippedPolicies.Find("thueringen")!.RegionAgs);
        Assert.Contains(Pathway.Tq, ShippedPolicies.Find("thueringen")!.PathwaysEnabled);
        Assert.Empty(ShippedPolicies.Find("nation")!.RegionAgs);
        Assert.All(ShippedPolicies.Names, name => Assert.Equal(ShippedPolicies.Find("base")!.Law, ShippedPolicies.Find(name)!.Law));

        static (bool OneContact, int Proposals, int Alarm) Care(string name)
        {
            var care = ShippedPolicies.Find(name)!.Care;
            return (care.OneContactPerCompany, care.OpenProposalsPerCompany, care.AlarmAfterDays);
        }
    }

    [Theory]
    [InlineData("MINIMUM_PAY_EURO", "2026-12-31", 724)]
    [InlineData("MINIMUM_PAY_EURO", "2025-12-31", 682)]
    [InlineData("MINIMUM_PAY_EURO", "2020-01-01", 515)]
    [InlineData("ASYLUM_WAIT_MONTHS", "2026-08-19", 3)]
    [InlineData("ASYLUM_RECEPTION_WAIT_MONTHS", "2023-05-01", 9)]
    [InlineData("ASYLUM_RECEPTION_WAIT_MONTHS", "2024-02-27", 6)]
    [InlineData("ASYLUM_RECEPTION_WAIT_MONTHS", "2026-08-19", 3)]
    [InlineData("TOLERATION_RECEPTION_WAIT_MONTHS", "2026-08-19", 6)]
    [InlineData("TOLERATION_RECEPTION_IDENTITY_WAIT_MONTHS", "2026-08-19", 3)]
    [InlineData("FULL_TIME_SCHOOL_YEARS_08", "2026-08-19", 9)]
    public void Law_OnADay_IsWhatHeldThen(string key, string day, int value) =>
        Assert.Equal(value, ShippedPolicies.Find("base")!.Law.Value(key, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Law_EveryKey_HoldsAndIsReviewedOnTheDayOfTheReview()
    {
        var law = ShippedPolicies.Find("base")!.Law;
        var reviewed = new DateOnly(2026, 8, 19);
        Assert.All(LawKeys.All, key => Assert.NotNull(law.Find(key, reviewed)));
        Assert.Empty(law.Overdue(reviewed));
        Assert.Equal(["MINIMUM_PAY_EURO"], law.Overdue(new DateOnly(2027, 1, 1)).Select(number => number.Key));
    }
}
