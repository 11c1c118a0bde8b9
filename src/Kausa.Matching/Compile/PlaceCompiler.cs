using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Compile;

/// <summary>Compiles places into rows of codes by asking the rules about witnesses.</summary>
/// <remarks>Remembers what it asked; one builder owns it. The rules are asked, never repeated: what a place means for a status is said only by them.</remarks>
internal sealed class PlaceCompiler
{
    private const int ProhibitedBit = 2;
    private readonly MarketCodes _codes;
    private readonly Dictionary<(EntitlementFactsKey Facts, Pathway Pathway), (ulong Traits, byte ClosedBy)> _entitlements = [];
    private readonly Dictionary<(WorkingTimes Times, int Hazards, TrainingProhibition? Prohibition, bool IsProhibited, Pathway Pathway, bool Recognised, bool HasStart), ulong> _youth = [];
    private readonly HashSet<string> _region;

    /// <summary>A compiler that gives codes from a table.</summary>
    public PlaceCompiler(MarketCodes codes)
    {
        _codes = codes;
        _region = codes.Policy.Rules.IsOn(ReasonCode.S01OutOfScope) ? [.. codes.Policy.RegionAgs] : [];
    }

    /// <summary>Compiles one place.</summary>
    /// <param name="number">Its number in the index.</param>
    /// <param name="place">The place.</param>
    /// <param name="company">Its company.</param>
    /// <param name="tieHash">Its hash among equals where that is known already; it follows from the identifier alone.</param>
    public PlaceRow Compile(int number, TrainingPlace place, Company company, ulong? tieHash = null)
    {
        var index = _codes.Trade.IndexOf(place.Occupation);
        var occupation = _codes.Trade.Occupations[index];
        var site = place.Site ?? company.Site;
        var facts = Facts(place, company, occupation, AgeProfile.AdultWitness);
        var (traits, closedBy) = Entitlement(facts);
        var seat = Effect(ReasonCode.K07NoSeat, facts);
        closedBy |= (byte)(seat == RuleEffect.Exclusion ? 4 : 0);
        traits |= TraitOf(seat) | Youth(facts, (closedBy & ProhibitedBit) != 0) | SiteTraits(site)
            | (place.LicenceNeeded is { } licence ? 1UL << (PlaceTraits.Licence + (int)licence) : 0)
            | (place.Pathway == Pathway.Eq ? 1UL << PlaceTraits.Eq : 0);
        var minima = 0UL;
        foreach (var minimum in place.LanguageMinima)
        {
            minima |= LanguageMinima.BitOf(minimum);
        }

        return new PlaceRow
        {
            Place = number,
            Occupation = index,
            X100m = site?.Position.X100m ?? 0,
            Y100m = site?.Position.Y100m ?? 0,
            IsSited = site is not null,
            Zone = site is null ? -1 : _codes.Zones.ZoneOf(site),
            Signature = _codes.SignatureOf(new PlaceSignature(_codes.StartOf(place, company, occupation), traits, minima, closedBy)),
            IsClosed = closedBy != 0,
            LanguageNeed = _codes.NeedOf(LanguageNeedKey.Of(place, _codes.OccupationNeeds[index])),
            CompanyMark = CompanyMark.Of(place.Company),
            TieHash = tieHash ?? TieBreak.Hash(_codes.Policy.TieKey, place.Id.Value),
            Requirements = place.Requirements,
        };
    }

    private (ulong Traits, byte ClosedBy) Entitlement(PairFacts facts)
    {
        if (EntitlementFactsKey.Of(facts.Company, facts.Place.Occupation) is not { } company)
        {
            return AskEntitlement(facts);
        }

        if (!_entitlements.TryGetValue((company, facts.Place.Pathway), out var known))
        {
            known = AskEntitlement(facts);
            _entitlements.Add((company, facts.Place.Pathway), known);
        }

        return known;
    }

