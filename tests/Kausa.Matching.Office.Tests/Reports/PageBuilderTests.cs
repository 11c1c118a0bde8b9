using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports;
using Kausa.Matching.Office.Reports.Page;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests.Reports;

public sealed class PageBuilderTests
{
    private static readonly RankRequest WholeList = new() { Purpose = Purpose.MatchForAdviser, Top = 10_000 };

    [Fact]
    public void People_Counts_AgreeWithTheRanking()
    {
        var ranker = new ReferenceRanker(Pages.Stuttgart, Pages.Policy);
        Assert.All(Pages.OfStuttgart.People.Where(sheet => sheet.HasConsent), sheet =>
        {
            var answer = ranker.RankPlaces(sheet.Id, WholeList);
            Assert.Equal(answer.Results.Count, sheet.Counts.Total);
            Assert.Equal(answer.Results.Count(result => result.Pair.Status == EligibilityStatus.Eligible), sheet.Counts.Possible);
            Assert.Equal(answer.Results.Count(result => result.Pair.Status == EligibilityStatus.EligibleWithConditions), sheet.Counts.WithConditions);
            Assert.Equal(answer.Results.Count(result => result.Pair.Status == EligibilityStatus.NeedsClarification), sheet.Counts.ToClarify);
            Assert.Equal(answer.Exclusions, sheet.Exclusions);
            Assert.Equal(ranker.RankPlaces(sheet.Id, WholeList with { Top = 10 }).PersonToDos, sheet.ToDos.Select(item => item.ToDo));
            Assert.Equal(sheet.Counts.Total, sheet.Groups.Sum(group => group.TotalCount));
            Assert.Equal(sheet.Counts.Total + sheet.ExcludedCount, Pages.Stuttgart.Places.Count);
        });
    }

    [Fact]
    public void People_Rows_AreTheTenBestInRankOrderInsideTheirGroups()
    {
        var ranker = new ReferenceRanker(Pages.Stuttgart, Pages.Policy);
        Assert.All(Pages.OfStuttgart.People.Where(sheet => sheet.HasConsent), sheet =>
        {
            var best = ranker.RankPlaces(sheet.Id, WholeList).Results.Take(10).Select(result => result.Pair.Place.Id);
            Assert.Equal(best, Rows(sheet).OrderBy(row => row.Result.Rank).Select(row => row.Result.Pair.Place.Id));
            Assert.Equal(sheet.Groups.Select(group => group.Kind).Order(), sheet.Groups.Select(group => group.Kind));
            Assert.All(sheet.Groups, group =>
            {
                var ranks = group.Tiers.SelectMany(tier => tier.Rows).Select(row => row.Result.Rank).ToList();
                Assert.Equal(ranks.Order(), ranks);
            });
        });
    }

    [Fact]
    public void People_Groups_FollowTheWishes()
    {
        var seen = new HashSet<RowGroupKind>();
        foreach (var (sheet, group) in Pages.OfStuttgart.People.SelectMany(sheet => sheet.Groups.Select(group => (sheet, group))))
        {
            var wishes = Pages.Stuttgart.FindCandidate(sheet.Id)!.Wishes;
            seen.Add(group.Kind);
            Assert.All(group.Tiers.SelectMany(tier => tier.Rows), row => Assert.Equal(group.Kind, wishes.Count == 0 ? RowGroupKind.NoWish
                : wishes.Contains(row.Result.Pair.Place.Occupation) ? RowGroupKind.Wish
                : row.Result.Pair.Score.Scores.Trade.Nearness == TradeNearness.Other ? RowGroupKind.Other : RowGroupKind.Near));
        }

        Assert.Equal(Enum.GetValues<RowGroupKind>().Order(), seen.Order());
    }

    [Fact]
    public void People_Tiers_NameAllThatCannotBeToldApartEvenAcrossGroupsAndBeyondTheSheet()
    {
        var ranker = new ReferenceRanker(Pages.Stuttgart, Pages.Policy);
        Assert.All(Pages.OfStuttgart.People.Where(sheet => sheet.HasConsent), sheet =>
        {
            var all = ranker.RankPlaces(sheet.Id, WholeList).Results;
            Assert.All(sheet.Groups.SelectMany(group => group.Tiers), tier =>
            {
                var number = tier.Rows[0].Result.Tier;
                Assert.Equal(all.Where(result => result.Tier == number && result.Rank <= 10).Select(result => result.Rank), tier.Ranks);
                Assert.Equal(all.Count(result => result.Tier == number && result.Rank > 10), tier.HiddenCount);
            });
        });
        Assert.Contains(Pages.OfStuttgart.People.SelectMany(sheet => sheet.Groups).SelectMany(group => group.Tiers), tier => tier.Ranks.Count > tier.Rows.Count);
        Assert.Contains(Pages.OfStuttgart.People.SelectMany(sheet => sheet.Groups).SelectMany(group => group.Tiers), tier => tier.HiddenCount > 0);
    }

