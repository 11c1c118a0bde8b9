using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Compile;

/// <summary>Compiles people into rows of codes by asking the rules once per person and start.</summary>
/// <remarks>One builder owns it.</remarks>
internal sealed class CandidateCompiler
{
    private readonly PersonCodes _codes;
    private readonly StartWitness[] _starts;
    private readonly SequencePool _outcomes = new();
    private readonly List<CandidateRow> _rows = [];
    private readonly List<MinimaMasks> _minima = [];
    private readonly List<ushort> _occupations = [];
    private readonly List<CompanyException> _exceptions = [];
    private readonly List<RuleEffect> _eqEffects = [];
    private readonly PersonOutcome[] _asked;

    /// <summary>A compiler for the starts known by now.</summary>
    public CandidateCompiler(PersonCodes codes)
    {
        _codes = codes;
        _starts = codes.Starts;
        _asked = new PersonOutcome[_starts.Length];
    }

    /// <summary>Compiles people.</summary>
    /// <param name="codes">Codes of the market.</param>
    /// <param name="candidates">The people.</param>
    /// <param name="firstNumber">Number of the first of them in the index.</param>
    public static CandidateStore Compile(PersonCodes codes, ReadOnlySpan<Candidate> candidates, int firstNumber)
    {
        var compiler = new CandidateCompiler(codes);
        for (var i = 0; i < candidates.Length; i++)
        {
            compiler.Add(candidates[i], EvidenceAssessor.Assess(candidates[i], codes.Policy, codes.AsOf), firstNumber < 0 ? -1 : firstNumber + i);
        }

        return compiler.Finish();
    }

    /// <summary>Compiles somebody who is not in the market, or as if evidence had said something else.</summary>
    /// <param name="codes">Codes of the market.</param>
    /// <param name="candidate">The person.</param>
    /// <param name="estimates">The estimates that hold.</param>
    /// <param name="asked">The same person compiled for the same codes, when the rules about the person alone would say the same again; null asks them.</param>
    public static CandidateStore Compile(PersonCodes codes, Candidate candidate, CandidateEstimates estimates, CandidateStore? asked = null)
    {
        var compiler = new CandidateCompiler(codes);
        compiler.Add(candidate, estimates, -1, asked is { } known && known.StartCount == codes.Starts.Length ? known : null);
        return compiler.Finish();
    }

    /// <summary>Brings compiled rows of many stores together; the rules are asked only about starts that a row's store does not know.</summary>
    /// <param name="codes">Codes of the market, or later ones of the same line.</param>
    /// <param name="slots">The people with their rows.</param>
    /// <param name="firstNumber">Number of the first of them in the index from now on.</param>
    public static CandidateStore Gather(PersonCodes codes, IReadOnlyList<CandidateSlot> slots, int firstNumber)
    {
        var compiler = new CandidateCompiler(codes);
        for (var i = 0; i < slots.Count; i++)
        {
            compiler.Copy(slots[i], firstNumber + i);
        }

        return compiler.Finish();
    }

    private CandidateStore Finish()
    {
        var outcomes = _outcomes.ToArray();
        return new()
        {
            Rows = [.. _rows],
            StartCount = _starts.Length,
            Outcomes = outcomes,
            OpenStarts = OpenStarts(outcomes),
            MinimaByStart = [.. _minima],
            Occupations = [.. _occupations],
            Exceptions = [.. _exceptions],
            EqEffects = [.. _eqEffects],
        };
    }

    // One of a class that is open opens it.
    private ulong[] OpenStarts(PersonOutcome[] outcomes)
    {
        var open = new ulong[_starts.Length == 0 ? 0 : outcomes.Length / _starts.Length];
        for (var i = 0; i < outcomes.Length; i++)
        {
            open[i / _starts.Length] |= outcomes[i].Effect == RuleEffect.Exclusion ? 0 : 1UL << _codes.StartClasses[i % _starts.Length];
        }

        return open;
    }

    private void Copy(in CandidateSlot slot, int number)
    {
        var store = slot.Store;
        ref readonly var before = ref store.Rows[slot.Position];
        var row = before;
        row.Candidate = number;
        row.Outcomes = Copy(slot, before.Outcomes, Purpose.MatchForAdviser);
        row.OwnOutcomes = slot.Candidate.Residence.SelfEntered ? Copy(slot, before.OwnOutcomes, Purpose.MatchForSelf) : row.Outcomes;
        if (before.MinimaByStart >= 0)
        {
            row.MinimaByStart = _minima.Count;
            _minima.AddRange(store.MinimaByStart.AsSpan(before.MinimaByStart, store.StartCount));
            if (store.StartCount < _starts.Length)
            {
                AddMinima(EvidenceAssessor.Assess(slot.Candidate, _codes.Policy, _codes.AsOf), store.StartCount);
            }
        }

        row.Wishes = _occupations.Count;
        _occupations.AddRange(store.Occupations.AsSpan(before.Wishes, before.WishCount + before.VetoCount));
        row.Exceptions = _exceptions.Count;
        foreach (var exception in store.ExceptionsOf(before))
        {
            _exceptions.Add(exception.EqEffects < 0 ? exception : exception with { EqEffects = CopyEqEffects(slot, exception) });
        }

        _rows.Add(row);
    }

