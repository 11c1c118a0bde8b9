using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Evidence;

public sealed class LanguageEstimateTests
{
    private const LanguageSkill Reading = LanguageSkill.Reading;
    private const LanguageSkill Writing = LanguageSkill.Writing;

    [Theory]
    [InlineData(0, 3)]
    [InlineData(12, 4)]
    [InlineData(24, 4)]
    public void Assess_PartCertificateOfB1_PassesAMinimumOfB1(int monthsAgo, int errorTenths)
    {
        var estimate = Given.AssessGerman(Given.German(CefrLevel.B1, Reading, monthsAgo: monthsAgo)).Of(Reading);
        Assert.Equal(33, estimate.Tenths);
        Assert.Equal(errorTenths, estimate.ErrorTenths);
        Assert.True(LevelProbability.PassesPercent(estimate, CefrLevel.B1, 70));
        Assert.False(LevelProbability.PassesPercent(estimate, CefrLevel.B2, 15));
    }

    [Fact]
    public void Assess_DtzPartOfB1AfterAYear_PassesB1AndIsAtItsCeiling()
    {
        var estimate = Given.AssessGerman(Given.German(CefrLevel.B1, Reading, monthsAgo: 12, instrument: "DTZ")).Of(Reading);
        Assert.Equal(new LanguageEstimate(33, 1, IsMeasured: true, EstimateFlags.CeilingEffect), estimate);
        Assert.True(LevelProbability.PassesPercent(estimate, CefrLevel.B1, 70));
    }

    [Fact]
    public void Assess_DtzPartOfB1AfterTwoYears_IsWiderThanACertificateBelowItsTop()
    {
        // 12.25 + 12 with the prior: 20.8, above 4·5; 9 + 12 with the prior: 18.3.
        Assert.Equal(5, Given.AssessGerman(Given.German(CefrLevel.B1, Reading, monthsAgo: 24, instrument: "DTZ")).Of(Reading).ErrorTenths);
        Assert.Equal(4, Given.AssessGerman(Given.German(CefrLevel.A2, Reading, monthsAgo: 24, instrument: "DTZ")).Of(Reading).ErrorTenths);
    }

    [Theory]
    [InlineData(EvidenceKind.CertificateLanguage, CefrLevel.B1, 32, 5, EstimateFlags.None)]
    [InlineData(EvidenceKind.SelfEstimate, CefrLevel.B1, 28, 6, EstimateFlags.SelfEstimateOnly)]
    [InlineData(EvidenceKind.AdviserEstimate, CefrLevel.A2, 22, 5, EstimateFlags.AdviserEstimateOnly)]
    [InlineData(EvidenceKind.NormedTest, CefrLevel.C1, 46, 5, EstimateFlags.None)]
    public void Assess_OverallLevel_AppliesToAllFourSkills(EvidenceKind kind, CefrLevel level, int tenths, int errorTenths, EstimateFlags flags)
    {
        var estimates = Given.AssessGerman(Given.German(level, kind: kind));
        Assert.All(estimates.Languages, skill =>
        {
            Assert.Equal(tenths, skill.Tenths);
            Assert.Equal(errorTenths, skill.ErrorTenths);
            Assert.Equal(flags, skill.Flags);
            Assert.True(skill.IsMeasured);
        });
    }

    [Fact]
    public void Assess_PartOfASkill_LeavesTheOthersUnmeasured() =>
        Assert.Equal([Reading], Given.AssessGerman(Given.German(CefrLevel.B1, Reading)).Languages.Index().Where(pair => pair.Item.IsMeasured).Select(pair => (LanguageSkill)pair.Index));

    [Fact]
    public void Assess_OverallOfTheSameExam_AddsNothingToAPart()
    {
        var part = Given.German(CefrLevel.A2, Writing, instrument: "DTZ");
        var overall = Given.German(CefrLevel.B1, instrument: "DTZ", id: "l-2");
        var estimates = Given.AssessGerman(part, overall);
        Assert.Equal(Given.AssessGerman(part).Of(Writing), estimates.Of(Writing));
        Assert.Equal(Given.AssessGerman(overall).Of(Reading), estimates.Of(Reading));
        Assert.Equal(EstimateFlags.CeilingEffect, estimates.Of(Reading).Flags);
    }

