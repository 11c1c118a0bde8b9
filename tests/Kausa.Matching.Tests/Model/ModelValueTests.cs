using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Model;

public sealed class ModelValueTests
{
    [Theory]
    [InlineData("s-017")]
    [InlineData("tischler")]
    [InlineData("1234-5")]
    public void Id_AllowedText_IsKept(string text) => Assert.Equal(text, new Id<Candidate>(text).Value);

    [Theory]
    [InlineData("")]
    [InlineData("s 1")]
    [InlineData("s-70173")]
    [InlineData("ä")]
    public void Id_OtherText_IsRefused(string text)
    {
        Assert.False(Id<Candidate>.IsValid(text));
        Assert.Throws<ArgumentException>(() => new Id<Candidate>(text));
    }

    [Fact]
    public void Id_Default_IsNotAnIdentifier() => Assert.Throws<InvalidOperationException>(() => default(Id<Candidate>).Value);

    [Theory]
    [InlineData(ReasonCode.C01WorkNotPermitted, "C01_WORK_NOT_PERMITTED")]
    [InlineData(ReasonCode.K11Stale, "K11_STALE")]
    [InlineData(ReasonCode.S01OutOfScope, "S01_OUT_OF_SCOPE")]
    public void Code_OfARule_IsStable(ReasonCode code, string expected) => Assert.Equal(expected, code.Code());

    [Theory]
    [InlineData(ResidenceTitle.ResidencePermitTraining16A, "RESIDENCE_PERMIT_TRAINING_16A")]
    [InlineData(ResidenceTitle.OpportunityOrYouth25A, "OPPORTUNITY_OR_YOUTH_25A")]
    [InlineData(ResidenceTitle.EuOrGermanOrUnrestricted, "EU_OR_GERMAN_OR_UNRESTRICTED")]
    public void Code_OfATitle_IsTheDomainsCode(ResidenceTitle title, string expected) => Assert.Equal(expected, title.Code());

    [Fact]
    public void Code_EveryMember_ParsesBackToIt()
    {
        AssertRoundTrip<ReasonCode>();
        AssertRoundTrip<ResidenceTitle>();
        AssertRoundTrip<DrivingLicence>();
        AssertRoundTrip<CompetenceDimension>();
        AssertRoundTrip<Pathway>();
    }

    [Fact]
    public void AgeYearsAt_EndOfBirthMonth_CountsTheYoungestPossible()
    {
        var month = new BirthMonth(2008, 9);
        Assert.Equal(17, month.AgeYearsAt(new DateOnly(2026, 9, 1)));
        Assert.Equal(17, month.AgeYearsAt(new DateOnly(2026, 9, 29)));
        Assert.Equal(18, month.AgeYearsAt(new DateOnly(2026, 9, 30)));
        Assert.Equal(18, month.AgeYearsAt(new DateOnly(2026, 10, 1)));
        Assert.Equal(17, new BirthMonth(2008, 2).AgeYearsAt(new DateOnly(2026, 2, 27)));
        Assert.Equal(18, new BirthMonth(2008, 2).AgeYearsAt(new DateOnly(2026, 2, 28)));
    }

    [Fact]
    public void StartWindow_LatestBeforeEarliest_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new StartWindow(new DateOnly(2026, 9, 1), new DateOnly(2026, 8, 1)));

    [Fact]
    public void Consent_Withdrawn_EndsOnThatDay()
    {
        var consent = new Consent(Purpose.MatchForAdviser, null, new DateOnly(2026, 1, 10), new DateOnly(2026, 2, 1));
        Assert.False(consent.HoldsOn(new DateOnly(2026, 1, 9)));
        Assert.True(consent.HoldsOn(new DateOnly(2026, 1, 31)));
        Assert.False(consent.HoldsOn(new DateOnly(2026, 2, 1)));
    }

    [Fact]
    public void ValueList_EqualItems_AreEqual()
    {
        ValueList<int> one = [1, 2];
        ValueList<int> same = [1, 2];
        ValueList<int> other = [2, 1];
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.False(one.Equals(other));
    }

    private static void AssertRoundTrip<TEnum>()
        where TEnum : struct, Enum
    {
        Assert.Equal(Enum.GetValues<TEnum>().Length, EnumCode.All<TEnum>().Distinct().Count());
        foreach (var value in Enum.GetValues<TEnum>())
        {
            Assert.True(EnumCode.TryParse<TEnum>(value.Code(), out var back) && back.Equals(value));
        }
    }
}