    [Fact]
    public void People_Conditions_AreEveryConditionOfTheRowsOnceWithItsNumbers() => Assert.All(Pages.OfStuttgart.People, sheet =>
    {
        var expected = Rows(sheet).SelectMany(row => row.Conditions.Select(outcome => (row.Result.Rank, outcome.Code))).Order();
        Assert.Equal(expected, sheet.Conditions.SelectMany(condition => condition.Ranks.Select(rank => (rank, condition.Outcome.Code))).Order());
        Assert.Equal(sheet.Conditions.Count, sheet.Conditions.Select(condition => condition.Outcome).Distinct().Count());
    });

    [Theory, MemberData(nameof(AllSamples))]
    public void Rows_GermanThatARuleLeavesOpen_DoesNotSpeakForThem(string sample)
    {
        var page = Pages.OfSample(sample);
        var rows = page.People.SelectMany(Rows).Concat(page.Companies.SelectMany(sheet => sheet.Places).SelectMany(place => place.Tiers).SelectMany(tier => tier.Rows)).ToList();
        Assert.NotEmpty(rows);
        Assert.Empty(rows.Where(row => row.Result.Pair.Outcomes.FirstOrDefault(outcome => outcome.Code == ReasonCode.C16LanguageMin) is { Effect: not RuleEffect.None } open
            && row.Reasons.Any(reason => reason.SpeaksFor && Argument(reason.Arguments, "skills").Split('|').Contains(Argument(open.Arguments, "skill"))))
            .Select(row => $"{row.Result.Pair.Candidate.Id} {row.Result.Pair.Place.Id}"));
    }

    [Theory, MemberData(nameof(AllSamples))]
    public void ToDos_Numbers_AreTheRowsOnWhichTheRuleHasAnEffect(string sample)
    {
        var sheets = Pages.OfSample(sample).People.Where(sheet => sheet.HasConsent && sheet.Groups.Any(group => group.Tiers.Count > 0)).ToList();
        Assert.NotEmpty(sheets.SelectMany(sheet => sheet.ToDos));
        Assert.All(sheets, sheet =>
        {
            var rows = Rows(sheet).ToList();
            var personal = rows.SelectMany(row => row.Result.Pair.Outcomes
                .Where(outcome => outcome is { Effect: not RuleEffect.None, Owner: not null } && RuleBook.Find(outcome.Code).Scope == RuleScope.Person)
                .Select(outcome => (outcome.Code, row.Result.Rank)));
            Assert.Equal(personal.Order(), sheet.ToDos.SelectMany(item => item.Ranks.Select(rank => (item.ToDo.Code, rank))).Order());
            Assert.All(sheet.ToDos, item => Assert.Equal(rows.Count > 1 && item.Ranks.Count == rows.Count, item.IsForAll));
        });
    }

    [Theory, MemberData(nameof(AllSamples))]
    public void Rows_ThatAreNotPlainlyPossible_NameTheirReason(string sample) =>
        Assert.Empty(Pages.OfSample(sample).People.SelectMany(sheet => Rows(sheet).Where(row => row.Result.Pair.Status != EligibilityStatus.Eligible
            && !row.HidesSomethingOpen && !row.Conditions.Concat(row.Personal).Any(outcome => RuleBook.Status(outcome.Effect) == row.Result.Pair.Status))
            .Select(row => $"{sheet.Id} {row.Result.Rank}")));

    [Fact]
    public void People_WithoutConsent_AreToldNothingElseAndAreNowhereElse()
    {
        var without = Pages.OfStuttgart.People.Where(sheet => !sheet.HasConsent).ToList();
        Assert.NotEmpty(without);
        Assert.All(without, sheet =>
        {
            Assert.Equal(ReasonCode.C20ConsentMissing, Assert.Single(sheet.ToDos).ToDo.Code);
            Assert.Empty(sheet.Groups);
            Assert.Empty(sheet.Exclusions);
            Assert.Null(sheet.Map);
        });
        var overview = Pages.OfStuttgart.Overview!;
        Assert.Equal(without.Count, overview.WithoutConsentCount);
        Assert.DoesNotContain(overview.People, line => without.Exists(sheet => sheet.Id == line.Id));
        Assert.Equal(overview.PersonCount - without.Count, overview.Districts.Sum(line => line.PersonCount));
    }

