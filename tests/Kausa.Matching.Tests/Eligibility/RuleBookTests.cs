using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

public sealed class RuleBookTests
{
    private static readonly ReasonCode[] NeverSwitchable =
    [
        ReasonCode.C01WorkNotPermitted, ReasonCode.C07GuardianConsent, ReasonCode.C09NightWorkMinor, ReasonCode.C20ConsentMissing, ReasonCode.K01NotEntitled,
        ReasonCode.K04Prohibited, ReasonCode.K10FilterRefused,
    ];

    [Fact]
    public void All_Codes_HaveOneRuleEachInOrder()
    {
        Assert.Equal(Enum.GetValues<ReasonCode>(), RuleBook.All.Select(rule => rule.Code));
        Assert.All(RuleBook.All, rule => Assert.Same(rule, RuleBook.Find(rule.Code)));
        Assert.All(RuleBook.All, rule => Assert.False(string.IsNullOrWhiteSpace(rule.Source)));
    }

    [Fact]
    public void MayBeSwitchedOff_Rules_AreThoseOfThePolicy()
    {
        Assert.Equal(SwitchableRules.All, RuleBook.All.Where(rule => rule.MayBeSwitchedOff).Select(rule => rule.Code));
        Assert.All(NeverSwitchable, code => Assert.False(RuleBook.Find(code).MayBeSwitchedOff));
    }

    [Fact]
    public void Evaluate_SwitchedOff_GivesNoOutcomeAndCountsNoMore() =>
        Prop.ForAll(EligibilityGen.Pairs.ToArbitrary(), Gen.Elements(SwitchableRules.All.ToArray()).ToArbitrary(), (facts, code) =>
        {
            var without = facts with { Policy = facts.Policy with { Rules = facts.Policy.Rules with { SwitchedOff = [code] } } };
            return RuleBook.Evaluate(without).SequenceEqual(RuleBook.Evaluate(facts).Where(outcome => outcome.Code != code));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(RuleEffect.None, EligibilityStatus.Eligible)]
    [InlineData(RuleEffect.Notice, EligibilityStatus.Eligible)]
    [InlineData(RuleEffect.Condition, EligibilityStatus.EligibleWithConditions)]
    [InlineData(RuleEffect.Clarification, EligibilityStatus.NeedsClarification)]
    [InlineData(RuleEffect.Exclusion, EligibilityStatus.Ineligible)]
    public void Status_OneEffect_HasItsStatus(RuleEffect effect, EligibilityStatus status) => Assert.Equal(status, RuleBook.Status(effect));

    [Fact]
    public void Status_NoOutcome_IsEligible() => Assert.Equal(EligibilityStatus.Eligible, RuleBook.Status([]));

    [Fact]
    public void Status_AnyOutcomes_IsTheWorstEffect() =>
        Prop.ForAll(Gen.Elements(Enum.GetValues<RuleEffect>()).NonEmptyListOf().ToArbitrary(), effects =>
        {
            var outcomes = effects.Select(effect => new RuleOutcome(ReasonCode.C13StartDate, RuleValue.Fail, effect, [], null, null)).ToList();
            return RuleBook.Status(outcomes) == effects.Select(RuleBook.Status).Max()
                && RuleBook.Status(outcomes) == RuleBook.Status(Enumerable.Reverse(outcomes));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Evaluate_AnyFacts_ObeysValueTypeAndOwner() =>
        Prop.ForAll(EligibilityGen.Pairs.ToArbitrary(), facts => RuleBook.Evaluate(facts).Select(outcome => (outcome.Code, Defect: Defect(outcome))).Where(o => o.Defect is not null).ToList() is var defects
            ? (defects.Count == 0).Label(string.Join("; ", defects))
            : throw new InvalidOperationException()).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static string? Defect(RuleOutcome outcome)
    {
        var rule = RuleBook.Find(outcome.Code);
        return outcome switch
        {
            { Value: RuleValue.Unknown, Effect: RuleEffect.Exclusion } => "UNKNOWN excludes",
            { Value: RuleValue.Pass or RuleValue.NotApplicable } => outcome is { Effect: RuleEffect.None, Owner: null, DueOn: null } ? null : "nothing to do, yet it asks for something",
            { Effect: RuleEffect.None } => "FAIL or UNKNOWN without an effect",
            { Owner: null } => "nobody acts",
            { Effect: > RuleEffect.Notice } when rule.Type == RuleType.Warning => "a warning changes the status",
            { Effect: RuleEffect.Exclusion } when rule.Type == RuleType.Conditional => "a condition excludes",
            { DueOn: { } due } when due < Samples.AsOf && outcome.Code != ReasonCode.C03WaitingPeriod && outcome.Code != ReasonCode.C18PathwayClosed => "due in the past",
            _ => null,
        };
    }
}
