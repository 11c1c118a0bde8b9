using System.Globalization;
using Kausa.Matching.Advice;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Advice.Told;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Office.Advice;

/// <summary>Which companies to visit, and who has something in reach, as sheets.</summary>
public static class OfficeSheets
{
    /// <summary>Key of the table that names people who have nothing in reach.</summary>
    internal const string OutOfReachTable = "out_of_reach";

    /// <summary>Companies to visit or win next.</summary>
    /// <param name="priorities">The companies.</param>
    /// <param name="top">Most companies to show.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Companies(ValueList<CompanyPriority> priorities, int top, MatchPolicy policy, DateOnly asOf, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(priorities);
        ArgumentNullException.ThrowIfNull(policy);
        return Companies(Telling.Companies(priorities, top, policy, asOf), words);
    }

    /// <summary>Companies to visit or win next, as they are told.</summary>
    /// <param name="priorities">The companies to show.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Companies(ToldPriorities priorities, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(priorities);
        ArgumentNullException.ThrowIfNull(words);
        return new Sheet
        {
            Title = words.Say("Welche Betriebe als Nächstes", "Which companies next"),
            Lead = [words.Basis(priorities.Basis)],
            Facts = [.. SheetWords.Facts(priorities.Basis), ("companies_in_all", priorities.CompanyCount)],
            Tables =
            [
                new SheetTable(
                    "companies", string.Empty,
                    [
                        new("rank", words.Say("Nr.", "No."), true), new("company", string.Empty), new("label", words.Say("Betrieb", "Company")), new("alone_people", words.Say("Nur dort", "Only there"), true),
                        new("people", words.Say("Personen", "People"), true), new("openness", words.Say("Bereitschaft", "Openness")), new("entitlement", words.Say("Berechtigung", "Right to train")), new("open_places", words.Say("Offene Plätze", "Open places"), true),
                        new("open_proposals", string.Empty, true), new("days_waiting", words.Say("Tage ohne Vorschlag", "Days without proposal"), true), new("flags", words.Say("Hinweis", "Note")),
                    ],
                    [.. priorities.Companies.Select(item => Row(item, words))],
                    words.Say("Kein Betrieb würde heute jemandem helfen.", "No company would help anybody today.")),
            ],
            Notes = priorities.CompanyCount == 0 ? [] :
            [
                words.Say(
                    "Personen: für wie viele etwas möglich wäre, wenn der Betrieb ausbilden dürfte. Nur dort: davon die, für die heute kein anderer Betrieb etwas hat.",
                    "People: for how many something would be possible if the company were allowed to train. Only there: of these, those for whom no other company has anything today."),
            ],
            Warnings = priorities.Basis.Warnings,
        };
    }

    /// <summary>Who has something in reach, by district.</summary>
    /// <param name="coverage">The districts.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Coverage(ValueList<DistrictCoverage> coverage, MatchPolicy policy, DateOnly asOf, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(words);
        return Coverage(new Telling(words).Coverage(coverage, policy, asOf), words);
    }

    /// <summary>Who has something in reach, as it is told.</summary>
    /// <param name="coverage">The districts.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Coverage(ToldCoverage coverage, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        ArgumentNullException.ThrowIfNull(words);
        var (people, nothing, unclear) = (coverage.Districts.Sum(line => line.PeopleCount), coverage.Districts.Sum(line => line.NothingCount), coverage.Districts.Sum(line => line.OnlyUnclearCount));
        var without = coverage.Districts.Sum(line => line.WithoutConsentCount);
        return new Sheet
        {
            Title = words.Say("Wer nichts in Reichweite hat, je Kreis", "Who has nothing in reach, by district"),
            Lead =
            [
                words.Basis(coverage.Basis),
                words.Say(
                    string.Create(CultureInfo.InvariantCulture, $"Von {people} {(people == 1 ? "suchender Person" : "suchenden Personen")} {(nothing == 1 ? "hat" : "haben")} {nothing} nichts in Reichweite, bei {unclear} ist alles noch zu klären."),
                    string.Create(CultureInfo.InvariantCulture, $"Of {people} {(people == 1 ? "person who is" : "people who are")} searching, {nothing} {(nothing == 1 ? "has" : "have")} nothing in reach, for {unclear} everything must still be clarified.")),
                .. without == 0 ? Array.Empty<string>() :
                [
                    words.Say(
                        string.Create(CultureInfo.InvariantCulture, $"Nicht mitgezählt, weil die Einwilligung zur Beratung fehlt: {without}."),
                        string.Create(CultureInfo.InvariantCulture, $"Not counted, because the consent to counselling is missing: {without}.")),
                ],
            ],
            Facts = [.. SheetWords.Facts(coverage.Basis), ("people", people), ("people_with_nothing", nothing), ("people_without_consent", without)],
            Tables =
            [
                new SheetTable(
                    "districts", string.Empty,
                    [
                        new("district_ags", string.Empty), new("district", words.Say("Wohnkreis", "District of the home")), new("people", words.Say("Personen", "People"), true), new("with_nothing", words.Say("Nichts in Reichweite", "Nothing in reach"), true),
                        new("only_to_clarify", words.Say("Nur zu Klärendes", "Only to clarify"), true), new("open_places", words.Say("Offene Plätze im Kreis", "Open places there"), true), new("reasons", words.Say("Warum nichts", "Why nothing")), new("without_consent", string.Empty, true),
                        new("candidates_with_nothing", string.Empty), new("candidates_only_to_clarify", string.Empty),
                    ],
                    [.. coverage.Districts.Select(line => Row(line, words))],
                    words.Say("Es gibt weder Personen noch Plätze.", "There are neither people nor places.")),
                // An older service counts them and names nobody.
                .. nothing + unclear > 0 && coverage.Districts.All(line => line.OutOfReach.Count == 0) ? Array.Empty<SheetTable>() : [OutOfReach(coverage, words)],
            ],
            Notes = [words.Say("Warum: je Person der Grund, der die meisten Plätze ausschließt.", "Why: for each person the reason that excludes most places.")],
            Warnings = coverage.Basis.Warnings,
        };
    }

    private static SheetTable OutOfReach(ToldCoverage coverage, SheetWords words) => new(
        OutOfReachTable, words.Say("Um wen es geht", "Who they are"),
        [
            new("candidate", words.Say("Fall", "Case")), new("district_ags", string.Empty), new("district", words.Say("Wohnkreis", "District of the home")), new("reach", words.Say("In Reichweite", "In reach")),
            new("reason", words.Say("Was die meisten Plätze ausschließt", "What excludes most places")),
        ],
        [
            .. coverage.Districts.SelectMany(line => line.OutOfReach, (line, person) => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(person.Candidate), SheetCell.Of(line.Ags), District(line, words),
                person.IsOnlyUnclear ? new SheetCell(words.Say("nur zu Klärendes", "only to clarify"), "ONLY_TO_CLARIFY") : new SheetCell(words.Say("nichts", "nothing"), "NOTHING"),
                new SheetCell(person.Text, person.Code.Length == 0 ? null : person.Code),
            ]),
        ],
        words.Say("Niemand.", "Nobody."));

    private static SheetCell District(ToldDistrict line, SheetWords words) => SheetCell.Of(line.Title.Length > 0 ? line.Title : words.Say("Wohnort nicht bekannt", "home not known"));

    private static IReadOnlyList<SheetCell> Row(ToldPriority item, SheetWords words)
    {
        (string Code, string Text, bool Holds)[] flags =
        [
            ("AT_CAP", words.Say("genug offene Vorschläge", "enough open proposals"), item.IsAtCap),
            ("ALARM", words.Say("wartet zu lange", "waits too long"), item.IsAlarm),
            ("NO_CONTACT", words.Say("ohne feste Ansprechperson", "no fixed contact"), item.LacksContact),
        ];
        var held = flags.Where(flag => flag.Holds).ToList();
        return
        [
            SheetCell.Number(item.Rank), SheetCell.Of(item.Company), SheetCell.Of($"{item.Label} ({item.Company})"), SheetCell.Number(item.AloneCount), SheetCell.Number(item.PeopleCount),
            item.Openness is { } openness ? new SheetCell(words.Texts.Of(openness), openness.Code()) : new SheetCell(words.Say("nicht bekannt", "not known"), null),
            new SheetCell(words.Texts.Of(item.Distance), item.Distance.Code()), SheetCell.Number(item.OpenPlaceCount), SheetCell.Number(item.OpenProposalCount),
            item.DaysWaiting is null ? new SheetCell(words.Say("nie", "never"), null) : SheetCell.Number(item.DaysWaiting),
            new SheetCell(string.Join(", ", held.Select(flag => flag.Text)), string.Join('|', held.Select(flag => flag.Code))),
        ];
    }

    private static IReadOnlyList<SheetCell> Row(ToldDistrict line, SheetWords words) =>
    [
        SheetCell.Of(line.Ags), District(line, words), SheetCell.Number(line.PeopleCount), SheetCell.Number(line.NothingCount),
        SheetCell.Number(line.OnlyUnclearCount), SheetCell.Number(line.OpenPlaceCount),
        new SheetCell(
            string.Join(", ", line.Reasons.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Text} ({reason.Count})"))),
            string.Join('|', line.Reasons.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Code}:{reason.Count}")))),
        SheetCell.Number(line.WithoutConsentCount), Named(line, isOnlyUnclear: false), Named(line, isOnlyUnclear: true),
    ];

    // For a form that holds the first table only.
    private static SheetCell Named(ToldDistrict line, bool isOnlyUnclear) =>
        SheetCell.Of(string.Join('|', line.OutOfReach.Where(person => person.IsOnlyUnclear == isOnlyUnclear).Select(person => person.Candidate)));
}