    [Fact]
    public void Companies_Counts_AgreeWithTheRanking()
    {
        var ranker = new ReferenceRanker(Pages.Stuttgart, Pages.Policy);
        Assert.All(Pages.OfStuttgart.Companies.SelectMany(sheet => sheet.Places), place =>
        {
            var answer = ranker.RankCandidates(place.Place.Id, WholeList with { Mode = Pages.Policy.CompanyLists.Mode });
            Assert.Equal(answer.Results.Count, place.Counts.Total);
            Assert.Equal(
                answer.Results.Take(Math.Min(CompanySheetBuilder.MostOfPlace(Pages.Stuttgart.Places), CompanySheetBuilder.ShownCount(place.Place))).Select(result => result.Pair.Candidate.Id),
                place.Tiers.SelectMany(tier => tier.Rows).Select(row => row.Result.Pair.Candidate.Id));
        });
    }

    [Theory]
    [InlineData(null, null, 3)]
    [InlineData(2, null, 6)]
    [InlineData(2, 1, 3)]
    [InlineData(1, 1, 3)]
    [InlineData(20, 0, 10)]
    public void ShownCount_Seats_ThreeForEachFreeOneAndTenAtMost(int? total, int? filled, int count) =>
        Assert.Equal(count, CompanySheetBuilder.ShownCount(Samples.Place with { SeatsTotal = total, SeatsFilled = filled }));

    [Theory]
    [InlineData(1, 1, 10)]
    [InlineData(133, 1, 10)]
    [InlineData(134, 1, 2)]
    [InlineData(50, 4, 8)]
    [InlineData(400, 1, 1)]
    [InlineData(4_000, 2, 1)]
    public void MostOfPlace_ManyPlaces_KeepsAllRowsTogetherWithinThePage(int places, int seats, int most) =>
        Assert.Equal(most, CompanySheetBuilder.MostOfPlace(Enumerable.Repeat(Samples.Place with { SeatsTotal = seats, SeatsFilled = 0 }, places)));

    [Fact]
    public void Companies_MorePlacesThanAPageHolds_ShowTheBestAndSayWhereTheOthersAre()
    {
        var company = Pages.Stuttgart.Companies.First(company => Pages.OfStuttgart.Companies.First(sheet => sheet.Company.Id == company.Id).Places.Any(place => place.Counts.Total > 2));
        var place = Pages.OfStuttgart.Companies.First(sheet => sheet.Company.Id == company.Id).Places.First(place => place.Counts.Total > 2).Place;
        var many = Enumerable.Range(1, CompanySheetBuilder.MostRowsOfPage).Select(number => place with { Id = new($"many-{number}") });
        var market = new Market(Pages.Stuttgart.Office, Pages.Stuttgart.AsOf, "test", new MarketContent { Companies = Pages.Stuttgart.Companies, Places = [.. many], Candidates = Pages.Stuttgart.Candidates, Advisers = Pages.Stuttgart.Advisers });

        var page = Pages.Build(market, Pages.Policy);
        var alone = Pages.Build(market, Pages.Policy, new() { Company = company.Id });

        Assert.All(page.Companies.Single(sheet => sheet.Company.Id == company.Id).Places, sheet => Assert.True(sheet.IsCut && sheet.Tiers.Sum(tier => tier.Rows.Count) == 1 && sheet.Counts.Total > 2));
        Assert.All(alone.Companies.Single(sheet => sheet.Company.Id == company.Id).Places, sheet => Assert.True(!sheet.IsCut && sheet.Tiers.Sum(tier => tier.Rows.Count) > 1));
    }

    [Fact]
    public void Overview_Sums_AgreeWithTheSheets()
    {
        var overview = Pages.OfStuttgart.Overview!;
        Assert.Equal(Pages.OfStuttgart.People.Where(sheet => sheet.HasConsent).Select(sheet => (sheet.Id, sheet.Counts)), overview.People.Select(line => (line.Id, line.Counts)));
        Assert.Equal(overview.People.Count(line => line.Counts.Total == 0), overview.MainReasonsForNone.Sum(reason => reason.PairCount));
        Assert.Equal(overview.People.Count(line => line.Counts.Total > 0), overview.Districts.Sum(line => line.WithOptionsCount));
        Assert.Equal(Pages.Stuttgart.Places.Count(place => place.State is null or PlaceState.Open), overview.Districts.Sum(line => line.PlaceCount));
        Assert.Equal(Pages.Stuttgart.Places.Count, overview.Places.Count);
    }

    private static PlainBasis Word(IEnumerable<EvidenceKind> kinds) =>
        kinds.Any(kind => kind is not (EvidenceKind.SelfEstimate or EvidenceKind.AdviserEstimate or EvidenceKind.WorkExperienceStated)) ? PlainBasis.Measured
        : kinds.Contains(EvidenceKind.AdviserEstimate) ? PlainBasis.AdviserEstimated
        : kinds.Contains(EvidenceKind.WorkExperienceStated) ? PlainBasis.Stated : PlainBasis.SelfEstimated;

