using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Compile;

/// <summary>Targets and weights of the four language skills of a place, packed into one number.</summary>
/// <param name="Packed">Target of skill k in bits 6k..6k+5 (tenths 0..60), its weight in bits 24+7k..30+7k (percent 0..100).</param>
internal readonly record struct LanguageNeedKey(ulong Packed)
{
    /// <summary>Skills.</summary>
    public const int SkillCount = 4;

    private const int TargetBits = 6;
    private const int WeightBits = 7;
    private const int WeightShift = SkillCount * TargetBits;

    /// <summary>The need of a place: its own targets where it states them, otherwise the policy's.</summary>
    /// <param name="place">The place.</param>
    /// <param name="need">The policy's need for its occupation.</param>
    public static LanguageNeedKey Of(TrainingPlace place, LanguageNeed need) => Of(place.LanguageTargets, need);

    /// <summary>The need of places that state no target.</summary>
    /// <param name="need">The policy's need for their occupation.</param>
    public static LanguageNeedKey Of(LanguageNeed need) => Of([], need);

    private static LanguageNeedKey Of(ValueList<LanguageTarget> stated, LanguageNeed need)
    {
        Span<int> targets = stackalloc int[SkillCount];
        for (var k = 0; k < SkillCount; k++)
        {
            targets[k] = need.TargetTenths[k];
        }

        foreach (var target in stated)
        {
            targets[(int)target.Skill] = (int)target.Level * 10;
        }

        var packed = 0UL;
        for (var k = 0; k < SkillCount; k++)
        {
            packed |= (ulong)targets[k] << (k * TargetBits) | (ulong)need.WeightPercent[k] << (WeightShift + (k * WeightBits));
        }

        return new LanguageNeedKey(packed);
    }

    /// <summary>Target of a skill in tenths of a level.</summary>
    public int TargetTenths(int skill) => (int)(Packed >> (skill * TargetBits)) & ((1 << TargetBits) - 1);

    /// <summary>Weight of a skill in percent.</summary>
    public int WeightPercent(int skill) => (int)(Packed >> (WeightShift + (skill * WeightBits))) & ((1 << WeightBits) - 1);

    /// <summary>The need that is nowhere harder than either; both have the same weights.</summary>
    public LanguageNeedKey Easier(LanguageNeedKey other)
    {
        var packed = Packed >> WeightShift << WeightShift;
        for (var k = 0; k < SkillCount; k++)
        {
            packed |= (ulong)Math.Min(TargetTenths(k), other.TargetTenths(k)) << (k * TargetBits);
        }

        return new LanguageNeedKey(packed);
    }
}
