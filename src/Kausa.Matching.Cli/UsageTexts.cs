using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using Kausa.Matching.Office.Cells;

namespace Kausa.Matching.Cli;

/// <summary>What the command line says about its own use, in the language asked for: German, unless <c>--lang en</c> stands anywhere on the line.</summary>
internal static class UsageTexts
{
    private const string NoVerb = "Required command was not provided.";
    private static readonly Regex Choice = new(@"\{([0-9]):([^|{}]*)\|([^|{}]*)\}");

    private static readonly Dictionary<string, (string German, string English)> Texts = new(StringComparer.Ordinal)
    {
        ["HELP"] = ("„kausa --help“ und „kausa BEFEHL --help“ sagen, was erlaubt ist.", "'kausa --help --lang en' and 'kausa COMMAND --help --lang en' say what is allowed."),
        ["MEANT"] = ("'{0}': gemeint ist vielleicht {1}.", "'{0}': perhaps {1} is meant."),
        ["AFTER_DASHES"] = ("'{0}': steht hinter „--“ und gilt dort weder als Befehl noch als Option; bitte davor schreiben oder „--“ weglassen.", "'{0}': stands after '--', where it is neither a command nor an option; write it before, or leave out '--'."),
        ["CANDIDATES_DONE"] = ("{0} von {1} {1:Person|Personen}", "{0} of {1} {1:candidate|candidates}"),
        ["PLACES_DONE"] = ("{0} von {1} {1:Platz|Plätzen}", "{0} of {1} {1:place|places}"),
        ["LISTS_DONE"] = ("{0} von {1} {1:Liste|Listen}", "{0} of {1} {1:list|lists}"),
        ["ROWS_SENT"] = ("{0} {0:Zeile|Zeilen} gesendet, {1} {1:war|waren} schon da, {2} hat nur der Dienst.", "{0} {0:row|rows} sent, {1} {1:was|were} there already, {2} only the service has."),
        ["WISHES_READ"] = ("Andrang: {0} von {1} {1:Person|Personen} gelesen", "crowding: {0} of {1} {1:candidate|candidates} read"),
        ["NO_OCCUPATION"] = ("OCCUPATION '{0}': diesen Beruf gibt es nicht; 'kausa occupation find WORTE' findet ihn.", "OCCUPATION '{0}': no occupation has this identifier; 'kausa occupation find WORDS' finds it."),
        ["CANCELLED_RUN_HERE"] = ("Abgebrochen. Weiter geht es mit --resume.", "Cancelled. --resume goes on."),
        ["CANCELLED_RUN_THERE"] = ("Abgebrochen. Der Lauf geht beim Dienst weiter; --run NAME zeigt, was er findet.", "Cancelled. The run goes on at the service; --run NAME shows what it finds."),
        ["LAW_BEGINS"] = ("{0} '{1}': die Rechtsangaben der Vorgaben '{2}' beginnen am {3}.", "{0} '{1}': the law numbers of policy '{2}' begin on {3}."),
        ["AS_OF_MARKET"] = ("Stichtag", "market.json as_of"),
        ["NO_CANDIDATE"] = ("{0} '{1}': diese Kennung gibt es nicht; es gibt {2}; alle stehen in der ersten Spalte von Personen.", "{0} '{1}': the market has no such candidate; it has {2}; the first column of candidates.csv lists them."),
        ["NO_PLACE"] = ("{0} '{1}': diese Kennung gibt es nicht; es gibt {2}; alle stehen in der ersten Spalte von Plätze.", "{0} '{1}': the market has no such place; it has {2}; the first column of places.csv lists them."),
        ["NO_COMPANY"] = ("{0} '{1}': diese Kennung gibt es nicht; es gibt {2}; alle stehen in der ersten Spalte von Betriebe.", "{0} '{1}': the market has no such company; it has {2}; the first column of companies.csv lists them."),
        ["NONE"] = ("keine", "none"),
        ["WROTE"] = ("Geschrieben: {0}", "Wrote {0}"),
        ["POLICIES_ALIKE"] = ("Beide Vorgaben sind gleich.", "Both policies are the same."),
        ["POLICY_IS"] = ("Vorgaben {0}", "policy {0}"),
        ["SNAPSHOT_IS"] = ("Stand der Daten {0}", "snapshot {0}"),
        ["IN_MARKET"] = ("{0} {0:Person|Personen}, {1} {1:Betrieb|Betriebe}, {2} {2:Platz|Plätze}, {3} {3:Beratungsperson|Beratende}", "{0} {0:candidate|candidates}, {1} {1:company|companies}, {2} {2:place|places}, {3} {3:adviser|advisers}"),
        ["CARE_NO_CONTACT"] = ("{0} {0:Betrieb|Betriebe} ohne Ansprechperson: {1}", "{0} {0:company|companies} without a contact person: {1}"),
        ["CARE_NO_PROPOSAL"] = ("{0} {0:Betrieb|Betriebe} mit offenem Platz, seit {2} {2:Tag|Tagen} ohne neuen Vorschlag: {1}", "{0} {0:company|companies} with an open place and no new proposal for {2} {2:day|days}: {1}"),
        ["CARE_OVER_PROPOSALS"] = ("{0} {0:Betrieb|Betriebe} mit mehr als {2} {2:offenem Vorschlag|offenen Vorschlägen}: {1}", "{0} {0:company|companies} with more than {2} {2:open proposal|open proposals}: {1}"),
        ["CARE_OVER_CASES"] = ("{0} {0:Beratungsperson|Beratende} mit mehr offenen Fällen als vorgesehen: {1}", "{0} {0:adviser|advisers} with more open cases than {0:the|their} limit: {1}"),
        ["WITHOUT_CONSENT"] = ("{0} {0:Person|Personen} ohne Einwilligung „Suche in der Beratung“ (Blatt Einwilligungen); ohne sie wird nichts vorgeschlagen: {1}", "{0} {0:person|people} without the consent MATCH_FOR_ADVISER (table consents); nothing is proposed without it: {1}"),
        ["POLICY_MANDATE"] = ("Auftrag", "Mandate"),
        ["POLICY_WHAT_COUNTS"] = ("Was zählt", "What counts"),
        ["POLICY_SKILLS"] = ("Kompetenzen", "Skills"),
        ["POLICY_GERMAN"] = ("Deutsch", "German"),
        ["POLICY_WAYS"] = ("Wege", "Ways"),
        ["POLICY_TRADES"] = ("Berufe", "Trades"),
        ["POLICY_RULES"] = ("Regeln", "Rules"),
        ["POLICY_CARE"] = ("Betreuung", "Care"),
        ["POLICY_LEARNED"] = ("Gelerntes", "What was learned"),
        ["POLICY_LAW"] = ("Rechtszahlen", "Law numbers"),
        ["POLICY_EFFORT"] = ("Aufwand", "Effort"),
        ["POLICY_WHO"] = ("Wer", "Who"),
        ["PLAN_FOR"] = ("Plan für {0} {0:Person|Personen}: {1} mit Vorschlag, {2} ohne; {3} {3:Sitz bleibt|Sitze bleiben} offen", "Plan for {0} {0:person|people}: {1} with a proposal, {2} without; {3} {3:seat stays|seats stay} open"),
        ["PLAN_GONE"] = ("Aus dem Plan davor nicht mehr da: {0}", "Of the plan before, no longer there: {0}"),
        ["PLAN_CONFLICT"] = ("Es gibt keinen Plan, der das alles einhält; eines davon muss nachgeben:", "No plan keeps all of these; one has to give way:"),
        ["PLAN_CONFLICT_OPEN"] = ("Keine dieser Regeln ist entbehrlich; ob schon weniger andere einander widersprechen, ist nicht bewiesen.", "None of these rules can be left out; that no fewer others conflict is not proven."),
        ["PLAN_CONFLICT_PLACES"] = ("Plätze, um die es geht (freie Sitze): {0}", "Places concerned (free seats): {0}"),
        ["PLAN_STABLE"] = ("Nachgeprüft: Sitze und Obergrenzen sind eingehalten, kein Paar hätte lieber einander.", "Checked: seats and caps are kept, no pair would rather have each other."),
        ["PLAN_BEST"] = ("Nachgeprüft: Sitze und Obergrenzen sind eingehalten, ein besserer Plan ist bewiesen unmöglich.", "Checked: seats and caps are kept, a better plan is proven impossible."),
        ["PLAN_NOT_CONFIRMED"] = ("NICHT bestätigt: die Prüfung findet {0} Fehler. Bitte melden und den Plan nicht verwenden.", "NOT confirmed: the check finds {0} {0:fault|faults}. Please report this and do not use the plan."),
        ["CONTACT"] = ("Kontakt", "Contact"),
        ["FITS_PERSON"] = ("Passt der Person", "Fits the person"),
        ["FITS_COMPANY"] = ("Passt dem Betrieb", "Fits the company"),
        ["WHY_PLACE"] = ("Warum dieser Platz", "Why this place"),
        ["AS_BEFORE"] = ("wie zuvor", "as before"),
        ["RANK_OF"] = ("„2 von 7“: an zweiter Stelle von sieben möglichen.", "\"2 of 7\": second of seven possible ones."),
        ["WITHOUT_PLACE"] = ("Ohne Platz ({0}): {1}", "Without a place ({0}): {1}"),
        ["OPEN_SEATS"] = ("Offene Sitze ({0}): {1}", "Open seats ({0}): {1}"),
        ["WIN_NEXT"] = ("Wen als Nächstes gewinnen: was ein Sitz oder ein Fall mehr ändern würde", "Whom to win next: what one more seat or case would change"),
        ["MORE_IN_FILE"] = ("… und {0} weitere, in der Datei", "… and {0} more, in the file"),
        ["MORE_IN_JSON"] = ("… und {0} weitere, mit --format json", "… and {0} more, with --format json"),
        ["PLAN_PROVEN"] = ("BEWIESEN: Der Plan ist, was er zu sein beansprucht.", "PROVEN: the plan is what it claims to be."),
        ["PLAN_NOT_PROVEN"] = ("NICHT bewiesen: {0} Fehler. Den Plan nicht verwenden.", "NOT proven: {0} {0:fault|faults}. Do not use the plan."),
        ["PLAN_BOUND"] = ("Schranke {0} Millionstel, Abstand {1}", "bound {0} millionths, gap {1}"),
        ["CHECKED_PLAN"] = ("{0} {0:Person|Personen}, davon {1} mit Platz; {2} {2:Platz|Plätze} von {3} {3:Betrieb|Betrieben}; {4} {4:mögliches Paar|mögliche Paare}; {5} entschieden, {6} zugesagt", "{0} {0:person|people}, of whom {1} with a place; {2} {2:place|places} of {3} {3:company|companies}; {4} {4:possible pair|possible pairs}; {5} decided, {6} required"),
        ["CHECKED"] = ("Geprüft:", "Checked:"),
        ["HOLDS"] = ("ja", "yes"),
        ["HOLDS_NOT"] = ("NEIN", "NO"),
        ["NO_DIGEST"] = ("Punkte und Digest: stehen nicht in einer Tabelle, nur im Plan als .json", "scores and digest: not in a table, only in a plan as .json"),
        ["NO_MARKET_CHECK"] = ("ob der Nachweis den Markt richtig wiedergibt: mit --market", "whether the certificate tells the market as it is: with --market"),
        ["INTERVIEW_DAY"] = ("Gesprächstag: {0} {0:Gespräch|Gespräche} für {1} {1:Person|Personen}", "Interview day: {0} {0:interview|interviews} for {1} {1:person|people}"),
        ["INTERVIEWS_PROVEN"] = ("Nachgeprüft: mehr Personen können kein Gespräch bekommen, und niemand ist zweimal zur gleichen Zeit gefragt.", "Checked: no more people can get an interview, and nobody is needed twice at the same time."),
        ["INTERVIEWS_NOT_PROVEN"] = ("NICHT bestätigt. Bitte melden und den Plan nicht verwenden.", "NOT confirmed. Please report this and do not use the plan."),
        ["SLOT"] = ("Runde", "Slot"),
        ["COMPANY"] = ("Betrieb", "Company"),
        ["TABLE"] = ("Tisch", "Table"),
        ["OCCUPATION"] = ("Beruf", "Occupation"),
        ["BOOKED_OUT"] = ("Ohne Gespräch, weil alle passenden Betriebe ausgebucht sind", "Without an interview, because all fitting companies are booked out"),
        ["NO_INTERVIEW_TODAY"] = ("Ohne Gespräch, weil heute kein Platz möglich ist", "Without an interview, because no place is possible today"),
        ["CANCELLED"] = ("Abgebrochen; es wurde nichts geschrieben.", "Cancelled; nothing was written."),
        ["INTERNAL"] = ("Fehler im Programm ({0}). Bitte den Befehl und die Fassung melden, nie die Daten.", "Internal error ({0}). Please report the command and the version, never the data."),
        ["ALLOWED"] = ("{0} '{1}': erlaubt ist {2}.", "{0} '{1}': allowed is {2}."),
        ["WORDS"] = ("{0}", "{0}"),
        ["WORDS_ONCE"] = ("{0}, durch Kommas getrennt, jedes einmal", "{0}, separated by commas, each once"),
        ["DATE"] = ("ein Tag von 1900-01-01 bis 2100-12-31, wie 2026-09-01", "a date from 1900-01-01 to 2100-12-31, such as 2026-09-01"),
        ["ACTIVATION_DAY"] = ("der Tag, ab dem die Vorgaben gelten, von {0} bis {1}: höchstens ein Jahr vor oder nach heute", "the day from which the policy counts, from {0} to {1}: at most a year before or after today"),
        ["ACTIVATED"] = ("{0} gilt ab {2}, dafür steht {1} ein. Listen für Tage davor bleiben, wie sie ohne das Gelernte sind.", "{0} counts from {2}; {1} answers for it. Lists of days before stay as they are without what was learned."),
        ["MARKETS_DONE"] = ("{0} von {1} {1:Markt|Märkten}", "market {0} of {1}"),
        ["LEARNED_POLICY"] = ("Gelernt aus {0} von {1} {1:Ergebnis|Ergebnissen}; {2} ist ein Entwurf und ordnet Listen nur im Labor.", "Learned from {0} of {1} {1:outcome|outcomes}; {2} is a candidate and ranks in the lab alone."),
        ["UNJUDGED"] = ("{0} {0:Abfrage|Abfragen} des Laufs {0:ist|sind} nicht beurteilt und {0:zählt|zählen} nirgends, die erste: {1}.", "{0} {0:query|queries} of the run {0:has|have} no judgements and {0:counts|count} nowhere, the first: {1}."),
        ["STABLE_LARGEST"] = ("Größe {0}, Grenze {1}: nachweislich die größte", "size {0}, bound {1}: proven largest"),
        ["STABLE_SIZE"] = ("Größe {0}, Grenze {1}: nicht nachweislich die größte", "size {0}, bound {1}: not proven largest"),
        ["WROTE_DIGEST"] = ("Geschrieben: {0}, SHA-256 {1}", "Wrote {0}, SHA-256 {1}"),
        ["WHOLE"] = ("eine ganze Zahl von {0} bis {1}", "a whole number from {0} to {1}"),
        ["WHOLE_FROM"] = ("eine ganze Zahl ab {0}", "a whole number from {0}"),
        ["LEARNED_FROM"] = ("--learned '{0}': gelernt aus {1}, das ist niemandes Markt; mit --policy einen nennen: {2}.", "--learned '{0}': was learned from {1}, which is nobody's market; allowed is to name one by --policy: {2}."),
        ["LEARNED_NOTHING"] = ("--learned '{0}': in {1} ist nichts gelernt; erlaubt ist eine Datei, die 'kausa lab learn-policy' oder 'kausa lab activate' geschrieben hat.", "--learned '{0}': nothing is learned in {1}; allowed is a file that 'kausa lab learn-policy' or 'kausa lab activate' wrote."),
        ["LEARNED_BY_HAND"] = ("--learned '{0}': von Hand geändert; erlaubt ist die Datei, wie 'kausa lab learn-policy' oder 'kausa lab activate' sie geschrieben hat.", "--learned '{0}': was changed by hand; allowed is the file as 'kausa lab learn-policy' or 'kausa lab activate' wrote it."),
        ["LEARNED_IN_USE"] = ("--learned '{0}': {1} ist schon in Gebrauch; erlaubt ist ein Entwurf.", "--learned '{0}': {1} is in use already; allowed is a candidate."),
        ["LEARNED_FROM_FEW"] = ("--learned '{0}': gelernt aus {1} Ergebnissen; erlaubt sind mindestens {2}, wie learning.outcomes_min sagt.", "--learned '{0}': learned from {1} outcomes; allowed are at least {2}, as learning.outcomes_min says."),
        ["REPORT_ABOUT"] = ("--report '{0}': handelt nicht von diesen Vorgaben; erlaubt ist ein Bericht, der ihre SHA-256 nennt, {1}.", "--report '{0}': is not about this policy; allowed is a report that names its SHA-256, {1}."),
        ["REPORT_ALTERED"] = ("--report '{0}': ist nicht mehr, wie es geschrieben wurde; erlaubt ist ein Bericht, wie 'kausa lab fairness' ihn schreibt.", "--report '{0}': is no longer as it was written; allowed is a report as 'kausa lab fairness' writes it."),
        ["CARD_OUT"] = ("--card '{0}': ist die Datei von --out; erlaubt ist eine andere.", "--card '{0}': is the file of --out; allowed is another one."),
        ["WORLD"] = ("--world '{0}': den Markt {1} gibt es in {2}.", "--world '{0}': the {1} market has {2}."),
        ["MATCHING_OR_RANKING"] = ("Bitte entweder --matching FILE oder --ranking FILE angeben.", "Give either --matching FILE or --ranking FILE."),
        ["BY"] = ("--by '{0}': erlaubt ist ein Name von 1 bis 120 Zeichen, ohne Steuerzeichen.", "--by '{0}': allowed is a name of 1 to 120 characters, no control characters."),
        ["VERSION_ALONE"] = ("--version: nur allein oder mit --lang.", "--version: alone or with --lang only."),
        ["PATH"] = ("{0} '': erlaubt ist ein Pfad.", "{0} '': allowed is a path."),
        ["KEY"] = ("--key: erlaubt sind druckbare ASCII-Zeichen, am Anfang und am Ende ohne Leerzeichen.", "--key: allowed are printable ASCII characters, without spaces at the ends."),
        ["MARKET_OR_SERVER"] = ("Bitte entweder --market PATH (ein Ordner von Tabellen, eine Arbeitsmappe .xlsx oder ein .zip von beidem) oder --server URL angeben.", "Give either --market PATH (a folder of tables, an .xlsx workbook, or a .zip of either) or --server URL."),
        ["SERVER_AND_KEY"] = ("--server URL und --key KEY gehören zusammen.", "--server URL and --key KEY belong together."),
        ["NOT_WITH_SERVER"] = ("{0}: nicht mit --server.", "{0}: not with --server."),
        ["REPLACE_NEEDS_OUT"] = ("--replace: gehört zu {0}.", "--replace: belongs to {0}."),
        ["RERANK_PLACES"] = ("--rerank: ordnet Plätze; nicht mit {0}.", "--rerank: orders places; not with {0}."),
        ["RERANK_PURPOSE"] = ("--rerank: entsteht aus den Listen aller; mit --purpose ist adviser erlaubt.", "--rerank: comes from everybody's lists; with --purpose allowed is adviser."),
        ["RERANK_STRATEGY"] = ("--rerank: ordnet nach Punkten; mit --strategy ist weighted-sum erlaubt.", "--rerank: orders by scores; with --strategy allowed is weighted-sum."),
        ["CANDIDATE_OR_PLACE"] = ("Bitte entweder --candidate ID oder --place ID angeben.", "Give either --candidate ID or --place ID."),
        ["CANDIDATE_OR_COMPANY"] = ("Bitte entweder --candidate ID oder --company ID angeben.", "Give either --candidate ID or --company ID."),
        ["CANDIDATE_NOT_COMPANY"] = ("Bitte --candidate ID oder --company ID angeben, nicht beides.", "Give --candidate ID or --company ID, not both."),
        ["WHAT_IF"] = ("Was soll anders sein? Bitte --set FIELD=VALUE, --add ROW, --remove ROW oder --policy FILE angeben.", "Say what is otherwise: --set FIELD=VALUE, --add ROW, --remove ROW or --policy FILE."),
        ["ALLOCATE_CSV"] = ("--format 'csv': mit --server und --out FILE.json ist table, json erlaubt.", "--format 'csv': with --server and --out FILE.json allowed is table, json."),
        ["ALLOCATE_OUT"] = ("--out '{0}': erlaubt ist eine Datei, die auf .csv oder .json endet.", "--out '{0}': allowed is a file that ends in .csv or .json."),
        ["CERTIFICATE_WITH_SERVER"] = ("--certificate: nicht mit --server, denn sie nennt jedes mögliche Paar, und das ist mehr als eine Nachricht; mit --market und denselben Daten entsteht derselbe Plan mit ihr.", "--certificate: not with --server, because it lists every possible pair and that is more than one message; with --market on the same data the same plan comes with it."),
        ["CERTIFICATE_ENDING"] = ("--certificate '{0}': erlaubt ist eine Datei, die auf .json endet.", "--certificate '{0}': allowed is a file that ends in .json."),
        ["CERTIFICATE_OUT"] = ("--certificate '{0}': erlaubt ist eine andere Datei als --out.", "--certificate '{0}': allowed is another file than --out."),
        ["CERTIFICATE_TOO_LARGE"] = ("--certificate '{0}': der Nachweis hätte {1} MB; erlaubt sind {2}.", "--certificate '{0}': the certificate would have {1} MB; allowed are {2}."),
        ["ALLOCATE_REQUIRE"] = ("--require: mit --objective best-total oder most-placed; ein stabiler Plan kann niemandem einen Platz zusagen.", "--require: with --objective best-total or most-placed; a stable plan cannot promise a place to anybody."),
        ["LENGTH_WITH_SERVER"] = ("{0} '{1}': mit --server ist 1 bis {2} erlaubt.", "{0} '{1}': with --server allowed is 1 to {2}."),
        ["SINCE_OR_RUN"] = ("Mit --server bitte entweder --since VERSION oder --run NAME angeben.", "With --server give either --since VERSION or --run NAME."),
        ["SINCE_NEEDS_SERVER"] = ("--since und --run gehören zu --server; ein --market weiß, was noch aussteht.", "--since and --run belong to --server; a --market knows what is pending."),
        ["NOT_WITH_RUN"] = ("{0}: nicht mit --run; gezeigt wird ein Lauf, der mit eigenen Angaben begann.", "{0}: not with --run, which shows a run that was begun with its own."),
        ["RESUME_NEEDS_MARKET"] = ("--resume gehört zu --market; ein Dienst macht von selbst weiter, und --run NAME zeigt, was er gefunden hat.", "--resume belongs to --market; a service goes on by itself, and --run NAME shows what it found."),
        ["SELF_WITH_PLACE"] = ("--purpose 'self': so fragt eine Person für sich selbst; mit --place ist adviser, company erlaubt.", "--purpose 'self': asks for one person about themselves; with --place allowed is adviser, company."),
        ["SELF_WITH_SIDE"] = ("--purpose 'self': so fragen Personen für sich selbst; mit --side places oder both ist adviser, company erlaubt.", "--purpose 'self': asks for people about themselves; with --side places or both allowed is adviser, company."),
        ["IMPORT_OUT"] = ("--out und --replace gehören zu --market; ein Dienst behält die Ergebnisse selbst.", "--out and --replace belong to --market; a service keeps the results itself."),
        ["INSTRUMENT_OR_MAPPING"] = ("Bitte entweder --instrument NAME oder --mapping FILE angeben.", "Give either --instrument NAME or --mapping FILE."),
        ["IMPORT_NEEDS_OUT"] = ("--market '{0}': kein Ordner von Tabellen; --out sagt, wohin der Markt mit den Ergebnissen geschrieben wird.", "--market '{0}': no folder of tables; --out says where the market with the results is written."),
        ["INSTRUMENT"] = ("--instrument '{0}': erlaubt ist {1}.", "--instrument '{0}': allowed is {1}."),
        ["INSTRUMENT_DRAWN"] = ("--instrument '{0}': erlaubt sind Verfahren, die Aufgaben zählen, einschätzen oder Deutschniveaus angeben.", "--instrument '{0}': allowed are those that count items, rate or give levels of German."),
        ["COLUMNS"] = ("--columns '{0}': erlaubt ist {1}, durch Kommas getrennt, jedes einmal.", "--columns '{0}': allowed is {1}, separated by commas, each once."),
        ["MAPPING"] = ("--mapping '{0}': erlaubt ist eine Zuordnungsdatei von höchstens {1} Bytes; 'kausa assess instruments --instrument NAME' schreibt eine, mit der man anfangen kann.", "--mapping '{0}': allowed is a mapping file of at most {1} bytes; 'kausa assess instruments --instrument NAME' prints one to begin with."),
        ["NO_TRUTH"] = ("--market '{0}': erlaubt ist ein Ordner, den kausa market generate geschrieben hat; hier fehlt {1}.", "--market '{0}': allowed is a folder that kausa market generate wrote; it has no {1}."),
        ["TRUTH_CELLS"] = ("{0}:{1} '{2} {2:Zelle|Zellen}': erlaubt sind {3} {3:Zelle|Zellen} wie in der Kopfzeile.", "{0}:{1} '{2} {2:cell|cells}': allowed are {3} {3:cell|cells}, as the header has."),
        ["TRUTH_CELL"] = ("{0}:{1} {2} '{3}': erlaubt ist eine ganze Zahl ab 0.", "{0}:{1} {2} '{3}': allowed is a whole number from 0."),
        ["TRUTH_TWICE"] = ("{0}:{1} id '{2}': jede Person einmal.", "{0}:{1} id '{2}': each person once."),
        ["TRUTH_COLUMN"] = ("{0}:1 '{1}': diese Spalte fehlt.", "{0}:1 '{1}': this column is missing."),
        ["PLACES_PER_COMPANY"] = ("--places '{0}': erlaubt sind höchstens vier je Betrieb, also {1}.", "--places '{0}': allowed are at most four per company, {1}."),
        ["ROWS_DRAWN"] = ("{0} % von {1} Zeilen gezogen", "{0} % of {1} rows drawn"),
        ["SEARCH_LENGTH"] = ("WORDS: {0} Zeichen; erlaubt sind 1 bis {1}.", "WORDS: {0} characters; allowed are 1..{1}."),
        ["POLICY_UNKNOWN"] = ("{0} '{1}': ist weder eine Datei noch der Name mitgelieferter Vorgaben; mitgeliefert sind: {2}.", "{0} '{1}': is neither a file nor a shipped policy; shipped are: {2}."),
        ["POLICY_TOO_LARGE"] = ("{0}: größer als {1} Bytes; Vorgaben sind ein kleines JSON-Dokument.", "{0}: larger than {1} bytes; a policy is a small JSON document."),
        ["NOT_UTF8"] = ("{0}: nicht in UTF-8 gespeichert.", "{0}: not UTF-8."),
        ["NOT_UTF8_AT"] = ("{0}: Zeile {1}, Byte {2} '{3}': erlaubt ist UTF-8; Text in anderer Kodierung bitte zuerst als UTF-8 speichern.", "{0}: line {1}, byte {2} '{3}': allowed is UTF-8; text in another encoding has to be saved as UTF-8 first."),
        ["NOT_UTF8_BYTES"] = ("{0}: '{1}': erlaubt ist UTF-8; Text in anderer Kodierung bitte zuerst als UTF-8 speichern.", "{0}: '{1}': allowed is UTF-8; text in another encoding has to be saved as UTF-8 first."),
        ["STRANGER"] = ("{0}: id '{1}': erlaubt ist eine Person des Marktes, etwa {2}.", "{0}: id '{1}': allowed is a candidate of the market, such as {2}."),
        ["GROUPS_LEFT_OUT"] = ("{0}: weggelassen sind Gruppen von weniger als {1} Personen: {2}.", "{0}: left out, groups of fewer than {1} people: {2}."),
        ["TOO_LATE"] = ("--server '{0}': nach {1} s noch keine Antwort; wie lange gewartet wird, sagt --timeout SECONDS.", "--server '{0}': no answer after {1} s; --timeout SECONDS says how long is waited."),
        ["TIMEOUT_NEEDS_SERVER"] = ("--timeout: gehört zu --server.", "--timeout: belongs to --server."),
        ["SERVER_ADDRESS"] = ("--server '{0}': erlaubt ist eine Adresse wie http://127.0.0.1:5001: Rechner und Port, ohne Pfad, ohne „?“ oder „#“ und ohne Anmeldung.", "--server '{0}': allowed is an address such as http://127.0.0.1:5001: machine and port, without a path, a '?' or '#', or a login."),
        ["NO_RPC"] = ("--server '{0}': dort antwortet etwas anderes als ein Dienst von kausa. Ist es sein Port, und stimmt http oder https?", "--server '{0}': what answers there is no service of kausa. Is it its port, and http or https as it wants?"),
        ["OUT_NOT_EMPTY"] = ("--out '{0}': ist nicht leer; erlaubt ist ein neuer oder ein leerer Ordner.", "--out '{0}': is not empty; allowed is a new or an empty folder."),
        ["SILENT_SERVER"] = ("--server '{0}': die Verbindung wird angenommen, aber {1} s lang kommt kein Wort. Ist es der Port des Dienstes, und stimmt http oder https?", "--server '{0}': the connection is taken, but for {1} s no word comes. Is it the port of the service, and http or https as it wants?"),
        ["NO_SERVER"] = ("--server '{0}': dort antwortet kein Dienst. Läuft er, und stimmt die Adresse?", "--server '{0}': no service answers there. Is it running, and is the address right?"),
        ["SERVER_NAME"] = ("--server '{0}': den Namen des Rechners kennt hier niemand; erlaubt ist die Adresse eines Dienstes, den es gibt.", "--server '{0}': the name of the machine is not known here; allowed is the address of a service that is there."),
        ["SERVER_OLDER"] = ("--server: der Dienst sagt nicht, um welchen Platz es geht; er ist älter als dieses Programm.", "--server: the service does not say which place this is about; it is older than this program."),
        ["LOAD_OFFICE"] = ("--market: der Markt ist von {0}, der Schlüssel von {1}; erlaubt ist ein Markt und ein Schlüssel derselben Servicestelle.", "--market: the market is of {0}, the key of {1}; allowed are a market and a key of the same office."),
        ["ANSWER_TOO_LARGE"] = ("{0}: die Antwort ist zu groß; erlaubt sind {1} MB.", "{0}: the answer is too large; allowed are {1} MB."),
        ["ANSWER_TOO_LARGE_HERE"] = ("{0}: die Antwort ist zu groß; erlaubt sind {1} MB. Mit --market PATH gilt diese Grenze nicht.", "{0}: the answer is too large; allowed are {1} MB. With --market PATH there is no such limit."),
        ["SET_FORM"] = ("--set '{0}': erlaubt ist TABLE.ID.COLUMN=VALUE, TABLE.ID[COLUMN=VALUE,...].COLUMN=VALUE oder policy.PATH=VALUE.", "--set '{0}': allowed is TABLE.ID.COLUMN=VALUE, TABLE.ID[COLUMN=VALUE,...].COLUMN=VALUE or policy.PATH=VALUE."),
        ["ADD_FORM"] = ("--add '{0}': erlaubt ist TABLE.ID[COLUMN=VALUE,...].", "--add '{0}': allowed is TABLE.ID[COLUMN=VALUE,...]."),
        ["REMOVE_FORM"] = ("--remove '{0}': erlaubt ist TABLE.ID oder TABLE.ID[COLUMN=VALUE,...].", "--remove '{0}': allowed is TABLE.ID or TABLE.ID[COLUMN=VALUE,...]."),
        ["SET_POLICY"] = ("--set '{0}': die Vorgaben haben keinen Wert '{1}'; erlaubt: {2}.", "--set '{0}': the policy has no value '{1}'; allowed: {2}."),
        ["SET_TWICE"] = ("--set '{0}': zwei Änderungen betreffen dieselbe Angabe; erlaubt ist eine davon.", "--set '{0}': two changes are about the same fact; one of them is allowed."),
        ["ENDING_TEMPLATE"] = ("--out '{0}': erlaubt ist ein Dateiname, der auf .xlsx endet.", "--out '{0}': allowed is a file name that ends in .xlsx."),
        ["OUT_NO_PAGE"] = ("--out '{0}': die Datei gibt es schon, und sie ist keine Seite von kausa report; sie wird nicht ersetzt. Bitte einen anderen Namen nehmen.", "--out '{0}': the file is there and is no page of kausa report; it is not replaced. Give another name."),
        ["REQUIRE_ID"] = ("--require '{0}' (Nummer {1}): erlaubt sind Kennungen wie s-017, durch Kommas getrennt.", "--require '{0}' (number {1}): allowed are identifiers such as s-017, separated by commas."),
        ["REQUIRE_ONCE"] = ("--require '{0}': jede Person einmal.", "--require '{0}': each person once."),
        ["REQUIRE_SEARCHING"] = ("--require '{0}': die Person sucht nicht mehr (Fall abgeschlossen oder Vertrag geschlossen).", "--require '{0}': the person no longer searches (case closed or contract signed)."),
        ["ENDING_MARKET"] = ("DATEI.xlsx für eine Arbeitsmappe, DATEI.zip für ein Archiv von Tabellen, ein Name ohne Endung für einen Ordner", "FILE.xlsx for a workbook, FILE.zip for an archive of tables, a name without an ending for a folder"),
        ["ENDING_FOLDER"] = ("ein Name ohne Endung für einen Ordner; kausa market convert macht daraus eine Arbeitsmappe (.xlsx) oder ein Archiv (.zip)", "a name without an ending for a folder; kausa market convert makes a workbook (.xlsx) or an archive (.zip) of it"),
        ["ENDING_CSV"] = ("eine Datei, die auf .csv endet; Excel und LibreOffice öffnen sie", "a file name that ends in .csv; Excel and LibreOffice open it"),
        ["ENDING_PAGE"] = ("eine Datei, die auf .html endet; für PDF die Seite im Browser öffnen und drucken", "a file name that ends in .html; for PDF open the page in a browser and print it"),
        ["ENDING"] = ("--out '{0}': die Endung '{1}' passt nicht zu dem, was geschrieben wird; erlaubt ist {2}.", "--out '{0}': the ending '{1}' does not fit what is written; allowed is {2}."),
    };

