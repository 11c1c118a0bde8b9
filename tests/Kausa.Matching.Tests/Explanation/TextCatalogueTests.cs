using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Catalogue.Search;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Explanation;

public sealed class TextCatalogueTests
{
    public static TheoryData<string> Languages => [.. TextCatalogue.Languages];

    [Fact]
    public void Statuses_InTheDocuments_AreInTheWordsOfTheProduct()
    {
        var german = TextCatalogue.For("de");
        var rules = File.ReadAllText(Repository.PathOf("docs", "rules.md"));
        var glossary = File.ReadLines(Repository.PathOf("docs", "glossary.md")).Single(line => line.Contains("`EligibilityStatus`", StringComparison.Ordinal));
        foreach (var status in Enum.GetValues<EligibilityStatus>())
        {
            Assert.Contains($"{status.Code()} (\"{german.Of(status)}\")", rules, StringComparison.Ordinal);
        }

        Assert.StartsWith($"| {string.Join(" / ", Enum.GetValues<EligibilityStatus>().Select(status => german.Of(status)))} |", glossary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", 1, "1 Punkt")]
    [InlineData("de", 2, "2 Punkte")]
    [InlineData("de", 0, "0 Punkte")]
    [InlineData("en", 1, "1 point")]
    [InlineData("en", 2, "2 points")]
    public void Format_PointsOfAnExplanation_OneIsSingular(string language, int points, string end) => Assert.All(
        ["Explanation.SKILL_GAP", "Explanation.SKILL_UNCERTAINTY", "Explanation.SKILL_CURVE", "Explanation.LANGUAGE_GAP", "Explanation.LANGUAGE_UNCERTAINTY"],
        key => Assert.EndsWith($": {end}", TextCatalogue.For(language).Format(key, [TextArgument.Number("points", points)]), StringComparison.Ordinal));

    [Fact]
    public void Keys_BothLanguages_AreTheSameWithTheSamePlaceholders()
    {
        var (german, english) = (TextCatalogue.For("de"), TextCatalogue.For("en"));
        Assert.Equal(german.Keys, english.Keys);
        Assert.All(german.Keys, key => Assert.Equal(german.PlaceholdersOf(key).Order(), english.PlaceholdersOf(key).Order()));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Text_EveryRule_SaysWhatItIsAboutAndWhatToDo(string language)
    {
        var texts = TextCatalogue.For(language);
        Assert.All(RuleBook.All, rule =>
        {
            Assert.NotEmpty(texts.Label(rule.Code));
            Assert.NotEmpty(texts.Text($"{rule.Code.Code()}.FAIL"));
            Assert.NotEmpty(texts.Text($"{rule.Code.Code()}.FAIL.DO"));
        });
    }

    [Theory, MemberData(nameof(Languages))]
    public void Of_EveryMember_HasAText(string language)
    {
        var texts = TextCatalogue.For(language);
        void All<TEnum>()
            where TEnum : struct, Enum => Assert.All(Enum.GetValues<TEnum>(), value => Assert.False(string.IsNullOrWhiteSpace(texts.Of(value))));

        All<EligibilityStatus>();
        All<FitWord>();
        All<RuleValue>();
        All<RuleScope>();
        All<BlockedStep>();
        All<Responsible>();
        All<Purpose>();
        All<ScoreMode>();
        All<Perspective>();
        All<TradeNearness>();
        All<TransportMode>();
        All<Pathway>();
        All<LanguageSkill>();
        All<CefrLevel>();
        All<DrivingLicence>();
        All<SchoolQualification>();
        All<ExplanationBasis>();
        All<RequirementBasis>();
        All<TrainingRoute>();
        Assert.All(Enum.GetValues<EstimateFlags>().Where(flag => flag != EstimateFlags.None), flag => Assert.NotEmpty(texts.Of(flag)));
        Assert.All(ExplanationCodes.All.Concat(TolerationTrainingRule.Items).Concat(PathwayClosedRule.Reasons).Concat(SchoolMinimumRule.Steps).Concat(MissingPlaces.Codes), code => Assert.NotEmpty(texts.Text(code)));
    }

    [Theory, MemberData(nameof(Languages))]
    public void ReasonAndToDo_AnyOutcome_AreWholeSentences(string language)
    {
        var texts = TextCatalogue.For(language);
        Prop.ForAll(EligibilityGen.Pairs.ToArbitrary(), facts => RuleBook.Evaluate(facts).All(outcome => outcome.Value is RuleValue.Pass or RuleValue.NotApplicable
            ? texts.Reason(outcome) is null && texts.ToDo(outcome) is null
            : IsSentence(texts.Reason(outcome)) && IsSentence(texts.ToDo(outcome)))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Format_DatesCodesAndNumbers_ReadAsTheLanguageWritesThem()
    {
        var wait = new RuleOutcome(ReasonCode.C03WaitingPeriod, RuleValue.Fail, RuleEffect.Exclusion, [TextArgument.Date("date", new DateOnly(2026, 9, 1))], Responsible.Adviser, null);
        Assert.Equal("Die Wartezeit endet erst am 01.09.2026.", TextCatalogue.For("de").Reason(wait));
        Assert.Equal("The waiting period ends only on 1 Sep 2026.", TextCatalogue.For("en").Reason(wait));
        var language = new RuleOutcome(
            ReasonCode.C16LanguageMin, RuleValue.Fail, RuleEffect.Exclusion, [TextArgument.Code("skill", "WRITING"), TextArgument.Code("level", "B1"), TextArgument.Code("have", "A2")], Responsible.Person, null);
        Assert.Equal("Für Schreiben wird B1 gebraucht, belegt ist A2.", TextCatalogue.For("de").Reason(language));
        var items = new RuleOutcome(ReasonCode.C22TolerationTraining, RuleValue.Fail, RuleEffect.Notice, [TextArgument.Code("items", "IDENTITY|DURATION")], Responsible.Adviser, null);
        Assert.Equal("Für Ausbildungsduldung oder § 16g fehlt noch: die Klärung der Identität, eine Ausbildung von mindestens zwei Jahren.", TextCatalogue.For("de").Reason(items));
        Assert.Equal("Logisches Denken: gebraucht 60, vorhanden 50 ± 25 (Gewicht 20 %)", TextCatalogue.For("de").Format(ExplanationCodes.SkillTerm,
            [TextArgument.Code("dimension", "COG_LOGIC"), TextArgument.Number("required", 60), TextArgument.Number("held", 50), TextArgument.Number("error", 25), TextArgument.Number("weight", 20)]));
    }

    [Fact]
    public void Format_OptionalPart_IsLeftOutWithoutItsArgument()
    {
        var closed = new RuleOutcome(ReasonCode.C18PathwayClosed, RuleValue.Fail, RuleEffect.Exclusion, [TextArgument.Code("why", "NOT_WANTED")], Responsible.Adviser, null);
        Assert.Equal("Dieser Weg ist nicht möglich: die Person möchte diesen Weg nicht.", TextCatalogue.For("de").Reason(closed));
        var later = closed with { Arguments = [TextArgument.Date("date", new DateOnly(2026, 12, 1)), TextArgument.Code("why", "STAY")] };
        Assert.Equal("This pathway is possible only from 1 Dec 2026 or not possible: the time in Germany that is needed.", TextCatalogue.For("en").Reason(later));
    }

    [Fact]
    public void Format_ArgumentNotGiven_NamesTextAndArgument()
    {
        var error = Assert.Throws<ArgumentException>(() => TextCatalogue.For("de").Format("C15_LICENCE.FAIL", []));
        Assert.Contains("C15_LICENCE.FAIL", error.Message, StringComparison.Ordinal);
        Assert.Contains("class", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void For_UnknownLanguage_NamesTheAllowedOnes()
    {
        var error = Assert.Throws<ArgumentException>(() => TextCatalogue.For("fr"));
        Assert.Contains("'fr'", error.Message, StringComparison.Ordinal);
        Assert.Contains("de, en", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Date_AnyCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal("31.03.2026", TextCatalogue.For("de").Date(new DateOnly(2026, 3, 31)));
            Assert.Equal("31 Mar 2026", TextCatalogue.For("en").Date(new DateOnly(2026, 3, 31)));
            Assert.Equal("1 Sep 2026", TextCatalogue.For("en").Date(new DateOnly(2026, 9, 1)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Format_EveryDimension_IsShownByItsTerm() => Assert.All(ReferenceCatalogue.Shared.Dimensions, dimension =>
        Assert.StartsWith(dimension.TermEnglish, TextCatalogue.For("en").Format(ExplanationCodes.SkillTerm,
            [TextArgument.Code("dimension", dimension.Code), TextArgument.Number("required", 1), TextArgument.Number("held", 1), TextArgument.Number("error", 4), TextArgument.Number("weight", 1)]), StringComparison.Ordinal));

    [Theory]
    [InlineData(1_000_000, FitWord.VeryGood)]
    [InlineData(800_000, FitWord.VeryGood)]
    [InlineData(799_999, FitWord.Good)]
    [InlineData(650_000, FitWord.Good)]
    [InlineData(649_999, FitWord.Partly)]
    [InlineData(450_000, FitWord.Partly)]
    [InlineData(449_999, FitWord.Little)]
    [InlineData(0, FitWord.Little)]
    public void FitWord_Borders_BelongToTheBetterWord(int millionths, FitWord word) => Assert.Equal(word, FitWords.Of(millionths));

    private static bool IsSentence(string? text) => text is not null && text.EndsWith('.') && !text.Contains('{', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal);
}
