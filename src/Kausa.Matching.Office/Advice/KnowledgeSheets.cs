using System.Globalization;
using Kausa.Matching.Advice;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Advice.Told;

namespace Kausa.Matching.Office.Advice;

/// <summary>What is known of a person, what to ask next, and occupations in reach, as sheets.</summary>
public static class KnowledgeSheets
{
    /// <summary>The next test or answer.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="words">Words.</param>
    /// <param name="question">The single fact that the list is most likely to hang on; null for none.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(AssessmentAdvice advice, SheetWords words, OpenFact? question = null)
    {
        ArgumentNullException.ThrowIfNull(advice);
        ArgumentNullException.ThrowIfNull(words);
        return Of(new Telling(words).Assessment(advice, question), words);
    }

    /// <summary>The next test or answer as it is told.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="words">Words.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(ToldAssessment advice, SheetWords words)
    {
        ArgumentNullException.ThrowIfNull(advice);
        ArgumentNullException.ThrowIfNull(words);
        return new Sheet
        {
            Title = $"{words.Say("Was als Nächstes klären für", "What to find out next for")} {advice.Candidate}",
            Lead = [words.Basis(advice.Basis), advice.IsConsentMissing ? words.NoConsent : Evidence(advice, words)],
            Facts =
            [
                .. SheetWords.Facts(advice.Basis), ("candidate", advice.Candidate), ("consent_missing", advice.IsConsentMissing), ("list_length", advice.ListLength),
                ("evidence_quality", advice.IsConsentMissing ? null : advice.Quality.Code()), ("measured_skills", Unless(advice, advice.MeasuredSkillCount)), ("measured_languages", Unless(advice, advice.MeasuredLanguageCount)),
                ("stability_percent", Unless(advice, advice.StabilityPercent)), ("draws", Unless(advice, advice.DrawCount)), ("next_question", advice.Question?.Code),
            ],
            Tables =
            [
                new SheetTable(
                    "assessments", string.Empty,
                    [
                        new("code", string.Empty), new("assessment", words.Say("Test oder Angabe", "Test or answer")), new("shift_per_hour_hundredths", words.Say("Änderung je Stunde", "Change per hour"), true),
                        new("rank_shift", string.Empty, true), new("replaced", string.Empty, true), new("outcomes", string.Empty, true), words.EffortColumn, new("how", string.Empty),
                    ],
                    [
                        .. advice.OpenAnswers.Select(answer => (IReadOnlyList<SheetCell>)
                        [
                            SheetCell.Of(answer.Code), SheetCell.Of(answer.Text), SheetCell.Number(null), SheetCell.Number(null), SheetCell.Number(null), SheetCell.Number(null), words.Effort(answer.EffortMinutes), SheetCell.Of(answer.How),
                        ]),
                        .. advice.Gains.Select(gain => (IReadOnlyList<SheetCell>)
                        [
                            SheetCell.Of(gain.Step.Code), SheetCell.Of(gain.Step.Text), Hundredths(gain.ShiftPerHourHundredths, words),
                            SheetCell.Number(gain.RankShift), SheetCell.Number(gain.ReplacedCount), SheetCell.Number(gain.OutcomeCount), words.Effort(gain.Step.EffortMinutes), SheetCell.Of(gain.Step.How),
                        ]),
                    ],
                    advice.IsConsentMissing ? string.Empty : words.Say("Nichts, was noch zu fragen wäre, würde die Liste ändern.", "Nothing that could still be asked would change the list.")),
                .. advice.IsConsentMissing ? Array.Empty<SheetTable>() : [List(advice, words)],
            ],
            Notes = advice.IsConsentMissing ? [] :
            [
                .. advice.Question is { } fact ? new[] { words.Say($"Wenn nur eine einzelne Sache zu klären ist: {NameOf(fact, words)}. Daran hängt am ehesten, welche Plätze am Ende auf der Liste stehen.", $"If only a single thing can be found out: {NameOf(fact, words)}. Which places are on the list in the end most likely hangs on it.") } : [],
                .. advice.OpenAnswers.Count == 0 ? Array.Empty<string>() :
                [
                    words.Say(
                        "Ohne Zahl und zuerst zu fragen: Dazu hat in diesem Markt noch niemand etwas gesagt, deshalb lässt sich nicht rechnen, was die Liste würde.",
                        "Without a number, and to be asked first: nobody in this market has said anything about it yet, so what the list would become cannot be worked out."),
                ],
                .. words.How(advice.OpenAnswers.Concat(advice.Gains.Select(gain => gain.Step))),
                .. advice.Gains.Any(gain => OpenFact.TryParse(gain.Step.Code, out _)) ? new[] { words.Say(
                    "Wohnort, Weg und Wünsche: gerechnet mit fünf Antworten, die andere in diesem Markt gegeben haben, jede gleich wahrscheinlich.",
                    "Home, trip and wishes: worked out with five answers that others in this market gave, each as likely as the others.") } : [],
                words.Say(
                    string.Create(CultureInfo.InvariantCulture, $"Änderung: um wie viele Stellen sich {(advice.ListLength == 1 ? "der erste Platz im Mittel verschiebt" : $"die ersten {advice.ListLength} Plätze im Mittel verschieben")}. Bekannt: Anteil dessen, was hier zählt und belegt oder angegeben ist. Bleibt: Anteil von {advice.DrawCount} Ziehungen der Messfehler, in denen der Platz auf der Liste bleibt."),
                    string.Create(CultureInfo.InvariantCulture, $"Change: by how many positions the first {(advice.ListLength == 1 ? "place moves" : $"{advice.ListLength} places move")} in the mean. Known: share of what counts here that is proven or stated. Stays: share of {advice.DrawCount} draws of the measurement errors in which the place stays on the list.")),
            ],
            Warnings = advice.Basis.Warnings,
        };
    }