    // What the library that reads command lines says: it has no codes, and its own German is half English.
    private static readonly (Regex English, string German)[] Patterns =
    [
        (new Regex(@"^Unrecognized command or argument '(?<a>.*)'\.$", RegexOptions.Singleline), "'{0}': dieses Wort oder diese Option gibt es hier nicht."),
        (new Regex(@"^Required argument '(?<a>.*)' missing for command: '(?<b>.*)'\.$", RegexOptions.Singleline), "'{1}': es fehlt {0}."),
        (new Regex(@"^Required argument missing for option: '(?<a>.*)'\.$", RegexOptions.Singleline), "{0}: es fehlt der Wert."),
        (new Regex(@"^Required command was not provided\.$", RegexOptions.Singleline), "Es fehlt, was zu tun ist."),
        (new Regex(@"^Option '(?<a>.*)' is required\.$", RegexOptions.Singleline), "{0}: diese Angabe fehlt."),
        (new Regex(@"^Option '(?<a>.*)' expects a single argument but (?<b>.*) were provided\.$", RegexOptions.Singleline), "{0}: erlaubt ist ein einziger Wert, hier sind es {1}."),
        (new Regex(@"^Cannot parse argument '(?<a>.*)' for option '(?<b>.*)' as expected type '.*'\.$", RegexOptions.Singleline), "{1} '{0}': so nicht lesbar."),
        (new Regex(@"^Cannot parse argument '(?<a>.*)' for command '(?<b>.*)' as expected type '.*'\.$", RegexOptions.Singleline), "{1} '{0}': so nicht lesbar."),
        (new Regex(@"^Cannot parse argument '(?<a>.*)' as expected type '.*'\.$", RegexOptions.Singleline), "'{0}': so nicht lesbar."),
    ];

