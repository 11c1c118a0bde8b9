using System.Globalization;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Lab.Bench;
using Kausa.Matching.Lab.Markets;

namespace Kausa.Matching.Cli;

/// <summary>What the help says of verbs, options and arguments, and its headings, in every language.</summary>
/// <remarks>
/// A verb is known by its path (<c>advise step</c>; the program itself by no word), an option or an argument by its name, behind a path where it
/// means something else there than elsewhere: of <c>lab run --out</c>, <c>lab --out</c> and <c>--out</c> the first that there is holds. What an option
/// states by itself (<see cref="IStated"/>) is no part of its text. In lists of verbs the first sentence stands alone.
/// </remarks>
internal static class HelpTexts
{
    private static readonly Dictionary<string, (string German, string English)> Words = new(StringComparer.Ordinal)
    {
        ["DESCRIPTION"] = ("Beschreibung:", "Description:"),
        ["USAGE"] = ("Aufruf:", "Usage:"),
        ["ARGUMENTS"] = ("Argumente:", "Arguments:"),
        ["COMMANDS"] = ("Befehle:", "Commands:"),
        ["OPTIONS"] = ("Optionen:", "Options:"),
        ["COMMAND"] = ("BEFEHL", "COMMAND"),
        ["ANY_OPTIONS"] = ("[Optionen]", "[options]"),
        ["REQUIRED"] = ("Pflicht", "required"),
        ["WHOLE"] = ("Ganze Zahl von {0} bis {1}.", "Whole number from {0} to {1}."),
        ["WHOLE_FROM"] = ("Ganze Zahl ab {0}.", "Whole number from {0}."),
        ["ALLOWED"] = ("Erlaubt: {0}.", "Allowed: {0}."),
        ["STANDARD"] = ("Standard:\u00a0{0}.", "Default:\u00a0{0}."),
        ["MORE"] = ("Mehr zu einem Befehl: {0}", "More about a command: {0}"),
    };