    private static string Evidence(ToldAssessment advice, SheetWords words) => words.Say(
        string.Create(CultureInfo.InvariantCulture, $"Stand der Belege: {words.Texts.Of(advice.Quality)}; gemessen sind {advice.MeasuredSkillCount} von 32 Kompetenzen und {advice.MeasuredLanguageCount} von 4 Fertigkeiten in Deutsch."),
        string.Create(CultureInfo.InvariantCulture, $"Evidence: {words.Texts.Of(advice.Quality)}; measured are {advice.MeasuredSkillCount} of 32 competences and {advice.MeasuredLanguageCount} of 4 skills in German."));

    private static SheetTable List(ToldAssessment advice, SheetWords words) => new(
        "list", words.Say("Wie sicher die Liste ist", "How sure the list is"),
        [
            new("rank", words.Say("Nr.", "No."), true), new("place", string.Empty), new("place_text", words.Say("Platz", "Place")), new("measured_percent", words.Say("Bekannt (%)", "Known (%)"), true),
            new("stay_percent", words.Say("Bleibt auf der Liste (%)", "Stays on the list (%)"), true),
        ],
        [
            .. advice.List.Select(place => (IReadOnlyList<SheetCell>)
                [SheetCell.Number(place.Rank), SheetCell.Of(place.Place), SheetCell.Of(place.PlaceText), SheetCell.Number(place.MeasuredPercent), SheetCell.Number(place.StayPercent)]),
        ],
        words.Say("Heute ist kein Platz möglich.", "No place is possible today."));

    private static int? Unless(ToldAssessment advice, int value) => advice.IsConsentMissing ? null : value;

    private static string NameOf(OpenFact fact, SheetWords words) =>
        fact.Answer is { } answer ? answer switch
        {
            AdviceCode.HomeAnswer => words.Say("Wohnort", "home"),
            AdviceCode.TravelLimitAnswer => words.Say("längster Weg", "longest trip"),
            _ => words.Say("Berufswünsche", "wished occupations"),
        }
        : fact.Dimension is { } dimension ? words.Texts.Term(dimension)
        : $"{words.Say("Deutsch", "German")}, {words.Texts.Of(fact.Skill!.Value)}";

