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
    private const int EffectBits = 7 << EffectShift;

    private static readonly StartRule[] Rules = [.. Codes.ToArray().Select(code => (StartRule)RuleBook.Find(code))];

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

    /// <summary>What two outcomes say together.</summary>
    public static PersonOutcome operator |(PersonOutcome a, PersonOutcome b) =>
        new((ushort)(((a.Bits | b.Bits) & ~EffectBits) | Math.Max(a.Bits & EffectBits, b.Bits & EffectBits)));

    /// <summary>Asks the rules themselves.</summary>
    /// <param name="candidate">The person.</param>
    /// <param name="witness">A place with the start.</param>
    /// <param name="purpose">Purpose of the question.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <returns>Their answers.</returns>
    public static PersonOutcome Of(Candidate candidate, StartWitness witness, Purpose purpose, MatchPolicy policy, DateOnly asOf)
    {
        var facts = witness.FactsOf(candidate, purpose, policy, asOf);
        var outcome = OfAge(facts);
        for (var k = 0; k < Rules.Length; k++)
        {
            outcome |= OfRule(k, facts);
        }

        return outcome;
    }

    /// <summary>Asks one of the rules.</summary>
    /// <param name="k">Which of <see cref="Codes"/>.</param>
    /// <param name="facts">The person at a start.</param>
    /// <returns>Its answer; nothing from a rule that is switched off.</returns>
    public static PersonOutcome OfRule(int k, in PersonFacts facts)
    {
        if (!facts.Policy.Rules.IsOn(Rules[k].Code))
        {
            return default;
        }

        var effect = Rules[k].Evaluate(facts).Effect;
        var excludes = effect == RuleEffect.Exclusion;
        ThrowHelper.Check(!excludes || k < EffectShift, nameof(facts), "a rule beyond the first eight excludes");
        return new PersonOutcome((ushort)((int)effect << EffectShift | (excludes ? 1 << k : 0)));
    }

    /// <summary>The person's age profile at a start.</summary>
    public static PersonOutcome OfAge(in PersonFacts facts) => new((ushort)(AgeProfile.Of(facts.AgeAtStart, facts.Law(LawKeys.AdultAgeYears)) << AgeShift));
}
