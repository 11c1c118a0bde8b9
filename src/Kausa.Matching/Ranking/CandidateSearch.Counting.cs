using System.Numerics;
using System.Runtime.InteropServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <content>Which rules exclude how many people for one place, by one look at everybody.</content>
internal sealed partial class CandidateSearch
{
    /// <summary>Counts the pairs of a place.</summary>
    /// <param name="place">Number of the place.</param>
    /// <param name="request">The question.</param>
    public PairCounts Count(int place, RankRequest request)
    {
        _request = request;
        _place.Compile(place, request);
        var counts = new Dictionary<ulong, int>();
        foreach (var view in _index.Segments)
        {
            for (var block = 0; block < view.Columns.Blocks.Count; block++)
            {
                var group = CandidateGroup.Of(view.Columns.Blocks.Nodes[block].Group);
                for (var alive = view.Alive[block]; alive != 0; alive &= alive - 1)
                {
                    var rules = RulesAgainst(view.Columns, group, (block * CandidateSegment.Lanes) + BitOperations.TrailingZeroCount(alive));
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, rules, out _)++;
                }
            }
        }

        return PairCounts.Of([.. counts.Keys], [.. counts.Values]);
    }

    private ulong RulesAgainst(CandidateSegment segment, CandidateGroup group, int lane)
    {
        var number = segment.Candidates[lane];
        ref readonly var row = ref _index.RowOf(number);
        var store = _index.StoreOf(number);
        var lacksConsent = _request.Purpose == Purpose.DiscloseToCompany || (row.Flags & CandidateFlags.CaseConsent) == 0;
        var rules = PairCounter.RulesAgainst(MasksOf(store, row, number), _place.Signature, lacksConsent)
            | (store.VetoesOf(row).Contains((ushort)_place.Occupation) ? PairCounter.Bit(ReasonCode.C21CandidateVeto) : 0)
            | (_place.IsSited && group.HasHome && !BeyondIsPossible(group) && !IsWithinLimit(segment, lane) ? PairCounter.Bit(ReasonCode.C14OutOfReach) : 0);
        foreach (ref readonly var exception in store.ExceptionsOf(row))
        {
            if (exception.Company != _place.Place.Company)
            {
                continue;
            }

            rules = exception.Kind switch
            {
                CompanyExceptionKind.Veto => rules | PairCounter.Bit(ReasonCode.C21CandidateVeto),
                CompanyExceptionKind.Release when _request.Purpose == Purpose.DiscloseToCompany => rules & ~PairCounter.Bit(ReasonCode.C20ConsentMissing),
                CompanyExceptionKind.EarlierEmployment when EarlierEmployment(number) == RuleEffect.Exclusion => rules | PairCounter.Bit(ReasonCode.C19EqSameFirm),
                _ => rules,
            };
        }

        return PairCounter.Told(rules, (row.Flags & CandidateFlags.CaseConsent) != 0);
    }
}