    private static readonly Dictionary<string, (string German, string English)> Texts = new(StringComparer.Ordinal)
    {
        // Every verb has these.
        ["--lang"] = ("Sprache der Antwort, der Meldungen und dieser Hilfe: de für Deutsch, en für Englisch.", "Language of the answer, of messages and of this help: de for German, en for English."),
        ["--help"] = ("Zeigt diese Hilfe.", "Shows this help."),
        ["--version"] = ("Zeigt die Version.", "Shows the version."),

        // Options that several verbs share.
        ["--market"] = ("Der Markt: ein Ordner von Tabellen, eine Arbeitsmappe .xlsx oder ein Archiv .zip davon.", "The market: a folder of tables, an .xlsx workbook, or a .zip of either."),
        ["--server"] = ("Statt --market: Adresse eines Dienstes, der den Markt verwaltet, wie http://127.0.0.1:5001. Dazu gehört --key.", "Instead of --market: address of a service that keeps the market, such as http://127.0.0.1:5001. Goes with --key."),
        ["--key"] = ("Zu --server: der Zugangsschlüssel, den die Betreiber des Dienstes vergeben.", "With --server: the API key, from whoever runs the service."),
        ["--timeout"] = ("Zu --server: so viele Sekunden darf eine Antwort des Dienstes dauern.", "With --server: so many seconds an answer of the service may take."),
        ["--candidate"] = ("Fallnummer der Person.", "Case number of the candidate."),
        ["--place"] = ("Kennung des Ausbildungsplatzes.", "Identifier of the training place."),
        ["--company"] = ("Kennung des Betriebs.", "Identifier of the company."),
        ["--mode"] = ("Wie Unsicherheit gelesen wird: expected rechnet mit dem, was zu erwarten ist, cautious vorsichtig, potential mit dem, was möglich ist, balanced liegt zwischen expected und potential.", "How uncertainty is read: expected counts what is to be expected, cautious reads it down, potential up, balanced lies between expected and potential."),
        ["--perspective"] = ("Wessen Gewichte zählen: candidate für die Person, company für den Betrieb, joint für beide gemeinsam. Standard: die der Seite, für die gefragt wird.", "Whose weights count: candidate, company, or joint for both together. Default: those of the side that asks."),
        ["--purpose"] = ("Wozu: adviser für die Beratung (braucht die Einwilligung in die Beratung), self für die Person selbst (nichts wird gespeichert), company für die Weitergabe an Betriebe (braucht die Freigabe für jeden Betrieb).", "What for: adviser for counselling (needs the case consent), self for the person's own question (nothing is stored), company for disclosure (needs release to each company)."),
        ["--as-of"] = ("Tag, auf den sich die Frage bezieht, wie 2026-09-01; von 1900 bis 2100. Standard: der Stichtag des Marktes.", "Date of the question, such as 2026-09-01; from 1900 to 2100. Default: the market's."),
        ["--status"] = ("Welche Ergebnisse zu sehen sind, mit Komma getrennt: eligible für möglich, conditions für möglich unter Bedingungen, clarify für noch zu klären. Standard: alle drei.", "Which results to show, comma-separated: eligible, conditions for eligible with conditions, clarify for needs clarification. Default: all three."),
        ["--rerank"] = ("Ordnet die Listen von Personen nach dem Andrang neu: crowding zieht ab, was ein Sitz mehr an einem Platz allen zusammen brächte. Die Punkte bleiben. Nur mit --purpose adviser. Standard: wird nicht neu geordnet.", "Orders people's lists anew by what others want too: crowding takes off what one more seat at a place would bring everybody. Scores stay. Only with --purpose adviser. Default: no new order."),
        ["--format"] = ("Form der Antwort: table zum Lesen, csv für Tabellenprogramme, json für Programme.", "Form of the answer: table to read, csv for spreadsheets, json for programs."),
        ["--threads"] = ("So viele Rechenkerne arbeiten. Standard: alle dieses Rechners.", "Threads that work. Default: as many as this machine has processors."),
        ["--replace"] = ("Ersetzt die Datei, wenn es sie schon gibt.", "Replaces the file where it is there already."),

        [""] = ("Bringt Personen und Ausbildungsplätze zusammen: nach Können, Deutsch, Weg und Berufswunsch. Jedes Ergebnis ist ein Vorschlag mit Gründen; Menschen entscheiden.", "Ranks candidates and training places on skills, language, location and trade. Every result is a proposal with reasons; people decide."),

        ["rank"] = ("Ordnet Ausbildungsplätze für eine Person oder Personen für einen Platz. Mit Gründen, mit dem, was unsicher ist, und mit dem, was zu tun ist. Anzugeben sind --market oder --server sowie --candidate oder --place.", "Ranks places for one candidate, or candidates for one place. With reasons, doubts and to-dos. Give --market or --server, and --candidate or --place."),
        ["rank --candidate"] = ("Fallnummer der Person, für die Plätze gesucht werden.", "Case number of the candidate to rank places for."),
        ["rank --place"] = ("Kennung des Platzes, für den Personen gesucht werden.", "Identifier of the place to rank candidates for."),
        ["rank --top"] = ($"Länge der Liste; mit --server höchstens {RemoteRank.MostResults}.", $"Length of the list; with --server at most {RemoteRank.MostResults}."),
        ["rank --mode"] = ModeOfLists,

        ["explain"] = ("Erklärt ein Paar aus Person und Platz, auch ein unmögliches. Jeder Punkt des Ergebnisses und jede Regel steht da. Anzugeben ist auch --market oder --server.", "Explains one pair of candidate and place, an impossible one too. Every point of the score and every rule is there. Give --market or --server as well."),

        ["why-not"] = ("Sagt, warum ein Platz nicht auf der Liste einer Person steht. Was ihn ausschließt oder wo die Punkte fehlen, und von jeder Art die kleinste einzelne Änderung, die ihn auf die Liste brächte. Anzugeben ist auch --market oder --server.", "Says why a place is not on a person's list. What excludes it or where the points are missing, and the smallest single change of each kind that would bring it there. Give --market or --server as well."),
        ["why-not --length"] = ($"Länge der Liste, auf der der Platz fehlt; mit --server höchstens {RemoteAdvice.MostResults}.", $"Length of the list that the place is missing from; with --server at most {RemoteAdvice.MostResults}."),

        ["advise"] = ("Sagt, was als Nächstes zu tun ist: für eine Person, einen Betrieb, die Servicestelle.", "Says what to do next: for a person, for a company, for the office."),
        ["advise step"] = ("Sagt, welcher einzelne Schritt einer Person oder einem Betrieb die meisten Türen öffnet. Bei einer Person auch, welche zwei zusammen. Anzugeben sind --market oder --server sowie --candidate oder --company.", "Says which single step would open most doors for a person or a company. For a person also which two together. Give --market or --server, and --candidate or --company."),
        ["advise step --top"] = ("So viele Schritte werden höchstens genannt.", "Most steps to tell."),
        ["advise assessment"] = ("Sagt, welcher Test oder welche Antwort je Stunde am meisten an der Liste einer Person ändern würde. Dazu, wie gut die Person bekannt und wie sicher die Liste ist. Anzugeben ist auch --market oder --server.", "Says which test or answer would change a person's list most per hour. Also how well the person is known, and how sure the list is. Give --market or --server as well."),
        ["advise assessment --length"] = ("Länge der Liste, um die es geht.", "Length of the list that is looked at."),
        ["advise assessment --top"] = ("So viele Tests und Antworten werden höchstens genannt.", "Most tests and answers to tell."),
        ["advise companies"] = ("Sagt, welcher Betrieb als Nächstes zu besuchen oder zu gewinnen ist. Für wie viele Personen er der einzige wäre, wie offen er ist, ob er ausbilden darf, wie lange er wartet, welche Alarme es gibt. Anzugeben ist --market oder --server.", "Says which company to visit or win next. For how many people it would be the only one, openness, right to train, days of waiting, alarms. Give --market or --server."),
        ["advise companies --top"] = ($"So viele Betriebe werden höchstens gezeigt; mit --server höchstens {RemoteAdvice.MostResults}.", $"Most companies to show; with --server at most {RemoteAdvice.MostResults}."),
        ["advise occupations"] = ("Sagt, welche Berufe für eine Person erreichbar sind, jeder mit seinem besten Platz. Interessen zählen nur, wenn --interests ihnen ein Gewicht gibt. Anzugeben ist auch --market oder --server.", "Says which occupations a person has in reach, each by its best place. Interests count only where --interests gives them a weight. Give --market or --server as well."),
        ["advise occupations --interests"] = ("Gewicht der Interessen in Prozent; bei 0 zählen sie nicht. Sind keine eingetragen, sagt die Antwort es.", "Weight of the interests in percent; at 0 they do not count. Where none are entered the answer says so."),
        ["advise occupations --top"] = ($"So viele Berufe werden höchstens gezeigt; mit --server höchstens {RemoteAdvice.MostResults}.", $"Most occupations to show; with --server at most {RemoteAdvice.MostResults}."),

        ["coverage"] = ("Sagt für jeden Kreis, wie viele Personen nichts in Reichweite haben. Auch, wer sie sind, nach Fallnummern, und warum. Anzugeben ist --market oder --server.", "Says by district how many people have nothing in reach. Also who they are, by case number, and why. Give --market or --server."),

        ["what-if"] = ("Vergleicht eine Liste mit der, die es gäbe, wenn Angaben oder Vorgaben anders wären. Was neu ist, was wegfällt, was den Rang wechselt. Anzugeben sind --market oder --server sowie --candidate oder --place, und was anders wäre: --set, --add, --remove oder --policy.", "Compares a list with the list that would be if facts or values of the policy were others. What is new, gone and moved. Give --market or --server, --candidate or --place, and what would be otherwise: --set, --add, --remove or --policy."),
        ["what-if --set"] = ("Eine Angabe, die anders wäre: TABLE.ID.COLUMN=VALUE wie candidates.s-001.max_travel_minutes=90, oder ein Wert der Vorgaben: policy.PATH=VALUE wie policy.location.comfortable_minutes=30. Hat eine Kennung mehrere Zeilen, so wählt TABLE.ID[COLUMN=VALUE,...].COLUMN=VALUE die, auf die alles in der Klammer zutrifft, wie 'languages.s-001[skill=WRITING].level=B2'. Darf mehrmals stehen; ein leerer VALUE heißt „nicht bekannt“.", "A fact that would be another: TABLE.ID.COLUMN=VALUE such as candidates.s-001.max_travel_minutes=90, or a value of the policy: policy.PATH=VALUE such as policy.location.comfortable_minutes=30. Where an identifier has several rows, TABLE.ID[COLUMN=VALUE,...].COLUMN=VALUE chooses those that hold all of it, such as 'languages.s-001[skill=WRITING].level=B2'. May be given several times; an empty VALUE is \"not known\"."),
        ["what-if --add"] = ("Eine Zeile, die es gäbe: TABLE.ID[COLUMN=VALUE,...] wie 'wishes.s-001[rank=1,occupation=tischler]'. Darf mehrmals stehen.", "A row that would be there: TABLE.ID[COLUMN=VALUE,...] such as 'wishes.s-001[rank=1,occupation=tischler]'. May be given several times."),
        ["what-if --remove"] = ("Zeilen, die es nicht gäbe: TABLE.ID, oder von mehreren TABLE.ID[COLUMN=VALUE,...] wie 'vetoes.s-001[occupation=tischler]'. Darf mehrmals stehen. Erst fallen Zeilen weg, dann werden Angaben geändert, dann kommen Zeilen dazu.", "Rows that would not be there: TABLE.ID, or of several TABLE.ID[COLUMN=VALUE,...] such as 'vetoes.s-001[occupation=tischler]'. May be given several times. First rows go, then cells are set, then rows come."),
        ["what-if --policy"] = ("Andere Vorgaben: eine Datei oder der Name mitgelieferter Vorgaben, wie stuttgart.", "Another policy: a file, or the name of a shipped policy such as stuttgart."),
        ["what-if --top"] = ($"Länge der Listen; mit --server höchstens {RemoteAdvice.MostResults}.", $"Length of the lists; with --server at most {RemoteAdvice.MostResults}."),
        ["what-if --mode"] = ModeOfLists,

        ["bulk"] = ("Ordnet für alle: die besten Plätze aller Personen, die besten Personen aller Plätze oder beides. Schreibt eine CSV-Datei. Anzugeben ist auch --market oder --server.", "Ranks for everybody: the best places of all people, the best people of all places, or both. Writes one CSV file. Give --market or --server as well."),
        ["bulk --side"] = ("Wessen Listen: candidates für Personen, places für Plätze, both für beide.", "Whose lists: candidates, places, or both."),
        ["bulk --top"] = ($"Länge jeder Liste; mit --server höchstens {RemoteBulk.MostResults}.", $"Length of each list; with --server at most {RemoteBulk.MostResults}."),
        ["bulk --strategy"] = (
            "Wonach die Listen geordnet sind: weighted-sum nach den Punkten, product nach dem Produkt der vier Kriterien, minimum-dominant nach dem schwächsten Kriterium, lexicographic nach den Kriterien nacheinander (Berufswunsch, Weg, Können, Deutsch), reciprocal danach, ob es beiden Seiten passt, surplus nach Wunsch der Person mal Aussicht beim Betrieb. Standard: was die Vorgaben gelernt und in Gebrauch genommen haben, sonst weighted-sum.",
            "What orders the lists: weighted-sum by score, product by the product of the four criteria, minimum-dominant by the weakest criterion, lexicographic by one after the other (trade, location, skills, language), reciprocal by what suits both sides, surplus by liking times chance. Default: what the policy has learned and put into use, else weighted-sum."),
        ["bulk --threads"] = ("So viele Rechenkerne arbeiten; nicht mit --server. Standard: alle dieses Rechners.", "Threads that work; not with --server. Default: as many as this machine has processors."),
        ["bulk --out"] = ("Datei, die geschrieben wird; sie endet auf .csv.", "File to write; it ends in .csv."),

        ["load"] = ("Lädt einen Markt in einen Dienst. Zeilen, die er schon hat, werden nicht noch einmal gesendet: nach einem Abbruch macht derselbe Befehl dort weiter.", "Loads a market into a matching service. Rows that it has already are not sent again: after a break the same command goes on where it stopped."),
        ["load --server"] = ("Adresse des Dienstes, wie http://127.0.0.1:5001.", "Address of the service, such as http://127.0.0.1:5001."),
        ["load --key"] = ("Der Zugangsschlüssel, den die Betreiber des Dienstes vergeben.", "The API key, from whoever runs the service."),

        ["allocate"] = ("Plant für die ganze Servicestelle, wer welchem Platz vorgeschlagen wird. Mit Gründen, mit einem Beweis und damit, wer als Nächstes zu gewinnen ist. Anzugeben ist --market oder --server.", "Plans a whole office: who is proposed to which place. With reasons, a proof, and whom to win next. Give --market or --server."),
        ["allocate --objective"] = ("Was der Plan so gut wie möglich macht: stable: keine Person und kein Betrieb hätten lieber einander; best-total: beste Passung für beide Seiten zusammen; most-placed: möglichst viele Personen, dann beste Passung.", "What the plan makes as good as possible: stable: no person and company would rather have each other; best-total: the best fit for both sides together; most-placed: as many people as possible, then the best fit."),
        ["allocate --previous"] = ("Der Plan davor, .csv oder .json, wie dieser Befehl ihn schreibt: was als entschieden vermerkt ist, bleibt, ebenso wer mit welchem Betrieb spricht.", "The plan before, .csv or .json as this verb writes it: what is marked as decided stands, contacts of companies are kept."),
        ["allocate --require"] = ("Personen, die einen Platz bekommen müssen: Fallnummern, mit Komma getrennt. Nur mit --objective best-total oder most-placed.", "People who must get a place: case numbers, comma-separated. Only with --objective best-total or most-placed."),
        ["allocate --out"] = ("Datei, die geschrieben wird: .csv für Menschen, .json für Programme. Ohne sie steht der Plan nur in der Antwort.", "File to write: .csv for people, .json for programs. Without it the plan stands in the answer alone."),
        ["allocate --certificate"] = ("Datei für den Nachweis, .json: alles, woran kausa check-plan, oder wer auch immer, den Plan prüfen kann. Nicht mit --server.", "File to write the certificate to, .json: all by which kausa check-plan, or anybody, can check the plan. Not with --server."),
        ["allocate --replace"] = ("Ersetzt die Dateien von --out und --certificate, wenn es sie schon gibt.", "Replaces the files of --out and --certificate where they are there already."),

        ["check-plan"] = ("Prüft einen Plan an seinem Nachweis. Ob Regeln und Punkte stimmen und ob wirklich kein Paar lieber einander hätte oder kein Plan besser ist. Rückgabewert 5: nicht bewiesen.", "Checks a plan by its certificate. Whether rules and scores are kept, and whether really no pair would rather have each other or no plan is better. Exit code 5: not proven."),
        ["check-plan PLAN"] = ("Der Plan, .csv oder .json, wie kausa allocate --out ihn schreibt.", "The plan, .csv or .json as kausa allocate --out writes it."),
        ["check-plan CERTIFICATE"] = ("Sein Nachweis, wie kausa allocate --certificate ihn schreibt.", "Its certificate, as kausa allocate --certificate writes it."),
        ["check-plan --market"] = ("Auch an diesem Markt wird der Nachweis geprüft und jede Punktzahl neu gerechnet: ein Ordner von Tabellen, eine Arbeitsmappe .xlsx oder ein Archiv .zip davon. Standard: nur der Nachweis.", "The certificate is held against this market too, every score computed anew: a folder of tables, an .xlsx workbook, or a .zip of either. Default: the certificate alone."),

        ["interview-day"] = ("Plant einen Tag, an dem sich Personen und Betriebe treffen. Zuerst ein Gespräch für möglichst viele Personen, dann das Beste aus der übrigen Zeit; niemand ist zweimal zur gleichen Zeit gefragt. Anzugeben ist --market oder --server.", "Plans a day on which people and companies meet. First one interview for as many people as possible, then the best of the time left, without clashes. Give --market or --server."),
        ["interview-day --slots"] = ("Runden des Tages.", "Slots of the day."),
        ["interview-day --tables"] = ("Tische eines Betriebs: so viele Personen spricht er gleichzeitig.", "Tables of a company: so many people it sees at the same time."),
        ["interview-day --interviews"] = ("So viele Gespräche hat eine Person höchstens.", "Most interviews of one person."),

        ["assess"] = ("Nimmt Ergebnisse von Tests, Probearbeit und Prüfungen auf und sagt, was sie für wen ändern.", "Takes in results of tests, trials and examinations, and says what they change for whom."),
        ["assess import"] = ("Nimmt eine Datei mit Ergebnissen in einen Markt auf. Dieselbe Datei ein zweites Mal ändert nichts; eine falsche Zeile wird genannt und ausgelassen, eine zweifelhafte Datei ganz abgelehnt. Anzugeben sind --market oder --server sowie --instrument oder --mapping.", "Takes a file of results into a market. Twice the same file changes nothing; a wrong row is named and left out, a doubtful file is refused as a whole. Give --market or --server, and --instrument or --mapping."),
        ["assess import FILE"] = ("Die Ergebnisse: eine Datei .csv oder eine Arbeitsmappe .xlsx.", "The results: a .csv file or an .xlsx workbook."),
        ["assess import --instrument"] = ("Verfahren, von dem die Ergebnisse sind; „kausa assess instruments“ nennt die Namen.", "Instrument that the results are of; 'kausa assess instruments' lists the names."),
        ["assess import --mapping"] = ("Statt --instrument: eine eigene Datei, die sagt, wie die Spalten zu lesen sind.", "Instead of --instrument: a file of one's own that says how the columns are read."),
        ["assess import --out"] = ("Wohin der Markt mit den Ergebnissen geschrieben wird: DATEI.xlsx, DATEI.zip oder ein Ordner. Nötig, wenn --market kein Ordner von Tabellen ist; ein Ordner wird ohne diese Angabe selbst geändert.", "Where to write the market with the results: FILE.xlsx, FILE.zip or a folder. Needed where --market is no folder of tables; a folder is changed in place without it."),
        ["assess import --check"] = ("Sagt nur, was falsch ist; schreibt nichts.", "Only says what is wrong; writes nothing."),
        ["assess import --replace"] = ("Ersetzt, was --out nennt, wenn es das schon gibt.", "Replaces what --out names where it is there already."),
        ["assess run"] = ("Ordnet neu für alle, zu denen seit dem letzten Lauf Ergebnisse kamen, und für niemanden sonst. Sagt, was auf ihren Listen neu ist, was wegfällt, was den Rang wechselt, und durch welches Ergebnis. Anzugeben ist --market oder --server.", "Ranks anew for those about whom results came in since the last run, and nobody else. Says what is new, gone and moved on their lists, and by which result. Give --market or --server."),
        ["assess run --resume"] = ("Zu --market: macht mit einem abgebrochenen Lauf weiter; gibt es keinen, beginnt einer.", "With --market: goes on with a run that was cut off; without one, begins."),
        ["assess run --since"] = ("Zu --server: Stand des Dienstes, bevor die Ergebnisse kamen; „kausa assess import“ sagt ihn. Ganze Zahl ab 0.", "With --server: the version of its store before the results came in, as 'kausa assess import' says it. Whole number from 0."),
        ["assess run --run"] = ("Zu --server: wartet weiter auf einen begonnenen Lauf, nach seinem Namen. Der Dienst rechnet von selbst weiter.", "With --server: goes on waiting for a run that was begun, by its name. The service goes on with it by itself."),
        ["assess run --top"] = ($"Plätze je Liste; mit --server höchstens {RemoteAssess.MostPlaces}.", $"Places per list; with --server at most {RemoteAssess.MostPlaces}."),
        ["assess run --threads"] = ("So viele Rechenkerne arbeiten; nicht mit --server. Standard: alle dieses Rechners.", "Threads that work; not with --server. Default: as many as this machine has processors."),
        ["assess show"] = ("Zeigt alles, was über eine Person bekannt ist, nach Quellen. Wert, Messfehler, Alter, was zählt und was nicht, Widersprüche.", "Shows everything that is known about one person by its sources. Value, error, age, what counts and what does not, contradictions."),
        ["assess instruments"] = ("Nennt die Verfahren, deren Dateien gelesen werden können.", "Lists the instruments whose files can be read."),
        ["assess instruments --instrument"] = ("Zeigt, wie die Spalten dieses Verfahrens gelesen werden: ein Anfang für eine eigene Datei von --mapping. Standard: die Liste aller Verfahren.", "Prints the mapping file of this instrument, to begin one's own for --mapping with. Default: the list of all instruments."),
        ["assess instruments --lang"] = NotOfAnswer,
        ["assess generate"] = ("Schreibt die Ergebnisse eines Testtags für einen erfundenen Markt, gezogen aus dem, was seine Personen wirklich können.", "Writes the results of a test day of an invented market, drawn from what its people really can."),
        ["assess generate --market"] = ("Der Markt: ein Ordner, den kausa market generate geschrieben hat.", "The market: a folder that kausa market generate wrote."),
        ["assess generate --instrument"] = ("Verfahren; „kausa assess instruments“ nennt die Namen.", "Instrument; 'kausa assess instruments' lists the names."),
        ["assess generate --people"] = ("So viele Personen werden getestet: die ersten mit Einwilligung in die Beratung.", "People who are tested: the first with case consent."),
        ["assess generate --columns"] = ("Spalten des Verfahrens oder Codes von Kompetenzen, mit Komma getrennt. Standard: alle.", "Columns of the mapping, or codes of competences, comma-separated. Default: all."),
        ["assess generate --difficulty"] = ("Wie schwer der Test ist: Niveau in Punkten, bei dem die Hälfte dessen richtig ist, was nicht geraten wird.", "How hard the test is: level in points at which half of what is not guessed is right."),
        ["assess generate --mistyped"] = ("So viele Ergebnisse am Ende stehen, wie ein Versehen, als Anteil da statt in Prozent.", "So many results at the end are typed, as by mistake, as a share instead of a percentage."),
        ["assess generate --seed"] = ("Startwert; derselbe ergibt überall dieselbe Datei. Standard: 1.", "Seed; the same seed gives the same file everywhere. Default: 1."),
        ["assess generate --as-of"] = ("Tag des Tests, wie 2026-09-01; von 1900 bis 2100. Standard: der Stichtag des Marktes.", "Day of the test, such as 2026-09-01; from 1900 to 2100. Default: the market's."),
        ["assess generate --out"] = ("CSV-Datei, die geschrieben wird.", "CSV file to write."),

        ["bench"] = ("Messungen auf diesem Rechner: Suche, Rat, Zuteilung, Ankommende.", "Measures on this machine: search, advice, allocation, arrivals."),
        ["bench --places"] = ("Plätze.", "Places."),
        ["bench --candidates"] = ("Personen.", "People."),
        ["bench --rounds"] = ("Runden; genannt wird ihr Median.", "Rounds; medians over them are told."),
        ["bench --lang"] = NotOfAnswer,
        ["bench nation"] = ("Misst die Suche an einem erfundenen Markt für ganz Deutschland. Die Zahlen kommen als JSON, Zeiten sind Prozessorzeiten. In voller Größe braucht es einige Minuten und 4 GB.", "Measures the search on a synthetic market of all Germany. Prints the figures as JSON; times are processor times. A few minutes and 4 GB at full size."),
        ["bench nation --top"] = ("Länge einer Liste.", "Length of a list."),
        ["bench advice"] = ("Misst den Rat für einzelne Personen an einem erfundenen Markt für ganz Deutschland. Die Zahlen kommen als JSON, Zeiten sind Prozessorzeiten in Millisekunden.", "Measures advice for single people on a synthetic market of all Germany. Prints the figures as JSON; times are processor times in milliseconds."),
        ["bench advice --candidates"] = ("Personen, die um die Sitze konkurrieren.", "People who compete for seats."),
        ["bench advice --questions"] = ("Personen, nach denen gefragt wird.", "People who are asked about."),
        ["bench allocation"] = ("Misst die Zuteilung für ganz Deutschland an einem erfundenen Markt, Personen und Betriebe nach ihren eigenen Vorlieben. Jedes Paar, das stören könnte, wird geprüft. Die Zahlen kommen als JSON. In voller Größe braucht es einige Minuten und 4 GB.", "Matches a synthetic market of all Germany, people and companies each by their own preferences. Every pair that could block is checked. Prints the figures as JSON. A few minutes and 4 GB at full size."),
        ["bench allocation --reference-every"] = ("Von so vielen Personen wird eine mit der Referenz nachgerechnet, auf der Seite der Betriebe.", "Of so many people one has the companies' scores computed once more by the reference."),
        ["bench arrivals"] = ("Vergleicht Verfahren für Personen, die nacheinander kommen, mit dem Rückblick. An erfundenen Jahrgängen; je Verfahren eine Zeile, Anteile in Prozent.", "Compares policies for people who come one after the other with hindsight. On planted seasons; one line per policy, shares in percent."),
        ["bench arrivals --seed"] = ("Startwert des ersten Jahrgangs. Standard: 1.", "Seed of the first season. Default: 1."),
        ["bench arrivals --seasons"] = ("Jahrgänge.", "Seasons."),

        ["template"] = ("Schreibt eine leere Arbeitsmappe für eine Servicestelle. Für jede Tabelle ein Blatt mit Hinweisen, Auswahllisten und einer Beispielzeile.", "Writes an empty workbook for an office. A sheet per table with hints, lists and an example row."),
        ["template --out"] = ("Arbeitsmappe, die geschrieben wird, wie office.xlsx.", "Workbook to write, such as office.xlsx."),
        ["template --lang"] = OfWorkbook,

        ["report"] = ("Schreibt eine Seite zum Drucken: die Übersicht der Servicestelle, ein Blatt für jede Person und jeden Betrieb. Sie braucht kein Netz und kein Skript.", "Writes one printable page: overview of the office, a sheet per person and per company. Needs no network and no script."),
        ["report --out"] = ("Datei, die geschrieben wird; sie endet auf .html. Eine Seite dieses Befehls wird ersetzt, eine andere Datei nicht.", "File to write; it ends in .html. A page of this verb that is there is replaced, anything else is not."),
        ["report --candidate"] = ("Nur das Blatt dieser Person, nach ihrer Fallnummer. Standard: alle Blätter.", "Only the sheet of this person, by case number. Default: all sheets."),
        ["report --company"] = ("Nur das Blatt dieses Betriebs, nach seiner Kennung. Standard: alle Blätter.", "Only the sheet of this company, by its identifier. Default: all sheets."),

        ["market"] = ("Märkte in Dateien: prüfen, umwandeln, auffrischen, erfinden.", "Markets on disk: check, convert, refresh, invent."),
        ["market check"] = ("Liest einen Markt und nennt auf einmal alles, was falsch ist. Datei, Zeile und Spalte (oder Blatt und Zelle), den Wert und was erlaubt ist.", "Reads a market and names everything that is wrong at once. File, line and column (or sheet and cell), value, what is allowed."),
        ["market check PATH"] = ("Der Markt: ein Ordner von Tabellen, eine Arbeitsmappe .xlsx oder ein Archiv .zip davon.", "The market: a folder of tables, an .xlsx workbook, or a .zip of either."),
        ["market convert"] = ("Schreibt einen Markt in anderer Form; keine Angabe ändert sich.", "Writes a market in another form; not one fact changes."),
        ["market convert --out"] = ("Was geschrieben wird: DATEI.xlsx eine Arbeitsmappe, DATEI.zip ein Archiv von Tabellen, ein Name ohne Endung ein Ordner von Tabellen.", "What to write: FILE.xlsx a workbook, FILE.zip an archive of tables, a name without an ending a folder of tables."),
        ["market convert --replace"] = ("Ersetzt die Datei oder den Markt, wenn es sie schon gibt.", "Replaces the file or market that is there already."),
        ["market convert --lang"] = OfWorkbook,
        ["market stale"] = ("Nennt, wonach wieder zu fragen ist. Plätze, Ausbildungsberechtigungen, Personen und Ergebnisse, die niemand bestätigt hat, seit länger, als die Vorgaben erlauben. Anzugeben ist --market oder --server.", "Lists what to call about again. Places, entitlements, people and results that nobody has confirmed for longer than the policy allows. Give --market or --server."),
        ["market generate"] = ("Schreibt den erfundenen Markt einer Servicestelle: erfundene Personen, echte Berufe und Postleitzahlen.", "Writes the synthetic market of an office: invented people, real occupations and postal codes."),
        ["market generate --policy"] = ("Wessen Markt: mitgelieferte Vorgaben. Standard: stuttgart.", "Whose market: a shipped policy. Default: stuttgart."),
        ["market generate --candidates"] = ("Personen. Standard: so viele wie im Beispiel dieser Servicestelle.", "People. Default: as many as the sample of this office has."),
        ["market generate --companies"] = ("Betriebe; auf einen Betrieb kommen höchstens vier Plätze. Standard: im Verhältnis zu den Plätzen wie im Beispiel dieser Servicestelle.", "Companies; at most four places for each. Default: in the ratio to the places that the sample of this office has."),
        ["market generate --places"] = ("Plätze. Standard: so viele wie im Beispiel dieser Servicestelle.", "Places. Default: as many as the sample of this office has."),
        ["market generate --seed"] = ("Startwert; derselbe ergibt überall denselben Markt. Standard: der des Beispiels dieser Servicestelle.", "Seed; the same seed gives the same market everywhere. Default: that of the sample of this office."),
        ["market generate --out"] = ("Ordner, der geschrieben wird; er muss neu sein oder, mit --replace, ein Markt.", "Folder to write; must be new, or hold a market when --replace is given."),
        ["market generate --replace"] = ("Ersetzt den Markt in diesem Ordner.", "Replaces the market in that folder."),
        ["market card"] = ("Zeigt jede veröffentlichte Zahl neben der eines erfundenen Marktes, als Markdown.", "Shows each published figure beside what a generated market gives, as Markdown."),
        ["market card --policy"] = ("Wessen Markt: mitgelieferte Vorgaben. Standard: alle nebeneinander.", "Whose market: a shipped policy. Default: all side by side."),
        ["market card --candidates"] = (Invariant($"Personen. Standard: {DataCard.UsualSize}."), Invariant($"People. Default: {DataCard.UsualSize}.")),
        ["market card --places"] = (Invariant($"Plätze. Standard: {DataCard.UsualSize}."), Invariant($"Places. Default: {DataCard.UsualSize}.")),
        ["market card --seed"] = ("Startwert; derselbe ergibt überall dieselben Zahlen. Standard: der des Beispiels dieser Servicestelle.", "Seed; the same seed gives the same figures everywhere. Default: that of the sample of this office."),
        ["market card --lang"] = NotOfAnswer,

        ["occupation"] = ("Ausbildungsberufe: finden, und was sie verlangen.", "Training occupations: find them, and what they ask for."),
        ["occupation find"] = ("Findet Ausbildungsberufe nach Wörtern des Alltags; Tippfehler und Umlaute machen nichts.", "Finds training occupations by everyday words; typos and umlauts are forgiven."),
        ["occupation find WORDS"] = ("Wörter des Alltags, wie Automechaniker; zusammen höchstens 200 Zeichen.", "Everyday words, such as Automechaniker; 200 characters together at most."),
        ["occupation find --top"] = ("So viele Berufe werden höchstens gezeigt, und nie mehr als 100.", "Most occupations to show, and never more than 100."),
        ["occupation profile"] = ("Zeigt, was ein Beruf verlangt, wenn der Betrieb nichts anderes sagt. Niveaus, Gewichte, und ob nach O*NET oder geschätzt.", "Shows what an occupation asks for where the company does not say. Levels, weights, and whether rated or estimated."),
        ["occupation profile OCCUPATION"] = ("Kennung eines Berufs, wie tischler; „kausa occupation find“ sagt sie.", "Identifier of an occupation, such as tischler; 'kausa occupation find' tells it."),

        ["place"] = ("Orte, Kreise und Postleitzahlen in Deutschland.", "Towns, districts and postal codes of Germany."),
        ["place find"] = ("Findet Orte, Kreise und Postleitzahlen; Tippfehler und Umlaute machen nichts.", "Finds towns, districts and postal codes; typos and umlauts are forgiven."),
        ["place find WORDS"] = ("Ein Ort, ein Kreis oder eine Postleitzahl, auch nur ihr Anfang, wie Esslingen; zusammen höchstens 200 Zeichen.", "A town, a district, or a postal code or its beginning, such as Esslingen; 200 characters together at most."),
        ["place find --top"] = ("So viele Treffer werden höchstens gezeigt.", "Most matches to show."),

        ["policy"] = ("Vorgaben: was eine Servicestelle entscheidet und was das Gesetz festlegt.", "Policies: what an office decides and the law fixes."),
        ["policy check"] = ("Prüft Vorgaben und nennt auf einmal alles, was falsch ist.", "Checks a policy and names everything that is wrong at once."),
        ["policy check FILE"] = Policy,
        ["policy diff"] = ("Sagt in einfachen Worten, worin sich die Vorgaben B von den Vorgaben A unterscheiden.", "Says in plain words how policy B differs from policy A."),
        ["policy diff A"] = Policy,
        ["policy diff B"] = Policy,

        ["solve"] = ("Löst veröffentlichte Aufgaben der Zuteilung; die Antwort ist JSON.", "Solves public instances of allocation problems; the answer is JSON."),
        ["solve --lang"] = OfMessages,
        ["solve assignment"] = ("Ordnet n Zeilen n Spalten zu, mit der besten Summe und einem Beweis.", "Assigns n rows to n columns at the best total, with a proof."),
        ["solve assignment FILE"] = ("Aufgabe der OR-Library: n, dann n Zeilen mit je n Kosten.", "OR-Library assignment: n, then n rows of n costs."),
        ["solve assignment --max"] = ("Sucht die größte Summe statt der kleinsten.", "Largest total instead of smallest."),
        ["solve gap"] = ("Löst verallgemeinerte Zuordnungsaufgaben. Was nicht bewiesen ist, steht mit Schranke und Abstand da.", "Solves generalised assignment problems. Bound and gap are shown where it is not proven."),
        ["solve gap FILE"] = ("Verallgemeinerte Zuordnungsaufgaben der OR-Library.", "OR-Library generalised assignment problems."),
        ["solve gap --min"] = ("Sucht die kleinste Summe statt der größten.", "Smallest total instead of largest."),
        ["solve stable"] = ("Findet eine stabile Zuordnung. Kein Paar hätte lieber einander: die Antwort hat eine Liste solcher Paare, und sie ist leer.", "Finds a stable matching. No pair would rather have each other: the answer has a list of such pairs, and it is empty."),
        ["solve stable FILE"] = ("JSON mit residents, hospitals, Kapazitäten und Vorlieben; Gleichstände sind Listen in der Liste.", "JSON with residents, hospitals, capacities and preferences; ties are nested lists."),
        ["solve stable --proposing"] = ("Wer sich bewirbt: residents oder hospitals; für diese Seite ist die Zuordnung die beste. Standard: eine größte stabile Zuordnung, wo das bewiesen werden kann, sonst eine mit mindestens zwei Dritteln der größten; Größe und Schranke stehen auf der Fehlerausgabe.", "Who proposes: residents or hospitals; the matching is best for that side. Default: a largest stable matching where that can be proven, else one of at least two thirds of the largest; size and bound go to standard error."),

        ["lab"] = ("Das Labor für die Forschung: messen, lernen, Versuche, ein eingefrorener Markt.", "The researcher's lab: measures, learning, experiments, a frozen market."),
        ["lab --lang"] = OfMessages,
        ["lab measure"] = ("Misst Listen an Urteilen, unter den Namen von trec_eval. Der Gewinn ist 2^Note − 1; eine Anfrage ohne etwas Passendes zählt 1; bei gleichen Punkten gilt der Erwartungswert über alle Reihenfolgen.", "Measures a run against judgements, by the names of trec_eval. Gain is 2^grade − 1; a query without a relevant item counts 1; ties: expected value over all orders of items with equal scores."),
        ["lab measure --run"] = ("Was ein System gefunden hat, Zeilen: query Q0 item rank score tag.", "What a system returned, lines: query Q0 item rank score tag."),
        ["lab measure --qrels"] = ("Was passt, Zeilen: query iteration item grade.", "What is relevant, lines: query iteration item grade."),
        ["lab measure --per-query"] = ("Nennt auch jede Anfrage einzeln.", "Each query too."),
        ["lab learn"] = ("Lernt eine Reihenfolge als Tabellen von einem und von zwei Merkmalen. Gibt ihren NDCG auf anderen Zeilen als JSON aus; Sekunden sind die des Lernens.", "Learns a ranking as tables of one and of two features. Prints its NDCG on other rows as JSON; seconds are those of the fitting."),
        ["lab learn --train"] = ("Zeilen zum Lernen, in der Form von LibSVM (grade feature:value …).", "Rows to learn from, in LibSVM form (grade feature:value …)."),
        ["lab learn --train-query"] = ("Wie viele Zeilen von --train zu jeder Anfrage gehören, eine Zahl je Zeile.", "Number of rows of each query of --train, one per line."),
        ["lab learn --test"] = ("Zeilen zum Messen, in derselben Form.", "Rows to measure on, in the same form."),
        ["lab learn --test-query"] = ("Wie viele Zeilen von --test zu jeder Anfrage gehören, eine Zahl je Zeile.", "Number of rows of each query of --test, one per line."),
        ["lab learn --out"] = ("Datei für das Modell, JSON: seine Tabellen von Punkten. Standard: wird nicht geschrieben.", "Where to write the model as JSON: its tables of points. Default: it is not written."),
        ["lab learn-policy"] = ("Lernt die Tabellen von Vorgaben aus Ergebnissen. Mehr Können zählt nie weniger; bei wenigen Ergebnissen bleiben sie nahe an denen der Fachleute. Ein Entwurf, bis Menschen entscheiden.", "Learns a policy's tables from outcomes. Monotone, near the expert's while outcomes are few, a candidate until people decide."),
        ["lab learn-policy --outcomes"] = ("Was aus Vorschlägen wurde, CSV mit den Spalten list,skills,language,location,trade,state oder mit shortfalls anstelle von skills.", "What came of proposals, CSV with the columns list,skills,language,location,trade,state, or shortfalls in the place of skills."),
        ["lab learn-policy --policy"] = ("Vorgaben, von denen ausgegangen wird.", "Policy to start from."),
        ["lab learn-policy --perspective"] = ("Von wessen Gewichten ausgegangen wird: candidate für die Person, company für den Betrieb, joint für beide gemeinsam.", "Whose weights to start from: candidate, company, or joint for both together."),
        ["lab learn-policy --out"] = ("Datei für die Vorgaben; sie bauen auf denen auf, von denen ausgegangen wird.", "Where to write the policy, a document that inherits the one it started from."),
        ["lab learn-policy --card"] = ("Datei für die Beschreibung des Modells, Markdown; eine andere als --out. Standard: wird nicht geschrieben.", "Where to write its model card, Markdown; another file than --out. Default: it is not written."),
        ["lab learn-policy --replace"] = ("Ersetzt diese Dateien, wenn es sie schon gibt.", "Replaces those files where they are there already."),
        ["lab fairness"] = ("Sagt, wie gelernte Vorgaben mit dünnen Akten und geprüften Gruppen umgehen. Auch, was ihre Listen wert sind, neben denen der Fachleute; ein Bericht, um zu entscheiden.", "Says how a learned policy treats thin files and audit groups. Also what its lists are worth, beside the expert's; a report to decide on."),
        ["lab --learned"] = ("Die gelernten Vorgaben, wie kausa lab learn-policy sie schreibt.", "The learned policy, as kausa lab learn-policy wrote it."),
        ["lab fairness --policy"] = ("Wessen Märkte erfunden werden: mitgelieferte Vorgaben. Standard: die, von denen beim Lernen ausgegangen wurde.", "Policy whose markets are drawn. Default: the one from which was learned."),
        ["lab fairness --candidates"] = ("Personen je Markt.", "People of each market."),
        ["lab fairness --places"] = ("Plätze je Markt.", "Places of each market."),
        ["lab fairness --seeds"] = ("Märkte.", "Markets."),
        ["lab fairness --out"] = ("Datei für den Bericht, Markdown.", "Where to write the report, Markdown."),
        ["lab activate"] = ("Nimmt gelernte Vorgaben in Gebrauch. Mit dem Namen der Person, die dafür einsteht, mit einem Bericht zur Fairness über genau diese Vorgaben und mit genug Ergebnissen.", "Puts a learned policy into use. With a named person, on a fairness report about this very policy, with enough outcomes."),
        ["lab activate --report"] = ("Ihr Bericht, wie kausa lab fairness ihn schreibt.", "Its fairness report, as kausa lab fairness wrote it."),
        ["lab activate --by"] = ("Name der Person, die dafür einsteht, 1 bis 120 Zeichen.", "Name of the person who answers for it, 1 to 120 characters."),
        ["lab activate --on"] = ("Der Tag, ab dem sie gelten, wie 2026-09-01; höchstens ein Jahr vor oder nach heute. Listen für Tage davor bleiben ohne das Gelernte.", "The day from which it counts, such as 2026-09-01; at most a year before or after today. Lists of days before stay without what was learned."),
        ["lab activate --out"] = ("Datei für die Vorgaben in Gebrauch.", "Where to write the policy in use."),
        ["lab run"] = ("Vergleicht Reihenfolgen auf erfundenen Märkten, in Welten, die zu den Belegen passen, und in solchen, die es nicht tun.", "Compares strategies on generated markets, in worlds that fit the evidence and in worlds that do not."),
        ["lab run FILE"] = ("Der Versuch, JSON; docs/lab.md sagt, was darin steht.", "The experiment, JSON; docs/lab.md says what it holds."),
        ["lab run --out"] = ("Ordner für results.csv, results.json und report.html; fehlt er, entsteht er, und Dateien dieser Namen werden ersetzt.", "Folder for results.csv, results.json and report.html; made when missing, files of these names are replaced."),
        ["lab export-bench"] = ($"Schreibt KAUSA-Bench, Fassung {BenchMarket.Version}. Eingefrorene erfundene Märkte, Wahrheit, Urteile, geprüfte Gruppen, Ergebnisse unserer Reihenfolgen, Prüfsummen, Datenblatt, Lizenz.", $"Writes KAUSA-Bench version {BenchMarket.Version}. Frozen synthetic markets, truth, judgements, audit groups, results of our own orders, digests, data card, licence."),
        ["lab export-bench --out"] = ("Ordner, der geschrieben wird; er muss neu oder leer sein.", "Folder to write; must be new or empty."),
        ["lab export-bench --size"] = ("Einer seiner Märkte. Standard: alle außer dem für ganz Deutschland (national).", "One of its markets. Default: all but the national one."),
        ["lab score"] = ("Bewertet eine Zuordnung oder Listen auf KAUSA-Bench. In der Welt ihres Marktes und in denen, die die Belege lassen, wie sie sind; die Antwort ist JSON. Anzugeben ist --matching oder --ranking.", "Scores a matching or lists on KAUSA-Bench. In the world of its market and in those that leave evidence as it is; the answer is JSON. Give --matching or --ranking."),
        ["lab score --matching"] = ("Eine Zuordnung, CSV: candidate,place.", "A matching, CSV: candidate,place."),
        ["lab score --ranking"] = ("Listen für Personen oder für Plätze, Zeilen: query Q0 item rank score tag.", "Lists of candidates, or of places, lines: query Q0 item rank score tag."),
        ["lab score --size"] = ("Welcher Markt von KAUSA-Bench.", "Which market of KAUSA-Bench."),
        ["lab score --world"] = ("Auf wessen Markt die Ergebnisse entstanden sind.", "On whose market the results were made."),
        ["lab score --audit"] = ("Gruppen, die verglichen werden, CSV: id,group; für eine Zuordnung oder Listen für Plätze. Standard: kein Vergleich.", "Groups to compare, CSV: id,group; for a matching, or lists of places. Default: no comparison."),
    };