    [Fact]
    public void Assess_OverallOfTheSameTalk_GivesWayToTheSkill()
    {
        var overall = Given.German(CefrLevel.B1, kind: EvidenceKind.AdviserEstimate, id: "l-1");
        var writing = Given.German(CefrLevel.A2, Writing, EvidenceKind.AdviserEstimate, id: "l-2");
        Assert.Equal(Given.AssessGerman(writing).Of(Writing), Given.AssessGerman(overall, writing).Of(Writing));
        Assert.Equal(Given.AssessGerman(overall).Of(Reading), Given.AssessGerman(overall, writing).Of(Reading));
    }

    [Fact]
    public void Assess_OverallOfAnotherExam_DoesAdd()
    {
        var part = Given.German(CefrLevel.A2, Writing, monthsAgo: 6, instrument: "DTZ");
        var overall = Given.German(CefrLevel.B1, instrument: "TELC", id: "l-2");
        Assert.True(Given.AssessGerman(part, overall).Of(Writing).Tenths > Given.AssessGerman(part).Of(Writing).Tenths);
    }

    [Theory]
    [InlineData(EvidenceKind.CertificateLanguage)]
    [InlineData(EvidenceKind.AdviserEstimate)]
    [InlineData(EvidenceKind.SelfEstimate)]
    public void Assess_LaterCertificate_MakesAnEarlierLowerProofHistory(EvidenceKind earlier)
    {
        var b1 = Given.German(CefrLevel.B1, Reading, monthsAgo: 12);
        var a2 = Given.German(CefrLevel.A2, Reading, earlier, monthsAgo: 24, id: "l-2");
        Assert.Equal(Given.AssessGerman(b1).Of(Reading), Given.AssessGerman(b1, a2).Of(Reading));
        Assert.True(LevelProbability.PassesPercent(Given.AssessGerman(b1, a2).Of(Reading), CefrLevel.B1, 70));
    }

    [Fact]
    public void Assess_LaterLowerCertificate_SpeaksAgainstAnEarlierHigherOne()
    {
        var b2 = Given.German(CefrLevel.B2, Reading, monthsAgo: 12);
        var a2 = Given.German(CefrLevel.A2, Reading, id: "l-2");
        var estimate = Given.AssessGerman(b2, a2).Of(Reading);
        Assert.InRange(estimate.Tenths, 24, 42);
        Assert.Equal(EstimateFlags.InconsistentEvidence, estimate.Flags);
    }

    [Fact]
    public void Assess_OverallCertificate_DoesNotMakeAPartHistory()
    {
        var writing = Given.German(CefrLevel.A2, Writing, monthsAgo: 6, instrument: "DTZ");
        var overall = Given.German(CefrLevel.B1, instrument: "TELC", id: "l-2");
        Assert.True(Given.AssessGerman(writing, overall).Of(Writing).Tenths < 30);
    }

    [Fact]
    public void Assess_LaterEstimate_DoesNotMakeACertificateHistory()
    {
        var certificate = Given.German(CefrLevel.A2, Reading, monthsAgo: 6);
        var said = Given.German(CefrLevel.B2, Reading, EvidenceKind.SelfEstimate, id: "l-2");
        Assert.InRange(Given.AssessGerman(certificate, said).Of(Reading).Tenths, 25, 30);
    }

    [Fact]
    public void Assess_ProofOfTheFuture_DoesNotCount() =>
        Assert.False(Given.AssessGerman(Given.German(CefrLevel.B1, Reading) with { AssessedOn = Given.Today.AddDays(1) }).Of(Reading).IsMeasured);

    [Theory]
    [InlineData(CefrLevel.A0, EvidenceKind.SelfEstimate, 0)]
    [InlineData(CefrLevel.C2, EvidenceKind.CertificateLanguage, 60)]
    public void Assess_EndsOfTheScale_StayInside(CefrLevel level, EvidenceKind kind, int nearestTenths)
    {
        var estimate = Given.AssessGerman(Given.German(level, Reading, kind)).Of(Reading);
        Assert.InRange(Math.Abs(estimate.Tenths - nearestTenths), 0, 10);
    }

    [Fact]
    public void Assess_RefusedProof_Throws() =>
        Assert.Throws<ArgumentException>(() => Given.AssessGerman(Given.German(CefrLevel.B2, Reading, instrument: "DTZ")));
}
