using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws the entitlements of a company: one state for its trade, at times another for a further occupation.</summary>
internal static class EntitlementDraw
{
    private const int SameStatePercent = 80;

    public static ValueList<TrainingEntitlement> Draw(GenerationContext context, Firm firm)
    {
        var mix = context.Specification.Companies.Entitlements;
        var main = mix.At(firm.Rank("entitlement"));
        var random = firm.Stream("entitlement");
        var entitlements = new List<TrainingEntitlement>();
        foreach (var occupation in firm.Occupations)
        {
            var sameState = random.Percent(SameStatePercent);
            var other = random.Pick(mix);
            var checkedOn = context.AsOf.AddDays(-random.Between(10, 900));
            var knowsDay = random.Percent(70);
            var namesPartner = random.Percent(60);
            if ((entitlements.Count == 0 || sameState ? main : other) is { } state)
            {
                entitlements.Add(new TrainingEntitlement(
                    firm.Id, occupation.Id, state, knowsDay ? checkedOn : null,
                    state == EntitlementState.VerbundOnly && namesPartner ? "Partnerbetrieb im Verbund" : null));
            }
        }

        return entitlements.ToValueList();
    }
}
