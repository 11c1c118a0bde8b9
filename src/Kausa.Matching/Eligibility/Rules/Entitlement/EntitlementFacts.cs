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

    /// <summary>The company's trainers for the place's occupation.</summary>
    public static IEnumerable<Trainer> TrainersOf(PairFacts facts) =>
        facts.Company.Trainers.Where(trainer => trainer.Occupations.Count == 0 || trainer.Occupations.Contains(facts.Place.Occupation));
}
