using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Explanation;

public sealed class PlainReasonsTests
{
    [Fact]
    public void Texts_EveryCodeAndBasis_AreSentencesInBothLanguages() => Assert.All(TextCatalogue.Languages.Select(TextCatalogue.For), texts =>
    {
        Assert.All(PlainReasons.Codes, code => Assert.EndsWith(".", texts.Text(code), StringComparison.Ordinal));
        Assert.All(Enum.GetValues<PlainBasis>(), basis => Assert.NotEmpty(texts.Of(basis)));
    });

    [Fact]
    public void Of_AnyPair_SaysOnlyKnownCodesAndReadsInBothLanguages() =>
        Prop.ForAll(MarketGen.PopulatedMarkets(4).ToArbitrary(), market => Pairs(market).All(pair => PlainReasons.Of(pair) is { Count: > 0 } reasons
            && reasons.All(reason => PlainReasons.Codes.Contains(reason.Code) && TextCatalogue.Languages.All(language => IsSentence(TextCatalogue.For(language).Format(reason.Code, reason.Arguments))))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Of_AnyPair_SpeaksOfEachWeightedGermanSkillOnce() =>
        Prop.ForAll(MarketGen.PopulatedMarkets(4).ToArbitrary(), market => Pairs(market).All(pair => PlainReasons.Of(pair)
            .SelectMany(reason => reason.Arguments.Where(argument => argument.Name == "skills")).SelectMany(argument => argument.Value.Split('|')).Order()
            .SequenceEqual(pair.Score.Scores.Language.Terms.Where(term => term.WeightPercent > 0).Select(term => term.Skill.Code()).Order())))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Theory]
    [InlineData(40, 30, "Plain.LANGUAGE_ENOUGH", true, null, null)]
    [InlineData(30, 30, "Plain.LANGUAGE_ENOUGH", true, null, null)]
    [InlineData(29, 30, "Plain.LANGUAGE_NEARLY", true, "B1", null)]
    [InlineData(27, 30, "Plain.LANGUAGE_GAP", false, "B1", "A2_PLUS")]
    [InlineData(20, 30, "Plain.LANGUAGE_GAP", false, "B1", "A2")]
    [InlineData(0, 60, "Plain.LANGUAGE_GAP", false, "C2", "A0")]
    public void Of_GermanHeldAndNeeded_SaysHowFarApartTheyAre(int heldTenths, int targetTenths, string code, bool speaksFor, string? target, string? held)
    {
        var reason = PlainReasons.Of(Pair(heldTenths, targetTenths)).Single(reason => reason.Code.StartsWith("Plain.LANGUAGE", StringComparison.Ordinal));
        Assert.Equal((code, speaksFor), (reason.Code, reason.SpeaksFor));
        Assert.Equal(target, reason.Arguments.FirstOrDefault(argument => argument.Name == "target")?.Value);
        Assert.Equal(held, reason.Arguments.FirstOrDefault(argument => argument.Name == "held")?.Value);
    }

    [Theory]
    [InlineData(32, 30, "Work with customers", "Plain.LANGUAGE_OPEN")]
    [InlineData(32, 30, null, "Plain.LANGUAGE_OPEN")]
    [InlineData(32, 60, null, "Plain.LANGUAGE_BELOW")]
    [InlineData(50, 30, "Work with customers", "Plain.LANGUAGE_ENOUGH")]
    public void Of_GermanAtItsTargetThatARuleLeavesOpen_DoesNotSpeakForThePair(int heldTenths, int minimumTenths, string? justification, string code)
    {
        var place = Samples.Place with { StartsOn = null, LanguageMinima = [new(LanguageSkill.Speaking, (CefrLevel)(minimumTenths / 10), justification), new(LanguageSkill.Reading, CefrLevel.A0, null)] };
        var reasons = PlainReasons.Of(Pair(heldTenths, heldTenths, place: place, errorClass: 3)).Where(reason => reason.Code.StartsWith("Plain.LANGUAGE", StringComparison.Ordinal)).ToList();
        var speaking = reasons.Single(reason => reason.Arguments.Any(argument => argument.Name == "skills" && argument.Value.Split('|').Contains("SPEAKING")));
        Assert.Equal((code, code == "Plain.LANGUAGE_ENOUGH"), (speaking.Code, speaking.SpeaksFor));
        Assert.Contains(reasons, reason => reason.Code == "Plain.LANGUAGE_ENOUGH");
    }

    [Fact]
    public void Of_NothingMeasured_NeverTellsAValue()
    {
        var reasons = PlainReasons.Of(Pair(30, 30, measured: false));
        Assert.Contains(reasons, reason => reason is { Code: "Plain.LANGUAGE_UNKNOWN", Basis: PlainBasis.Unknown, SpeaksFor: false });
        Assert.Contains(reasons, reason => reason is { Code: "Plain.SKILLS_UNKNOWN", Basis: PlainBasis.Unknown, SpeaksFor: false });
        Assert.DoesNotContain(reasons, reason => reason.Code is "Plain.SKILLS_ENOUGH" or "Plain.SKILLS_GAP" or "Plain.LANGUAGE_ENOUGH" or "Plain.LANGUAGE_GAP");
    }

    [Theory]
    [InlineData(EstimateFlags.None, PlainBasis.Measured, ExplanationBasis.Measured)]
    [InlineData(EstimateFlags.InconsistentEvidence, PlainBasis.Measured, ExplanationBasis.Measured)]
    [InlineData(EstimateFlags.SelfEstimateOnly, PlainBasis.SelfEstimated, ExplanationBasis.SelfEstimated)]
    [InlineData(EstimateFlags.AdviserEstimateOnly, PlainBasis.AdviserEstimated, ExplanationBasis.AdviserEstimated)]
    [InlineData(EstimateFlags.StatedOnly | EstimateFlags.InconsistentEvidence, PlainBasis.Stated, ExplanationBasis.Stated)]
    public void Of_EverySource_HasItsTrueWord(EstimateFlags flags, PlainBasis word, ExplanationBasis basis)
    {
        var skills = Samples.Estimates.Skills.Select(_ => new SkillEstimate(90, 2, true, flags)).ToValueList();
        var pair = Pair(40, 30, flags: flags, skills: skills);
        Assert.Equal([word, word], PlainReasons.Of(pair).Where(reason => reason.Code is "Plain.LANGUAGE_ENOUGH" or "Plain.SKILLS_ENOUGH").Select(reason => reason.Basis));
        var tree = MatchExplanation.Of(pair).Score;
        Assert.All(tree.Children.Take(2), criterion =>
        {
            Assert.Equal(basis, criterion.Basis);
            Assert.All(criterion.Children.Where(line => line.Code != ExplanationCodes.FullMarks), line => Assert.Equal(basis, line.Basis));
        });
        Assert.Equal([basis, basis], MatchExplanation.Reasons(pair).Take(2).Select(reason => reason.Basis));
        Assert.NotEqual(ExplanationBasis.Measured, tree.Basis);
    }

    [Fact]
    public void Of_SeveralSources_IsNoMoreThanAnEstimate()
    {
        SkillEstimate[] each = [new(90, 2, true, EstimateFlags.SelfEstimateOnly), new(90, 2, true, EstimateFlags.AdviserEstimateOnly), new(90, 2, true, EstimateFlags.None), new(50, 7, false, EstimateFlags.None)];
        foreach (var (first, second, basis) in new[]
        {
            (0, 1, ExplanationBasis.Estimated), (0, 2, ExplanationBasis.Estimated), (2, 0, ExplanationBasis.Estimated), (2, 3, ExplanationBasis.Estimated), (0, 3, ExplanationBasis.SelfEstimated),
            (3, 1, ExplanationBasis.AdviserEstimated), (3, 3, ExplanationBasis.Unknown), (2, 2, ExplanationBasis.Measured),
        })
        {
            var skills = Samples.Estimates.Skills.Select((_, d) => d == 0 ? each[first] : each[second]).ToValueList();
            var pair = Pair(30, 30, skills: skills, requirements: [(CompetenceDimension.CogLogic, 60, 50), (CompetenceDimension.CogNumeric, 60, 50)]);
            Assert.Equal(basis, MatchExplanation.Reasons(pair)[0].Basis);
            Assert.Equal(basis, MatchExplanation.Of(pair).Score.Children[0].Basis);
        }
    }

    [Theory]
    [InlineData(0, 90, "Plain.SKILLS_ENOUGH", PlainBasis.Estimated, 1)]
    [InlineData(2, 90, "Plain.SKILLS_ENOUGH", PlainBasis.Estimated, 1)]
    [InlineData(0, 20, "Plain.SKILLS_GAP", PlainBasis.Estimated, 1)]
    [InlineData(3, 90, "Plain.SKILLS_ENOUGH", PlainBasis.Measured, 1)]
    [InlineData(null, 90, "Plain.SKILLS_ENOUGH", PlainBasis.Measured, 0)]
    [InlineData(null, 20, "Plain.SKILLS_GAP", PlainBasis.Measured, 0)]
    public void Of_CompetencesPartlySelfEstimated_ReasonThatNamesOneIsEstimatedAndItCountsAsUntested(int? selfEstimated, int points, string code, PlainBasis basis, int untestedCount)
    {
        var skills = Samples.Estimates.Skills.Select((_, d) => new SkillEstimate(points, 2, true, d == selfEstimated ? EstimateFlags.SelfEstimateOnly | EstimateFlags.LanguageLoaded : EstimateFlags.None));
        var reasons = PlainReasons.Of(Pair(30, 30, skills: skills.ToValueList(), requirements: [.. Enumerable.Range(0, 4).Select(d => ((CompetenceDimension)d, 60, 40 - (10 * d)))]));
        Assert.Equal(basis, reasons.Single(reason => reason.Code == code).Basis);
        Assert.Equal(untestedCount == 0 ? null : ("1", "4"), reasons.Where(reason => reason.Code == "Plain.SKILLS_UNKNOWN")
            .Select(reason => ((string, string)?)(reason.Arguments.Single(argument => argument.Name == "count").Value, reason.Arguments.Single(argument => argument.Name == "total").Value)).SingleOrDefault());
    }

    private static IEnumerable<EvaluatedPair> Pairs(Market market)
    {
        var ranker = new ReferenceRanker(market, TestPolicies.Base, Samples.AsOf);
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser };
        return market.Candidates.SelectMany(candidate => market.Places.Select(place => ranker.Evaluate(candidate.Id, place.Id, request)));
    }

