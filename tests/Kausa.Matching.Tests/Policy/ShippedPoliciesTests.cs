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
