using System.Collections.Frozen;

namespace Kausa.Matching.Policy.Comparing;

/// <summary>What the parts of a path are called.</summary>
internal static class PolicyNames
{
    /// <summary>Names by key or code.</summary>
    public static FrozenDictionary<string, (string German, string English)> All { get; } = new Dictionary<string, (string German, string English)>(StringComparer.Ordinal)
    {
        ["candidate"] = ("der Person", "the person's"),
        ["company"] = ("des Betriebs", "the company's"),
        ["joint"] = ("beider Seiten", "the joint"),
        ["skills"] = ("Kompetenzen", "Skills"),
        ["language"] = ("Deutsch", "German"),
        ["location"] = ("Weg", "Way"),
        ["trade"] = ("Beruf", "Trade"),
        ["listening"] = ("Hören", "Listening"),
        ["reading"] = ("Lesen", "Reading"),
        ["writing"] = ("Schreiben", "Writing"),
        ["speaking"] = ("Sprechen", "Speaking"),
        [PolicyLeaves.AllOccupations] = ("ohne eigenen Eintrag", "without an entry of their own"),
        ["CANDIDATE_TO_PLACE"] = ("Plätze für eine Person", "places for a person"),
        ["COMPANY_TO_CANDIDATE"] = ("Personen für einen Platz", "people for a place"),
        ["JOINT"] = ("beide Seiten zugleich", "both sides at once"),
        ["PUBLIC_TRANSPORT"] = ("Bus und Bahn", "Bus and train"),
        ["BIKE"] = ("Fahrrad", "Bicycle"),
        ["MOPED"] = ("Moped", "Moped"),
        ["CAR"] = ("Auto", "Car"),
        ["WALK"] = ("Zu Fuß", "On foot"),
        ["DUAL_APPRENTICESHIP"] = ("duale Ausbildung", "dual training"),
        ["EQ"] = ("Einstiegsqualifizierung", "introductory training (EQ)"),
        ["BVB"] = ("Berufsvorbereitende Bildungsmaßnahme", "vocational preparation (BvB)"),
        ["ASA_FLEX"] = ("Assistierte Ausbildung", "assisted training (AsA flex)"),
        ["AVDUAL"] = ("Ausbildungsvorbereitung dual", "dual preparation (AVdual)"),
        ["BOP_INTERNSHIP"] = ("Berufsorientierungspraktikum", "orientation internship"),
        ["TQ"] = ("Teilqualifikation", "partial qualification (TQ)"),
        ["EXTERNAL_TRAINING"] = ("außerbetriebliche Ausbildung", "training outside companies"),
        ["VALIDATION"] = ("Feststellung beruflicher Kompetenz", "validation of vocational competence"),
        [LawKeys.AdultAgeYears] = ("Volljährigkeit in Jahren", "Full age in years"),
        [LawKeys.AsylumWaitMonths] = ("Wartezeit mit Aufenthaltsgestattung in Monaten", "Wait with permission to stay (Gestattung) in months"),
        [LawKeys.AsylumReceptionWaitMonths] = ("Wartezeit mit Aufenthaltsgestattung in der Aufnahmeeinrichtung in Monaten", "Wait with permission to stay (Gestattung) in a reception centre in months"),
        [LawKeys.TolerationReceptionWaitMonths] = ("Wartezeit mit Duldung in der Aufnahmeeinrichtung in Monaten", "Wait with toleration (Duldung) in a reception centre in months"),
        [LawKeys.TolerationReceptionIdentityWaitMonths] = ("Wartezeit mit Duldung und geklärter Identität in der Aufnahmeeinrichtung in Monaten", "Wait with toleration (Duldung) and clarified identity in a reception centre in months"),
        [LawKeys.TrainingTolerationWaitMonths] = ("Duldung vor der Ausbildungsduldung in Monaten", "Toleration before a training toleration in months"),
        [LawKeys.TrainingTolerationDurationMonths] = ("Ausbildungsdauer für die Ausbildungsduldung in Monaten", "Length of training for a training toleration in months"),
        [LawKeys.TrainingTolerationApplyMonths] = ("Früheste Beantragung der Ausbildungsduldung in Monaten vor Beginn", "Earliest application for a training toleration in months before the start"),
        [LawKeys.MedicalCheckMonths] = ("Gültigkeit der ärztlichen Erstuntersuchung in Monaten", "Validity of the first medical check in months"),
        [LawKeys.MinimumPayEuro] = ("Mindestvergütung im ersten Jahr in Euro", "Minimum pay in the first year in euro"),
        [LawKeys.EqExclusionYears] = ("Ausschluss der EQ nach Beschäftigung im Betrieb in Jahren", "Exclusion of an EQ after employment in the company in years"),
        [LawKeys.BvbStayMonths] = ("Aufenthalt vor einer BvB mit Gestattung in Monaten", "Stay before a BvB with permission to stay in months"),
        [LawKeys.BvbTolerationMonths] = ("Ausgesetzte Abschiebung vor einer BvB mit Duldung in Monaten", "Suspended removal before a BvB with toleration in months"),
        [LawKeys.AsaFlexStayMonths] = ("Aufenthalt vor der AsA-Vorphase in Monaten", "Stay before the preliminary phase of AsA flex in months"),
        [LawKeys.ValidationAgeYears] = ("Mindestalter der Kompetenzfeststellung in Jahren", "Age for the validation of competence in years"),
        [LawKeys.ValidationPracticePercent] = ("Berufspraxis für die Kompetenzfeststellung in Prozent der Ausbildungsdauer", "Practice for the validation of competence in percent of the training's length"),
        [LawKeys.YouthNightBeginMinute] = ("Beginn der Nachtruhe Minderjähriger, Minute des Tages", "Begin of the night for minors, minute of the day"),
        [LawKeys.YouthNightEndMinute] = ("Ende der Nachtruhe Minderjähriger, Minute des Tages", "End of the night for minors, minute of the day"),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
