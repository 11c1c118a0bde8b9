using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports.Map;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Office.Reports.Page;

/// <summary>Makes a person's sheet from their ranking.</summary>
internal static class PersonSheetBuilder
{
    private const int MostUntested = 5;

    public static PersonSheet Build(Candidate person, RankAnswer answer)
    {
        var consent = answer.PersonToDos.FirstOrDefault(toDo => toDo.Code == ReasonCode.C20ConsentMissing);
        if (consent is not null)
        {
            return new PersonSheet(person.Id, false, default, [], [new SheetToDo([], false, consent)], [], [], [], 0, null);
        }

        var shown = answer.Results.Take(TierRowsBuilder.MostRows).ToList();
        var groups = Groups(answer, shown);
        return new PersonSheet(
            person.Id,
            true,
            StatusCounts.Of(answer.Results),
            groups,
            ToDos(person, answer, shown),
            TierRowsBuilder.Conditions(groups.SelectMany(group => group.Tiers)),
            Untested(shown),
            answer.Exclusions,
            answer.ExcludedPairCount ?? 0,
            SheetMap.OfPerson(person.Home, shown.Select(result => (result.Rank, result.Pair.Facts.Site))));
    }

    /// <summary>Which group a pair belongs to.</summary>
    public static RowGroupKind KindOf(EvaluatedPair pair) => pair.Score.Scores.Trade.Nearness switch
    {
        TradeNearness.Wish => RowGroupKind.Wish,
        TradeNearness.NoWish => RowGroupKind.NoWish,
        TradeNearness.Other => RowGroupKind.Other,
        _ => RowGroupKind.Near,
    };

    // What is not on the sheet asks for nothing; when nothing is, what stands in the way of all is told.
    private static ValueList<SheetToDo> ToDos(Candidate person, RankAnswer answer, List<RankedPair> shown)
    {
        var sheet = answer with { Results = shown.ToValueList() };
        var toDos = shown.Count == 0 || shown.Count == answer.Results.Count
            ? answer.PersonToDos
            : PersonToDos.Of(person, shown.Select(result => result.Pair.Place), shown[0].Pair.Facts.Policy, answer.AsOf, answer.Purpose);
        return toDos.Select(toDo => (ToDo: toDo, Ranks: sheet.RanksOf(toDo))).Select(item => new SheetToDo(item.Ranks, item.Ranks.Count > 1 && item.Ranks.Count == shown.Count, item.ToDo)).ToValueList();
    }

    // What a test would tell most about: the competences that most of the places shown ask for and nobody has tested.
    private static ValueList<UntestedSkill> Untested(List<RankedPair> shown) => shown
        .SelectMany(result => result.Pair.Score.Scores.Skills.Terms.Where(term => !term.Held.IsTested).Select(term => term.Dimension))
        .CountBy(dimension => dimension)
        .Select(count => new UntestedSkill(count.Key, count.Value))
        .OrderByDescending(skill => skill.PlaceCount).ThenBy(skill => skill.Dimension)
        .Take(MostUntested)
        .ToValueList();

    private static ValueList<RowGroup> Groups(RankAnswer answer, List<RankedPair> shown) => answer.Results
        .GroupBy(result => KindOf(result.Pair))
        .OrderBy(group => group.Key)
        .Select(group => new RowGroup(
            group.Key,
            group.Count(),
            TierRowsBuilder.Bundle(shown.Where(result => KindOf(result.Pair) == group.Key), answer.Results, shown.Count, result => TierRowsBuilder.Row(answer, result, IsForThePerson))))
        .ToValueList();

    // What a company may not wish is a matter between office and company.
    private static bool IsForThePerson(RuleOutcome outcome) => outcome.Code != ReasonCode.K10FilterRefused;
}
