using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

/// <summary>What rules say after another pair of the person is what they say alone.</summary>
public sealed class SameStartTests
{
    [Fact]
    public void Evaluate_AfterAnotherPairOfThePerson_EqualsEvaluatingAlone() =>
        Prop.ForAll(MarketGen.Arbitrary(8), market =>
        {
            var policy = TestPolicies.Base;
            var asOf = market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf;
            var evaluator = new PairEvaluator(policy, asOf, market.TravelTimes);
            foreach (var purpose in Enum.GetValues<Purpose>())
            {
                foreach (var person in market.Candidates)
                {
                    // Everybody has released their data to one of the companies.
                    var released = market.Companies.Count == 0 ? person : person with
                    {
                        Consents = [new Consent(Purpose.DiscloseToCompany, market.Companies[0].Id, asOf, null)],
                    };
                    var estimates = EvidenceAssessor.Assess(released, policy, asOf);
                    PairFacts? before = null;
                    ValueList<RuleOutcome>? said = null;
                    foreach (var place in market.Places.Concat(market.Places.Select(place => Alike(place, market.Places[0]))))
                    {
                        var facts = evaluator.Facts(released, estimates, place, market.CompanyOf(place), purpose);
                        var outcomes = RuleBook.Evaluate(facts, before, said);
                        Assert.Equal(RuleBook.Evaluate(facts), outcomes);
                        (before, said) = (facts, outcomes);
                    }
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void ToDos_AfterPairsOfThePerson_EqualThoseAskedAlone() =>
        Prop.ForAll(MarketGen.Arbitrary(8), market =>
        {
            // Rules that are off move the outcomes of all behind them; one is named twice.
            var some = TestPolicies.Base with { Rules = TestPolicies.Base.Rules with { SwitchedOff = [ReasonCode.C05ResidenceObligation, ReasonCode.C02PermitForPlace, ReasonCode.C05ResidenceObligation] } };
            foreach (var policy in new[] { TestPolicies.Base, some })
            {
                var asOf = market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf;
                var evaluator = new PairEvaluator(policy, asOf, market.TravelTimes);
                foreach (var purpose in Enum.GetValues<Purpose>())
                {
                    foreach (var person in market.Candidates)
                    {
                        var estimates = EvidenceAssessor.Assess(person, policy, asOf);
                        var pairs = market.Places.Select(place => (Place: place, Said: (ValueList<RuleOutcome>?)RuleBook.Evaluate(evaluator.Facts(person, estimates, place, market.CompanyOf(place), purpose), null, null))).ToList();
                        Assert.Equal(PersonToDos.Of(person, market.Places, policy, asOf, purpose), PersonToDos.Of(person, pairs, policy, asOf, purpose));
                    }
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    // To-dos take over what such a rule said of a pair, whose occupation may take longer than another of the same start.
    [Fact]
    public void Evaluate_RuleThatDoesNotAskForDuration_SaysTheSameOfAny() => Prop.ForAll(Gen.OneOf(EligibilityGen.Pairs, EligibilityGen.LikelyPairs, Gen.Elements(Practised)).ToArbitrary(), pair =>
    {
        var facts = PersonFacts.Of(pair);
        foreach (var rule in RuleBook.All.OfType<StartRule>().Where(rule => !rule.AsksForDuration))
        {
            var said = rule.Evaluate(facts with { TrainingMonths = null });
            Assert.All([6, 24, 36, 42], months => Assert.Equal(said, rule.Evaluate(facts with { TrainingMonths = months })));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    // Somebody with four years of practice: enough for some occupations.
    private static PairFacts Practised { get; } = Samples.Facts(
        Samples.Candidate with
        {
            BirthMonth = new BirthMonth(1998, 8),
            Evidence = [new CompetenceEvidence
            {
                Id = new("e-1"), Dimension = CompetenceDimension.OccBuildWood, Kind = EvidenceKind.WorkExperienceDocumented, Raw = new RawResult(RawScale.Years, 400), AssessedOn = Samples.AsOf,
            }],
        },
        Samples.Place with { Pathway = Pathway.Validation });

    private static TrainingPlace Alike(TrainingPlace place, TrainingPlace first) =>
        place with { Pathway = first.Pathway, StartsOn = first.StartsOn, StartFlexDays = first.StartFlexDays, Occupation = first.Occupation };
}
