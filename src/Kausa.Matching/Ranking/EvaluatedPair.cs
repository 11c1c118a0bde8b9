using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Ranking;

/// <summary>One pair with everything that was found about it.</summary>
/// <param name="Facts">What the rules looked at.</param>
/// <param name="Input">What the scorer looked at.</param>
/// <param name="Score">The score; it never decides and is known for excluded pairs too.</param>
/// <param name="Outcomes">What each rule said, by code.</param>
/// <param name="Status">The worst effect of all rules.</param>
/// <param name="StrategyKey">The number by which the strategy orders; the score in millionths for the weighted sum.</param>
public sealed record EvaluatedPair(
    PairFacts Facts, ScoringInput Input, PairScore Score, ValueList<RuleOutcome> Outcomes, EligibilityStatus Status, long StrategyKey)
{
    /// <summary>The candidate.</summary>
    public Candidate Candidate => Facts.Candidate;

    /// <summary>The place.</summary>
    public TrainingPlace Place => Facts.Place;

    /// <summary>Whether somebody else asks about a person without the case consent, and without a release to this company where that is the purpose: then neither score nor any other rule is to be told.</summary>
    public bool IsConsentMissing => !Candidate.HasCaseConsent(Facts.AsOf) && Outcomes.Any(outcome => outcome is { Code: ReasonCode.C20ConsentMissing, Effect: RuleEffect.Exclusion });

    /// <summary>Outcomes that may be told: all of them, or without the case consent (<see cref="IsConsentMissing"/>) that one alone.</summary>
    public ValueList<RuleOutcome> ToldOutcomes => IsConsentMissing ? Outcomes.Where(outcome => outcome.Code == ReasonCode.C20ConsentMissing).ToValueList() : Outcomes;

    /// <summary>Outcomes that concern this pair and say something: conditions, things to clarify, notices, exclusions.</summary>
    public ValueList<RuleOutcome> Reasons => RuleBook.Speaking(Outcomes, withPersonal: false);
}
