using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Testing;

/// <summary>Single facts of generated markets.</summary>
internal static class FactGen
{
    private static readonly string[] Texts =
    [
        "a", "Tischlerei Eiche", "Müller & Söhne GmbH", "=1+1", "+49", "-", "@SUM(A1)", "'", "'=1", "''@x", "'x", "a,b;c|d", "\"", "say \"hi\"", " lead", "trail ",
        "NONE", "null", "0", "1,5", "Ünïcödé ß € – „x“", "İstanbul ıİ", "日本語", "🙂", "\u00A0x", "yes", "2026-01-01", "#comment", "sep=;",
    ];

    private static readonly string[] Lines = ["\tTab", "\r=x", "two\nlines", "two\r\nlines"];

    private static readonly string[] Languages = ["de", "en", "ar", "fa", "tr", "fr", "ti", "uk", "ku", "prs"];
    private static readonly string?[] Instruments = [null, "HAMET", "2P", "BPS", "IHK_PILOT", "MYSKILLS", "IN_HOUSE_7"];
    private static readonly Id<Occupation>[] OccupationIds = [.. ReferenceCatalogue.Shared.Occupations.Select(occupation => occupation.Id)];
    private static readonly EvidenceKind[] CompetenceKinds = [.. Enum.GetValues<EvidenceKind>().Where(kind => EvidenceRules.ScalesOf(kind).Count > 0)];
    private static readonly EvidenceKind[] GermanKinds = [EvidenceKind.CertificateLanguage, EvidenceKind.NormedTest, EvidenceKind.AdviserEstimate, EvidenceKind.SelfEstimate];

    public static Id<T> Id<T>(Dice dice, string prefix, int number) => new(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number:D2}{dice.Of(["", "", ".x", "_B", "-2"])}"));

    /// <summary>Mostly near 2026, seldom at the ends of what files may hold.</summary>
    public static DateOnly Day(Dice dice) => dice.Once(20) ? dice.Of([new DateOnly(1900, 1, 1), new DateOnly(2100, 12, 31), new DateOnly(2024, 2, 29)]) : new DateOnly(2026, 6, 1).AddDays(dice.Between(-1_500, 1_000));

    public static string Text(Dice dice, int maxLength)
    {
        var text = dice.Once(20) ? new string('x', maxLength) : string.Concat(dice.Of(Texts), dice.Once(3) ? dice.Of(Texts) : "");
        return text.Length <= maxLength ? text : text[..maxLength];
    }

    /// <summary>A text of one line or several.</summary>
    public static string Prose(Dice dice, int maxLength) => dice.Once(3) ? dice.Of(Lines) : Text(dice, maxLength);

    public static string[] SomeLanguages(Dice dice) => dice.Some(Languages, 3);

    public static Id<Occupation> Occupation(Dice dice) => dice.Of(OccupationIds);

    public static Id<Occupation>[] SomeOccupations(Dice dice, int most) => dice.Some(OccupationIds, most);

    /// <summary>Half of them in the region of Stuttgart, so that people and places are near each other.</summary>
    public static Location Location(Dice dice)
    {
        var area = dice.Coin() ? ReferenceCatalogue.Shared.PostalCode(dice.Of(["70173", "70372", "73728", "73730", "71332", "71032"]))! : dice.Of(ReferenceCatalogue.Shared.PostalCodes);
        return new Location(area.PostalCode, area.District.Ags, area.Position);
    }

    public static RequirementProfile Profile(Dice dice)
    {
        var dimensions = dice.Some(Enum.GetValues<CompetenceDimension>(), 12).DefaultIfEmpty(CompetenceDimension.SchMath).ToArray();
        var left = 100;
        return RequirementProfile.Create(dimensions.Select((dimension, i) =>
        {
            var rest = dimensions.Length - i - 1;
            var weight = rest == 0 ? left : dice.Between(1, left - rest);
            left -= weight;
            return (dimension, dice.Between(1, 100), weight);
        }).ToArray());
    }

    /// <summary>A piece that <see cref="EvidenceRules"/> accepts.</summary>
    public static CompetenceEvidence Competence(Dice dice, int number)
    {
        while (true)
        {
            var kind = dice.Of(CompetenceKinds);
            var evidence = new CompetenceEvidence
            {
                Id = Id<CompetenceEvidence>(dice, "e", number),
                Dimension = dice.Any<CompetenceDimension>(),
                Kind = kind,
                Raw = Raw(dice, dice.Of(EvidenceRules.ScalesOf(kind))),
                AssessedOn = Day(dice),
                Instrument = dice.Of(Instruments),
                InstrumentVersion = dice.MaybeObject(() => Text(dice, 40)),
                AdministrationLanguage = dice.MaybeObject(() => dice.Of(Languages)),
                Assessor = dice.Maybe(dice.Any<AssessorRole>),
                ObserverCount = dice.Maybe(() => dice.Between(1, 50)),
                TrialDays = kind == EvidenceKind.CompanyTrial ? dice.Maybe(() => dice.Between(1, 365)) : null,
                ReliabilityPercent = kind == EvidenceKind.NormedTest ? dice.Maybe(() => dice.Between(1, 99)) : null,
                Supervised = dice.Maybe(dice.Coin),
            };
            if (EvidenceRules.Problem(evidence) is null)
            {
                return evidence;
            }
        }
    }

    /// <summary>A proof that <see cref="EvidenceRules"/> accepts.</summary>
    public static LanguageEvidence German(Dice dice, int number)
    {
        while (true)
        {
            var evidence = new LanguageEvidence
            {
                Id = Id<LanguageEvidence>(dice, "l", number),
                Skill = dice.Maybe(dice.Any<LanguageSkill>),
                Level = dice.Any<CefrLevel>(),
                Kind = dice.Of(GermanKinds),
                AssessedOn = Day(dice),
                Instrument = dice.Of([null, "DTZ", "TELC", "GOETHE"]),
            };
            if (EvidenceRules.Problem(evidence) is null)
            {
                return evidence;
            }
        }
    }

    private static RawResult Raw(Dice dice, RawScale scale)
    {
        int? outOf = scale switch
        {
            RawScale.Percent => dice.Between(EvidenceRules.FewestItems, 60),
            RawScale.Rating => dice.Between(2, 10),
            RawScale.Level => dice.Between(1, 5),
            RawScale.Modules => dice.Between(1, 8),
            _ => null,
        };
        var most = outOf ?? (scale is RawScale.Stanine or RawScale.Grade ? 9 : 100);
        var whole = dice.Between(0, most) * 100;
        return new RawResult(scale, dice.Once(4) && (whole > 0 || scale != RawScale.Percent) ? Math.Min(whole + dice.Of([5, 25, 50, 70]), most * 100) : whole, outOf, scale == RawScale.Percent ? dice.Maybe(() => dice.Between(2, 6)) : null);
    }
}
