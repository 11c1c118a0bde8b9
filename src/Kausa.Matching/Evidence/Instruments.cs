using System.Collections.Frozen;
using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>Instruments that service offices meet; an unknown code is allowed and takes the policy's defaults.</summary>
public static class Instruments
{
    /// <summary>The instruments in ordinal order of their codes.</summary>
    public static ValueList<Instrument> All { get; } =
    [
        new() { Code = "2P", Title = "2P – Potenzial & Perspektive", UsualKind = EvidenceKind.NormedTest },
        new() { Code = "BBIG_50B", Title = "Feststellung der beruflichen Handlungsfähigkeit (§ 50b BBiG, § 41b HwO)", UsualKind = EvidenceKind.CertificateValidation, Maximum = 2 },

        // 85 is EST: long standardised subtests; replace it by the manual's value.
        new() { Code = "BPS", Title = "Test des Berufspsychologischen Service der Bundesagentur für Arbeit", UsualKind = EvidenceKind.NormedTest, ReliabilityPercent = 85, IsTakenInGerman = true },
        new() { Code = "BSK", Title = "Prüfung eines Berufssprachkurses", UsualKind = EvidenceKind.CertificateLanguage },
        new() { Code = "CHAMBER_CHECK", Title = "Kompetenzcheck oder Arbeitsprobe einer Kammer", UsualKind = EvidenceKind.PercentTest },
        new() { Code = "COMPANY_TRIAL", Title = "Probearbeiten oder Praktikum im Betrieb", UsualKind = EvidenceKind.CompanyTrial, Maximum = 5 },
        new() { Code = "DTZ", Title = "Deutsch-Test für Zuwanderer (A2–B1)", UsualKind = EvidenceKind.CertificateLanguage, TopLevel = CefrLevel.B1 },
        new() { Code = "GOETHE", Title = "Goethe-Zertifikat", UsualKind = EvidenceKind.CertificateLanguage },
        new() { Code = "HAMET", Title = "hamet", UsualKind = EvidenceKind.NormedTest },
        new() { Code = "HAMET_E", Title = "hamet e", UsualKind = EvidenceKind.NormedTest, Maximum = 4 },
        new() { Code = "IHK_PILOT", Title = "Grundlagentest und gewerblich-technischer Test einer IHK", UsualKind = EvidenceKind.PercentTest },
        new() { Code = "KOMPO7", Title = "KomPo7", UsualKind = EvidenceKind.ObservedRating },
        new() { Code = "MYSKILLS", Title = "MYSKILLS – Berufliche Kompetenzen erkennen", UsualKind = EvidenceKind.PercentTest, Maximum = 4 },
        new() { Code = "OESD", Title = "ÖSD-Zertifikat", UsualKind = EvidenceKind.CertificateLanguage },
        new() { Code = "PROFILPASS", Title = "ProfilPASS (Niveaus A–C)", UsualKind = EvidenceKind.SelfEstimate, Maximum = 3 },
        new() { Code = "PROFIL_AC", Title = "Profil AC", UsualKind = EvidenceKind.ObservedRating, Maximum = 5 },
        new() { Code = "TELC", Title = "telc-Zertifikat", UsualKind = EvidenceKind.CertificateLanguage },
        new() { Code = "TQ", Title = "Teilqualifikation", UsualKind = EvidenceKind.CertificateTq },
        new() { Code = "VALIKOM", Title = "ValiKom", UsualKind = EvidenceKind.CertificateValidation, Maximum = 2 },
    ];

    private static readonly FrozenDictionary<string, Instrument> ByCode = All.ToFrozenDictionary(instrument => instrument.Code, StringComparer.Ordinal);

    /// <summary>The instrument of a code.</summary>
    /// <param name="code">A code, or null when none is known.</param>
    /// <returns>The instrument, or null when the code is not in the table.</returns>
    public static Instrument? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var instrument) ? instrument : null;
}