    private static (string German, string English) ModeOfLists => (
        "Wie Unsicherheit gelesen wird: expected rechnet mit dem, was zu erwarten ist, cautious vorsichtig, potential mit dem, was möglich ist, balanced liegt zwischen expected und potential. Standard: für eine Person expected, für einen Platz, wie es die Vorgaben sagen.",
        "How uncertainty is read: expected counts what is to be expected, cautious reads it down, potential up, balanced lies between expected and potential. Default: expected for a person, as the policy says for a place.");

    private static (string German, string English) NotOfAnswer => (
        "Sprache dieser Hilfe und dessen, was am Aufruf falsch ist: de für Deutsch, en für Englisch. Die Antwort bleibt dieselbe.",
        "Language of this help and of what is wrong with a command line: de for German, en for English. The answer stays the same.");

    private static (string German, string English) OfMessages => (
        "Sprache dieser Hilfe und aller Meldungen: was am Aufruf oder an einer Datei falsch ist, wie weit es ist, was am Ende gesagt wird; de für Deutsch, en für Englisch. Die Antwort bleibt dieselbe.",
        "Language of this help and of all messages: what is wrong with a command line or a file, how far it is, what is said at the end; de for German, en for English. The answer stays the same.");

    private static (string German, string English) OfWorkbook => (
        "Sprache einer Arbeitsmappe, der Meldungen und dieser Hilfe: de für Deutsch, en für Englisch.",
        "Language of a workbook, of messages and of this help: de for German, en for English.");

