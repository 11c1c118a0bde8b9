using System.Globalization;
using Kausa.Matching.Advice;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Advice.Told;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Advice;

/// <summary>What helps next for everybody of an office, one line each, as sheets.</summary>
public static class EverybodySheets
{
    private const int MostOccupations = 3;

    /// <summary>The best step of everybody.</summary>
    /// <param name="advices">The advice of each person; people whom no step helps are left out.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Steps(IReadOnlyList<StepAdvice> advices, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(advices);
        ArgumentNullException.ThrowIfNull(words);
        var telling = new Telling(words);
        var best = advices.Where(advice => advice.Steps.Count > 0).Select(telling.Steps).Select(advice => (advice.Candidate, Gain: advice.Gains[0])).ToList();
        return Of(
            words.Say("Der nächste Schritt für jede Person", "The next step for each person"), "steps",
            [
                Person(words), new("code", string.Empty), new("step", words.Say("Schritt", "Step")), new("opened", words.Say("Öffnet", "Opens"), true),
                new("doors", words.Say("Mit freiem Platz", "With a seat"), true), new("cleared", words.Say("Geklärt", "Cleared"), true),
            ],
            best.Select(item => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(item.Candidate), SheetCell.Of(item.Gain.Steps[0].Code), SheetCell.Of(item.Gain.Text), SheetCell.Number(item.Gain.Counts.Opened), SheetCell.Number(item.Gain.DoorCount),
                SheetCell.Number(item.Gain.Counts.Cleared),
            ]),
            words.Say("Kein einzelner Schritt öffnet jemandem etwas.", "No single step opens anything for anybody."), StepSheets.Meaning(words));
    }

    /// <summary>What the list of each person would be after their best step.</summary>
    /// <param name="diffs">The step and the difference of each person; people whose list stays as it is are left out.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet WhatIf(IReadOnlyList<(StepAdvice Advice, ListDiff Diff)> diffs, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(diffs);
        ArgumentNullException.ThrowIfNull(words);
        return Of(
            words.Say("Was wäre, wenn: die Liste nach diesem Schritt", "What if: the list after this step"), "what_if",
            [
                Person(words), new("possible_before", words.Say("Möglich vorher", "Possible before"), true), new("possible_after", words.Say("Nachher", "After"), true), new("new", words.Say("Neu", "New"), true),
                new("gone", words.Say("Weg", "Gone"), true), new("moved", words.Say("Verschoben", "Moved"), true), new("best_new", words.Say("Bester neuer Platz", "Best new place")),
            ],
            diffs.Where(item => item.Diff.Changes.Count > 0).Select(item => Row(item.Advice, item.Diff, words)),
            words.Say("Keine Liste ändert sich.", "No list changes."),
            words.Say("Verglichen werden die ersten 10 Plätze, vorher und nachher.", "Compared are the first 10 places, before and after."));
    }

    /// <summary>Why no place of a wish is among the first of somebody's list.</summary>
    /// <param name="answers">One wished place of each person that is missing.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet WhyNot(IReadOnlyList<WhyNotAnswer> answers, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(words);
        return Of(
            words.Say("Warum der Wunsch nicht auf der Liste steht", "Why the wish is not on the list"), "why_not",
            [
                Person(words), new("place", words.Say("Platz", "Place")), new("why", words.Say("Warum nicht", "Why not")), new("change", words.Say("Kleinste Änderung", "Smallest change")),
                new("by", string.Empty), new("rank_after", words.Say("Danach Nr.", "Then no."), true),
            ],
            answers.Select(answer => Row(answer, words)),
            words.Say("Wer einen Wunsch hat, für den es Plätze gibt, hat einen davon auf der Liste.", "Whoever has a wish for which there are places has one of them on the list."),
            words.Say("Je Person der Platz eines Wunschberufs, den die Änderung mit dem geringsten Aufwand unter die ersten 10 bringt.", "For each person the place of a wished occupation that the change with the least effort brings among the first 10."));
    }

    /// <summary>What to find out next about everybody.</summary>
    /// <param name="advices">The advice of each person; people about whom nothing would change the list are left out.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Assessments(IReadOnlyList<AssessmentAdvice> advices, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(advices);
        ArgumentNullException.ThrowIfNull(words);
        var telling = new Telling(words);
        return Of(
            words.Say("Was als Nächstes klären, je Person", "What to find out next, for each person"), "assessments",
            [
                Person(words), new("code", string.Empty), new("assessment", words.Say("Test oder Angabe", "Test or answer")), new("shift_per_hour_hundredths", words.Say("Änderung je Stunde", "Change per hour"), true), words.EffortColumn,
                new("stability_percent", words.Say("Liste sicher (%)", "List sure (%)"), true),
            ],
            advices.Select(advice => telling.Assessment(advice, null)).Where(advice => advice.First is not null).Select(advice => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(advice.Candidate), SheetCell.Of(advice.First!.Code), SheetCell.Of(advice.First.Text), advice.OpenAnswers.Count > 0 ? SheetCell.Number(null) : KnowledgeSheets.Hundredths(advice.Gains[0].ShiftPerHourHundredths, words),
                words.Effort(advice.First.EffortMinutes), SheetCell.Number(advice.StabilityPercent),
            ]),
            words.Say("Nichts, was noch zu fragen wäre, würde eine Liste ändern.", "Nothing that could still be asked would change a list."),
            words.Say("Änderung: um wie viele Stellen sich die ersten 10 Plätze im Mittel verschieben. Liste sicher: wie oft ein Platz trotz der Messfehler auf der Liste bleibt.", "Change: by how many positions the first 10 places move in the mean. List sure: how often a place stays on the list despite the measurement errors."));
    }

    /// <summary>Occupations in reach of everybody.</summary>
    /// <param name="rankings">The occupations of each person; people with nothing in reach are left out.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Occupations(IReadOnlyList<OccupationRanking> rankings, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(rankings);
        ArgumentNullException.ThrowIfNull(words);
        return Of(
            words.Say("Berufe in Reichweite, je Person", "Occupations in reach, for each person"), "occupations",
            [Person(words), new("count", words.Say("Berufe", "Occupations"), true), new("occupations", words.Say("Die besten (mit Zahl der Plätze)", "The best (with the number of places)"))],
            rankings.Where(ranking => ranking.OccupationCount > 0).Select(ranking => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(ranking.Candidate.Value), SheetCell.Number(ranking.OccupationCount),
                SheetCell.Of(string.Join(", ", ranking.Occupations.Take(MostOccupations).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Occupation.Title} ({item.PlaceCount})")))),
            ]),
            words.Say("Für niemanden ist heute ein Platz möglich.", "No place is possible for anybody today."));
    }

    /// <summary>The best step of every company.</summary>
    /// <param name="advices">The advice of each company with what it is called; companies whom no step helps are left out.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet CompanySteps(IReadOnlyList<(CompanyAdvice Advice, string Label)> advices, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(advices);
        ArgumentNullException.ThrowIfNull(words);
        var telling = new Telling(words);
        return Of(
            words.Say("Der nächste Schritt für jeden Betrieb", "The next step for each company"), "company_steps",
            [
                new("company", words.Say("Betrieb", "Company")), new("code", string.Empty), new("step", words.Say("Schritt", "Step")), new("opened_people", words.Say("Öffnet für Personen", "Opens for people"), true),
                new("alone_people", words.Say("Davon ohne anderen Platz", "Of these with no other place"), true), new("cleared_people", words.Say("Geklärt", "Cleared"), true),
            ],
            advices.Where(item => item.Advice.Steps.Count > 0).Select(item => telling.Steps(item.Advice, item.Label)).Select(advice => (IReadOnlyList<SheetCell>)
            [
                new SheetCell($"{advice.Label} ({advice.Company})", advice.Company), SheetCell.Of(advice.Gains[0].Steps[0].Code), SheetCell.Of(advice.Gains[0].Text), SheetCell.Number(advice.Gains[0].Counts.Opened),
                SheetCell.Number(advice.Gains[0].DoorCount), SheetCell.Number(advice.Gains[0].Counts.Cleared),
            ]),
            words.Say("Kein einzelner Schritt eines Betriebs ändert für jemanden etwas.", "No single step of a company changes anything for anybody."));
    }

    private static Sheet Of(string title, string key, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<SheetCell>> rows, string whenEmpty, string? note = null)
    {
        var table = new SheetTable(key, string.Empty, columns, [.. rows], whenEmpty);
        return new Sheet { Title = title, Tables = [table], Notes = table.Rows.Count == 0 || note is null ? [] : [note] };
    }

    private static SheetColumn Person(SheetWords words) => new("candidate", words.Say("Person", "Person"));

    private static IReadOnlyList<SheetCell> Row(StepAdvice advice, ListDiff diff, SheetWords words)
    {
        var best = diff.Changes.FirstOrDefault(change => change.IsNew);
        return
        [
            SheetCell.Of(advice.Candidate.Value), SheetCell.Number(diff.Before.RankablePairCount), SheetCell.Number(diff.After.RankablePairCount), SheetCell.Number(diff.Changes.Count(change => change.IsNew)),
            SheetCell.Number(diff.Changes.Count(change => change.IsGone)), SheetCell.Number(diff.Changes.Count(change => !change.IsNew && !change.IsGone)),
            best is null ? new SheetCell("–", null) : new SheetCell(string.Create(CultureInfo.InvariantCulture, $"{words.Say("Nr.", "No.")} {best.ToRank}: {TitleOf(diff.After, best)}, {best.Id}"), best.Id),
        ];
    }

    private static string TitleOf(RankAnswer answer, ListChange change) => answer.Results.First(result => result.Rank == change.ToRank).Pair.Facts.Occupation.Title;

    private static IReadOnlyList<SheetCell> Row(WhyNotAnswer answer, SheetWords words)
    {
        var change = answer.Changes.Count > 0 ? answer.Changes[0] : null;
        var why = answer.Rank is { } rank
            ? words.Say(string.Create(CultureInfo.InvariantCulture, $"steht erst auf Nr. {rank}"), string.Create(CultureInfo.InvariantCulture, $"stands at no. {rank}"))
            : string.Join(", ", answer.Blockers.Concat(answer.Hiding).Select(outcome => words.Texts.Label(outcome.Code)).Distinct());
        return
        [
            SheetCell.Of(answer.Pair.Candidate.Id.Value), new SheetCell($"{answer.Pair.Facts.Occupation.Title}, {answer.Pair.Place.Id}", answer.Pair.Place.Id.Value), SheetCell.Of(why),
            change is null ? new SheetCell(words.Say("keine einzelne genügt", "no single one is enough"), null) : SheetCell.Of($"{(change.IsByCompany ? $"{words.Say("Betrieb", "Company")}: " : string.Empty)}{AdviceTexts.Step(words.Texts, change.Code, change.Arguments)}"),
            change is null ? new SheetCell("–", null) : new SheetCell(change.IsByCompany ? words.Say("Betrieb", "company") : words.Say("Person", "person"), change.IsByCompany ? "COMPANY" : "PERSON"),
            SheetCell.Number(change?.Rank),
        ];
    }
}
