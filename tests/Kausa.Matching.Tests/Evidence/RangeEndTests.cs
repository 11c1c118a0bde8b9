using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Evidence;

public sealed class RangeEndTests
{
    private const EstimateFlags Floor = EstimateFlags.FloorEffect;
    private const EstimateFlags Ceiling = EstimateFlags.CeilingEffect;

    public static TheoryData<CompetenceEvidence, EstimateFlags> TestsAtTheirEnds => new()
    {
        { Given.Percent(12, 30, options: 4), Floor },
        { Given.Percent(0, 20), Floor },
        { Given.Percent(30, 30, options: 4), Ceiling },
        { Given.T(20), Floor },
        { Given.T(80), Ceiling },
        { Given.Piece(EvidenceKind.NormedTest, RawScale.Stanine, 1), Floor },
        { Given.Piece(EvidenceKind.NormedTest, RawScale.Stanine, 9), Ceiling },
        { Given.Piece(EvidenceKind.NormedTest, RawScale.Percentile, 1), Floor },
        { Given.Piece(EvidenceKind.NormedTest, RawScale.Percentile, 99), Ceiling },
        { Given.Piece(EvidenceKind.PercentTest, RawScale.Level, 0, outOf: 4), Floor },
        { Given.Piece(EvidenceKind.NormedTest, RawScale.Level, 4, outOf: 4), Ceiling },
    };

    [Theory]
    [MemberData(nameof(TestsAtTheirEnds))]
    public void Assess_TestAtAnEnd_IsKeptAndFlaggedButDoesNotMove(CompetenceEvidence evidence, EstimateFlags end)
    {
        var estimates = Given.Assess(evidence);
        Assert.Equal(new SkillEstimate(50, ErrorClasses.Widest, IsMeasured: false, end), estimates.Numeric());
        Assert.Equal(end, estimates.MappedOf("e-1").Flags);
        Assert.False(estimates.MappedOf("e-1").Counted);
    }

    [Theory]
    [InlineData(13, 30, 4)]
    [InlineData(1, 20, null)]
    [InlineData(29, 30, 4)]
    public void Assess_PercentInsideTheRange_Counts(int right, int items, int? options)
    {
        var estimates = Given.Assess(Given.Percent(right, items, options));
        Assert.True(estimates.Numeric().IsMeasured);
        Assert.Equal(EstimateFlags.None, estimates.Numeric().Flags);
    }

    [Fact]
    public void Assess_FloorConfirmedByAnotherInstrument_BothCount()
    {
        var first = Given.Percent(9, 30, options: 4) with { Instrument = "IHK_PILOT", AssessedOn = Given.Today.AddDays(-31) };
        var second = Given.Percent(2, 12, options: 4, id: "e-2") with { Instrument = "CHAMBER_CHECK" };
        var estimates = Given.Assess(first, second);
        Assert.All(estimates.Mapped, mapped => Assert.True(mapped.Counted));
        Assert.True(estimates.Numeric().IsMeasured);
        Assert.True(estimates.Numeric().Points < 20);
        Assert.Equal(Floor, estimates.Numeric().Flags);
    }

    [Fact]
    public void Assess_FloorConfirmedByAnotherKind_BothCount()
    {
        var estimates = Given.Assess(Given.Percent(9, 30, options: 4), Given.Observed(1, id: "e-2"));
        Assert.All(estimates.Mapped, mapped => Assert.True(mapped.Counted));
    }

    [Fact]
    public void Assess_FloorRepeatedWithTheSameOrAnUnknownInstrument_StaysSetAside()
    {
        var earlier = Given.Percent(9, 30, options: 4) with { Instrument = "IHK_PILOT", AssessedOn = Given.Today.AddDays(-60) };
        var again = Given.Percent(8, 30, options: 4, id: "e-2") with { Instrument = "IHK_PILOT" };
        Assert.False(Given.Assess(earlier, again).Numeric().IsMeasured);
        Assert.False(Given.Assess(earlier, again with { Instrument = null }).Numeric().IsMeasured);
    }

    [Fact]
    public void Assess_OppositeEndsOrSelfEstimateOrLaterResult_DoNotConfirm()
    {
        var floor = Given.Percent(9, 30, options: 4);
        Assert.False(Given.Assess(floor, Given.T(85, id: "e-2")).Numeric().IsMeasured);
        Assert.False(Given.Assess(floor, Given.Observed(1, id: "e-2") with { AssessedOn = Given.Today.AddDays(1) }).Numeric().IsMeasured);
        Assert.False(Given.Assess(floor, Given.Self(0, id: "e-2")).MappedOf("e-1").Counted);
    }

    [Fact]
    public void Assess_JudgementAtAnEnd_CountsAndIsFlagged()
    {
        var estimates = Given.Assess(Given.Trial(5, days: 10));
        Assert.True(estimates.MappedOf("e-1").Counted);
        Assert.Equal(93, estimates.Numeric().Points);
        Assert.Equal(Ceiling, estimates.Numeric().Flags);
        Assert.Equal(Floor, Given.Assess(Given.Observed(1)).Numeric().Flags);
    }

    [Fact]
    public void Assess_EasierTestAfterAFloor_AnswersTheFlag()
    {
        var hard = Given.Percent(9, 30, options: 4) with { AssessedOn = Given.Today.AddDays(-10) };
        var easier = Given.Percent(20, 30, options: 4, id: "e-2");
        Assert.Equal(EstimateFlags.None, Given.Assess(hard, easier).Numeric().Flags);
        Assert.Equal(Floor, Given.Assess(hard, easier with { AssessedOn = Given.Today.AddDays(-20) }).Numeric().Flags);
        Assert.Equal(Floor, Given.Assess(hard, easier).MappedOf("e-1").Flags);
    }

    [Theory]
    [InlineData("de", null, true)]
    [InlineData("ar", null, false)]
    [InlineData(null, null, false)]
    [InlineData(null, "BPS", true)]
    [InlineData("ar", "BPS", false)]
    public void Assess_TestInGermanBelowB2_HasFivePointsMoreError(string? language, string? instrument, bool isLoaded)
    {
        var test = Given.T(50) with { AdministrationLanguage = language, Instrument = instrument, ReliabilityPercent = 80 };
        var mapped = Given.Assess(test).MappedOf("e-1");
        Assert.Equal(isLoaded ? 117 : 67, mapped.ErrorTenths);
        Assert.Equal(isLoaded ? EstimateFlags.LanguageLoaded : EstimateFlags.None, mapped.Flags);
    }

    [Fact]
    public void Assess_TestInGerman_DependsOnReadingAlone()
    {
        var test = Given.T(50) with { AdministrationLanguage = "de" };
        Assert.Equal(EstimateFlags.None, Flags(Given.German(CefrLevel.B2, LanguageSkill.Reading)));
        Assert.Equal(EstimateFlags.LanguageLoaded, Flags(Given.German(CefrLevel.B1, LanguageSkill.Reading)));
        Assert.Equal(EstimateFlags.LanguageLoaded, Flags(Given.German(CefrLevel.C2, LanguageSkill.Speaking)));

        EstimateFlags Flags(LanguageEvidence german) =>
            Given.Assess(new Candidate { Id = new Id<Candidate>("p-1"), Evidence = [test], LanguageEvidence = [german] }).Numeric().Flags;
    }

    [Fact]
    public void Assess_RatingInGerman_IsNotLanguageLoaded() =>
        Assert.Equal(EstimateFlags.None, Given.Assess(Given.Observed(3) with { AdministrationLanguage = "de" }).Numeric().Flags);
}