    private (ulong Traits, byte ClosedBy) AskEntitlement(PairFacts facts)
    {
        var traits = 0UL;
        byte closedBy = 0;
        for (var k = 0; k < PlaceTraits.PlaceCodes.Length; k++)
        {
            var code = PlaceTraits.PlaceCodes[k];
            if (code == ReasonCode.K07NoSeat)
            {
                continue;
            }

            var effect = Effect(code, facts);
            if (effect == RuleEffect.Exclusion)
            {
                ThrowHelper.Check(k < PlaceTraits.ClosingCodes.Length, nameof(facts), $"{code} excludes, which only {string.Join(", ", PlaceTraits.ClosingCodes.ToArray())} do");
                closedBy |= (byte)(1 << k);
            }

            traits |= TraitOf(effect);
        }

        return (traits, closedBy);
    }

    // A prohibition in the occupation is all that rules of youth protection know of a company's entitlements.
    private ulong Youth(PairFacts facts, bool isProhibited)
    {
        var place = facts.Place;
        var hazards = place.Hazards is null ? 0 : place.Hazards.Count == 0 ? 1 : 2;
        var key = (place.WorkingTimes, hazards, facts.Company.Prohibition, isProhibited, place.Pathway, facts.Occupation.Recognised, place.StartsOn is not null);
        if (!_youth.TryGetValue(key, out var traits))
        {
            traits = AskYouth(facts);
            _youth.Add(key, traits);
        }

        return traits;
    }

    private ulong AskYouth(PairFacts facts)
    {
        // Ages count at the start, whenever that is: a start today stands for all, so that somebody of every age can be there.
        var place = facts.Place with { StartsOn = facts.Place.StartsOn is null ? null : facts.AsOf };
        var traits = 0UL;
        for (var profile = 1; profile <= AgeProfile.MinorCount; profile++)
        {
            if (AgeProfile.Witness(profile, place.StartsOn, facts.AsOf) is not { } witness)
            {
                continue;
            }

            var person = facts with { Candidate = witness, Place = place };
            for (var k = 0; k < PlaceTraits.YouthCodes.Length; k++)
            {
                var bit = profile - 1;
                traits |= Effect(PlaceTraits.YouthCodes[k], person) switch
                {
                    RuleEffect.Exclusion => 1UL << (PlaceTraits.YouthExclusion + bit) | 1UL << (PlaceTraits.YouthByCode + (k * AgeProfile.MinorCount) + bit),
                    RuleEffect.Clarification => 1UL << (PlaceTraits.YouthClarification + bit),
                    RuleEffect.Condition => 1UL << (PlaceTraits.YouthCondition + bit),
                    _ => 0,
                };
            }
        }

        return traits;
    }

    private ulong SiteTraits(Location? site) =>
        _region.Count == 0 ? 0
        : site is null ? 1UL << PlaceTraits.SiteUnknown
        : _region.Contains(site.DistrictAgs) || _region.Contains(site.StateAgs) ? 0
        : 1UL << PlaceTraits.OutsideRegion;

    private static ulong TraitOf(RuleEffect effect) => effect switch
    {
        RuleEffect.Condition => 1UL << PlaceTraits.Condition,
        RuleEffect.Clarification => 1UL << PlaceTraits.Clarification,
        _ => 0,
    };

    private RuleEffect Effect(ReasonCode code, PairFacts facts) =>
        _codes.Policy.Rules.IsOn(code) ? RuleBook.Find(code).Evaluate(facts).Effect : RuleEffect.None;

    private PairFacts Facts(TrainingPlace place, Company company, Occupation occupation, Candidate witness) => new()
    {
        Candidate = witness,
        Estimates = null!,
        Place = place,
        Company = company,
        Occupation = occupation,
        Site = null,
        Trip = null,
        Policy = _codes.Policy,
        AsOf = _codes.AsOf,
        Purpose = Purpose.MatchForAdviser,
    };
}
