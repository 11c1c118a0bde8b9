using System.Text.RegularExpressions;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Evidence;

public sealed partial class EvidenceRulesTests
{
    public static TheoryData<CompetenceEvidence, string> Refused => new()
    {
        { Given.Piece(EvidenceKind.SchoolGrade, RawScale.Percent, 5, outOf: 10), "SCHOOL_GRADE is given as GRADE, not as PERCENT" },
        { Given.Piece(EvidenceKind.CertificateLanguage, RawScale.Level, 3, outOf: 6), "CERTIFICATE_LANGUAGE is no evidence of a competence" },
        { Given.Piece(EvidenceKind.Prior, RawScale.Points, 50), "PRIOR is no evidence of a competence" },
        { Given.Percent(31, 30, options: 4), "PERCENT is 0..30, not 31" },
        { Given.Piece(EvidenceKind.PercentTest, RawScale.Percent, 0.3, outOf: 30), "PERCENT counts items right, 0 or 1..30, and 0.3 is less than one item; this looks like a share of 1: 9 of 30 is probably meant" },
        { Given.Piece(EvidenceKind.PercentTest, RawScale.Percent, 0.01, outOf: 30), "PERCENT counts items right, 0 or 1..30, and 0.01 is less than one item; this looks like a share of 1: 0.3 of 30" },
        { Given.Piece(EvidenceKind.PercentTest, RawScale.Percent, 0.99, outOf: 4, options: 4), "PERCENT counts items right, 0 or 1..4, and 0.99 is less than one item; this looks like a share of 1: 3.96 of 4" },
        { Given.Percent(2, 3), "PERCENT of PERCENT_TEST needs 'out of' 4..10000" },
        { Given.Percent(4, 4, options: 2), "4 items with 2 options cannot tell knowledge from guessing" },
        { Given.Piece(EvidenceKind.PercentTest, RawScale.Percent, 30), "PERCENT of PERCENT_TEST needs 'out of' 4..10000" },
        { Given.T(9.5), "T is 10..90, not 9.5" },
        { Given.Piece(EvidenceKind.NormedTest, RawScale.Stanine, 10), "STANINE is a whole number 1..9, not 10" },
        { Given.Piece(EvidenceKind.NormedTest, RawScale.Stanine, 4.5), "STANINE is a whole number 1..9, not 4.5" },
        { Given.Piece(EvidenceKind.NormedTest, RawScale.Percentile, 100), "PERCENTILE is 1..99, not 100" },
        { Given.Piece(EvidenceKind.NormedTest, RawScale.Stanine, 5, outOf: 9), "STANINE has no 'out of'" },
        { Given.Observed(5.5), "RATING is 1..5, not 5.5" },
        { Given.Observed(0.5), "RATING is 1..5, not 0.5" },
        { Given.Piece(EvidenceKind.ObservedRating, RawScale.Rating, 3), "RATING of OBSERVED_RATING needs 'out of' 2..10" },
        { Given.Piece(EvidenceKind.ObservedRating, RawScale.Rating, 3, outOf: 100), "RATING of OBSERVED_RATING needs 'out of' 2..10" },
        { Given.Piece(EvidenceKind.SchoolGrade, RawScale.Grade, 0.7), "GRADE is 1..6, not 0.7" },
        { Given.Piece(EvidenceKind.WorkExperienceStated, RawScale.Years, 61), "YEARS is 0..60, not 61" },
        { Given.Piece(EvidenceKind.CertificateTq, RawScale.Modules, 0, outOf: 6), "MODULES is a whole number 1..6, not 0" },
        { Given.Piece(EvidenceKind.CertificateTq, RawScale.Modules, 7, outOf: 6), "MODULES is a whole number 1..6, not 7" },
        { Given.Piece(EvidenceKind.CertificateValidation, RawScale.Level, 0, outOf: 2), "LEVEL is a whole number 1..2, not 0" },
        { Given.Piece(EvidenceKind.CertificateValidation, RawScale.Level, 1.5, outOf: 2), "LEVEL is a whole number 1..2, not 1.5" },
        { Given.Piece(EvidenceKind.CertificateValidation, RawScale.Level, 2, outOf: 3), "LEVEL of CERTIFICATE_VALIDATION needs 'out of' 2..2" },
        { Given.Piece(EvidenceKind.PercentTest, RawScale.Level, 5, outOf: 4), "LEVEL is 0..4, not 5" },
        { Given.Self(101), "POINTS is 0..100, not 101" },
        { Given.Piece(EvidenceKind.PercentTest, RawScale.Level, 3, outOf: 4, options: 4), "only PERCENT has answer options, not LEVEL" },
        { Given.T(50) with { TrialDays = 3 }, "only COMPANY_TRIAL has trial days, not NORMED_TEST" },
        { Given.Observed(3) with { ReliabilityPercent = 80 }, "only NORMED_TEST has a reliability, not OBSERVED_RATING" },
        { Given.T(50) with { AdministrationLanguage = "Deutsch" }, "ISO 639" },
        { Given.T(50) with { AdministrationLanguage = "DE" }, "ISO 639" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Problem_ImpossibleForm_SaysWhatIsAllowed(CompetenceEvidence evidence, string message)
    {
        Assert.StartsWith(message.StartsWith("ISO", StringComparison.Ordinal) ? "the language of a test is an " + message : message, EvidenceRules.Problem(evidence), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Given.Assess(evidence));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Problem_InGerman_SaysTheSameInOtherWords(CompetenceEvidence evidence, string message)
    {
        var german = EvidenceRules.Problem(evidence, "de");
        Assert.NotNull(german);
        Assert.DoesNotContain(message, german, StringComparison.Ordinal);
        Assert.All(Digits().Matches(message).Select(match => match.Value).Where(digits => digits != "639"), digits => Assert.Contains(digits, german, StringComparison.Ordinal));
    }

    [Fact]
    public void Problem_UnknownInstrument_IsFine() =>
        Assert.Null(EvidenceRules.Problem(Given.T(50) with { Instrument = "IN_HOUSE_TEST" }));

    [Theory]
    [InlineData(CefrLevel.B2, EvidenceKind.CertificateLanguage, "DTZ", "DTZ certifies at most B1, not B2")]
    [InlineData(CefrLevel.B1, EvidenceKind.SchoolGrade, null, "a proof of German is CERTIFICATE_LANGUAGE, NORMED_TEST, ADVISER_ESTIMATE or SELF_ESTIMATE, not SCHOOL_GRADE")]
    [InlineData(CefrLevel.B1, EvidenceKind.CertificateLanguage, "DTZ", null)]
    [InlineData(CefrLevel.C2, EvidenceKind.CertificateLanguage, "GOETHE", null)]
    public void Problem_ProofOfGerman_SaysWhatIsAllowed(CefrLevel level, EvidenceKind kind, string? instrument, string? message) =>
        Assert.Equal(message, EvidenceRules.Problem(Given.German(level, kind: kind, instrument: instrument)));

    [Fact]
    public void ScalesOf_EveryKind_IsAnswered() =>
        Assert.Equal(
            [EvidenceKind.CertificateLanguage, EvidenceKind.Prior],
            Enum.GetValues<EvidenceKind>().Where(kind => EvidenceRules.ScalesOf(kind).Count == 0));

    [Fact]
    public void Instruments_Table_IsOrderedAndFound()
    {
        Assert.Equal(Instruments.All.Select(instrument => instrument.Code).Order(StringComparer.Ordinal), Instruments.All.Select(instrument => instrument.Code));
        Assert.Equal(Instruments.All.Count, Instruments.All.Select(instrument => instrument.Code).Distinct().Count());
        Assert.Equal(CefrLevel.B1, Instruments.Find("DTZ")?.TopLevel);
        Assert.Null(Instruments.Find("IN_HOUSE_TEST"));
        Assert.Null(Instruments.Find(null));
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
