using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Evidence;

public sealed class EvidenceLawsTests
{
    private static CandidateEstimates Assess(Candidate candidate) => EvidenceAssessor.Assess(candidate, TestPolicies.Base, EvidenceGen.AsOf);

    [Fact]
    public void Assess_AnyOrderOfEvidence_GivesTheSameEstimates() =>
        Prop.ForAll(
            (from candidate in EvidenceGen.Candidates
             from evidence in Gen.Shuffle(candidate.Evidence.ToArray())
             from proofs in Gen.Shuffle(candidate.LanguageEvidence.ToArray())
             from courses in Gen.Shuffle(candidate.Courses.ToArray())
             select (candidate, shuffled: candidate with { Evidence = [.. evidence], LanguageEvidence = [.. proofs], Courses = [.. courses] })).ToArbitrary(),
            pair => Assess(pair.candidate).Equals(Assess(pair.shuffled)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Assess_AnyEvidence_IsAcceptedAndStaysInsideItsClasses() =>
        Prop.ForAll(EvidenceGen.Candidates.ToArbitrary(), candidate =>
            {
                var estimates = Assess(candidate);
                var counted = estimates.Mapped.Where(mapped => mapped.Counted).ToList();
                return (estimates.Skills.Index().All(skill => skill.Item.IsMeasured == counted.Exists(mapped => (int)mapped.Dimension == skill.Index)
                        && (skill.Item.IsMeasured || (skill.Item.Points == 50 && skill.Item.ErrorClass == ErrorClasses.Widest)))
                    && estimates.Mapped.Count == candidate.Evidence.Count
                    && estimates.Languages.All(language => language.IsMeasured || language == new LanguageEstimate(30, 6, IsMeasured: false, EstimateFlags.None)))
                    .Label($"{candidate.Evidence}");
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Assess_PieceOfTheFuture_ChangesNoEstimate() =>
        Prop.ForAll(
            (from candidate in EvidenceGen.Candidates
             from piece in EvidenceGen.Competence("later", dimensionCount: 2)
             from proof in EvidenceGen.Language("later")
             select (candidate, later: candidate with
             {
                 Evidence = [.. candidate.Evidence, piece with { AssessedOn = EvidenceGen.AsOf.AddDays(1) }],
                 LanguageEvidence = [.. candidate.LanguageEvidence, proof with { AssessedOn = EvidenceGen.AsOf.AddDays(1) }],
             })).ToArbitrary(),
            pair => Assess(pair.candidate).Skills.Equals(Assess(pair.later).Skills) && Assess(pair.candidate).Languages.Equals(Assess(pair.later).Languages))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Assess_RetestsOfAKind_AreNeverBothCountedWithinThirtyDays() =>
        Prop.ForAll(EvidenceGen.Candidates.ToArbitrary(), candidate =>
            {
                var counted = Assess(candidate).Mapped.Where(mapped => mapped.Counted).Select(mapped => candidate.Evidence.Single(piece => piece.Id == mapped.Id)).ToList();
                return counted.TrueForAll(one => counted.TrueForAll(other => one.Id == other.Id || one.Kind != other.Kind || one.Dimension != other.Dimension
                    || Math.Abs(one.AssessedOn.DayNumber - other.AssessedOn.DayNumber) > 30));
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Assess_CourseUnderWay_NeverLowersALanguage() =>
        Prop.ForAll(
            (from candidate in EvidenceGen.Candidates
             from course in EvidenceGen.Course
             select (candidate, course: course with { State = CourseState.Active })).ToArbitrary(),
            pair =>
            {
                var without = Assess(pair.candidate).Languages;
                var with = Assess(pair.candidate with { Courses = [.. pair.candidate.Courses, pair.course] }).Languages;
                return without.Zip(with).All(skill => skill.Second.Tenths >= skill.First.Tenths && skill.Second.ErrorClass == skill.First.ErrorClass);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void LanguageAt_LaterStart_NeverLowersALanguage() =>
        Prop.ForAll(
            (from candidate in EvidenceGen.Candidates
             from skill in Gen.Elements(Enum.GetValues<LanguageSkill>())
             from start in Gen.Choose(-100, 900)
             from later in Gen.Choose(0, 200)
             select (estimates: Assess(candidate), skill, start: EvidenceGen.AsOf.AddDays(start), later: EvidenceGen.AsOf.AddDays(start + later))).ToArbitrary(),
            v => LanguageForecast.LanguageAt(v.estimates, v.skill, v.start, EvidenceGen.AsOf).Tenths is var atStart
                && atStart >= v.estimates.Languages[(int)v.skill].Tenths
                && LanguageForecast.LanguageAt(v.estimates, v.skill, v.later, EvidenceGen.AsOf).Tenths >= atStart)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData(EvidenceKind.NormedTest, RawScale.T, 1_000, 9_000, null)]
    [InlineData(EvidenceKind.NormedTest, RawScale.Percentile, 100, 9_900, null)]
    [InlineData(EvidenceKind.ObservedRating, RawScale.Rating, 100, 500, 5)]
    [InlineData(EvidenceKind.CompanyTrial, RawScale.Rating, 100, 500, 5)]
    [InlineData(EvidenceKind.ObservedRating, RawScale.Level, 0, 400, 4)]
    [InlineData(EvidenceKind.PercentTest, RawScale.Level, 0, 400, 4)]
    [InlineData(EvidenceKind.WorkExperienceDocumented, RawScale.Years, 0, 4_000, null)]
    [InlineData(EvidenceKind.SelfEstimate, RawScale.Points, 0, 10_000, null)]
    [InlineData(EvidenceKind.AdviserEstimate, RawScale.Rating, 100, 500, 5)]
    [InlineData(EvidenceKind.SchoolGrade, RawScale.Grade, 600, 100, null)]
    public void Assess_BetterRawValue_NeverLowersMappedValueNorEstimate(EvidenceKind kind, RawScale scale, int worst, int best, int? outOf)
    {
        var step = Math.Sign(best - worst);
        MappedEvidence? before = null;
        SkillEstimate estimateBefore = default;
        for (var raw = worst; raw != best + step; raw += step)
        {
            var piece = Given.Piece(kind, scale, 0, id: "e-1") with { Raw = new RawResult(scale, raw, outOf) };
            var estimates = Given.Assess(piece);
            var mapped = estimates.Mapped[0];
            Assert.True(before is null || mapped.PointTenths >= before.PointTenths, $"{kind} {scale} {raw}");
            Assert.True(before is null || mapped.Flags != before.Flags || estimates.Numeric().Points >= estimateBefore.Points, $"{kind} {scale} {raw}");
            (before, estimateBefore) = (mapped, estimates.Numeric());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Assess_OneMoreItemRight_NeverLowersMappedValueNorEstimate(int? options)
    {
        for (var items = 12; items <= 60; items++)
        {
            var before = Given.Assess(Given.Percent(0, items, options));
            for (var right = 1; right <= items; right++)
            {
                var after = Given.Assess(Given.Percent(right, items, options));
                Assert.True(after.Mapped[0].PointTenths >= before.Mapped[0].PointTenths, $"{right} of {items}");
                Assert.True(after.Mapped[0].Flags != before.Mapped[0].Flags || after.Numeric().Points >= before.Numeric().Points, $"{right} of {items}");
                before = after;
            }
        }
    }
}
