using System.Numerics;
using System.Runtime.InteropServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <summary>Counts of the pairs of one person or one place.</summary>
/// <param name="RankableCount">Pairs that are possible.</param>
/// <param name="ExcludedCount">Pairs that are not.</param>
/// <param name="Exclusions">How many pairs each rule excludes, alone or with others; rules that exclude none are left out.</param>
internal sealed record PairCounts(int RankableCount, int ExcludedCount, ValueList<Exclusion> Exclusions)
{
    /// <summary>Adds up by rule.</summary>
    /// <param name="ruleSets">Rules that exclude together, a bit per code; 0 for what is possible.</param>
    /// <param name="counts">Pairs of each set.</param>
    public static PairCounts Of(ReadOnlySpan<ulong> ruleSets, ReadOnlySpan<int> counts)
    {
        var rankable = 0;
        var excluded = 0;
        var byRule = new int[64];
        for (var n = 0; n < counts.Length; n++)
        {
            rankable += ruleSets[n] == 0 ? counts[n] : 0;
            excluded += ruleSets[n] == 0 ? 0 : counts[n];
            for (var rules = ruleSets[n]; rules != 0; rules &= rules - 1)
            {
                byRule[BitOperations.TrailingZeroCount(rules)] += counts[n];
            }
        }

        return new PairCounts(rankable, excluded, byRule.Select((count, code) => new Exclusion((ReasonCode)code, count)).Where(e => e.PairCount > 0).ToValueList());
    }
}

/// <summary>Counts which rules exclude how many places for one person, by one look at every place.</summary>
/// <remarks>
/// Steps: 1. say once per signature which rules exclude it; signatures that are excluded alike share a number. 2. Count lanes by that number and by
/// whether they lie out of reach. 3. Correct the places of companies for which something of its own holds. 4. Add up by rule.
/// </remarks>
internal sealed class PairCounter(PlaceIndex index)
{
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<ulong> _ruleSets = [];
    private readonly List<int> _counts = [];
    private readonly int[] _signatureNumbers = new int[index.Codes.Signatures.Length];

    /// <summary>Counts the pairs of a person who was compiled for a question; without the case consent nobody but the person learns of another rule.</summary>
    /// <param name="person">The compiled person.</param>
    /// <param name="candidate">The person.</param>
    /// <param name="request">The question.</param>
    public PairCounts Count(CompiledCandidate person, Candidate candidate, RankRequest request)
    {
        for (var s = 0; s < _signatureNumbers.Length; s++)
        {
            _signatureNumbers[s] = NumberOf(RulesAgainst(person.StartAt(index.Codes.Signatures[s].Start), index.Codes.Signatures[s], person.LacksConsent(request.Purpose)));
        }

        var reachIsOn = !person.BeyondIsPossible;
        foreach (var view in index.Segments)
        {
            foreach (ref readonly var group in view.Columns.Groups.AsSpan())
            {
                var veto = person.Row.VetoCount > 0 && person.Vetoes(group.Occupation) ? Bit(ReasonCode.C21CandidateVeto) : 0;
                for (var block = group.FirstBlock; block < group.FirstBlock + group.BlockCount; block++)
                {
                    CountBlock(person, view, group, block, veto, reachIsOn);
                }
            }
        }

        if (person.Exceptions.Length > 0)
        {
            CorrectExceptions(person, candidate, request, reachIsOn);
        }

        var hasConsent = (person.Row.Flags & CandidateFlags.CaseConsent) != 0;
        return PairCounts.Of([.. _ruleSets.Select(rules => Told(rules, hasConsent))], CollectionsMarshal.AsSpan(_counts));
    }

    private void CountBlock(CompiledCandidate person, in SegmentView view, in PlaceGroup group, int block, ulong veto, bool reachIsOn)
    {
        var columns = view.Columns;
        for (var alive = view.Alive[block]; alive != 0; alive &= alive - 1)
        {
            var lane = (block * PlaceSegment.Lanes) + BitOperations.TrailingZeroCount(alive);
            var number = _signatureNumbers[columns.Entries[lane].Signature];
            var more = veto | (reachIsOn && group.IsSited && !person.IsWithinReach(columns, lane) ? Bit(ReasonCode.C14OutOfReach) : 0);
            _counts[more == 0 ? number : NumberOf(_ruleSets[number] | more)]++;
        }
    }

