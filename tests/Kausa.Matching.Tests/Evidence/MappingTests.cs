using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Evidence;

/// <summary>Every formula of docs/evidence.md, "Mapping", with numbers worked by hand (tenths of a point).</summary>
public sealed class MappingTests
{
    private static (int Points, int Error) Map(CompetenceEvidence evidence)
    {
        var mapped = EvidenceAssessor.Map(evidence, TestPolicies.Base);
        return (mapped.PointTenths, mapped.ErrorTenths);
    }

    [Fact]
    public void Map_NineOfThirtyWithFourOptions_IsTheWorkedExample()
    {
        var mapped = EvidenceAssessor.Map(Given.Percent(9, 30, options: 4), TestPolicies.Base);
        Assert.Equal(67, mapped.PointTenths);
        Assert.Equal(107, mapped.ErrorTenths);
        Assert.Equal(EstimateFlags.FloorEffect, mapped.Flags);
        Assert.False(mapped.Counted);
    }

    [Theory]
    [InlineData(24, 30, 4, 733, 97)]
    [InlineData(15, 20, null, 750, 93)]
    [InlineData(3, 30, 4, 0, 81)]
    public void Map_Percent_CorrectsForGuessing(int right, int items, int? options, int points, int error) =>
        Assert.Equal((points, error), Map(Given.Percent(right, items, options)));

    [Theory]
    [InlineData(RawScale.T, 50, 600)]
    [InlineData(RawScale.T, 60, 750)]
    [InlineData(RawScale.T, 35, 375)]
    [InlineData(RawScale.T, 10, 0)]
    [InlineData(RawScale.T, 80, 1000)]
    [InlineData(RawScale.Stanine, 5, 600)]
    [InlineData(RawScale.Stanine, 7, 750)]
    [InlineData(RawScale.Stanine, 2, 375)]
    [InlineData(RawScale.Percentile, 50, 600)]
    [InlineData(RawScale.Percentile, 84, 749)]
    [InlineData(RawScale.Percentile, 16, 451)]
    [InlineData(RawScale.Percentile, 84.5, 752)]
    public void Map_NormedValue_IsSixtyPlusFifteenZ(RawScale scale, double value, int points) =>
        Assert.Equal((points, 67), Map(Given.Piece(EvidenceKind.NormedTest, scale, value)));

    [Fact]
    public void Map_NormedValue_TakesReliabilityOfEvidenceThenInstrumentThenPolicy()
    {
        Assert.Equal((600, 67), Map(Given.T(50)));
        Assert.Equal((600, 58), Map(Given.T(50) with { Instrument = "BPS" }));
        Assert.Equal((600, 47), Map(Given.T(50) with { Instrument = "BPS", ReliabilityPercent = 90 }));
    }

    [Fact]
    public void Map_Rating_AddsStepWidthAndObservers()
    {
        Assert.Equal((750, 140), Map(Given.Observed(4)));
        Assert.Equal((625, 140), Map(Given.Observed(3.5)));
        Assert.Equal((750, 111), Map(Given.Observed(4) with { ObserverCount = 2 }));
        Assert.Equal((750, 140), Map(Given.Piece(EvidenceKind.ObservedRating, RawScale.Level, 3, outOf: 4)));
    }

    [Theory]
    [InlineData(null, 164)]
    [InlineData(1, 164)]
    [InlineData(5, 127)]
    [InlineData(10, 104)]
    [InlineData(60, 80)]
    public void Map_CompanyTrial_NarrowsWithDaysDownToEight(int? days, int error) =>
        Assert.Equal((750, error), Map(Given.Trial(4, days)));

    [Fact]
    public void Map_Estimates_HaveTheirOwnErrors()
    {
        Assert.Equal((600, 200), Map(Given.Piece(EvidenceKind.AdviserEstimate, RawScale.Points, 60)));
        Assert.Equal((750, 200), Map(Given.Piece(EvidenceKind.AdviserEstimate, RawScale.Rating, 4, outOf: 5)));
        Assert.Equal((550, 220), Map(Given.Self(60)));
        Assert.Equal((0, 220), Map(Given.Self(3)));
        Assert.Equal((450, 220), Map(Given.Piece(EvidenceKind.SelfEstimate, RawScale.Rating, 3, outOf: 5)));
        Assert.Equal((617, 220), Map(Given.Piece(EvidenceKind.SelfEstimate, RawScale.Level, 2) with { Instrument = "PROFILPASS" }));
    }

    [Fact]
    public void Map_GradesAndExperience_FollowTheirFormulas()
    {
        Assert.Equal((740, 150), Map(Given.Piece(EvidenceKind.SchoolGrade, RawScale.Grade, 2.3)));
        Assert.Equal((1000, 150), Map(Given.Piece(EvidenceKind.SchoolGrade, RawScale.Grade, 1)));
        Assert.Equal((800, 220), Map(Given.Piece(EvidenceKind.ForeignCertificate, RawScale.Grade, 2)));
        Assert.Equal((550, 220), Map(Given.Piece(EvidenceKind.ForeignCertificate, RawScale.Points, 55)));
        Assert.Equal((632, 150), Map(Given.Piece(EvidenceKind.WorkExperienceDocumented, RawScale.Years, 3)));
        Assert.Equal((503, 250), Map(Given.Piece(EvidenceKind.WorkExperienceStated, RawScale.Years, 2.1)));
        Assert.Equal((0, 250), Map(Given.Piece(EvidenceKind.WorkExperienceStated, RawScale.Years, 0)));
    }

    [Fact]
    public void Map_Certificates_HaveFixedAnchors()
    {
        Assert.Equal((900, 50), Map(Given.Piece(EvidenceKind.CertificateValidation, RawScale.Level, 2, outOf: 2)));
        Assert.Equal((700, 80), Map(Given.Piece(EvidenceKind.CertificateValidation, RawScale.Level, 1) with { Instrument = "VALIKOM" }));
        Assert.Equal((700, 80), Map(Given.Piece(EvidenceKind.CertificateTq, RawScale.Modules, 3, outOf: 5)));
        Assert.Equal((750, 100), Map(Given.Piece(EvidenceKind.PercentTest, RawScale.Level, 3) with { Instrument = "MYSKILLS" }));
        Assert.Equal((500, 100), Map(Given.Piece(EvidenceKind.NormedTest, RawScale.Level, 2, outOf: 4)));
    }

    [Fact]
    public void Map_RefusedForm_Throws()
    {
        var refused = Assert.Throws<ArgumentException>(() => EvidenceAssessor.Map(Given.Piece(EvidenceKind.SelfEstimate, RawScale.Grade, 2), TestPolicies.Base));
        Assert.Contains("SELF_ESTIMATE is given as POINTS, RATING, LEVEL, not as GRADE", refused.Message, StringComparison.Ordinal);
    }
}