    /// <summary>Occupations in reach.</summary>
    /// <param name="ranking">The occupations.</param>
    /// <param name="words">Words.</param>
    /// <param name="askedWeightPercent">Weight of the interests that was asked for, 0..50; what could not be used is said.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(OccupationRanking ranking, SheetWords words, int askedWeightPercent = 0)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(words);
        return Of(Telling.Occupations(ranking), words, askedWeightPercent);
    }

    /// <summary>Occupations in reach as they are told.</summary>
    /// <param name="ranking">The occupations.</param>
    /// <param name="words">Words.</param>
    /// <param name="askedWeightPercent">Weight of the interests that was asked for, 0..50; what could not be used is said.</param>
    /// <returns>The sheet.</returns>
    public static Sheet Of(ToldOccupations ranking, SheetWords words, int askedWeightPercent = 0)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(words);
        return new Sheet
        {
            Title = $"{words.Say("Berufe in Reichweite für", "Occupations in reach for")} {ranking.Candidate}",
            Remarks = ranking.IsConsentMissing || askedWeightPercent == ranking.InterestWeightPercent ? [] :
            [
                words.Say(
                    $"Das Gewicht der Interessen ({askedWeightPercent} %) zählt nicht: Von {ranking.Candidate} sind keine Interessen eingetragen.",
                    $"The weight of the interests ({askedWeightPercent} %) does not count: no interests of {ranking.Candidate} are entered."),
            ],
            Lead =
            [
                words.Basis(ranking.Basis),
                ranking.IsConsentMissing ? words.NoConsent
                    : ranking.InterestWeightPercent == 0
                    ? words.Say("Nach dem am besten passenden Platz geordnet; Interessen zählen nicht mit.", "Ordered by the best place; interests do not count.")
                    : string.Create(CultureInfo.InvariantCulture, $"{words.Say("Nach dem am besten passenden Platz und den Interessen geordnet, Gewicht der Interessen", "Ordered by the best place and interests, weight of interests")}: {ranking.InterestWeightPercent} %."),
            ],
            Facts =
            [
                .. SheetWords.Facts(ranking.Basis), ("candidate", ranking.Candidate), ("consent_missing", ranking.IsConsentMissing),
                ("interest_weight_percent", ranking.IsConsentMissing ? null : ranking.InterestWeightPercent), ("interest_weight_asked_percent", ranking.IsConsentMissing ? null : askedWeightPercent), ("occupations_in_reach", ranking.IsConsentMissing ? null : ranking.OccupationCount),
            ],
            Tables =
            [
                new SheetTable(
                    "occupations", string.Empty,
                    [
                        new("rank", words.Say("Nr.", "No."), true), new("occupation", string.Empty), new("title", words.Say("Beruf", "Occupation")), new("places", words.Say("Plätze", "Places"), true),
                        new("free_seats", words.Say("Frei", "Free seats"), true), new("best_place", words.Say("Bester Platz", "Best place")), new("best_millionths", words.Say("Punkte", "Points"), true),
                        new("wish_rank", words.Say("Wunsch", "Wish"), true), new("interest_points", words.Say("Interessen (0–100)", "Interests (0–100)"), true), new("order_millionths", string.Empty, true),
                    ],
                    [
                        .. ranking.Occupations.Select(item => (IReadOnlyList<SheetCell>)
                        [
                            SheetCell.Number(item.Rank), SheetCell.Of(item.Id), SheetCell.Of(item.Title), SheetCell.Number(item.PlaceCount), SheetCell.Number(item.FreeSeatCount),
                            SheetCell.Of(item.BestPlace), new SheetCell(words.Texts.Points(item.BestMillionths), item.BestMillionths), SheetCell.Number(item.WishRank), SheetCell.Number(item.InterestPoints),
                            SheetCell.Number(item.OrderMillionths),
                        ]),
                    ],
                    ranking.IsConsentMissing ? string.Empty : words.Say("Heute ist kein Platz möglich.", "No place is possible today.")),
            ],
            Warnings = ranking.Basis.Warnings,
        };
    }

    /// <summary>Hundredths as a number with two digits behind the comma.</summary>
    internal static SheetCell Hundredths(int value, SheetWords words) => new(string.Create(CultureInfo.InvariantCulture, $"{value / 100}{words.Say(",", ".")}{value % 100:00}"), value);
}
