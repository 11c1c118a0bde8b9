using System.Collections.Frozen;
using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>Instruments that service offices meet; an unknown code is allowed and takes the policy's defaults.</summary>
public static class Instruments
{
    // What the manuals and this project's catalogue say an instrument is about; demand is EST.
    private static readonly ValueList<CompetenceDimension> Trades = Between(CompetenceDimension.OccMetalVehicle, CompetenceDimension.OccHealthBodyCare);
    private static readonly ValueList<CompetenceDimension> Manual = [CompetenceDimension.CogSpeed, .. Between(CompetenceDimension.ManRoutine, CompetenceDimension.SocCustomer)];
    private static readonly ValueList<CompetenceDimension> Conduct = Between(CompetenceDimension.SocTeam, CompetenceDimension.PerPerseverance);
    private static readonly ValueList<CompetenceDimension> Observed = [CompetenceDimension.CogLogic, CompetenceDimension.CogSpatial, .. Conduct];
    private static readonly ValueList<CompetenceDimension> AtWork = [CompetenceDimension.CogTechnical, CompetenceDimension.ManInstruction, CompetenceDimension.ManPrecision, .. Conduct, .. Trades];
    private static readonly ValueList<CompetenceDimension> Learning =
        [CompetenceDimension.CogLogic, .. Between(CompetenceDimension.CogSpatial, CompetenceDimension.CogSpeed), CompetenceDimension.SchMath, CompetenceDimension.PerSelfOrg];
    private static readonly ValueList<CompetenceDimension> Psychological = [.. Between(CompetenceDimension.CogLogic, CompetenceDimension.CogAttention), CompetenceDimension.CogTechnical];
    private static readonly ValueList<CompetenceDimension> Basics = [CompetenceDimension.CogNumeric, CompetenceDimension.CogTechnical, CompetenceDimension.SchMath, CompetenceDimension.SchScience];
    private static readonly ValueList<CompetenceDimension> Chamber =
        [CompetenceDimension.CogTechnical, .. Between(CompetenceDimension.SchMath, CompetenceDimension.ManError), .. Trades];

    /// <summary>The instruments in ordinal order of their codes.</summary>
    public static ValueList<Instrument> All { get; } =
    [
        new() { Code = "2P", Title = "2P – Potenzial & Perspektive", UsualKind = EvidenceKind.NormedTest, Demand = 1, Measures = Learning },
        new() { Code = "BBIG_50B", Title = "Feststellung der beruflichen Handlungsfähigkeit (§ 50b BBiG, § 41b HwO)", UsualKind = EvidenceKind.CertificateValidation, Maximum = 2, Demand = 3, Measures = Trades },

        // 85 is EST: long standardised subtests; replace it by the manual's value.
        new() { Code = "BPS", Title = "Test des Berufspsychologischen Service der Bundesagentur für Arbeit", UsualKind = EvidenceKind.NormedTest, ReliabilityPercent = 85, IsTakenInGerman = true, Demand = 3, Measures = Psychological },
        new() { Code = "BSK", Title = "Prüfung eines Berufssprachkurses", UsualKind = EvidenceKind.CertificateLanguage },
        new() { Code = "CHAMBER_CHECK", Title = "Kompetenzcheck oder Arbeitsprobe einer Kammer", UsualKind = EvidenceKind.PercentTest, Demand = 2, Measures = Chamber },
        new() { Code = "COMPANY_TRIAL", Title = "Probearbeiten oder Praktikum im Betrieb", UsualKind = EvidenceKind.CompanyTrial, Maximum = 5, Demand = 1, Measures = AtWork },
        new() { Code = "DTZ", Title = "Deutsch-Test für Zuwanderer (A2–B1)", UsualKind = EvidenceKind.CertificateLanguage, TopLevel = CefrLevel.B1 },
        new() { Code = "GOETHE", Title = "Goethe-Zertifikat", UsualKind = EvidenceKind.CertificateLanguage },
        new() { Code = "HAMET", Title = "hamet", UsualKind = EvidenceKind.NormedTest, Demand = 2, Measures = Manual },
        new() { Code = "HAMET_E", Title = "hamet e", UsualKind = EvidenceKind.NormedTest, Maximum = 4, Demand = 1, Measures = Manual },
        new() { Code = "IHK_PILOT", Title = "Grundlagentest und gewerblich-technischer Test einer IHK", UsualKind = EvidenceKind.PercentTest, Demand = 2, Measures = Basics },
        new() { Code = "KOMPO7", Title = "KomPo7", UsualKind = EvidenceKind.ObservedRating, Demand = 1, Measures = Conduct },
        new() { Code = "MYSKILLS", Title = "MYSKILLS – Berufliche Kompetenzen erkennen", UsualKind = EvidenceKind.PercentTest, Maximum = 4, Demand = 2, Measures = Trades },
        new() { Code = "OESD", Title = "ÖSD-Zertifikat", UsualKind = EvidenceKind.CertificateLanguage },
        new() { Code = "PROFILPASS", Title = "ProfilPASS (Niveaus A–C)", UsualKind = EvidenceKind.SelfEstimate, Maximum = 3, Demand = 1, Measures = Conduct },
        new() { Code = "PROFIL_AC", Title = "Profil AC", UsualKind = EvidenceKind.ObservedRating, Maximum = 5, Demand = 1, Measures = Observed },
        new() { Code = "TELC", Title = "telc-Zertifikat", UsualKind = EvidenceKind.CertificateLanguage },
        new() { Code = "TQ", Title = "Teilqualifikation", UsualKind = EvidenceKind.CertificateTq, Demand = 2, Measures = Trades },
        new() { Code = "VALIKOM", Title = "ValiKom", UsualKind = EvidenceKind.CertificateValidation, Maximum = 2, Demand = 3, Measures = Trades },
    ];

    private static readonly FrozenDictionary<string, Instrument> ByCode = All.ToFrozenDictionary(instrument => instrument.Code, StringComparer.Ordinal);

    /// <summary>The instrument of a code.</summary>
    /// <param name="code">A code, or null when none is known.</param>
    /// <returns>The instrument, or null when the code is not in the table.</returns>
    public static Instrument? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var instrument) ? instrument : null;

    private static ValueList<CompetenceDimension> Between(CompetenceDimension first, CompetenceDimension last) =>
        Enum.GetValues<CompetenceDimension>().Where(dimension => dimension >= first && dimension <= last).ToValueList();
}
