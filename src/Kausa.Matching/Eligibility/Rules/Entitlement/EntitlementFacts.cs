using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>The company's entitlement and trainers for the place's occupation.</summary>
internal static class EntitlementFacts
{
    /// <summary>The entitlement in the place's occupation; null when nothing is known about it.</summary>
    public static TrainingEntitlement? EntitlementOf(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var entitlement in facts.Company.Entitlements)
        {
            if (entitlement.Occupation == facts.Place.Occupation)
            {
                return entitlement;
            }
        }

        return null;
    }

    /// <summary>Whether a trainer of the company is one for the place's occupation.</summary>
    public static bool Trains(Trainer trainer, TrainingPlace place) => trainer.Occupations.Count == 0 || trainer.Occupations.Contains(place.Occupation);
}
