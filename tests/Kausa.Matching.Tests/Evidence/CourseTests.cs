using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Evidence;

/// <summary>Courses under way and attended; an A2 part certificate of 2026-01-10 stands at 23.6 tenths on 2026-11-15.</summary>
public sealed class CourseTests
{
    private const LanguageSkill Reading = LanguageSkill.Reading;

    private static readonly LanguageEvidence A2 = Given.German(CefrLevel.A2, Reading) with { AssessedOn = new DateOnly(2026, 1, 10) };
    private static readonly DateOnly July = new(2026, 7, 15);
    private static readonly DateOnly March = new(2027, 3, 31);

    private static LanguageEstimate Assess(params LanguageCourse[] courses) => Given.AssessGerman(courses, A2).Of(Reading);

    [Fact]
    public void Assess_WithoutCourse_StaysAtTheCertificate() =>
        Assert.Equal(new LanguageEstimate(24, 1, IsMeasured: true, EstimateFlags.None), Assess());

    [Fact]
    public void Assess_CourseUnderWay_AddsGrowthPerWholeMonth() =>
        // Four whole months of 1.2 tenths: 23.6 + 4.8 = 28.4.
        Assert.Equal(new LanguageEstimate(28, 1, IsMeasured: true, EstimateFlags.CourseUnderWay), Assess(Given.Course(CefrLevel.B1, July, March)));

    [Fact]
    public void Assess_LongCourse_IsCappedAtTargetPlusThree() =>
        // Ten whole months since the certificate: 23.6 + 12.0 = 35.6, not above 33.
        Assert.Equal(33, Assess(Given.Course(CefrLevel.B1, new DateOnly(2025, 1, 1), March)).Tenths);

    [Fact]
    public void Assess_CourseOlderThanTheCertificate_GrowsFromTheCertificateOn() =>
        Assert.Equal(36, Assess(Given.Course(CefrLevel.B2, new DateOnly(2025, 1, 1), March)).Tenths);

    [Fact]
    public void Assess_CourseBelowTheLevel_NeverLowers() =>
        Assert.Equal(Assess(), Assess(Given.Course(CefrLevel.A1, July, March)));

    [Fact]
    public void Assess_SeveralCourses_TheMostHelpfulCounts() =>
        Assert.Equal(28, Assess(Given.Course(CefrLevel.A2, July, March), Given.Course(CefrLevel.B1, July, March), Given.Course(CefrLevel.B2, new DateOnly(2026, 11, 1), null)).Tenths);

    [Fact]
    public void Assess_CourseThatIsNotUnderWayOrNotDated_AddsNothing()
    {
        Assert.Equal(Assess(), Assess(Given.Course(CefrLevel.B1, null, March)));
        Assert.Equal(Assess(), Assess(Given.Course(null, July, March)));
        Assert.Equal(Assess(), Assess(Given.Course(CefrLevel.B1, July, March, CourseState.Planned)));
        Assert.Equal(Assess(), Assess(Given.Course(CefrLevel.B1, July, March, CourseState.Abandoned)));
    }

    [Fact]
    public void Assess_CourseThatEnded_GrowsOnlyUntilItsEnd() =>
        Assert.Equal(26, Assess(Given.Course(CefrLevel.B1, July, new DateOnly(2026, 9, 20))).Tenths);

    [Fact]
    public void Assess_NeverMeasured_ThePriorStays() =>
        Assert.Equal(
            new LanguageEstimate(30, 6, IsMeasured: false, EstimateFlags.None),
            Given.AssessGerman([Given.Course(CefrLevel.B2, new DateOnly(2026, 1, 1), March)]).Of(Reading));

    [Fact]
    public void Assess_CourseProgress_HoldsWhatMayStillCome()
    {
        var estimates = Given.AssessGerman(
            [
                Given.Course(CefrLevel.B2, null, March),
                Given.Course(CefrLevel.B1, July, March),
                Given.Course(CefrLevel.B1, July, null),
                Given.Course(CefrLevel.B1, July, Given.Today),
                Given.Course(CefrLevel.C1, Given.Today.AddDays(1), March),
                Given.Course(CefrLevel.C1, July, March, CourseState.Planned),
            ],
            A2);
        Assert.Equal([new CourseProgress(March, 12, 33), new CourseProgress(March, 12, 43)], estimates.CourseProgress);
    }

