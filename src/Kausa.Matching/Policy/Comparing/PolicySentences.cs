namespace Kausa.Matching.Policy.Comparing;

/// <summary>How the two values of a change are said.</summary>
internal enum SentenceKind
{
    /// <summary>As they are.</summary>
    Value,

    /// <summary>As names of codes.</summary>
    Codes,

    /// <summary>As days.</summary>
    Day,

    /// <summary>As yes or no.</summary>
    YesNo,

    /// <summary>Yes where the path exists, no where not.</summary>
    Membership,

    /// <summary>Off where the path exists, on where not.</summary>
    Absence,

    /// <summary>As minutes, or as hours where both are whole and one is many; both in one unit.</summary>
    Duration,
}

/// <summary>What a change of one kind of value is called; <c>{=}</c> stands for "from → to".</summary>
/// <param name="Pattern">Pattern of the path.</param>
/// <param name="German">German sentence.</param>
/// <param name="English">English sentence.</param>
/// <param name="Kind">How the values are said.</param>
internal sealed record PolicySentence(string Pattern, string German, string English, SentenceKind Kind = SentenceKind.Value);

/// <summary>The sentences; the first whose pattern fits is taken.</summary>
internal static class PolicySentences
{
    /// <summary>All sentences, in the order of docs/policy.md.</summary>
    public static IReadOnlyList<PolicySentence> All { get; } =
    [
        new("id", "Kennung: {=}", "Identifier: {=}"),
        new("version", "Fassung: {=}", "Version: {=}"),
        new("title", "Titel: {=}", "Title: {=}"),
        new("signed_off_by", "Freigegeben von: {=}", "Signed off by: {=}"),
        new("tie_key", "Schlüssel für die Folge bei gleicher Punktzahl: {=}", "Key of the order among equal scores: {=}"),
        new("default_direction", "Übliche Richtung: {=}", "Usual direction: {=}", SentenceKind.Codes),
        new("region_ags.*", "Zuständig für {0}: {=}", "Responsible for {0}: {=}", SentenceKind.Membership),
        new("pathways_enabled.*", "Im Angebot, {0}: {=}", "Offered, {0}: {=}", SentenceKind.Membership),
        new("hide_needs_clarification", "Plätze ausblenden, bei denen etwas zu klären ist: {=}", "Hide places where something needs clarification: {=}", SentenceKind.YesNo),
        new("neutral_basis_points", "Wenn über ein Kriterium nichts bekannt ist, zählt es mit {=} von 10.000", "A criterion about which nothing is known counts {=} of 10,000"),
        new("weights_percent.*.*", "Gewicht, {1}: {=} von 100 in der Sicht {0}", "Weight, {1}: {=} of 100 in {0} view"),
        new("company_lists.mode", "Listen der Betriebe, Unsicherheit gelesen als: {=}", "Companies' lists, uncertainty read as: {=}", SentenceKind.Codes),
        new("company_lists.balance_percent", "Ausgewogen heißt: {=} Prozent des Wegs vom Erwarteten zum Möglichen", "Balanced means: {=} percent of the way from expected to possible"),
        new("skills.gain", "Kompetenzen, Strenge bei Rückstand: {=} (1 mild, 5 streng)", "Skills, cost of a shortfall: {=} (1 mild, 5 strict)"),
        new("skills.prior_points", "Kompetenzen, Annahme ohne Nachweis: {=} Punkte", "Skills, assumed without evidence: {=} points"),
        new("skills.prior_error_points", "Kompetenzen, Unsicherheit ohne Nachweis: {=} Punkte", "Skills, uncertainty without evidence: {=} points"),
        new("skills.unmeasured_correlation_percent", "Kompetenzen, Zusammenhang der Merkmale untereinander: {=} Prozent", "Skills, correlation of true levels: {=} percent"),
        new("skills.estimated_profile_surcharge_points", "Kompetenzen, Zuschlag bei fehlendem Anforderungsprofil: {=} Punkte", "Skills, surcharge where a place states no profile: {=} points"),
        new("skills.default_reliability_percent", "Kompetenzen, Zuverlässigkeit eines Tests ohne Angabe: {=} Prozent", "Skills, reliability of a test that states none: {=} percent"),
        new("skills.dimension_curves.*.*", "{0}, ein Rückstand von {1} Punkten zählt: {=} Punkte", "{0}, a shortfall of {1} points counts: {=} points"),
        new("language.prior_tenths", "Deutsch, Annahme ohne Nachweis: {=} Zehntelstufen (30 ist B1)", "German, assumed without evidence: {=} tenths of a level (30 is B1)"),
        new("language.prior_error_tenths", "Deutsch, Unsicherheit ohne Nachweis: {=} Zehntelstufen", "German, uncertainty without evidence: {=} tenths of a level"),
        new("language.unmeasured_correlation_percent", "Deutsch, Zusammenhang der Fertigkeiten untereinander: {=} Prozent", "German, correlation of true levels: {=} percent"),
        new("language.course_gain_hundredths_per_month", "Deutsch, Zuwachs im laufenden Kurs: {=} Hundertstelstufen im Monat", "German, gain of an active course: {=} hundredths of a level per month"),
        new("language.minimum_pass_percent", "Sprachminimum gilt als erreicht, wenn das so wahrscheinlich ist: {=} Prozent", "A language minimum passes when that is as likely as: {=} percent"),
        new("language.minimum_fail_percent", "Sprachminimum gilt als verfehlt, wenn es unwahrscheinlicher ist als: {=} Prozent", "A language minimum fails when it is less likely than: {=} percent"),
        new("language.needs.*.target_tenths.*", "{1}, Ziel für Berufe {0}: {=} Zehntelstufen", "{1}, target for occupations {0}: {=} tenths of a level"),
        new("language.needs.*.weight_percent.*", "{1}, Gewicht für Berufe {0}: {=} von 100", "{1}, weight for occupations {0}: {=} of 100"),
        new("location.comfortable_minutes", "Weg, bequem bis: {=} Minuten", "Way, comfortable up to: {=} minutes"),
        new("location.default_limit_minutes", "Weg, Grenze ohne eigene Angabe: {=} Minuten", "Way, limit of people who named none: {=} minutes"),
        new("location.default_modes.*", "{0} gilt ohne eigene Angabe als nutzbar: {=}", "{0} counts as usable where nothing is said: {=}", SentenceKind.Membership),
        new("location.modes", "Verkehrsmittel in der Reihenfolge bei gleicher Zeit: {=}", "Modes of transport in their order at equal time: {=}", SentenceKind.Codes),
        new("location.modes.*.access_minutes", "{0}, Zugang und Warten: {=} Minuten", "{0}, access and waiting: {=} minutes"),
        new("location.modes.*.detour_percent", "{0}, Umweg: {=} Prozent der Luftlinie", "{0}, detour: {=} percent of the straight line"),
        new("location.modes.*.speed_kilometres_per_hour", "{0}, Tempo: {=} km/h", "{0}, speed: {=} km/h"),
        new("trade.wish_quality.*", "Beruf, Wert von Wunsch {0}: {=} von 10000", "Trade, value of wish {0}: {=} of 10000"),
        new("trade.same_four_digits", "Beruf, gleiche vierstellige Gruppe: {=} von 10000", "Trade, same four-digit group: {=} of 10000"),
        new("trade.same_three_digits", "Beruf, gleiche dreistellige Gruppe: {=} von 10000", "Trade, same three-digit group: {=} of 10000"),
        new("trade.same_two_digits", "Beruf, gleiche zweistellige Gruppe: {=} von 10000", "Trade, same two-digit group: {=} of 10000"),
        new("trade.other", "Beruf, anderes Feld: {=} von 10000", "Trade, another field: {=} of 10000"),
        new("rules.switched_off.*", "Regel {0}: {=}", "Rule {0}: {=}", SentenceKind.Absence),
        new("rules.stale_after_days", "Platz ohne Bestätigung gilt als veraltet nach: {=} Tagen", "A place without confirmation is stale after: {=} days"),
        new("rules.preparation_days", "Vorlauf für Unterlagen vor dem Beginn: {=} Tage", "Time for papers before the start: {=} days"),
        new("care.one_contact_per_company", "Jeder Betrieb hat genau eine Ansprechperson: {=}", "Every company has exactly one contact person: {=}", SentenceKind.YesNo),
        new("care.cases_per_adviser", "Offene Fälle je Berater/in: höchstens {=}", "Open cases of an adviser: at most {=}"),
        new("care.open_proposals_per_company", "Offene Vorschläge je Betrieb: höchstens {=}", "Open proposals to a company: at most {=}"),
        new("care.alarm_after_days", "Alarm für Betriebe mit offenem Platz ohne neuen Vorschlag nach: {=} Tagen", "Alarm for companies with an open place and no new proposal after: {=} days"),
        new("freshness.company_days", "Angaben des Betriebs neu erfragen nach {=} Tagen", "Ask a company again after {=} days"),
        new("freshness.entitlement_days", "Ausbildungsberechtigung neu erfragen nach {=} Tagen", "Ask about an entitlement again after {=} days"),
        new("freshness.person_days", "Angaben der Person neu erfragen nach {=} Tagen", "Ask a person again after {=} days"),
        new("freshness.evidence_days", "Kompetenzen neu messen nach {=} Tagen", "Measure competences again after {=} days"),
        new("freshness.language_days", "Deutsch neu prüfen nach {=} Tagen", "Test German again after {=} days"),
        new("learning.outcomes_min", "Gelerntes gilt frühestens ab: {=} Ergebnissen", "What was learned counts from: {=} outcomes at the earliest"),
        new("learned.status", "Gelerntes: {=}", "What was learned: {=}"),
        new("learned.base_policy", "Gelernt, Ausgangspunkt: {=}", "Learned, start: {=}"),
        new("learned.base_version", "Gelernt, Fassung des Ausgangspunkts: {=}", "Learned, version of the start: {=}"),
        new("learned.perspective", "Gelernt für die Sicht: {=}", "Learned for the view: {=}", SentenceKind.Codes),
        new("learned.label", "Gelernt aus: {=}", "Learned from: {=}", SentenceKind.Codes),
        new("learned.outcomes", "Gelernt, Ergebnisse: {=}", "Learned, outcomes: {=}"),
        new("learned.passed", "Gelernt, davon Probezeit bestanden: {=}", "Learned, with probation passed: {=}"),
        new("learned.lists", "Gelernt, Listen: {=}", "Learned, lists: {=}"),
        new("learned.activation.fairness_report", "Gelerntes, Fairnessbericht (SHA-256): {=}", "What was learned, fairness report (SHA-256): {=}"),
        new("learned.activation.by", "Gelerntes, in Gebrauch genommen von: {=}", "What was learned, put into use by: {=}"),
        new("learned.activation.on", "Gelerntes, in Gebrauch seit: {=}", "What was learned, in use since: {=}", SentenceKind.Day),
        new("learned.curves.*.*", "Gelernt, {0}, Stützstelle {1}: {=} Punkte", "Learned, {0}, knot {1}: {=} points"),
        new("learned.surfaces.*.*", "Gelernt, {0}, Stützstelle {1}: {=} Punkte", "Learned, {0}, knot {1}: {=} points"),
        new("law.*.*.value", "{0}, ab {1}: {=}", "{0}, from {1}: {=}"),
        new("law.*.*.source", "{0}, ab {1}, Quelle: {=}", "{0}, from {1}, source: {=}"),
        new("law.*.*.reviewed_on", "{0}, ab {1}, geprüft am: {=}", "{0}, from {1}, reviewed on: {=}", SentenceKind.Day),
        new("law.*.*.review_by", "{0}, ab {1}, wieder zu prüfen bis: {=}", "{0}, from {1}, to be reviewed by: {=}", SentenceKind.Day),
        new("effort_minutes.*", "Aufwand, {0}: {=}", "Effort, {0}: {=}", SentenceKind.Duration),
    ];
}
