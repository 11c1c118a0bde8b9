using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>Which combinations of kind, scale and value make sense; file import and <see cref="EvidenceAssessor"/> both ask here.</summary>
/// <remarks>Messages say what is allowed; they are short and the same under every culture. Specification: docs/evidence.md, "What is accepted".</remarks>
public static class EvidenceRules
{
    /// <summary>Fewest items of a test scored as items right of items asked.</summary>
    public const int FewestItems = 4;

    /// <summary>What is wrong with a piece of competence evidence.</summary>
    /// <param name="evidence">The piece.</param>
    /// <param name="language">Language of the message, <c>de</c> or <c>en</c>.</param>
    /// <returns>Null when it can be mapped, else what is allowed instead.</returns>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public static string? Problem(CompetenceEvidence evidence, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return (ScaleProblem(evidence) ?? MaximumProblem(evidence) ?? ValueProblem(evidence) ?? AttributeProblem(evidence))?.In(language);
    }

    /// <summary>What is wrong with a proof of German.</summary>
    /// <param name="evidence">The proof.</param>
    /// <param name="language">Language of the message, <c>de</c> or <c>en</c>.</param>
    /// <returns>Null when it can be mapped, else what is allowed instead.</returns>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public static string? Problem(LanguageEvidence evidence, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (evidence.Kind is not (EvidenceKind.CertificateLanguage or EvidenceKind.NormedTest or EvidenceKind.AdviserEstimate or EvidenceKind.SelfEstimate))
        {
            return new Said("KIND_OF_GERMAN", [Code("kind", evidence.Kind)]).In(language);
        }

        return Instruments.Find(evidence.Instrument)?.TopLevel is { } top && evidence.Level > top
            ? new Said("TOP_LEVEL", [Text("instrument", evidence.Instrument!), Text("top", top.ToString()), Text("level", evidence.Level.ToString())]).In(language)
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

    private static Said? ScaleProblem(CompetenceEvidence evidence)
    {
        var scales = ScalesOf(evidence.Kind);
        if (scales.Count == 0)
        {
            return new("NO_COMPETENCE", [Code("kind", evidence.Kind)]);
        }

        return scales.Contains(evidence.Raw.Scale)
            ? null
            : new("SCALE", [Code("kind", evidence.Kind), Text("scales", string.Join(", ", scales.Select(scale => scale.Code()))), Code("scale", evidence.Raw.Scale)]);
    }

    private static Said? MaximumProblem(CompetenceEvidence evidence)
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
            return given is null ? null : new("NO_OUT_OF", [Code("scale", evidence.Raw.Scale)]);
        }

        return given is { } outOf && outOf >= min && outOf <= max
            ? null
            : new("OUT_OF", [Code("scale", evidence.Raw.Scale), Code("kind", evidence.Kind), Text("min", Number(min)), Text("max", Number(max))]);
    }

    private static Said? ValueProblem(CompetenceEvidence evidence)
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
        if (evidence.Raw.Scale == RawScale.Percent && value is > 0 and < 100)
        {
            return new("SHARE_OF_ITEMS", [Text("items", Number(maximum)), Text("value", Hundredths(value)), Text("meant", Hundredths(value * maximum))]);
        }

        return value >= min * 100 && value <= max * 100 && (!isWhole || value % 100 == 0)
            ? null
            : new(isWhole ? "WHOLE_VALUE" : "VALUE", [Code("scale", evidence.Raw.Scale), Text("min", Number(min)), Text("max", Number(max)), Text("value", Hundredths(value))]);
    }

    private static Said? AttributeProblem(CompetenceEvidence evidence)
    {
        var raw = evidence.Raw;
        if (raw.OptionCount is { } options)
        {
            if (raw.Scale != RawScale.Percent)
            {
                return new("NO_OPTIONS", [Code("scale", raw.Scale)]);
            }

            if (GuessLimit.Share(raw.OutOf!.Value, options) >= 1.0)
            {
                return new("GUESSING", [Text("items", Number(raw.OutOf.Value)), Text("options", Number(options))]);
            }
        }

        if (evidence.TrialDays is not null && evidence.Kind != EvidenceKind.CompanyTrial)
        {
            return new("NO_TRIAL_DAYS", [Code("kind", evidence.Kind)]);
        }

        if (evidence.ReliabilityPercent is not null && evidence.Kind != EvidenceKind.NormedTest)
        {
            return new("NO_RELIABILITY", [Code("kind", evidence.Kind)]);
        }

        return evidence.AdministrationLanguage is null || IsLanguageCode(evidence.AdministrationLanguage)
            ? null
            : new("LANGUAGE", []);
    }

    private static TextArgument Code<TEnum>(string name, TEnum value)
        where TEnum : struct, Enum => Text(name, value.Code());

    private static TextArgument Text(string name, string value) => TextArgument.Text(name, value);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Hundredths(int value) => (value / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    private static bool IsLanguageCode(string text) => text.Length is 2 or 3 && text.All(char.IsAsciiLetterLower);

    // A message before its language is known.
    private sealed record Said(string Key, ValueList<TextArgument> Arguments)
    {
        public string In(string language) => TextCatalogue.For(language).Format("EvidenceProblem." + Key, Arguments);
    }
}
