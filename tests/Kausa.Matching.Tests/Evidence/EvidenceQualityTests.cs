using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Evidence;

public sealed class EvidenceQualityTests
{
    private static EvidenceQuality Grade(params CompetenceEvidence[] evidence) => EvidenceQualityGrade.Of(evidence, Given.Assess(evidence));

    private static CompetenceEvidence[] InDimensions(int count, Func<string, CompetenceEvidence> piece) =>
        [.. Enumerable.Range(0, count).Select(i => piece($"e-{i}") with { Dimension = (CompetenceDimension)i })];

    [Fact]
    public void Of_NothingOrOnlyWhatWasSaid_IsIntakeOnly()
    {
        Assert.Equal(EvidenceQuality.IntakeOnly, Grade());
        Assert.Equal(
            EvidenceQuality.IntakeOnly,
            Grade(
                Given.Self(60),
                Given.Piece(EvidenceKind.AdviserEstimate, RawScale.Points, 60, id: "e-2"),
                Given.Piece(EvidenceKind.WorkExperienceStated, RawScale.Years, 6, id: "e-3")));
    }

    [Fact]
    public void Of_OnlyATestOutsideItsRange_IsIntakeOnly() =>
        Assert.Equal(EvidenceQuality.IntakeOnly, Grade(Given.Percent(9, 30, options: 4)));

    [Fact]
    public void Of_SevenTestedDimensions_IsPartialAndEightAssessed()
    {
        Assert.Equal(EvidenceQuality.Partial, Grade(InDimensions(7, id => Given.T(50, id))));
        Assert.Equal(EvidenceQuality.Assessed, Grade(InDimensions(8, id => Given.T(50, id))));
    }

    [Fact]
    public void Of_DimensionsWithWideErrors_DoNotCountAsAssessed() =>
        Assert.Equal(EvidenceQuality.Partial, Grade(InDimensions(12, id => Given.Piece(EvidenceKind.ForeignCertificate, RawScale.Grade, 2, id: id))));

    [Fact]
    public void Of_AssessedWithAWeekOfTrial_IsConfirmed()
    {
        var tests = InDimensions(8, id => Given.T(50, id));
        Assert.Equal(EvidenceQuality.ConfirmedByTrial, Grade([.. tests, Given.Trial(3, days: 5, id: "trial")]));
        Assert.Equal(EvidenceQuality.Assessed, Grade([.. tests, Given.Trial(3, days: 4, id: "trial")]));
        Assert.Equal(EvidenceQuality.Partial, Grade(Given.Trial(3, days: 60, id: "trial")));
    }
}