    [Fact]
    public void Reasons_CompetencesThatThePersonAloneRated_AreNeverMeasuredAndAreUntested()
    {
        var (namedCount, untestedCount) = (0, 0);
        foreach (var sheet in Pages.OfStuttgart.People.Where(sheet => sheet.HasConsent))
        {
            var person = Pages.Stuttgart.FindCandidate(sheet.Id)!;
            var counted = EvidenceAssessor.Assess(person, Pages.Policy, Pages.Stuttgart.AsOf).Mapped.Where(mapped => mapped.Counted).Select(mapped => mapped.Id).ToHashSet();
            var kinds = person.Evidence.Where(piece => counted.Contains(piece.Id)).ToLookup(piece => piece.Dimension, piece => piece.Kind);
            var tested = kinds.Where(group => group.Any(kind => kind is not (EvidenceKind.SelfEstimate or EvidenceKind.AdviserEstimate or EvidenceKind.WorkExperienceStated))).Select(group => group.Key).ToHashSet();
            var selfRated = kinds.Select(group => group.Key).Where(dimension => !tested.Contains(dimension)).ToHashSet();
            var codes = selfRated.Select(dimension => ReferenceCatalogue.Shared.Dimension(dimension).Code).ToHashSet();
            var naming = Rows(sheet).SelectMany(row => row.Reasons).Where(reason => reason.Arguments.Any(argument => argument.Name == "dimensions" && argument.Value.Split('|').Any(codes.Contains))).ToList();
            Assert.All(naming, reason =>
            {
                var words = reason.Arguments.Single(argument => argument.Name == "dimensions").Value.Split('|').Select(code => Word(kinds[ReferenceCatalogue.Shared.Dimension(code)!.Dimension])).Distinct().ToList();
                Assert.Equal(words.Count == 1 ? words[0] : PlainBasis.Estimated, reason.Basis);
            });
            Assert.Equal(
                Rows(sheet).SelectMany(row => row.Result.Pair.Score.Scores.Skills.Terms.Select(term => term.Dimension)).Where(dimension => !tested.Contains(dimension)).CountBy(dimension => dimension)
                    .OrderByDescending(count => count.Value).ThenBy(count => count.Key).Take(5).Select(count => new UntestedSkill(count.Key, count.Value)),
                sheet.Untested);
            namedCount += naming.Count;
            untestedCount += sheet.Untested.Count(skill => selfRated.Contains(skill.Dimension));
        }

        Assert.True(namedCount > 0 && untestedCount > 0, $"{namedCount} {untestedCount}");
    }

    [Fact]
    public void Build_OneSheet_HoldsNothingElse()
    {
        var person = Pages.Build(Pages.Stuttgart, Pages.Policy, new ReportRequest { Candidate = new Id<Candidate>("s-017") });
        Assert.Null(person.Overview);
        Assert.Empty(person.Companies);
        Assert.Equal("s-017", Assert.Single(person.People).Id.Value);
        var company = Pages.Build(Pages.Stuttgart, Pages.Policy, new ReportRequest { Company = new Id<Company>("b-017") });
        Assert.Null(company.Overview);
        Assert.Empty(company.People);
        Assert.Equal("b-017", Assert.Single(company.Companies).Company.Id.Value);
    }

    [Fact]
    public void Build_Cancelled_StopsBeforeTheNextList()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => new PageBuilder(Pages.Stuttgart, Pages.Policy, new ReportRequest(), null, cancellation.Token).Build());
    }

    [Fact]
    public void Build_AnyMarket_CountsEveryPersonAndPlaceOnce() =>
        Prop.ForAll(MarketGen.Markets(6).ToArbitrary(), market =>
        {
            var overview = Pages.Build(market, TestPolicies.Base, new ReportRequest { AsOf = Samples.AsOf }).Overview!;
            return overview.People.Count + overview.WithoutConsentCount == market.Candidates.Count
                && overview.Places.Count == market.Places.Count
                && overview.Districts.Sum(line => line.PersonCount) == overview.People.Count
                && overview.Districts.Sum(line => line.PlaceCount) == market.Places.Count(place => place.State is null or PlaceState.Open);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    public static TheoryData<string> AllSamples => ["stuttgart", "sachsen-anhalt-sued", "duesseldorf", "leipzig", "thueringen"];

    private static string Argument(ValueList<TextArgument> arguments, string name) => arguments.FirstOrDefault(argument => argument.Name == name)?.Value ?? string.Empty;

    private static IEnumerable<PageRow> Rows(PersonSheet sheet) => sheet.Groups.SelectMany(group => group.Tiers).SelectMany(tier => tier.Rows);
}