    private int CopyEqEffects(in CandidateSlot slot, in CompanyException employment)
    {
        var offset = _eqEffects.Count;
        _eqEffects.AddRange(slot.Store.EqEffects.AsSpan(employment.EqEffects, slot.Store.StartCount));
        AddEqEffects(slot.Candidate, employment.Company, slot.Store.StartCount);
        return offset;
    }

    private void AddEqEffects(Candidate candidate, Id<Company> employer, int firstStart)
    {
        if (firstStart < _starts.Length)
        {
            AddByGroup(_eqEffects, _codes.Questions.SameFirm, firstStart, start => Effect(ReasonCode.C19EqSameFirm, candidate, start.Place with { Company = employer }, Purpose.MatchForAdviser));
        }
    }

    private int Copy(in CandidateSlot slot, int outcomes, Purpose purpose)
    {
        slot.Store.Outcomes.AsSpan(outcomes, slot.Store.StartCount).CopyTo(_asked);
        for (var s = slot.Store.StartCount; s < _starts.Length; s++)
        {
            _asked[s] = PersonOutcome.Of(slot.Candidate, _starts[s], purpose, _codes.Policy, _codes.AsOf);
        }

        return _outcomes.OffsetOf(_asked);
    }

    private void AddMinima(CandidateEstimates estimates, int firstStart)
    {
        if (firstStart < _starts.Length)
        {
            AddByGroup(_minima, _codes.Questions.Days, firstStart, start => MinimaAt(estimates, start, _codes.Minima, _codes.AsOf));
        }
    }

    // One of a group speaks for all.
    private void AddByGroup<T>(List<T> list, StartGroups groups, int firstStart, Func<StartWitness, T> ask)
    {
        var said = new T[groups.Firsts.Length];
        for (var g = 0; g < said.Length; g++)
        {
            said[g] = ask(_starts[groups.Firsts[g]]);
        }

        foreach (var group in groups.Groups[firstStart..])
        {
            list.Add(said[group]);
        }
    }

    private void Add(Candidate candidate, CandidateEstimates estimates, int number, CandidateStore? asked = null)
    {
        var row = new CandidateRow
        {
            Candidate = number,
            X100m = candidate.Home?.Position.X100m ?? 0,
            Y100m = candidate.Home?.Position.Y100m ?? 0,
            ZoneRow = candidate.Home is { } home ? _codes.Zones.HomeOf(home, TripModel.HasOwnWay(candidate.Mobility.Modes, _codes.Policy.Location)) : -1,
            LimitMinutes = (short)(candidate.Mobility.MaxTravelMinutes ?? _codes.Policy.Location.DefaultLimitMinutes),
            Modes = TravelTables.CodeOf(candidate.Mobility.Modes),
            Flags = FlagsOf(candidate),
            Outcomes = asked is null ? Ask(candidate, Purpose.MatchForAdviser) : Again(asked.OutcomesOf(asked.Rows[0], own: false)),
            MinimaByStart = -1,
            Minima = MinimaOf(estimates.Languages),
            TieHash = TieBreak.Hash(_codes.Policy.TieKey, candidate.Id.Value),
        };
        row.OwnOutcomes = !candidate.Residence.SelfEntered ? row.Outcomes : asked is null ? Ask(candidate, Purpose.MatchForSelf) : Again(asked.OutcomesOf(asked.Rows[0], own: true));
        for (var d = 0; d < estimates.Skills.Count; d++)
        {
            row.Skills[d] = ShortfallTables.SkillOffset(estimates.Skills[d]);
        }

        for (var k = 0; k < estimates.Languages.Count; k++)
        {
            row.Languages[k] = ShortfallTables.LanguageOffset(estimates.Languages[k]);
        }

        if (estimates.CourseProgress.Count > 0)
        {
            row.MinimaByStart = _minima.Count;
            AddMinima(estimates, 0);
        }

        AddLicences(candidate, ref row);
        AddOccupations(candidate, ref row);
        AddExceptions(candidate, ref row);
        _rows.Add(row);
    }

