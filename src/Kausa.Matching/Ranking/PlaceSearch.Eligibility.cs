using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <content>What is tested last, on the few places that would enter the list.</content>
internal sealed partial class PlaceSearch
{
    private bool IsShown(bool isSited, PlaceSegment segment, int at)
    {
        ref readonly var signature = ref _index.Codes.Signatures[segment.Entries[at].Signature];
        if (!_person.Admits(signature))
        {
            return false;
        }

        if (_request.Filter.DistrictAgs is not null && !_request.Filter.WantsSite(_index.SiteOf(segment.Entries[at].Place)))
        {
            return false;
        }

        var exception = RuleEffect.None;
        if ((_person.MayBeExcepted || (_person.Row.ExceptionCount > 0 && (signature.Traits >> PlaceTraits.Eq & 1) != 0)) && !Allows(segment.Entries[at].Place, segment.CompanyMarks[at], signature, out exception))
        {
            return false;
        }

        if (_shown.All)
        {
            return true;
        }

        var effect = Worse(_person.StartAt(signature.Start).EffectOn(signature), Worse(exception, ReachEffect(isSited, segment, at)));
        return _shown.Shows(effect);
    }

    private bool Allows(int place, int companyMark, in PlaceSignature signature, out RuleEffect effect)
    {
        effect = RuleEffect.None;
        var released = _request.Purpose != Purpose.DiscloseToCompany;
        foreach (ref readonly var exception in _person.Exceptions)
        {
            if (exception.Mark != companyMark || exception.Company != _index.PlaceAt(place).Company)
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
                case CompanyExceptionKind.EarlierEmployment when (signature.Traits >> PlaceTraits.Eq & 1) != 0:
                    effect = _person.EqEffectOf(exception, signature.Start) ?? _index.EffectOf(ReasonCode.C19EqSameFirm, _candidate, place, _request.Purpose);
                    break;
            }
        }

        return released && effect != RuleEffect.Exclusion;
    }

    private RuleEffect ReachEffect(bool isSited, PlaceSegment segment, int at)
    {
        if (!isSited || !_person.HasHome)
        {
            return _index.Codes.Policy.Rules.IsOn(ReasonCode.C14OutOfReach) ? RuleEffect.Clarification : RuleEffect.None;
        }

        if (_person.IsWithinReach(segment, at))
        {
            return RuleEffect.None;
        }

        return _person.BeyondNeedsRules
            ? _index.EffectOf(ReasonCode.C05ResidenceObligation, _candidate, segment.Entries[at].Place, _request.Purpose)
            : _index.Codes.Policy.Rules.IsOn(ReasonCode.C14OutOfReach) ? RuleEffect.Condition : RuleEffect.None;
    }

    private static RuleEffect Worse(RuleEffect a, RuleEffect b) => a > b ? a : b;
}