    private void CorrectExceptions(CompiledCandidate person, Candidate candidate, RankRequest request, bool reachIsOn)
    {
        foreach (var view in index.Segments)
        {
            var columns = view.Columns;
            foreach (ref readonly var group in columns.Groups.AsSpan())
            {
                var veto = person.Row.VetoCount > 0 && person.Vetoes(group.Occupation) ? Bit(ReasonCode.C21CandidateVeto) : 0;
                for (var block = group.FirstBlock; block < group.FirstBlock + group.BlockCount; block++)
                {
                    for (var alive = view.Alive[block]; alive != 0; alive &= alive - 1)
                    {
                        var lane = (block * PlaceSegment.Lanes) + BitOperations.TrailingZeroCount(alive);
                        var place = columns.Entries[lane].Place;
                        if (!HasException(person, index.PlaceAt(place).Company))
                        {
                            continue;
                        }

                        var before = _ruleSets[_signatureNumbers[columns.Entries[lane].Signature]] | veto
                            | (reachIsOn && group.IsSited && !person.IsWithinReach(columns, lane) ? Bit(ReasonCode.C14OutOfReach) : 0);
                        _counts[NumberOf(before)]--;
                        _counts[NumberOf(Corrected(before, person, candidate, request, place))]++;
                    }
                }
            }
        }
    }

    private static bool HasException(CompiledCandidate person, Id<Company> company)
    {
        foreach (ref readonly var exception in person.Exceptions)
        {
            if (exception.Company == company)
            {
                return true;
            }
        }

        return false;
    }

    private ulong Corrected(ulong rules, CompiledCandidate person, Candidate candidate, RankRequest request, int place)
    {
        var company = index.PlaceAt(place).Company;
        foreach (ref readonly var exception in person.Exceptions)
        {
            if (exception.Company != company)
            {
                continue;
            }

            rules = exception.Kind switch
            {
                CompanyExceptionKind.Veto => rules | Bit(ReasonCode.C21CandidateVeto),
                CompanyExceptionKind.Release when request.Purpose == Purpose.DiscloseToCompany => rules & ~Bit(ReasonCode.C20ConsentMissing),
                CompanyExceptionKind.EarlierEmployment when index.EffectOf(ReasonCode.C19EqSameFirm, candidate, place, request.Purpose) == RuleEffect.Exclusion =>
                    rules | Bit(ReasonCode.C19EqSameFirm),
                _ => rules,
            };
        }

        return rules;
    }

    /// <summary>Rules that exclude a place for a person, without vetoes, reach and what holds for single companies.</summary>
    /// <param name="masks">What the person's facts make of the place's start.</param>
    /// <param name="place">The place.</param>
    /// <param name="lacksConsent">Whether the purpose lacks the person's consent.</param>
    /// <returns>A bit per code.</returns>
    public static ulong RulesAgainst(in StartMasks masks, in PlaceSignature place, bool lacksConsent)
    {
        var rules = 0UL;
        for (var k = 0; k < PersonOutcome.Codes.Length && k < 8; k++)
        {
            rules |= (masks.PersonExclusions >> k & 1) != 0 ? Bit(PersonOutcome.Codes[k]) : 0;
        }

        if (masks.Age != AgeProfile.Adult)
        {
            for (var k = 0; k < PlaceTraits.YouthExclusionCodes; k++)
            {
                rules |= (place.Traits >> (PlaceTraits.YouthByCode + (k * AgeProfile.MinorCount) + masks.Age - 1) & 1) != 0 ? Bit(PlaceTraits.YouthCodes[k]) : 0;
            }
        }

        for (var k = 0; k < PlaceTraits.ClosingCodes.Length; k++)
        {
            rules |= (place.ClosedBy >> k & 1) != 0 ? Bit(PlaceTraits.ClosingCodes[k]) : 0;
        }

        var met = place.Traits & masks.TraitExclusion;
        var licences = ((1UL << PlaceTraits.LicenceCount) - 1) << PlaceTraits.Licence;
        var scope = 1UL << PlaceTraits.OutsideRegion;
        return rules
            | ((met & licences) != 0 ? Bit(ReasonCode.C15Licence) : 0)
            | ((met & scope) != 0 ? Bit(ReasonCode.S01OutOfScope) : 0)
            | ((place.Minima & masks.MinimaExclusion) != 0 ? Bit(ReasonCode.C16LanguageMin) : 0)
            | (lacksConsent ? Bit(ReasonCode.C20ConsentMissing) : 0);
    }

    private int NumberOf(ulong rules)
    {
        if (!_numbers.TryGetValue(rules, out var number))
        {
            number = _ruleSets.Count;
            _numbers.Add(rules, number);
            _ruleSets.Add(rules);
            _counts.Add(0);
        }

        return number;
    }

    /// <summary>Rules of a pair that may be told, see <see cref="EvaluatedPair.ToldOutcomes"/>.</summary>
    /// <param name="rules">Rules that exclude it, a bit per code.</param>
    /// <param name="hasCaseConsent">Whether the person gave the case consent.</param>
    public static ulong Told(ulong rules, bool hasCaseConsent) => !hasCaseConsent && (rules & Bit(ReasonCode.C20ConsentMissing)) != 0 ? Bit(ReasonCode.C20ConsentMissing) : rules;

    /// <summary>The bit of a code.</summary>
    public static ulong Bit(ReasonCode code) => 1UL << (int)code;
}
