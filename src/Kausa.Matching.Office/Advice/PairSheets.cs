using System.Globalization;
using Kausa.Matching.Advice;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

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
        var policy = answer.Pair.Facts.Policy;
        return new Sheet
        {
            Title = $"{words.Say("Warum nicht", "Why not")}: {answer.Pair.Candidate.Id} · {words.Place(answer.Pair.Place.Id)}",
            Lead = [words.Basis(answer.Pair.Facts.AsOf, policy.Id, policy.Version), Standing(answer, words)],
            Facts =
            [
                ("as_of", answer.Pair.Facts.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("policy", policy.Id), ("policy_version", policy.Version), ("candidate", answer.Pair.Candidate.Id.Value),
                ("place", answer.Pair.Place.Id.Value), ("status", answer.Pair.Status.Code()), ("list_length", answer.ListLength), ("rank", answer.Rank), ("ranked", answer.RankedCount),
                ("score_millionths", answer.Pair.Score.ScoreMillionths), ("missing_millionths", answer.MissingMillionths), ("last_place", answer.Last?.Place.Id.Value),
            ],
            Tables = [Changes(answer, words), .. answer.Blockers.Any() ? [Blockers(answer, words)] : Array.Empty<SheetTable>(), .. answer.Differences.Count > 0 ? [Differences(answer, words)] : Array.Empty<SheetTable>()],
            Notes = answer.Changes.Count == 0 ? [] :
                [.. words.How(answer.Changes.Select(change => change.Code)), words.Say("Jede Änderung ist die kleinste ihrer Art: eine Einheit weniger genügt nicht.", "Each change is the smallest of its kind: one unit less is not enough.")],
            Warnings = SheetWords.Warnings(policy.Law.Overdue(answer.Pair.Facts.AsOf)),
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
        var (before, after) = (diff.Before, diff.After);
        var ranksPlaces = after.Direction == Direction.CandidateToPlace;
        return new Sheet
        {
            Title = $"{words.Say("Was wäre, wenn", "What if")}: {subject}",
            Lead =
            [
                words.Basis(after.AsOf, after.PolicyId, after.PolicyVersion),
                words.Say(
                    string.Create(CultureInfo.InvariantCulture, $"Möglich: {before.RankablePairCount} → {after.RankablePairCount}. Neu {diff.Changes.Count(c => c.IsNew)}, weg {diff.Changes.Count(c => c.IsGone)}, verschoben {diff.Changes.Count(c => !c.IsNew && !c.IsGone)}."),
                    string.Create(CultureInfo.InvariantCulture, $"Possible: {before.RankablePairCount} → {after.RankablePairCount}. New {diff.Changes.Count(c => c.IsNew)}, gone {diff.Changes.Count(c => c.IsGone)}, moved {diff.Changes.Count(c => !c.IsNew && !c.IsGone)}.")),
            ],
            Facts =
            [
                .. SheetWords.Facts(after.AsOf, after.PolicyId, after.PolicyVersion, after.Snapshot.ToString()), ("subject", subject), ("snapshot_before", before.Snapshot.ToString()),
                ("possible_before", before.RankablePairCount), ("possible_after", after.RankablePairCount), ("digest_before", before.Digest), ("digest_after", after.Digest),
            ],
            Tables =
            [
                new SheetTable(
                    "changes", string.Empty,
                    [
                        new("id", string.Empty), new("text", ranksPlaces ? words.Say("Platz", "Place") : words.Say("Person", "Person")), new("change", words.Say("Änderung", "Change")), new("from_rank", words.Say("Vorher", "Before"), true),
                        new("to_rank", words.Say("Nachher", "After"), true), new("from_status", string.Empty), new("to_status", words.Say("Möglich?", "Possible?")), new("from_millionths", words.Say("Punkte vorher", "Points before"), true),
                        new("to_millionths", words.Say("Punkte nachher", "Points after"), true),
                    ],
                    [
                        .. diff.Changes.Select(change => (IReadOnlyList<SheetCell>)
                        [
                            SheetCell.Of(change.Id), SheetCell.Of(ranksPlaces ? words.Place(new(change.Id)) : change.Id), Kind(change, words), SheetCell.Number(change.FromRank), SheetCell.Number(change.ToRank),
                            Status(change.FromStatus, words), Status(change.ToStatus, words), Points(change.FromMillionths, words), Points(change.ToMillionths, words),
                        ]),
                    ],
                    words.Say("Die Liste bleibt, wie sie ist.", "The list stays as it is.")),
            ],
            Warnings = SheetWords.Warnings(after.OverdueLaw),
        };
    }

    private static string Standing(WhyNotAnswer answer, SheetWords words) => answer switch
    {
        { IsOnList: true } => words.Say(
            string.Create(CultureInfo.InvariantCulture, $"Der Platz steht auf der Liste: Nr. {answer.Rank} von {answer.RankedCount}."), string.Create(CultureInfo.InvariantCulture, $"The place is on the list: no. {answer.Rank} of {answer.RankedCount}.")),
        { Rank: { } rank } => words.Say(
            string.Create(CultureInfo.InvariantCulture, $"Der Platz ist möglich, steht aber erst auf Nr. {rank} von {answer.RankedCount}; gezeigt werden {answer.ListLength}. Es fehlen {words.Texts.Points(answer.MissingMillionths ?? 0)} Punkte."),
            string.Create(CultureInfo.InvariantCulture, $"The place is possible, but stands at no. {rank} of {answer.RankedCount}; {answer.ListLength} are shown. {words.Texts.Points(answer.MissingMillionths ?? 0)} points are missing.")),
        _ => words.Say("Der Platz ist heute nicht möglich.", "The place is not possible today."),
    };

    private static SheetTable Changes(WhyNotAnswer answer, SheetWords words) => new(
        "changes", string.Empty,
        [
            new("code", string.Empty), new("change", words.Say("Kleinste Änderung, die genügt", "Smallest change that is enough")), new("amount", string.Empty, true), new("by", words.Say("Wer", "Who")),
            new("rank_after", words.Say("Danach Nr.", "Then no."), true), words.EffortColumn, new("how", string.Empty),
        ],
        [
            .. answer.Changes.Select(change => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(change.Code.Code()), SheetCell.Of(AdviceTexts.Step(words.Texts, change.Code, change.Arguments)), SheetCell.Number(change.Amount),
                change.IsByCompany ? new SheetCell(words.Say("Betrieb", "company"), "COMPANY") : new SheetCell(words.Say("Person", "person"), "PERSON"), SheetCell.Number(change.Rank), words.Effort(change.EffortMinutes),
                SheetCell.Of(AdviceTexts.Do(words.Texts, change.Code)),
            ]),
        ],
        answer.IsOnList ? words.Say("Es muss sich nichts ändern.", "Nothing needs to change.") : words.Say("Keine einzelne Änderung genügt.", "No single change is enough."));

    private static SheetTable Blockers(WhyNotAnswer answer, SheetWords words) => new(
        "blockers", words.Say("Was dagegen steht", "What stands against it"),
        [new("code", string.Empty), new("reason", words.Say("Grund", "Reason")), new("to_do", words.Say("Was zu tun ist", "What to do")), new("owner", words.Say("Wer", "Who"))],
        [
            .. answer.Blockers.Select(outcome => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(outcome.Code.Code()), SheetCell.Of(words.Texts.Reason(outcome) ?? string.Empty), SheetCell.Of(words.Texts.ToDo(outcome) ?? string.Empty),
                outcome.Owner is { } owner ? new SheetCell(words.Texts.Of(owner), owner.Code()) : new SheetCell("–", null),
            ]),
        ],
        string.Empty);

    private static SheetTable Differences(WhyNotAnswer answer, SheetWords words) => new(
        "differences", string.Create(CultureInfo.InvariantCulture, $"{words.Say("Gegenüber Nr.", "Compared with no.")} {answer.ListLength}: {words.Place(answer.Last!.Place.Id)}"),
        [
            new("criterion", string.Empty), new("criterion_text", words.Say("Kriterium", "Criterion")), new("own_millionths", words.Say("Dieser Platz", "This place"), true),
            new("last_millionths", words.Say("Jener Platz", "That place"), true), new("missing_millionths", words.Say("Es fehlt", "Missing"), true),
        ],
        [
            .. answer.Differences.Select(item => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(item.Criterion.Split('.')[1]), SheetCell.Of(words.Texts.Text(item.Criterion)), Points(item.OwnMillionths, words), Points(item.LastMillionths, words),
                new SheetCell((item.MissingMillionths < 0 ? "−" : string.Empty) + words.Texts.Points(Math.Abs(item.MissingMillionths)), item.MissingMillionths),
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