    private static (string German, string English) Policy => (
        "Datei mit Vorgaben oder der Name mitgelieferter Vorgaben, wie stuttgart.",
        "Policy file, or the name of a shipped policy such as stuttgart.");

    /// <summary>Keys of all texts.</summary>
    internal static IEnumerable<string> Keys => Texts.Keys;

    /// <summary>The key whose text holds for an option or an argument; null where there is none.</summary>
    /// <param name="path">Words of the verb.</param>
    /// <param name="name">Name of the option or the argument.</param>
    internal static string? KeyOf(string path, string name)
    {
        for (var prefix = path; ; prefix = prefix[..Math.Max(prefix.LastIndexOf(' '), 0)])
        {
            var key = prefix.Length == 0 ? name : $"{prefix} {name}";
            if (prefix.Length == 0 || Texts.ContainsKey(key))
            {
                return Texts.ContainsKey(key) ? key : null;
            }
        }
    }

    /// <summary>A text by its key.</summary>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="key">The key.</param>
    internal static string Raw(string language, string key) => language == "de" ? Texts[key].German : Texts[key].English;

    /// <summary>What a verb does.</summary>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="path">Words of the verb.</param>
    public static string Of(string language, string path) => Raw(language, path);

    /// <summary>What an option or an argument of a verb is.</summary>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="path">Words of the verb.</param>
    /// <param name="name">Name of the option or the argument.</param>
    /// <exception cref="InvalidOperationException">Nothing is written of it.</exception>
    public static string Of(string language, string path, string name) => Raw(language, KeyOf(path, name) ?? throw new InvalidOperationException($"HelpTexts has no text for '{path} {name}'."));

    /// <summary>A heading or a fixed word, its parts filled in.</summary>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="key">Key of the word.</param>
    /// <param name="parts">What {0}, {1}, … stand for.</param>
    public static string Word(string language, string key, params object[] parts) => string.Format(CultureInfo.InvariantCulture, language == "de" ? Words[key].German : Words[key].English, parts);

    /// <summary>All headings and fixed words of a language, their parts not filled in.</summary>
    internal static IEnumerable<string> WordsOf(string language) => Words.Values.Select(word => language == "de" ? word.German : word.English);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
