using Kausa.Matching.Eligibility;
using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Compile;

/// <summary>What the rules about the person say for one start, in 16 bits.</summary>
/// <param name="Bits">Bits 0–7: rules that exclude, in the order of <see cref="Codes"/>; bits 8–10: the worst effect; bits 11–13: the age profile.</param>
internal readonly record struct PersonOutcome(ushort Bits)
{
    private const int EffectShift = 8;
    private const int AgeShift = 11;

    /// <summary>Rules that depend on the person and the start alone; C20 is asked by purpose and is not among them.</summary>
    public static ReadOnlySpan<ReasonCode> Codes =>
    [
        ReasonCode.C01WorkNotPermitted, ReasonCode.C03WaitingPeriod, ReasonCode.C06SchoolDuty, ReasonCode.C12NotAvailable,
        ReasonCode.C13StartDate, ReasonCode.C18PathwayClosed, ReasonCode.C02PermitForPlace, ReasonCode.C07GuardianConsent, ReasonCode.C08MedicalCheck,
    ];

    /// <summary>Rules that exclude; bit k is the k-th of <see cref="Codes"/>.</summary>
    public int Exclusions => Bits & 0xFF;

    /// <summary>The worst effect.</summary>
    public RuleEffect Effect => (RuleEffect)(Bits >> EffectShift & 7);

    /// <summary>The person's age profile at the start.</summary>
    public int Age => Bits >> AgeShift & 7;

    /// <summary>Asks the rules themselves.</summary>
    /// <param name="candidate">The person.</param>
    /// <param name="witness">A place with the start.</param>
    /// <param name="purpose">Purpose of the question.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <returns>Their answers.</returns>
    public static PersonOutcome Of(Candidate candidate, StartWitness witness, Purpose purpose, MatchPolicy policy, DateOnly asOf)
    {
        var facts = new PairFacts
        {
            Candidate = candidate,
            Estimates = null!,
            Place = witness.Place,
            Company = witness.Company,
            Occupation = witness.Occupation,
            Site = null,
            Trip = null,
            Policy = policy,
            AsOf = asOf,
            Purpose = purpose,
        };
        var person = PersonFacts.Of(facts);
        var excluding = 0;
        var worst = RuleEffect.None;
        var codes = Codes;
        for (var k = 0; k < codes.Length; k++)
        {
            if (!policy.Rules.IsOn(codes[k]))
            {
                continue;
            }

            var rule = RuleBook.Find(codes[k]);
            var effect = (rule is PersonRule about ? about.Evaluate(person) : rule.Evaluate(facts)).Effect;
            worst = effect > worst ? effect : worst;
            excluding |= effect == RuleEffect.Exclusion ? 1 << k : 0;
        }

        ThrowHelper.Check(excluding <= 0xFF, nameof(policy), "a rule beyond the first eight excludes");
        var age = AgeProfile.Of(AgeRange.Of(candidate, witness.Key.StartsOn, asOf), policy.Law.Value(LawKeys.AdultAgeYears, asOf));
        return new PersonOutcome((ushort)(excluding | (int)worst << EffectShift | age << AgeShift));
    }
}
