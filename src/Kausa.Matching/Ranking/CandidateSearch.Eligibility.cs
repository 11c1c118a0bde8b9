using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <content>Whether a pair is possible and shown, by the same masks as in the other direction.</content>
internal sealed partial class CandidateSearch
{
    private bool IsShown(CandidateSegment segment, CandidateGroup group, int lane)
    {
        ref readonly var rules = ref segment.Rules.Lanes[lane];
        if (_request.Purpose == Purpose.MatchForAdviser && (rules.Facts.Flags & CandidateFlags.CaseConsent) == 0)
        {
            return false;
        }

        if (rules.Own.MayConcern(_place.Marks) || _request.Purpose == Purpose.DiscloseToCompany || _place.Signature.Start >= segment.Rules.StartCount)
        {
            return IsShownByRow(segment, group, lane);
        }

        ref readonly var signature = ref _place.Signature;
        var masks = segment.Rules.MasksAt(rules, signature.Start, _codes.ScopeIsOn);
        return masks.Allows(signature) && (_shown.All || _shown.Shows(Worse(masks.EffectOn(signature), ReachEffect(segment, group, lane))));
    }

    private bool IsShownByRow(CandidateSegment segment, CandidateGroup group, int lane)
    {
        var number = segment.Candidates[lane];
        ref readonly var row = ref _index.RowOf(number);
        var store = _index.StoreOf(number);
        ref readonly var signature = ref _place.Signature;
        var masks = MasksOf(store, row, number);
        if (!masks.Allows(signature) || store.VetoesOf(row).Contains((ushort)_place.Occupation))
        {
            return false;
        }

        var exception = RuleEffect.None;
        if ((row.ExceptionCount > 0 || _request.Purpose == Purpose.DiscloseToCompany) && !AllowsCompany(store, row, number, out exception))
        {
            return false;
        }

        return _shown.All || _shown.Shows(Worse(masks.EffectOn(signature), Worse(exception, ReachEffect(segment, group, lane))));
    }

    private bool AllowsCompany(CandidateStore store, in CandidateRow row, int number, out RuleEffect effect)
    {
        effect = RuleEffect.None;
        var released = _request.Purpose != Purpose.DiscloseToCompany;
        foreach (ref readonly var exception in store.ExceptionsOf(row))
        {
            if (exception.Mark != _place.Mark || exception.Company != _place.Place.Company)
            {
                continue;
            }

            switch (exception.Kind)
            {
                case CompanyExceptionKind.Veto:
                    return false;
                case CompanyExceptionKind.Release:
                    released = true;
                    break;
                case CompanyExceptionKind.EarlierEmployment when (_place.Signature.Traits >> PlaceTraits.Eq & 1) != 0:
                    effect = store.EqEffectOf(exception, _place.Signature.Start) ?? EarlierEmployment(number);
                    break;
            }
        }

        return released && effect != RuleEffect.Exclusion;
    }

    private StartMasks MasksOf(CandidateStore store, in CandidateRow row, int number)
    {
        if (_place.Signature.Start < store.StartCount)
        {
            return store.MasksAt(row, _place.Signature.Start, own: false, _codes);
        }

        CandidateEstimates? estimates = null;
        return CandidateStore.LateMasksAt(row, _place.Signature.Start, _index.CandidateOf(number), own: false, _codes, ref estimates);
    }

    private RuleEffect EarlierEmployment(int number) =>
        _index.Places.EffectOf(ReasonCode.C19EqSameFirm, _index.CandidateOf(number), _place.Number, _request.Purpose);

    private RuleEffect ReachEffect(CandidateSegment segment, CandidateGroup group, int lane)
    {
        if (!group.HasHome || !_place.IsSited)
        {
            return _codes.ReachIsOn ? RuleEffect.Clarification : RuleEffect.None;
        }

        if (IsWithinLimit(segment, lane))
        {
            return RuleEffect.None;
        }

        return _codes.ReachIsOn ? RuleEffect.Condition
            : group.WouldMove ? _index.Places.EffectOf(ReasonCode.C05ResidenceObligation, _index.CandidateOf(segment.Candidates[lane]), _place.Number, _request.Purpose)
            : RuleEffect.None;
    }

    private bool IsWithinLimit(CandidateSegment segment, int lane)
    {
        ref readonly var travel = ref segment.Travels[segment.Travel[lane]];
        return TryTabledMinutes(segment, lane, out var minutes) ? minutes <= travel.Key.LimitMinutes : MapPoint.SquaredDistance(segment.Homes[lane], _place.Site) < travel.SquaredReach;
    }

    private static RuleEffect Worse(RuleEffect a, RuleEffect b) => a > b ? a : b;
}
