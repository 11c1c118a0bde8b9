namespace Kausa.Matching.Cli.Output;

/// <summary>Words of tables and headings in one language; words of reasons are the library's.</summary>
/// <param name="Language">ISO 639 code.</param>
/// <param name="Group">Column of tiers.</param>
/// <param name="Place">Column of places.</param>
/// <param name="Person">Column of candidates.</param>
/// <param name="Way">Column of trips.</param>
/// <param name="Fit">Column of scores.</param>
/// <param name="Status">Column of statuses.</param>
/// <param name="Reasons">Column of conditions and things to clarify.</param>
/// <param name="RankingFor">Heading; {0} what is ranked for.</param>
/// <param name="AsOf">Date label; {0} the date.</param>
/// <param name="Proposal">What a score is not.</param>
/// <param name="ToDos">Heading of the person's to-dos.</param>
/// <param name="AllNumbers">That a to-do concerns every line.</param>
/// <param name="By">Due date; {0} the date.</param>
/// <param name="Excluded">Heading of exclusions; {0} their number.</param>
/// <param name="Doubt">Column: number of facts not measured.</param>
/// <param name="Minutes">Trip; {0} minutes.</param>
/// <param name="WayUnknown">Trip not known.</param>
/// <param name="NothingPossible">Empty ranking.</param>
/// <param name="NothingToSay">Empty ranking whose reasons this purpose does not tell.</param>
/// <param name="Provisional">No competence has been measured yet.</param>
/// <param name="NothingShown">Ranking emptied by a filter.</param>
/// <param name="GroupNote">What a group means.</param>
/// <param name="Stale">Law data overdue; {0} keys.</param>
/// <param name="Rank">Column of ranks.</param>
/// <param name="Points">Column of points.</param>
/// <param name="Rules">Heading of rules.</param>
/// <param name="Expected">The expected score with its interval below, beside the score of another mode; {0} expected, {1} lower end, {2} upper end.</param>
/// <param name="Interval">The same as a sentence.</param>
/// <param name="TwoScores">Which of two scores is which; {0} the mode.</param>
/// <param name="Invented">That people and companies are invented.</param>
internal sealed record Labels(
    string Language, string Group, string Place, string Person, string Way, string Fit, string Status, string Reasons, string RankingFor, string AsOf,
    string Proposal, string ToDos, string AllNumbers, string By, string Excluded, string Doubt, string Minutes, string WayUnknown, string NothingPossible, string NothingToSay, string Provisional, string NothingShown,
    string GroupNote, string Stale, string Rank, string Points, string Rules, string Expected, string Interval, string TwoScores, string Invented)
{
    private static readonly Labels German = new(
        "de", "Gruppe", "Platz", "Person", "Weg", "Passung", "Möglich?", "Was zu tun oder zu klären ist", "Vorschläge für {0}", "Stand {0}",
        "Ein Vorschlag, keine Entscheidung: Menschen entscheiden.", "Für die Person zu erledigen", "Alle Nummern", "bis {0}",
        "Heute nicht möglich: {0} (mehrere Gründe zugleich sind möglich)", "Nicht gemessen", "{0} Min.", "Weg nicht bekannt", "Heute ist nichts möglich. Die Gründe stehen unten.", "Heute gibt es keinen Vorschlag. Die Gründe werden bei diesem Zweck nicht genannt.", "vorläufig", "Es ist etwas möglich, aber nichts davon hat den verlangten Status.",
        "In einer Gruppe steht, was die Messung nicht sicher unterscheiden kann. In Klammern: dazwischen liegt der Wert mit 80 % Sicherheit.", "Rechtsangaben überfällig zur Prüfung: {0}", "Nr.", "Punkte",
        "Regeln", "erwartet {0}\n({1}–{2})", "Erwartet: {0} Punkte, mit 80 % Sicherheit zwischen {1} und {2}", "Die erste Zahl: {0}. Die Klammer gehört zur zweiten, der erwarteten.", "erfundene Daten");

    private static readonly Labels English = new(
        "en", "Group", "Place", "Person", "Way", "Fit", "Possible?", "What to do or clarify", "Proposals for {0}", "As of {0}",
        "A proposal, not a decision: people decide.", "For the person to do", "All numbers", "by {0}",
        "Not possible today: {0} (several reasons at once are possible)", "Not measured", "{0} min", "way not known", "Nothing is possible today. The reasons stand below.", "There is no proposal today. The reasons are not told for this purpose.", "provisional", "Something is possible, but none of it has the status asked for.",
        "A group holds what measurement cannot safely tell apart. In brackets: the value lies between with 80 % certainty.", "Law data overdue for review: {0}", "No.", "points",
        "Rules", "expected {0}\n({1}–{2})", "Expected: {0} points, between {1} and {2} with 80 % certainty", "The first number: {0}. The brackets belong to the second, the expected one.", "invented data");

    /// <summary>The words of a language.</summary>
    public static Labels For(string language) => language == "de" ? German : English;
}