    [Theory]
    [InlineData("2026-11-15", 28)]
    [InlineData("2026-10-01", 28)]
    [InlineData("2026-12-14", 28)]
    [InlineData("2026-12-15", 29)]
    [InlineData("2027-01-15", 30)]
    [InlineData("2027-03-15", 33)]
    [InlineData("2028-09-01", 33)]
    public void LanguageAt_LaterStart_AddsMonthsOfTheCourse(string start, int tenths)
    {
        var estimates = Given.AssessGerman([Given.Course(CefrLevel.B1, July, March)], A2);
        var estimate = LanguageForecast.LanguageAt(estimates, Reading, DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), Given.Today);
        Assert.Equal(tenths, estimate.Tenths);
        Assert.Equal(estimates.Of(Reading).ErrorClass, estimate.ErrorClass);
    }

    [Fact]
    public void LanguageAt_CourseEndsBeforeTheStart_StopsAtItsEnd()
    {
        var estimates = Given.AssessGerman([Given.Course(CefrLevel.B2, July, new DateOnly(2027, 1, 20))], A2);
        Assert.Equal(30, LanguageForecast.LanguageAt(estimates, Reading, new DateOnly(2027, 9, 1), Given.Today).Tenths);
        Assert.Equal(EstimateFlags.CourseUnderWay, LanguageForecast.LanguageAt(estimates, Reading, new DateOnly(2027, 9, 1), Given.Today).Flags);
    }

    [Fact]
    public void LanguageAt_NeverMeasuredOrNoCourse_IsTheEstimate()
    {
        var start = new DateOnly(2027, 9, 1);
        var unmeasured = Given.AssessGerman([Given.Course(CefrLevel.B2, July, March)], A2);
        Assert.Equal(unmeasured.Of(LanguageSkill.Writing), LanguageForecast.LanguageAt(unmeasured, LanguageSkill.Writing, start, Given.Today));
        var noCourse = Given.AssessGerman(A2);
        Assert.Equal(noCourse.Of(Reading), LanguageForecast.LanguageAt(noCourse, Reading, start, Given.Today));
    }

    [Fact]
    public void Assess_CourseAttendedToItsEnd_CountsAsItsTarget()
    {
        // Six months ago: variance 36 + 3; with the prior 30 ± 12: variance 30.7, class SE 6.
        var attended = Given.Course(CefrLevel.B1, null, Given.Today.AddMonths(-6), CourseState.Completed);
        Assert.All(Given.AssessGerman([attended]).Languages, skill => Assert.Equal(new LanguageEstimate(30, 3, IsMeasured: true, EstimateFlags.None), skill));
        Assert.False(Given.AssessGerman([attended with { EndsOn = null }]).Of(Reading).IsMeasured);
        Assert.False(Given.AssessGerman([attended with { EndsOn = Given.Today.AddDays(1) }]).Of(Reading).IsMeasured);
        Assert.False(Given.AssessGerman([attended with { TargetLevel = null }]).Of(Reading).IsMeasured);
        Assert.False(Given.AssessGerman([attended with { State = CourseState.Abandoned }]).Of(Reading).IsMeasured);
    }

    [Fact]
    public void Assess_CertificateNearOrAfterTheEnd_StandsForTheCourse()
    {
        var attended = Given.Course(CefrLevel.B1, null, Given.Today.AddDays(-60), CourseState.Completed);
        var exam = A2 with { AssessedOn = Given.Today.AddDays(-90) };
        Assert.Equal(Given.AssessGerman(exam).Of(Reading), Given.AssessGerman([attended], exam).Of(Reading));
        var before = exam with { AssessedOn = Given.Today.AddDays(-91) };
        Assert.True(Given.AssessGerman([attended], before).Of(Reading).Tenths > Given.AssessGerman(before).Of(Reading).Tenths);
    }

    [Fact]
    public void Assess_LaterCourse_MakesAnEarlierLowerCourseHistory()
    {
        var later = Given.Course(CefrLevel.B1, null, Given.Today.AddMonths(-3), CourseState.Completed);
        var earlier = Given.Course(CefrLevel.A2, null, Given.Today.AddMonths(-12), CourseState.Completed);
        Assert.Equal(Given.AssessGerman([later]).Languages, Given.AssessGerman([earlier, later]).Languages);
    }
}
