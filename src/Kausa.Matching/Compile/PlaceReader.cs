using System.Buffers;
using System.Collections.Concurrent;
using Kausa.Matching.Columns;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Compile;

/// <summary>Reads places and asks the rules about witnesses: all that a row of codes says, before codes are given.</summary>
/// <remarks>
/// Remembers what it asked. Thread-safe, so that many read at once for one compiler. The rules are asked, never repeated: what a place means for a status is said only by them.
/// </remarks>
internal sealed class PlaceReader
{
    /// <summary>Places that are read in one step: as many as stay in the nearest cache.</summary>
    public const int Step = 128;

    private readonly MarketCodes _codes;
    private readonly ConcurrentDictionary<(EntitlementFactsKey Facts, Pathway Pathway), EntitlementTraits> _entitlements = [];
    private readonly ConcurrentDictionary<YouthFactsKey, ulong> _youth = [];

    // A person of each age, with a start that is known and without.
    private readonly Candidate?[] _startKnown;
    private readonly Candidate?[] _startUnknown;
    private readonly HashSet<string> _region;
    private readonly bool _seatIsOn;

    /// <summary>A reader of places of a market.</summary>
    /// <param name="codes">Policy, date, occupations and zones of the market; what grows in it is not looked at.</param>
    public PlaceReader(MarketCodes codes)
    {
        _codes = codes;
        (_startKnown, _startUnknown) = (Witnesses(codes.AsOf, codes.AsOf), Witnesses(null, codes.AsOf));
        _seatIsOn = codes.Policy.Rules.IsOn(ReasonCode.K07NoSeat);
        _region = codes.Policy.Rules.IsOn(ReasonCode.S01OutOfScope) ? [.. codes.Policy.RegionAgs] : [];
    }

    /// <summary>Reads places.</summary>
    /// <param name="places">The places, at most <see cref="Step"/> of them.</param>
    /// <param name="companies">The company of each.</param>
    /// <param name="known">What is known of each.</param>
    /// <param name="facts">Takes the facts of each.</param>
    public void Read(ReadOnlySpan<TrainingPlace> places, ReadOnlySpan<Company> companies, ReadOnlySpan<KnownPlace> known, Span<PlaceFacts> facts)
    {
        // Facts lie all over memory: short loops that only read or fetch let the processor wait for many of them at once.
        var first = ArrayPool<ReadFacts>.Shared.Rent(Step);
        for (var i = 0; i < facts.Length; i++)
        {
            CacheLines.Prefetch(companies[i], 2);
            CacheLines.Prefetch(places[i].WorkingTimes, 1);
        }

        for (var i = 0; i < facts.Length; i++)
        {
            CacheLines.Prefetch(places[i].Site ?? companies[i].Site, 1);
        }

        for (var i = 0; i < facts.Length; i++)
        {
            first[i] = Read(places[i], companies[i], known[i]);
        }

        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = FactsOf(places[i], companies[i], known[i], first[i]);
        }

