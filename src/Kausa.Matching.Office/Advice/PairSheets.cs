using System.Globalization;
using Kausa.Matching.Advice;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Advice.Told;

namespace Kausa.Matching.Office.Advice;

/// <summary>Why a place is missing, and what a change does to a list, as sheets.</summary>
public static class PairSheets
{
    /// <summary>Why a place is not on a person's list.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(WhyNotAnswer answer, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(words);
        return Of(new Telling(words).WhyNot(answer), words);
    }

    /// <summary>Why a place is not on a person's list, as it is told.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(ToldWhyNot answer, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(words);
        return new Sheet
        {
            Title = $"{words.Say("Warum nicht", "Why not")}: {answer.Candidate} · {answer.PlaceText}",
            Lead = [words.Basis(answer.Basis), Standing(answer, words)],
            Facts =
            [
                .. SheetWords.Facts(answer.Basis), ("candidate", answer.Candidate), ("place", answer.Place), ("status", answer.Status.Code()), ("consent_missing", answer.IsConsentMissing), ("list_length", answer.ListLength), ("rank", answer.Rank),
                ("ranked", answer.RankedCount), ("score_millionths", answer.ScoreMillionths), ("missing_millionths", answer.IsBehindLearned ? null : answer.MissingMillionths), ("last_place", answer.LastPlace),
            ],
            Tables =
            [
                Changes(answer, words),
                .. answer.Blockers.Count > 0 ? [Blockers("blockers", words.Say("Was dagegen steht", "What stands against it"), answer.Blockers, words)] : Array.Empty<SheetTable>(),
                .. answer.IsHidden ? [Blockers("open_points", words.Say("Was noch zu klären ist", "What must still be clarified"), answer.Hiding, words)] : Array.Empty<SheetTable>(), .. answer.Differences.Count > 0 ? [Differences(answer, words)] : Array.Empty<SheetTable>(),
            ],
            Notes = answer.Changes.Count == 0 ? [] :
                [.. words.How(answer.Changes.Select(change => change.Step)), words.Say("Jede Änderung ist die kleinste ihrer Art: eine Einheit weniger genügt nicht.", "Each change is the smallest of its kind: one unit less is not enough.")],
            Warnings = answer.Basis.Warnings,
        };
    }

    /// <summary>What a change does to a list.</summary>
    /// <param name="diff">The difference.</param>
    /// <param name="subject">Whose list.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(ListDiff diff, string subject, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(diff);
        ArgumentNullException.ThrowIfNull(words);
        return Of(new Telling(words).Diff(diff, subject), words);
    }

    /// <summary>What a change does to a list, as it is told.</summary>
    /// <param name="diff">The difference.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(ToldDiff diff, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(diff);
        ArgumentNullException.ThrowIfNull(words);
        var changes = diff.Moves.Select(move => move.Change).ToList();
        var (came, left) = (changes.Count(change => change.IsNew), changes.Count(change => change.IsGone));
        return new Sheet
        {
            Title = $"{words.Say("Was wäre, wenn", "What if")}: {diff.Subject}",
            Lead =
            [
                words.Basis(diff.After),
                diff.IsConsentMissing ? words.NoConsent : words.Say(
                    string.Create(CultureInfo.InvariantCulture, $"Möglich: {diff.PossibleBefore} → {diff.PossibleAfter}. Neu {came}, weg {left}, verschoben {changes.Count - came - left}."),
                    string.Create(CultureInfo.InvariantCulture, $"Possible: {diff.PossibleBefore} → {diff.PossibleAfter}. New {came}, gone {left}, moved {changes.Count - came - left}.")),
            ],
            Facts =
            [
                .. SheetWords.Facts(diff.After), ("subject", diff.Subject), ("consent_missing", diff.IsConsentMissing), ("snapshot_before", diff.SnapshotBefore), ("possible_before", diff.IsConsentMissing ? null : diff.PossibleBefore), ("possible_after", diff.IsConsentMissing ? null : diff.PossibleAfter),
                ("digest_before", diff.DigestBefore), ("digest_after", diff.DigestAfter),
            ],
            Tables =
            [
                new SheetTable(
                    "changes", string.Empty,
                    [
                        new("id", string.Empty), new("text", diff.RanksPlaces ? words.Say("Platz", "Place") : words.Say("Person", "Person")), new("change", words.Say("Änderung", "Change")), new("from_rank", words.Say("Vorher", "Before"), true),
                        new("to_rank", words.Say("Nachher", "After"), true), new("from_status", string.Empty), new("to_status", words.Say("Möglich?", "Possible?")), new("from_millionths", words.Say("Punkte vorher", "Points before"), true),
                        new("to_millionths", words.Say("Punkte nachher", "Points after"), true),
                    ],
                    [
                        .. diff.Moves.Select(move => (IReadOnlyList<SheetCell>)
                        [
                            SheetCell.Of(move.Change.Id), SheetCell.Of(move.Text), Kind(move.Change, words), SheetCell.Number(move.Change.FromRank), SheetCell.Number(move.Change.ToRank),
                            Status(move.Change.FromStatus, words), Status(move.Change.ToStatus, words), Points(move.Change.FromMillionths, words), Points(move.Change.ToMillionths, words),
                        ]),
                    ],
                    diff.IsConsentMissing ? string.Empty : words.Say("Die Liste bleibt, wie sie ist.", "The list stays as it is.")),
            ],
            Warnings = diff.After.Warnings,
        };
    }

    private static string Standing(ToldWhyNot answer, SheetWords words) => answer switch
    {
        { IsConsentMissing: true } => words.NoConsent,
        { IsOnList: true } => words.Say(
            string.Create(CultureInfo.InvariantCulture, $"Der Platz steht auf der Liste: Nr. {answer.Rank} von {answer.RankedCount}."), string.Create(CultureInfo.InvariantCulture, $"The place is on the list: no. {answer.Rank} of {answer.RankedCount}.")),
        { Rank: { } rank, IsBehindLearned: true } => words.Say(
            string.Create(CultureInfo.InvariantCulture, $"Der Platz ist möglich, steht aber erst auf Nr. {rank} von {answer.RankedCount}; gezeigt {(answer.ListLength == 1 ? "wird" : "werden")} {answer.ListLength}. Die Reihenfolge ist gelernt, über sie sagen die Punkte nichts."),
            string.Create(CultureInfo.InvariantCulture, $"The place is possible, but stands at no. {rank} of {answer.RankedCount}; {answer.ListLength} {(answer.ListLength == 1 ? "is" : "are")} shown. The order is learned; points say nothing about it.")),
        { Rank: { } rank } => words.Say(
            string.Create(CultureInfo.InvariantCulture, $"Der Platz ist möglich, steht aber erst auf Nr. {rank} von {answer.RankedCount}; gezeigt {(answer.ListLength == 1 ? "wird" : "werden")} {answer.ListLength}. Es fehlen {words.Texts.Points(answer.MissingMillionths ?? 0)} Punkte."),
            string.Create(CultureInfo.InvariantCulture, $"The place is possible, but stands at no. {rank} of {answer.RankedCount}; {answer.ListLength} {(answer.ListLength == 1 ? "is" : "are")} shown. {words.Texts.Points(answer.MissingMillionths ?? 0)} points are missing.")),
        { IsHidden: true } => words.Say("Der Platz ist noch zu klären; diese Stelle zeigt solche Plätze nicht.", "The place must still be clarified; this office hides such places."),
        _ => words.Say("Der Platz ist heute nicht möglich.", "The place is not possible today."),
    };

    private static SheetTable Changes(ToldWhyNot answer, SheetWords words) => new(
        "changes", string.Empty,
        [
            new("code", string.Empty), new("change", words.Say("Kleinste Änderung, die genügt", "Smallest change that is enough")), new("amount", string.Empty, true), new("by", words.Say("Wer", "Who")),
            new("rank_after", words.Say("Danach Nr.", "Then no."), true), words.EffortColumn, new("how", string.Empty),
        ],
        [
            .. answer.Changes.Select(change => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(change.Step.Code), SheetCell.Of(change.Step.Text), SheetCell.Number(change.Amount),
                change.IsByCompany ? new SheetCell(words.Say("Betrieb", "company"), "COMPANY") : new SheetCell(words.Say("Person", "person"), "PERSON"), SheetCell.Number(change.Rank), words.Effort(change.Step.EffortMinutes),
                SheetCell.Of(change.Step.How),
            ]),
        ],
        answer.IsConsentMissing ? string.Empty : answer.IsOnList ? words.Say("Es muss sich nichts ändern.", "Nothing needs to change.") : words.Say("Keine einzelne Änderung genügt.", "No single change is enough."));

    private static SheetTable Blockers(string key, string title, IReadOnlyList<ToldBlocker> blockers, SheetWords words) => new(
        key, title,
        [new("code", string.Empty), new("reason", words.Say("Grund", "Reason")), new("to_do", words.Say("Was zu tun ist", "What to do")), new("owner", words.Say("Wer", "Who"))],
        [
            .. blockers.Select(blocker => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(blocker.Code), SheetCell.Of(blocker.Reason), SheetCell.Of(blocker.ToDo),
                blocker.Owner is { } owner ? new SheetCell(words.Texts.Of(owner), owner.Code()) : new SheetCell("–", null),
            ]),
        ],
        string.Empty);

    private static SheetTable Differences(ToldWhyNot answer, SheetWords words) => new(
        "differences", string.Create(CultureInfo.InvariantCulture, $"{words.Say("Gegenüber Nr.", "Compared with no.")} {answer.ListLength}: {answer.LastPlaceText}"),
        [
            new("criterion", string.Empty), new("criterion_text", words.Say("Kriterium", "Criterion")), new("own_millionths", words.Say("Dieser Platz", "This place"), true),
            new("last_millionths", words.Say("Jener Platz", "That place"), true), new("missing_millionths", answer.IsBehindLearned ? string.Empty : words.Say("Es fehlt", "Missing"), true),
        ],
        [
            .. answer.Differences.Select(item => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(item.Criterion.Split('.')[1]), SheetCell.Of(item.Text), Points(item.OwnMillionths, words), Points(item.LastMillionths, words),
                answer.IsBehindLearned ? Points(null, words) : new SheetCell((item.MissingMillionths < 0 ? "−" : string.Empty) + words.Texts.Points(Math.Abs(item.MissingMillionths)), item.MissingMillionths),
            ]),
        ],
        string.Empty);

    private static SheetCell Kind(ListChange change, SheetWords words) =>
        change.IsNew ? new(words.Say("neu", "new"), "NEW")
        : change.IsGone ? new(words.Say("weg", "gone"), "GONE")
        : change.FromRank == change.ToRank ? new(words.Say("anderer Status", "other status"), "STATUS")
        : new(change.ToRank < change.FromRank ? words.Say("höher", "up") : words.Say("tiefer", "down"), change.ToRank < change.FromRank ? "UP" : "DOWN");

    private static SheetCell Status(EligibilityStatus? status, SheetWords words) => status is { } known ? new(words.Texts.Of(known), known.Code()) : new("–", null);

    private static SheetCell Points(int? millionths, SheetWords words) => millionths is { } known ? new(words.Texts.Points(known), known) : new("–", null);
}
