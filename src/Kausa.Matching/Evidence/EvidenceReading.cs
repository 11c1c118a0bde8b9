using Kausa.Matching.Evidence.Tables;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Evidence;

/// <summary>What a raw result says on the day of the assessment.</summary>
/// <param name="Points">x, 0..100.</param>
/// <param name="Error">Standard error in points.</param>
/// <param name="End">FloorEffect or CeilingEffect when the result lies at an end of its scale.</param>
internal readonly record struct Reading(double Points, double Error, EstimateFlags End);

/// <summary>Maps raw results to points and standard errors.</summary>
/// <remarks>
/// Specification: docs/evidence.md, "Mapping". Only + − × ÷ and square roots of doubles, so the same bits on every machine; curves are literal
/// tables. Every method expects evidence that <see cref="EvidenceRules"/> accepts.
/// </remarks>
internal static class EvidenceReading
{
    private const double NormMean = 60.0;
    private const double NormDeviation = 15.0;
    private const double TestLevelError = 10.0;
    private const double ObserverError = 12.0;
    private const double SelfShift = 5.0;
    private const int ValidationFull = 2;

    public static Reading Read(CompetenceEvidence evidence, SkillsPolicy policy) =>
        new(Math.Clamp(Points(evidence), 0.0, 100.0), Error(evidence, policy), End(evidence));

    /// <summary>Whether the kind is a test of items or tasks: only such a result can lie outside the range of its instrument.</summary>
    public static bool IsTest(EvidenceKind kind) => kind is EvidenceKind.NormedTest or EvidenceKind.PercentTest;

    /// <summary>Whether the kind measures or observes, so that it can confirm or answer another instrument.</summary>
    public static bool IsInstrument(EvidenceKind kind) => IsTest(kind) || kind is EvidenceKind.ObservedRating or EvidenceKind.CompanyTrial;

    private static double Points(CompetenceEvidence evidence)
    {
        var value = evidence.Raw.ValueHundredths;
        var maximum = EvidenceRules.MaximumOf(evidence) ?? 0;
        var points = evidence.Raw.Scale switch
        {
            RawScale.T => Normed((value - 5_000) / 1_000.0),
            RawScale.Stanine => Normed((value - 500) / 200.0),
            RawScale.Percentile => Normed(NormalQuantiles.OfPercentile(value)),
            RawScale.Percent => CorrectedForGuessing(value / (100.0 * maximum), GuessLimit.Chance(evidence.Raw.OptionCount)),
            RawScale.Rating => (value - 100) / (maximum - 1.0),
            RawScale.Grade => (600 - value) / 5.0,
            RawScale.Level when evidence.Kind == EvidenceKind.CertificateValidation => value == ValidationFull * 100 ? 90.0 : 70.0,
            RawScale.Level => value / (double)maximum,
            RawScale.Years => ExperienceCurve.Points(value),
            RawScale.Modules => 40.0 + (value / (2.0 * maximum)),
            RawScale.Points => value / 100.0,
            _ => throw new ArgumentOutOfRangeException(nameof(evidence), evidence.Raw.Scale, "Not a scale."),
        };
        return evidence.Kind == EvidenceKind.SelfEstimate ? points - SelfShift : points;
    }

    private static double Normed(double z) => NormMean + (NormDeviation * z);

    private static double CorrectedForGuessing(double share, double chance) => 100.0 * (share - chance) / (1.0 - chance);

    private static double Error(CompetenceEvidence evidence, SkillsPolicy policy) => evidence.Kind switch
    {
        EvidenceKind.NormedTest or EvidenceKind.PercentTest when evidence.Raw.Scale == RawScale.Level => TestLevelError,
        EvidenceKind.NormedTest => NormDeviation * Math.Sqrt((100 - ReliabilityPercent(evidence, policy)) / 100.0),
        EvidenceKind.PercentTest => PercentError(evidence.Raw),
        EvidenceKind.ObservedRating => RatingError(evidence),
        EvidenceKind.CompanyTrial => Math.Max(8.0, 18.0 / Math.Sqrt(1.0 + ((evidence.TrialDays ?? 1) / 5.0))),
        EvidenceKind.CertificateValidation => evidence.Raw.ValueHundredths == ValidationFull * 100 ? 5.0 : 8.0,
        EvidenceKind.CertificateTq => 8.0,
        EvidenceKind.SchoolGrade => 15.0,
        EvidenceKind.ForeignCertificate => 22.0,
        EvidenceKind.WorkExperienceDocumented => 15.0,
        EvidenceKind.WorkExperienceStated => 25.0,
        EvidenceKind.AdviserEstimate => 20.0,
        EvidenceKind.SelfEstimate => 22.0,
        _ => throw new ArgumentOutOfRangeException(nameof(evidence), evidence.Kind, "No evidence of a competence."),
    };

    private static int ReliabilityPercent(CompetenceEvidence evidence, SkillsPolicy policy) =>
        evidence.ReliabilityPercent ?? Instruments.Find(evidence.Instrument)?.ReliabilityPercent ?? policy.DefaultReliabilityPercent;

    /// <summary>The error of a share, with two right and two wrong items added (Agresti and Coull 1998), stretched by the correction for guessing.</summary>
    private static double PercentError(RawResult raw)
    {
        var items = raw.OutOf!.Value + 4.0;
        var share = ((raw.ValueHundredths / 100.0) + 2.0) / items;
        return 100.0 * Math.Sqrt(share * (1.0 - share) / items) / (1.0 - GuessLimit.Chance(raw.OptionCount));
    }

    /// <summary>Width of a step of the scale, evenly spread, plus the disagreement of observers.</summary>
    private static double RatingError(CompetenceEvidence evidence)
    {
        var maximum = EvidenceRules.MaximumOf(evidence)!.Value;
        var step = 100.0 / (evidence.Raw.Scale == RawScale.Rating ? maximum - 1 : maximum);
        return Math.Sqrt((step * step / 12.0) + (ObserverError * ObserverError / (evidence.ObserverCount ?? 1)));
    }

    private static EstimateFlags End(CompetenceEvidence evidence)
    {
        if (!IsInstrument(evidence.Kind))
        {
            return EstimateFlags.None;
        }

        var (lowest, highest) = Ends(evidence);
        var value = evidence.Raw.ValueHundredths;
        return value <= lowest ? EstimateFlags.FloorEffect : value >= highest ? EstimateFlags.CeilingEffect : EstimateFlags.None;
    }

    /// <summary>Ends of the scale in hundredths of its unit; norm tables end at T 20 and 80.</summary>
    private static (double Lowest, double Highest) Ends(CompetenceEvidence evidence)
    {
        var maximum = (EvidenceRules.MaximumOf(evidence) ?? 0) * 100;
        return evidence.Raw.Scale switch
        {
            RawScale.T => (2_000, 8_000),
            RawScale.Stanine => (100, 900),
            RawScale.Percentile => (100, 9_900),
            RawScale.Percent => (GuessLimit.Share(maximum / 100, evidence.Raw.OptionCount) * maximum, maximum),
            RawScale.Rating => (100, maximum),
            RawScale.Level => (0, maximum),
            _ => throw new ArgumentOutOfRangeException(nameof(evidence), evidence.Raw.Scale, "Not the scale of an instrument."),
        };
    }
}
