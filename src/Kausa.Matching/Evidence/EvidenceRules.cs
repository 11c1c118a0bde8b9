using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>Which combinations of kind, scale and value make sense; file import and <see cref="EvidenceAssessor"/> both ask here.</summary>
/// <remarks>Messages say what is allowed; they are English, short and the same under every culture. Specification: docs/evidence.md, "What is accepted".</remarks>
public static class EvidenceRules
{
    /// <summary>Fewest items of a test scored as items right of items asked.</summary>
    public const int FewestItems = 4;

    /// <summary>What is wrong with a piece of competence evidence.</summary>
    /// <param name="evidence">The piece.</param>
    /// <returns>Null when it can be mapped, else what is allowed instead.</returns>
    public static string? Problem(CompetenceEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return ScaleProblem(evidence) ?? MaximumProblem(evidence) ?? ValueProblem(evidence) ?? AttributeProblem(evidence);
    }

    /// <summary>What is wrong with a proof of German.</summary>
    /// <param name="evidence">The proof.</param>
    /// <returns>Null when it can be mapped, else what is allowed instead.</returns>
    public static string? Problem(LanguageEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (evidence.Kind is not (EvidenceKind.CertificateLanguage or EvidenceKind.NormedTest or EvidenceKind.AdviserEstimate or EvidenceKind.SelfEstimate))
        {
            return "a proof of German is CERTIFICATE_LANGUAGE, NORMED_TEST, ADVISER_ESTIMATE or SELF_ESTIMATE, not " + evidence.Kind.Code();
        }

        return Instruments.Find(evidence.Instrument)?.TopLevel is { } top && evidence.Level > top
            ? $"{evidence.Instrument} certifies at most {top}, not {evidence.Level}"
            : null;
    }

    /// <summary>The scales in which a kind of proof may be given.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The scales; empty when the kind is no evidence of a competence.</returns>
    public static ValueList<RawScale> ScalesOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.NormedTest => [RawScale.T, RawScale.Stanine, RawScale.Percentile, RawScale.Level],
        EvidenceKind.PercentTest => [RawScale.Percent, RawScale.Level],
        EvidenceKind.ObservedRating => [RawScale.Rating, RawScale.Level],
        EvidenceKind.CompanyTrial => [RawScale.Rating],
        EvidenceKind.CertificateValidation => [RawScale.Level],
        EvidenceKind.CertificateTq => [RawScale.Modules],
        EvidenceKind.SchoolGrade => [RawScale.Grade],
        EvidenceKind.ForeignCertificate => [RawScale.Grade, RawScale.Points],
        EvidenceKind.WorkExperienceDocumented or EvidenceKind.WorkExperienceStated => [RawScale.Years],
        EvidenceKind.AdviserEstimate or EvidenceKind.SelfEstimate => [RawScale.Points, RawScale.Rating, RawScale.Level],
        EvidenceKind.CertificateLanguage or EvidenceKind.Prior => [],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of evidence."),
    };

    /// <summary>Items asked, modules in all, highest rating or level; the instrument's where the evidence states none.</summary>
    internal static int? MaximumOf(CompetenceEvidence evidence) =>
        evidence.Raw.OutOf ?? (evidence.Raw.Scale is RawScale.Rating or RawScale.Level ? Instruments.Find(evidence.Instrument)?.Maximum : null);

    private static string? ScaleProblem(CompetenceEvidence evidence)
    {
        var scales = ScalesOf(evidence.Kind);
        if (scales.Count == 0)
        {
            return $"{evidence.Kind.Code()} is no evidence of a competence; proofs of German have a list of their own and the prior belongs to the policy";
        }

        return scales.Contains(evidence.Raw.Scale)
            ? null
            : $"{evidence.Kind.Code()} is given as {string.Join(" or ", scales.Select(scale => scale.Code()))}, not as {evidence.Raw.Scale.Code()}";
    }

    private static string? MaximumProblem(CompetenceEvidence evidence)
    {
        var (min, max) = evidence.Raw.Scale switch
        {
            RawScale.Percent => (FewestItems, 10_000),
            RawScale.Rating => (2, 10),
            RawScale.Level => evidence.Kind == EvidenceKind.CertificateValidation ? (2, 2) : (1, 10),
            RawScale.Modules => (1, 20),
            _ => (0, 0),
        };

        var given = MaximumOf(evidence);
        if (max == 0)
        {
            return given is null ? null : $"{evidence.Raw.Scale.Code()} has no 'out of'";
        }

        return given is { } outOf && outOf >= min && outOf <= max
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{evidence.Raw.Scale.Code()} of {evidence.Kind.Code()} needs 'out of' {min}..{max}");
    }

    private static string? ValueProblem(CompetenceEvidence evidence)
    {
        var maximum = MaximumOf(evidence) ?? 0;
        var isValidation = evidence.Kind == EvidenceKind.CertificateValidation;
        var (min, max, isWhole) = evidence.Raw.Scale switch
        {
            RawScale.Percent => (0, maximum, false),
            RawScale.T => (10, 90, false),
            RawScale.Stanine => (1, 9, true),
            RawScale.Percentile => (1, 99, false),
            RawScale.Rating => (1, maximum, false),
            RawScale.Grade => (1, 6, false),
            RawScale.Level => (isValidation ? 1 : 0, maximum, isValidation),
            RawScale.Years => (0, 60, false),
            RawScale.Modules => (1, maximum, true),
            RawScale.Points => (0, 100, false),
            _ => throw new ArgumentOutOfRangeException(nameof(evidence), evidence.Raw.Scale, "Not a scale."),
        };

        var value = evidence.Raw.ValueHundredths;
        return value >= min * 100 && value <= max * 100 && (!isWhole || value % 100 == 0)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{evidence.Raw.Scale.Code()} is {(isWhole ? "a whole number " : string.Empty)}{min}..{max}, not {value / 100m:0.##}");
    }

    private static string? AttributeProblem(CompetenceEvidence evidence)
    {
        var raw = evidence.Raw;
        if (raw.OptionCount is { } options)
        {
            if (raw.Scale != RawScale.Percent)
            {
                return $"only PERCENT has answer options, not {raw.Scale.Code()}";
            }

            if (GuessLimit.Share(raw.OutOf!.Value, options) >= 1.0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{raw.OutOf} items with {options} options cannot tell knowledge from guessing; more items or options are needed");
            }
        }

        if (evidence.TrialDays is not null && evidence.Kind != EvidenceKind.CompanyTrial)
        {
            return $"only COMPANY_TRIAL has trial days, not {evidence.Kind.Code()}";
        }

        if (evidence.ReliabilityPercent is not null && evidence.Kind != EvidenceKind.NormedTest)
        {
            return $"only NORMED_TEST has a reliability, not {evidence.Kind.Code()}";
        }

        return evidence.AdministrationLanguage is null || IsLanguageCode(evidence.AdministrationLanguage)
            ? null
            : "the language of a test is an ISO 639 code of two or three small letters such as de";
    }

    private static bool IsLanguageCode(string text) => text.Length is 2 or 3 && text.All(char.IsAsciiLetterLower);
}