        ArrayPool<ReadFacts>.Shared.Return(first, clearArray: true);
    }

    private ReadFacts Read(TrainingPlace place, Company company, in KnownPlace known)
    {
        var site = place.Site ?? company.Site;
        return new ReadFacts(
            site,
            site?.Position ?? default,
            YouthFactsKey.Of(place, company.Prohibition, _codes.Trade.Occupations[known.Occupation].Recognised),
            known.Entitlement is null ? EntitlementFactsKey.Of(company, place.Occupation) : null);
    }

    private PlaceFacts FactsOf(TrainingPlace place, Company company, in KnownPlace known, in ReadFacts read)
    {
        var index = known.Occupation;
        var entitlement = known.Entitlement ?? Entitlement(place, company, index, read.Entitlement);
        var seat = _seatIsOn ? NoSeatRule.EffectOf(place, _codes.AsOf) : RuleEffect.None;
        var closedBy = (byte)((byte)(entitlement & (EntitlementTraits.NotEntitled | EntitlementTraits.Prohibited)) | (seat == RuleEffect.Exclusion ? 4 : 0));
        var youth = (entitlement & EntitlementTraits.Prohibited) != 0 ? read.Youth.Prohibited() : read.Youth;
        var traits = TraitsOf(entitlement) | TraitOf(seat) | Youth(place, company, index, youth) | SiteTraits(read.Site)
            | (place.LicenceNeeded is { } licence ? 1UL << (PlaceTraits.Licence + (int)licence) : 0)
            | (place.Pathway == Pathway.Eq ? 1UL << PlaceTraits.Eq : 0);
        var minima = 0UL;
        foreach (var minimum in place.LanguageMinima)
        {
            minima |= LanguageMinima.BitOf(minimum);
        }

        return new PlaceFacts(
            place,
            company,
            index,
            read.Site is null ? null : read.Position,
            read.Site is null ? -1 : _codes.Zones.ZoneOf(read.Site, place.WorkingTimes.EarliestBegin),
            traits,
            minima,
            closedBy,
            entitlement,
            LanguageNeedKey.Of(place, _codes.OccupationNeeds[index]),
            CompanyMark.Of(place.Company),
            known.TieHash ?? TieBreak.Hash(_codes.Policy.TieKey, place.Id.Value));
    }

    private EntitlementTraits Entitlement(TrainingPlace place, Company company, int occupation, EntitlementFactsKey? key)
    {
        if (key is not { } alike)
        {
            return AskEntitlement(Facts(place, company, occupation));
        }

        if (!_entitlements.TryGetValue((alike, place.Pathway), out var known))
        {
            known = AskEntitlement(Facts(place, company, occupation));
            _entitlements.TryAdd((alike, place.Pathway), known);
        }

        return known;
    }

    private EntitlementTraits AskEntitlement(PairFacts facts)
    {
        var traits = EntitlementTraits.None;
        for (var k = 0; k < PlaceTraits.PlaceCodes.Length; k++)
        {
            var code = PlaceTraits.PlaceCodes[k];
            if (code == ReasonCode.K07NoSeat)
            {
                continue;
            }

            var effect = Effect(code, facts);
            ThrowHelper.Check(
                effect != RuleEffect.Exclusion || k < PlaceTraits.ClosingCodes.Length, nameof(facts), $"{code} excludes, which only {string.Join(", ", PlaceTraits.ClosingCodes.ToArray())} do");
            traits |= effect switch
            {
                RuleEffect.Exclusion => (EntitlementTraits)(1 << k),
                RuleEffect.Condition => EntitlementTraits.Condition,
                RuleEffect.Clarification => EntitlementTraits.Clarification,
                _ => EntitlementTraits.None,
            };
        }

        return traits;
    }

    private static ulong TraitsOf(EntitlementTraits entitlement) =>
        ((entitlement & EntitlementTraits.Condition) != 0 ? TraitOf(RuleEffect.Condition) : 0)
        | ((entitlement & EntitlementTraits.Clarification) != 0 ? TraitOf(RuleEffect.Clarification) : 0);

    private ulong Youth(TrainingPlace place, Company company, int occupation, YouthFactsKey key)
    {
        if (!_youth.TryGetValue(key, out var traits))
        {
            traits = AskYouth(Facts(place, company, occupation));
            _youth.TryAdd(key, traits);
        }

        return traits;
    }

    private ulong AskYouth(PairFacts facts)
    {
        // Ages count at the start, whenever that is: a start today stands for all, so that somebody of every age can be there.
        var place = facts.Place with { StartsOn = facts.Place.StartsOn is null ? null : facts.AsOf };
        var witnesses = place.StartsOn is null ? _startUnknown : _startKnown;
        var traits = 0UL;
        for (var profile = 1; profile <= AgeProfile.MinorCount; profile++)
        {
            if (witnesses[profile - 1] is not { } witness)
            {
                continue;
            }

            var person = facts with { Candidate = witness, Place = place };
            for (var k = 0; k < PlaceTraits.YouthCodes.Length; k++)
            {
                var bit = profile - 1;
                traits |= Effect(PlaceTraits.YouthCodes[k], person) switch
                {
                    RuleEffect.Exclusion => YouthExclusion(k, bit),
                    RuleEffect.Clarification => 1UL << (PlaceTraits.YouthClarification + bit),
                    RuleEffect.Condition => 1UL << (PlaceTraits.YouthCondition + bit),
                    _ => 0,
                };
            }
        }

        return traits;
    }

    private static Candidate?[] Witnesses(DateOnly? startsOn, DateOnly asOf) => [.. Enumerable.Range(1, AgeProfile.MinorCount).Select(profile => AgeProfile.Witness(profile, startsOn, asOf))];

    private static ulong YouthExclusion(int rule, int bit)
    {
        ThrowHelper.Check(rule < PlaceTraits.YouthExclusionCodes, nameof(rule), $"{PlaceTraits.YouthCodes[rule]} excludes, for which no bits are left");
        return 1UL << (PlaceTraits.YouthExclusion + bit) | 1UL << (PlaceTraits.YouthByCode + (rule * AgeProfile.MinorCount) + bit);
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

    // Only for what nobody has asked yet.
    private PairFacts Facts(TrainingPlace place, Company company, int occupation) => new()
    {
        Candidate = AgeProfile.AdultWitness,
        Estimates = null!,
        Place = place,
        Company = company,
        Occupation = _codes.Trade.Occupations[occupation],
        Site = null,
        Trip = null,
        Policy = _codes.Policy,
        AsOf = _codes.AsOf,
        Purpose = Purpose.MatchForAdviser,
    };

    private readonly record struct ReadFacts(Location? Site, GridPosition Position, YouthFactsKey Youth, EntitlementFactsKey? Entitlement);
}
