using Kausa.Matching.Eligibility;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Ranking;

/// <summary>Which worst effects a question wants to see, as bits, so that a status is one test.</summary>
internal readonly struct ShownEffects
{
    private readonly int _bits;

    private ShownEffects(int bits, bool all) => (_bits, All) = (bits, all);

    /// <summary>Whether every possible pair is shown, so that no effect needs to be known.</summary>
    public bool All { get; }

    /// <summary>What a question under a policy wants.</summary>
    public static ShownEffects Of(RankRequest request, MatchPolicy policy)
    {
        var bits = 0;
        for (var effect = RuleEffect.None; effect <= RuleEffect.Exclusion; effect++)
        {
            var status = RuleBook.Status(effect);
            var isShown = request.Statuses is { } statuses
                ? statuses.Contains(status)
                : !(policy.HideNeedsClarification && status == EligibilityStatus.NeedsClarification);
            bits |= isShown ? 1 << (int)effect : 0;
        }

        return new ShownEffects(bits, request.Statuses is null && !policy.HideNeedsClarification);
    }

    /// <summary>Whether a pair with this worst effect is shown.</summary>
    public bool Shows(RuleEffect effect) => (_bits >> (int)effect & 1) != 0;
}
