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

    /// <summary>What may stand as "out of" on a scale: items asked, modules in all, highest rating or level.</summary>
    /// <param name="kind">Kind of proof.</param>
    /// <param name="scale">A scale in which it may be given.</param>
    /// <returns>Whole numbers, or null when the scale has no "out of".</returns>
    public static ResultRange? OutOfRange(EvidenceKind kind, RawScale scale) => scale switch
    {
        RawScale.Percent => new(FewestItems, 10_000, true),
        RawScale.Rating => new(2, 10, true),
        RawScale.Level => kind == EvidenceKind.CertificateValidation ? new(2, 2, true) : new(1, 10, true),
        RawScale.Modules => new(1, 20, true),
        _ => null,
    };

    /// <summary>What a result may be on a scale.</summary>
    /// <param name="kind">Kind of proof.</param>
    /// <param name="scale">A scale in which it may be given.</param>
    /// <param name="outOf">Items asked, modules in all, highest rating or level; not looked at where the scale has no "out of".</param>
    /// <returns>The range. PERCENT counts items right, parts of one among them, since results may be told in percent; of these only 0 or at least 1 can be.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not a scale.</exception>
    public static ResultRange ValueRange(EvidenceKind kind, RawScale scale, int outOf) => scale switch
    {
        RawScale.Percent => new(0, outOf, false),
        RawScale.T => new(10, 90, false),
        RawScale.Stanine => new(1, 9, true),
        RawScale.Percentile => new(1, 99, false),
        RawScale.Rating => new(1, outOf, false),
        RawScale.Grade => new(1, 6, false),
        RawScale.Level => kind == EvidenceKind.CertificateValidation ? new(1, outOf, true) : new(0, outOf, false),
        RawScale.Years => new(0, 60, false),
        RawScale.Modules => new(1, outOf, true),
        RawScale.Points => new(0, 100, false),
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "Not a scale."),
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
        var given = MaximumOf(evidence);
        if (OutOfRange(evidence.Kind, evidence.Raw.Scale) is not { } range)
        {
            return given is null ? null : new("NO_OUT_OF", [Code("scale", evidence.Raw.Scale)]);
        }

        return given is { } outOf && range.Holds(outOf * 100)
            ? null
            : new("OUT_OF", [Code("scale", evidence.Raw.Scale), Code("kind", evidence.Kind), Text("min", Number(range.Min)), Text("max", Number(range.Max))]);
    }

    private static Said? ValueProblem(CompetenceEvidence evidence)
    {
        var maximum = MaximumOf(evidence) ?? 0;
        var range = ValueRange(evidence.Kind, evidence.Raw.Scale, maximum);
        var value = evidence.Raw.ValueHundredths;
        if (evidence.Raw.Scale == RawScale.Percent && value is > 0 and < 100)
        {
            return new("SHARE_OF_ITEMS", [Text("items", Number(maximum)), Text("value", Hundredths(value)), Text("meant", Hundredths(value * maximum))]);
        }

        return range.Holds(value)
            ? null
            : new(range.IsWhole ? "WHOLE_VALUE" : "VALUE", [Code("scale", evidence.Raw.Scale), Text("min", Number(range.Min)), Text("max", Number(range.Max)), Text("value", Hundredths(value))]);
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
