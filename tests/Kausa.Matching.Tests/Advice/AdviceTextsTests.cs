using Kausa.Matching.Advice;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Advice;

public sealed class AdviceTextsTests
{
    public static TheoryData<string> Languages => [.. TextCatalogue.Languages];

    [Theory, MemberData(nameof(Languages))]
    public void Text_EveryCode_SaysWhatItIsAndHowToGoAboutIt(string language)
    {
        var texts = TextCatalogue.For(language);
        Assert.All(Enum.GetValues<AdviceCode>(), code =>
        {
            Assert.NotEmpty(texts.Text($"AdviceCode.{code.Code()}"));
            Assert.EndsWith(".", AdviceTexts.Do(texts, code), StringComparison.Ordinal);
        });
        Assert.All(Enum.GetValues<CompetenceGroup>(), value => Assert.NotEmpty(texts.Of(value)));
        Assert.All(Enum.GetValues<EntitlementDistance>(), value => Assert.NotEmpty(texts.Of(value)));
        Assert.All(Enum.GetValues<EvidenceQuality>(), value => Assert.NotEmpty(texts.Of(value)));
        Assert.All(Enum.GetValues<OpennessState>(), value => Assert.NotEmpty(texts.Of(value)));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Step_EverythingThatIsToldOnTheSamples_HasItsArguments(string language)
    {
        var texts = TextCatalogue.For(language);
        var seen = new HashSet<AdviceCode>();
        void Say(AdviceCode code, IEnumerable<TextArgument> arguments)
        {
            seen.Add(code);
            var text = AdviceTexts.Step(texts, code, arguments);
            Assert.DoesNotContain("{", text, StringComparison.Ordinal);
            Assert.DoesNotContain("[", text, StringComparison.Ordinal);
        }

        foreach (var sample in SampleMarket.Policies.Select(SampleMarket.Of))
        {
            var index = MatchIndex.Build(sample.Market, sample.Policy);
            foreach (var person in sample.Market.Candidates.Take(12))
            {
                Assert.All(PersonSteps.Of(person, sample.Policy, sample.Market.AsOf), step => Say(step.Code, step.Arguments));
                Assert.All(NextBestAssessment.Outcomes(index, person), asked => Say(asked.Code, asked.Arguments));
                Assert.All(sample.Market.Places.Take(12), place =>
                {
                    var pair = index.Evaluate(person.Id, place.Id, new RankRequest { Purpose = Purpose.MatchForAdviser });
                    var offer = new CompanyOffer(sample.Market.CompanyOf(place), [place]);
                    Assert.All(ChangeFamilies.Of(pair, offer), family => Say(family.Code, family.Arguments(family.Least)));
                });
            }

            Assert.All(sample.Market.Companies, company =>
                Assert.All(CompanySteps.Of(new CompanyOffer(company, sample.Market.Places.Where(place => place.Company == company.Id).ToValueList()), sample.Policy), step => Say(step.Code, step.Arguments)));
        }

        Assert.True(seen.Count >= 20, string.Join(", ", seen));
    }

    [Fact]
    public void Minutes_EveryCode_HasAnEffortInThePolicyOrByDefault()
    {
        var policy = TestPolicies.Base with { Effort = [new StepEffort("LANGUAGE_TEST", 77)] };
        Assert.Equal(77, StepEfforts.Minutes(policy, AdviceCode.LanguageTest));
        Assert.All(Enum.GetValues<AdviceCode>().Except([AdviceCode.Licence, AdviceCode.LanguageCourse]), code => Assert.True(StepEfforts.Minutes(policy, code) > 0));
        Assert.All(Enum.GetValues<DrivingLicence>(), licence => Assert.True(StepEfforts.Minutes(policy, AdviceCode.Licence, licence.Code()) > 0));
        Assert.All(Enum.GetValues<CefrLevel>().Except([CefrLevel.A0]), level => Assert.True(StepEfforts.Minutes(policy, AdviceCode.LanguageCourse, level.Code()) > 0));
        Assert.Contains("LICENCE_", Assert.Throws<ArgumentException>(() => StepEfforts.Minutes(policy, AdviceCode.Licence)).Message, StringComparison.Ordinal);
    }
}