    private static EvaluatedPair Pair(int heldTenths, int targetTenths, bool measured = true, EstimateFlags flags = EstimateFlags.None, TrainingPlace? place = null, int errorClass = 1,
        ValueList<SkillEstimate>? skills = null, (CompetenceDimension, int, int)[]? requirements = null)
    {
        var estimates = Samples.Estimates with { Skills = skills ?? Samples.Estimates.Skills, Languages = Enumerable.Repeat(new LanguageEstimate(heldTenths, errorClass, measured, flags), 4).ToValueList() };
        var facts = Samples.Facts(place: place, estimates: estimates);
        var needs = new PlaceNeeds
        {
            Requirements = RequirementProfile.Create(requirements ?? [(CompetenceDimension.SchMath, 60, 100)]),
            RequirementsAreEstimated = false,
            LanguageTargetTenths = [targetTenths, targetTenths, targetTenths, targetTenths],
            LanguageWeightPercent = [25, 25, 25, 25],
            LanguageTargetsAreEstimated = false,
        };
        var input = new ScoringInput(estimates, [], facts.Trip, facts.Occupation, needs);
        var score = ReferenceScorer.Score(input, TestPolicies.Base, Perspective.Candidate, ScoreMode.Expected);
        return new EvaluatedPair(facts, input, score, place is null ? [] : RuleBook.Evaluate(facts).ToValueList(), EligibilityStatus.Eligible, score.ScoreMillionths);
    }

    private static bool IsSentence(string text) => text.EndsWith('.') && !text.Contains('{', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal);
}
