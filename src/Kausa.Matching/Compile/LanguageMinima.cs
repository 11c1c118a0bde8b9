using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Compile;

/// <summary>Masks over the language minima of places.</summary>
/// <param name="Exclusion">Minima that exclude.</param>
/// <param name="Clarification">Minima to clarify.</param>
/// <param name="Condition">Minima that set a condition.</param>
internal readonly record struct MinimaMasks(ulong Exclusion, ulong Clarification, ulong Condition)
{
    /// <summary>Both.</summary>
    public static MinimaMasks operator |(MinimaMasks a, MinimaMasks b) =>
        new(a.Exclusion | b.Exclusion, a.Clarification | b.Clarification, a.Condition | b.Condition);

    /// <summary>The masks of the skill that lies some bits higher.</summary>
    public static MinimaMasks operator <<(MinimaMasks a, int bits) => new(a.Exclusion << bits, a.Clarification << bits, a.Condition << bits);
}

/// <summary>What every possible estimate of a language skill makes of every possible minimum, filled by asking the rule (C16).</summary>
/// <remarks>A minimum is one bit: skill × 14 + level × 2 + 1 with a reason given. Immutable and thread-safe.</remarks>
internal sealed class LanguageMinima
{
    /// <summary>Bits of one skill.</summary>
    public const int BitsPerSkill = 14;

    private const int Tenths = 61;

    // By measured or not, error class and tenths.
    private readonly MinimaMasks[] _masks = new MinimaMasks[2 * ErrorClasses.Count * Tenths];

    /// <summary>Asks the rule once per estimate and minimum; all masks are empty when the office switched the rule off.</summary>
    public LanguageMinima(MatchPolicy policy, DateOnly asOf, StartWitness witness)
    {
        if (!policy.Rules.IsOn(ReasonCode.C16LanguageMin))
        {
            return;
        }

        for (var errorClass = 0; errorClass < ErrorClasses.Count; errorClass++)
        {
            for (var tenths = 0; tenths < Tenths; tenths++)
            {
                _masks[IndexOf(true, errorClass, tenths)] = Ask(new LanguageEstimate(tenths, errorClass, true, EstimateFlags.None), policy, asOf, witness);
            }
        }

        var unmeasured = Ask(new LanguageEstimate(0, 0, false, EstimateFlags.None), policy, asOf, witness);
        _masks.AsSpan(0, ErrorClasses.Count * Tenths).Fill(unmeasured);
    }

    /// <summary>The bit of a minimum.</summary>
    public static ulong BitOf(LanguageMinimum minimum) =>
        1UL << (((int)minimum.Skill * BitsPerSkill) + ((int)minimum.Level * 2) + (string.IsNullOrWhiteSpace(minimum.Justification) ? 0 : 1));

    /// <summary>Masks of one skill, not yet shifted to it.</summary>
    public MinimaMasks Of(LanguageEstimate held) => _masks[IndexOf(held.IsMeasured, held.ErrorClass, held.Tenths)];

    private static int IndexOf(bool isMeasured, int errorClass, int tenths) => ((((isMeasured ? 1 : 0) * ErrorClasses.Count) + errorClass) * Tenths) + tenths;

    private static MinimaMasks Ask(LanguageEstimate held, MatchPolicy policy, DateOnly asOf, StartWitness witness)
    {
        var rule = RuleBook.Find(ReasonCode.C16LanguageMin);
        var estimates = new CandidateEstimates { Skills = [], Languages = [held], CourseProgress = [], Mapped = [] };
        var masks = default(MinimaMasks);
        foreach (var level in Enum.GetValues<CefrLevel>())
        {
            foreach (var reason in new[] { null, "reason" })
            {
                var minimum = new LanguageMinimum((LanguageSkill)0, level, reason);
                var facts = new PairFacts
                {
                    Candidate = AgeProfile.AdultWitness,
                    Estimates = estimates,
                    Place = witness.Place with { LanguageMinima = [minimum] },
                    Company = witness.Company,
                    Occupation = witness.Occupation,
                    Site = null,
                    Trip = null,
                    Policy = policy,
                    AsOf = asOf,
                    Purpose = Purpose.MatchForAdviser,
                };
                var bit = BitOf(minimum);
                masks |= rule.Evaluate(facts).Effect switch
                {
                    RuleEffect.Exclusion => new MinimaMasks(bit, 0, 0),
                    RuleEffect.Clarification => new MinimaMasks(0, bit, 0),
                    RuleEffect.Condition => new MinimaMasks(0, 0, bit),
                    _ => default,
                };
            }
        }

        return masks;
    }
}