    /// <summary>Masks of a person's German at a start.</summary>
    public static MinimaMasks MinimaAt(CandidateEstimates estimates, StartWitness start, LanguageMinima minima, DateOnly asOf)
    {
        var masks = default(MinimaMasks);
        for (var k = 0; k < estimates.Languages.Count; k++)
        {
            var held = start.Key.StartsOn is { } day ? LanguageForecast.LanguageAt(estimates, (LanguageSkill)k, day, asOf) : estimates.Languages[k];
            masks |= minima.Of(held) << (k * LanguageMinima.BitsPerSkill);
        }

        return masks;
    }

    private MinimaMasks MinimaOf(ValueList<LanguageEstimate> languages)
    {
        var masks = default(MinimaMasks);
        for (var k = 0; k < languages.Count; k++)
        {
            masks |= _codes.Minima.Of(languages[k]) << (k * LanguageMinima.BitsPerSkill);
        }

        return masks;
    }

    private int Again(ReadOnlySpan<PersonOutcome> outcomes) => _outcomes.OffsetOf(outcomes);

    private int Ask(Candidate candidate, Purpose purpose)
    {
        _codes.Questions.Ask(candidate, purpose, _codes.Policy, _codes.AsOf, _asked);
        return _outcomes.OffsetOf(_asked);
    }

    private CandidateFlags FlagsOf(Candidate candidate) =>
        (candidate.Home is null ? 0 : CandidateFlags.HasHome)
        | (candidate.Home is { } home && (_codes.Region.Contains(home.DistrictAgs) || _codes.Region.Contains(home.StateAgs)) ? CandidateFlags.HomeInRegion : 0)
        | (candidate.Mobility.WillingToRelocate == true ? CandidateFlags.WouldMove : 0)
        | (IsFree(ReasonCode.C20ConsentMissing, candidate, _codes.Blank.Place, Purpose.MatchForAdviser) ? CandidateFlags.CaseConsent : 0);

    private void AddLicences(Candidate candidate, ref CandidateRow row)
    {
        foreach (var (needed, place) in _codes.Licences)
        {
            var effect = Effect(ReasonCode.C15Licence, candidate, place, Purpose.MatchForAdviser);
            row.LicenceExclusion |= (byte)(effect == RuleEffect.Exclusion ? 1 << (int)needed : 0);
            row.LicenceClarification |= (byte)(effect == RuleEffect.Clarification ? 1 << (int)needed : 0);
        }
    }

    private bool IsFree(ReasonCode code, Candidate candidate, TrainingPlace place, Purpose purpose) => Effect(code, candidate, place, purpose) != RuleEffect.Exclusion;

    private RuleEffect Effect(ReasonCode code, Candidate candidate, TrainingPlace place, Purpose purpose) =>
        !_codes.Policy.Rules.IsOn(code) ? RuleEffect.None : RuleBook.Find(code).Evaluate(new PairFacts
        {
            Candidate = candidate,
            Estimates = null!,
            Place = place,
            Company = _codes.Blank.Company,
            Occupation = _codes.Blank.Occupation,
            Site = null,
            Trip = null,
            Policy = _codes.Policy,
            AsOf = _codes.AsOf,
            Purpose = purpose,
        }).Effect;

    private void AddOccupations(Candidate candidate, ref CandidateRow row)
    {
        row.Wishes = _occupations.Count;
        row.WishCount = candidate.Wishes.Count;
        row.VetoCount = candidate.VetoedOccupations.Count;
        foreach (var id in candidate.Wishes)
        {
            _occupations.Add((ushort)_codes.Trade.IndexOf(id));
        }

        foreach (var id in candidate.VetoedOccupations)
        {
            // A veto of an occupation that the catalogue does not have excludes no place.
            _occupations.Add(_codes.Trade.TryIndexOf(id, out var index) ? (ushort)index : ushort.MaxValue);
        }
    }

    private void AddExceptions(Candidate candidate, ref CandidateRow row)
    {
        row.Exceptions = _exceptions.Count;
        _exceptions.AddRange(candidate.VetoedCompanies.Select(id => new CompanyException(id, CompanyExceptionKind.Veto)));
        foreach (var employer in candidate.EarlierEmployments.Select(employment => employment.Company).Distinct())
        {
            _exceptions.Add(new CompanyException(employer, CompanyExceptionKind.EarlierEmployment, _eqEffects.Count));
            AddEqEffects(candidate, employer, 0);
        }

        _exceptions.AddRange(candidate.Consents.Select(consent => consent.Company).OfType<Id<Company>>().Distinct()
            .Where(id => IsFree(ReasonCode.C20ConsentMissing, candidate, _codes.Blank.Place with { Company = id }, Purpose.DiscloseToCompany))
            .Select(id => new CompanyException(id, CompanyExceptionKind.Release)));
        row.ExceptionCount = _exceptions.Count - row.Exceptions;
    }
}
