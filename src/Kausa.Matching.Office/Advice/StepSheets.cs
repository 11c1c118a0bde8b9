using System.Globalization;
using Kausa.Matching.Advice;
using Kausa.Matching.Office.Advice.Told;

namespace Kausa.Matching.Office.Advice;

/// <summary>The next steps of people and companies as sheets.</summary>
public static class StepSheets
{
    /// <summary>The steps of a person.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(StepAdvice advice, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(advice);
        ArgumentNullException.ThrowIfNull(words);
        return Of(new Telling(words).Steps(advice), words);
    }

    /// <summary>The steps of a person as they are told.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(ToldPersonSteps advice, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(advice);
        ArgumentNullException.ThrowIfNull(words);
        var basis = words.Basis(advice.Basis);
        return new Sheet
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"{words.Say("Nächste Schritte für", "Next steps for")} {advice.Candidate}"),
            Lead = advice.IsConsentMissing
                ? [basis, words.NoConsent]
                : [basis, Today(advice, words)],
            Facts =
            [
                .. SheetWords.Facts(advice.Basis), ("candidate", advice.Candidate),
                ("consent_missing", advice.IsConsentMissing), ("eligible_places", advice.IsConsentMissing ? null : advice.EligibleCount),
                ("condition_places", advice.IsConsentMissing ? null : advice.ConditionCount), ("clarification_places", advice.IsConsentMissing ? null : advice.ClarificationCount),
            ],
            Tables = advice.IsConsentMissing ? [Steps("steps", string.Empty, [], words) with { WhenEmpty = string.Empty }] :
            [
                Steps("steps", string.Empty, advice.Gains, words),
                .. advice.BestPair is { } pair ? [Steps("best_pair", words.Say("Zwei Schritte zusammen", "Two steps together"), [pair], words)] : Array.Empty<SheetTable>(),
                .. advice.Information.Count > 0 ? [Information(advice, words)] : Array.Empty<SheetTable>(),
            ],
            Notes = advice.Gains.Count == 0 ? [] : [.. words.How(advice.Gains.SelectMany(gain => gain.Steps)), Meaning(words)],
            Warnings = advice.Basis.Warnings,
        };
    }

    /// <summary>The steps of a company.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="label">What the company is called.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(CompanyAdvice advice, string label, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(advice);
        ArgumentNullException.ThrowIfNull(words);
        return Of(new Telling(words).Steps(advice, label), words);
    }

    /// <summary>The steps of a company as they are told.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(ToldCompanySteps advice, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(advice);
        ArgumentNullException.ThrowIfNull(words);
        return new Sheet
        {
            Title = $"{words.Say("Nächste Schritte für", "Next steps for")} {advice.Label} ({advice.Company})",
            Lead =
            [
                words.Basis(advice.Basis),
                words.Say(
                    string.Create(CultureInfo.InvariantCulture, $"Heute möglich für {advice.PossibleCount} von {advice.PeopleCount} {(advice.PeopleCount == 1 ? "suchender Person" : "suchenden Personen")}."),
                    string.Create(CultureInfo.InvariantCulture, $"Possible today for {advice.PossibleCount} of {advice.PeopleCount} {(advice.PeopleCount == 1 ? "person who is" : "people who are")} searching.")),
            ],
            Facts =
            [
                .. SheetWords.Facts(advice.Basis), ("company", advice.Company),
                ("people", advice.PeopleCount), ("possible_people", advice.PossibleCount),
            ],
            Tables =
            [
                new SheetTable(
                    "steps", string.Empty,
                    [
                        new("code", string.Empty), new("step", words.Say("Schritt", "Step")), new("alone_people", words.Say("Davon ohne anderen Platz", "Of these with no other place"), true),
                        new("opened_people", words.Say("Öffnet für Personen", "Opens for people"), true), new("cleared_people", words.Say("Geklärt", "Cleared"), true),
                        new("released_people", words.Say("Ohne Auflage", "No condition"), true), words.EffortColumn, new("how", string.Empty),
                    ],
                    [
                        .. advice.Gains.Select(gain => (IReadOnlyList<SheetCell>)
                        [
                            SheetCell.Of(gain.Steps[0].Code), SheetCell.Of(gain.Text), SheetCell.Number(gain.DoorCount), SheetCell.Number(gain.Counts.Opened), SheetCell.Number(gain.Counts.Cleared),
                            SheetCell.Number(gain.Counts.Released), words.Effort(gain.EffortMinutes), SheetCell.Of(gain.Steps[0].How),
                        ]),
                    ],
                    words.Say("Kein einzelner Schritt ändert für jemanden etwas.", "No single step changes anything for anybody.")),
            ],
            Notes = words.How(advice.Gains.SelectMany(gain => gain.Steps)),
            Warnings = advice.Basis.Warnings,
        };
    }

    internal static string Meaning(SheetWords words) => words.Say(
        "Öffnet: Plätze, die heute nicht möglich sind und es danach wären. Mit freiem Platz: davon die, bei denen weniger Personen davor stehen als Plätze frei sind. Geklärt: danach nichts mehr offen. Ohne Auflage: eine Bedingung entfällt.",
        "Opens: places that are not possible today and would be. With a seat: of these, those where fewer people stand before than seats are free. Cleared: nothing open any more. No condition: a condition falls away.");

    private static string Today(ToldPersonSteps advice, SheetWords words) => words.Say(
        string.Create(CultureInfo.InvariantCulture, $"Heute möglich: {advice.EligibleCount}, unter Bedingungen: {advice.ConditionCount}, zu klären: {advice.ClarificationCount}."),
        string.Create(CultureInfo.InvariantCulture, $"Possible today: {advice.EligibleCount}, under conditions: {advice.ConditionCount}, to clarify: {advice.ClarificationCount}."));

    private static SheetTable Steps(string key, string title, IEnumerable<ToldGain> gains, SheetWords words) => new(
        key, title,
        [
            new("code", string.Empty), new("step", words.Say("Schritt", "Step")), new("opened", words.Say("Öffnet", "Opens"), true), new("doors", words.Say("Mit freiem Platz", "With a seat"), true),
            new("cleared", words.Say("Geklärt", "Cleared"), true), new("released", words.Say("Ohne Auflage", "No condition"), true), words.EffortColumn,
            new("examples", words.Say("Zum Beispiel", "For example")), new("how", string.Empty),
        ],
        [
            .. gains.Select(gain => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(string.Join('|', gain.Steps.Select(step => step.Code))), SheetCell.Of(gain.Text), SheetCell.Number(gain.Counts.Opened),
                SheetCell.Number(gain.DoorCount), SheetCell.Number(gain.Counts.Cleared), SheetCell.Number(gain.Counts.Released), words.Effort(gain.EffortMinutes), SheetWords.Places(gain.Examples),
                SheetCell.Of(string.Join(' ', gain.Steps.Select(step => step.How).Distinct())),
            ]),
        ],
        words.Say("Kein einzelner Schritt öffnet etwas.", "No single step opens anything."));

    private static SheetTable Information(ToldPersonSteps advice, SheetWords words) => new(
        "information", words.Say("Was kein Schritt ändert (zur Information)", "What no step changes (for information)"),
        [new("code", string.Empty), new("rule", words.Say("Grund", "Reason")), new("places", words.Say("Plätze", "Places"), true)],
        [.. advice.Information.Select(item => (IReadOnlyList<SheetCell>)[new SheetCell(string.Empty, item.Code), SheetCell.Of(item.Text), SheetCell.Number(item.Count)])],
        string.Empty);
}