    /// <summary>Keys of all texts.</summary>
    internal static IEnumerable<string> Keys => Texts.Keys;

    /// <summary>A text, its parts not filled in.</summary>
    internal static string Raw(string language, string key) => language == "de" ? Texts[key].German : Texts[key].English;

    /// <summary>A text with its parts filled in; <c>{0:one|many}</c> is one of two words, the first where the part is 1.</summary>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="key">Key of the text.</param>
    /// <param name="parts">What {0}, {1}, … stand for.</param>
    public static string Say(string language, string key, params object[] parts) => string.Format(
        CultureInfo.InvariantCulture, Choice.Replace(Raw(language, key), match => match.Groups[parts[int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)] is 1 or 1L ? 2 : 3].Value), parts);

    /// <summary>A day as the language writes it: 01.09.2026 or 2026-09-01.</summary>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="day">The day.</param>
    public static string Day(string language, DateOnly day) => day.ToString(language == "de" ? "dd.MM.yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Refuses what was typed, in the language asked for.</summary>
    /// <param name="result">Where it was typed.</param>
    /// <param name="key">Key of the text.</param>
    /// <param name="parts">What {0}, {1}, … stand for.</param>
    public static void Refuse(this SymbolResult result, string key, params object[] parts) => result.AddError(Say(LanguageOption.Of(result), key, parts));

    /// <summary>What is wrong with a command line, and what may be meant instead of words that nobody knows.</summary>
    /// <param name="parsed">What was understood of it.</param>
    /// <param name="language">Language to say it in.</param>
    public static IEnumerable<string> ErrorsOf(ParseResult parsed, string language)
    {
        // A verb that nobody knows is no verb that is missing.
        var unknown = parsed.UnmatchedTokens;
        var isVerbUnknown = unknown.Count > 0 && !unknown[0].StartsWith('-');
        var verb = parsed.CommandResult.Command;
        return
        [
            .. parsed.Errors.Select(error => error.Message).Where(message => !isVerbUnknown || message != NoVerb).Select(message => Translate(message, language)).Distinct(),
            .. unknown.Distinct().Select(word => (Word: word, Meant: Suggestion.Nearest(word, word.StartsWith('-')
                ? HelpPage.OptionsOf(verb).SelectMany(option => option.Aliases.Prepend(option.Name))
                : verb.Subcommands.Select(inner => inner.Name)))).Where(pair => pair.Meant is not null).Select(pair => pair.Meant == pair.Word ? Say(language, "AFTER_DASHES", pair.Word) : Say(language, "MEANT", pair.Word, pair.Meant!)),
        ];
    }

    /// <summary>What is said of an option whose value is missing.</summary>
    /// <param name="language">Language to say it in.</param>
    /// <param name="option">The option.</param>
    public static string NoValue(string language, string option) => Translate($"Required argument missing for option: '{option}'.", language);

    // An error of the library that reads command lines.
    private static string Translate(string message, string language)
    {
        if (language != "de")
        {
            return message;
        }

        foreach (var (english, german) in Patterns)
        {
            if (english.Match(message) is { Success: true } match)
            {
                return string.Format(CultureInfo.InvariantCulture, german, match.Groups["a"].Value, match.Groups["b"].Value);
            }
        }

        return message;
    }
}
