using Kausa.Matching.Catalogue;
using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>A person before or after one step, asked by start and signature what the groups of rules do.</summary>
/// <remarks>After a step only what it touches is worked out; everything else is taken from the view before.</remarks>
internal sealed class StepView
{
    private const ulong LicenceBits = ((1UL << PlaceTraits.LicenceCount) - 1) << PlaceTraits.Licence;
    private const ulong SkillBits = (1UL << LanguageMinima.BitsPerSkill) - 1;
    private const RuleGroups OfStarts = RuleGroups.Pathway | RuleGroups.SchoolDuty | RuleGroups.Guardian | RuleGroups.Medical | RuleGroups.Start | RuleGroups.Knowledge;
    private const RuleGroups OfSignatures = RuleGroups.Licence | RuleGroups.Languages;

    private readonly PlaceCodes _codes;
    private readonly RuleGroups _touched;
    private readonly PlaceEffects[] _byStart;
    private readonly ushort[] _vetoed;

    /// <summary>Compiles a person before any step.</summary>
    public StepView(MatchIndex index, Candidate person, RankRequest request)
    {
        _codes = index.Places.Codes;
        _touched = (RuleGroups)ushort.MaxValue;
        Profile = index.Compile(person, EvidenceAssessor.Assess(person, index.Policy, index.AsOf));
        Compiled = Begun(person, request);
        _byStart = Array.ConvertAll(_codes.Starts, start => AtStart(person, start));
        _vetoed = Compiled.Vetoed.ToArray();
    }

    /// <summary>Works out what a step changes.</summary>
    /// <param name="index">The market.</param>
    /// <param name="before">The person before it.</param>
    /// <param name="step">The step.</param>
    /// <param name="request">The question.</param>
    public StepView(MatchIndex index, StepView before, PersonStep step, RankRequest request)
    {
        _codes = before._codes;
        _touched = step.Touches;
        var person = step.Apply(before.Profile.Candidate);
        _byStart = (_touched & OfStarts) != 0 ? Array.ConvertAll(_codes.Starts, start => AtStart(person, start)) : [];
        _vetoed = (_touched & RuleGroups.Veto) != 0
            ? [.. person.VetoedOccupations.Where(id => ReferenceCatalogue.Shared.FindOccupation(id) is not null).Select(id => (ushort)_codes.Trade.IndexOf(id))]
            : before._vetoed;
        if ((_touched & (OfSignatures | RuleGroups.Reach)) == 0)
        {
            (Profile, Compiled) = (before.Profile, before.Compiled);
            return;
        }

        Profile = index.Compile(person, EvidenceAssessor.Assess(person, index.Policy, index.AsOf), (_touched & OfStarts) != 0 ? null : before.Profile);
        Compiled = Begun(person, request);
    }

    /// <summary>The person, compiled as far as the step needs it.</summary>
    public MatchProfile Profile { get; }

    /// <summary>The person, compiled for the question as far as the step needs it.</summary>
    public CompiledCandidate Compiled { get; }

    /// <summary>Whether an occupation is excluded by the person.</summary>
    public bool Vetoes(int occupation) => _vetoed.AsSpan().Contains((ushort)occupation);

    /// <summary>What the groups that are touched do to the places of a signature; reach, exclusions and companies are looked at apart.</summary>
    public PlaceEffects At(in PlaceSignature place)
    {
        var effects = (_touched & OfStarts) != 0 ? _byStart[place.Start] : default;
        if ((_touched & OfSignatures) != 0)
        {
            ref readonly var masks = ref Compiled.StartAt(place.Start);
            effects |= new PlaceEffects(Of(place.Traits & masks.TraitExclusion), Of(place.Traits & masks.TraitClarification), Of(place.Traits & masks.TraitCondition));
            for (var skill = 0; skill < 4; skill++)
            {
                var bits = SkillBits << (skill * LanguageMinima.BitsPerSkill) & place.Minima;
                var group = (RuleGroups)((int)RuleGroups.Listening << skill);
                effects |= new PlaceEffects(
                    (bits & masks.MinimaExclusion) != 0 ? group : 0, (bits & masks.MinimaClarification) != 0 ? group : 0, (bits & masks.MinimaCondition) != 0 ? group : 0);
            }
        }

        return place.ClosedBy == 0 ? effects : effects | new PlaceEffects(RuleGroups.Other, 0, 0);
    }

    private CompiledCandidate Begun(Candidate person, RankRequest request)
    {
        var compiled = new CompiledCandidate(_codes);
        compiled.Begin(Profile.Store, 0, person, request);
        return compiled;
    }

    private static RuleGroups Of(ulong traits) => ((traits & LicenceBits) != 0 ? RuleGroups.Licence : 0) | ((traits & ~LicenceBits) != 0 ? RuleGroups.Other : 0);

    private PlaceEffects AtStart(Candidate person, StartWitness start)
    {
        var facts = new PairFacts
        {
            Candidate = person,
            Estimates = null!,
            Place = start.Place,
            Company = start.Company,
            Occupation = start.Occupation,
            Site = null,
            Trip = null,
            Policy = _codes.Policy,
            AsOf = _codes.AsOf,
            Purpose = Purpose.MatchForAdviser,
        };
        // What C18 asks about German is a group of its own: the rest of it is asked as if German were proven.
        var hangsOnGerman = BvbEntry.HangsOnGerman(PersonFacts.Of(facts));
        var effects = hangsOnGerman ? PlaceEffects.Of(RuleGroups.Knowledge, RuleEffect.Clarification) : default;
        foreach (var code in PersonOutcome.Codes)
        {
            var group = GroupOf(code);
            if ((group & _touched) != 0 && _codes.Policy.Rules.IsOn(code))
            {
                var asked = hangsOnGerman && group == RuleGroups.Pathway ? facts with { Candidate = BvbEntry.WithGerman(person) } : facts;
                effects |= PlaceEffects.Of(group, RuleBook.Find(code).Evaluate(asked).Effect);
            }
        }

        return effects;
    }

    private static RuleGroups GroupOf(ReasonCode code) => code switch
    {
        ReasonCode.C18PathwayClosed => RuleGroups.Pathway,
        ReasonCode.C13StartDate => RuleGroups.Start,
        ReasonCode.C06SchoolDuty => RuleGroups.SchoolDuty,
        ReasonCode.C07GuardianConsent => RuleGroups.Guardian,
        ReasonCode.C08MedicalCheck => RuleGroups.Medical,
        _ => RuleGroups.Other,
    };
}
