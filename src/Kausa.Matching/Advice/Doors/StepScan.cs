using System.Numerics;
using System.Runtime.InteropServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>How many places a step raises in status.</summary>
/// <param name="Opened">Not possible before, possible after.</param>
/// <param name="Cleared">To be clarified before, clear after.</param>
/// <param name="Released">Under conditions before, without after.</param>
public readonly record struct DoorCounts(int Opened, int Cleared, int Released)
{
    /// <summary>Whether nothing is raised.</summary>
    public bool IsNothing => Opened + Cleared + Released == 0;
}

/// <summary>One look at every place of a market for one person and all their steps: a histogram of what stands in the way, from which steps and pairs of steps are read.</summary>
/// <remarks>
/// Steps: 1. say once per signature what the groups of rules do before and after each step; signatures alike in all of it share a class, and those that no step helps
/// have none. 2. Count the places by class, by which limits of the trip they lie within, and by veto. 3. Read: a step replaces the effects of the groups it touches; two
/// steps that touch different groups replace both. This is exact, because each rule, or each part of one (C18), looks at the facts of one group alone.
/// </remarks>
internal sealed class StepScan
{
    private const int NoClass = -1;

    private readonly MatchIndex _index;
    private readonly IReadOnlyList<PersonStep> _steps;
    private readonly Candidate _person;
    private readonly CancellationToken _cancellation;
    private readonly List<PlaceEffects[]> _classes = [];
    private readonly List<PlaceEffects[]> _locals = [];
    private readonly Dictionary<LocalKey, int> _localNumbers = [];
    private readonly List<(int Class, int Local)> _keys = [];
    private readonly Dictionary<(int Class, int Local), int> _keyNumbers = [];
    private readonly List<int> _counts = [];
    private readonly List<(int Place, int Key)> _places = [];
    private readonly Dictionary<int, int> _keysOfPlaces = [];
    private readonly int[] _reachSteps;
    private readonly int[] _vetoSteps;

    /// <summary>Looks at every place.</summary>
    /// <param name="index">The market.</param>
    /// <param name="person">The person.</param>
    /// <param name="steps">Their steps.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellation">Ends this and whatever is read later, looked for at each step, each signature and each occupation.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public StepScan(MatchIndex index, Candidate person, IReadOnlyList<PersonStep> steps, RankRequest request, CancellationToken cancellation)
    {
        (_index, _person, _steps, _cancellation) = (index, person, steps, cancellation);
        Before = new StepView(index, person, request);
        After = [.. steps.Select(step => AfterStep(step, request))];
        _reachSteps = [.. Touching(RuleGroups.Reach)];
        _vetoSteps = [.. Touching(RuleGroups.Veto)];
        if (!Before.Compiled.LacksConsent(request.Purpose))
        {
            Scan(Classify());
        }
    }

    private StepView AfterStep(PersonStep step, RankRequest request)
    {
        _cancellation.ThrowIfCancellationRequested();
        return new StepView(_index, Before, step, request);
    }

    /// <summary>The person before any step.</summary>
    public StepView Before { get; }

    /// <summary>The person after each step.</summary>
    public StepView[] After { get; }

    /// <summary>Places by today's status, those that are not possible left out.</summary>
    public DoorCounts Today()
    {
        var (eligible, clarify, conditions) = (0, 0, 0);
        for (var key = 0; key < _keys.Count; key++)
        {
            var worst = EffectsOf(key, 0).Worst;
            eligible += worst == RuleEffect.None ? _counts[key] : 0;
            clarify += worst == RuleEffect.Clarification ? _counts[key] : 0;
            conditions += worst == RuleEffect.Condition ? _counts[key] : 0;
        }

        return new DoorCounts(eligible, clarify, conditions);
    }

    /// <summary>What one step raises.</summary>
    public DoorCounts Read(int step) => Read(key => After1(key, step));

    /// <summary>What two steps that touch different groups raise together.</summary>
    public DoorCounts Read(int first, int second) => Read(key => After2(key, first, second));

    /// <summary>Places that one step opens, by number.</summary>
    public IEnumerable<int> OpenedBy(int step) => Opened(key => After1(key, step));

    /// <summary>Places that two steps open together, by number.</summary>
    public IEnumerable<int> OpenedBy(int first, int second) => Opened(key => After2(key, first, second));

    /// <summary>Number of groups of places that stand alike before all rules, after every step.</summary>
    public int KeyCount => _keys.Count;

    /// <summary>The groups of places that two steps open together.</summary>
    public List<int> OpenedKeys(int first, int second) => Enumerable.Range(0, _keys.Count).Where(key => IsOpened(key, After2(key, first, second))).ToList();

    /// <summary>The places of some groups, by number.</summary>
    public int[] PlacesOf(List<int> keys)
    {
        var wanted = new bool[_keys.Count];
        keys.ForEach(key => wanted[key] = true);
        return [.. _places.Where(item => wanted[item.Key]).Select(item => item.Place)];
    }

    /// <summary>The group of a place.</summary>
    public int KeyOf(int place)
    {
        if (_keysOfPlaces.Count == 0)
        {
            _keysOfPlaces.EnsureCapacity(_places.Count);
            _places.ForEach(item => _keysOfPlaces.Add(item.Place, item.Key));
        }

        return _keysOfPlaces[place];
    }

    private bool IsOpened(int key, PlaceEffects after) => EffectsOf(key, 0).Worst == RuleEffect.Exclusion && after.Worst != RuleEffect.Exclusion;

    private PlaceEffects After1(int key, int step) => EffectsOf(key, 0).With(_steps[step].Touches, EffectsOf(key, step + 1));

    private PlaceEffects After2(int key, int first, int second) => After1(key, first).With(_steps[second].Touches, EffectsOf(key, second + 1));

    private PlaceEffects EffectsOf(int key, int column) => _classes[_keys[key].Class][column] | _locals[_keys[key].Local][column];

    private DoorCounts Read(Func<int, PlaceEffects> after)
    {
        _cancellation.ThrowIfCancellationRequested();
        var (opened, cleared, released) = (0, 0, 0);
        for (var key = 0; key < _keys.Count; key++)
        {
            var before = EffectsOf(key, 0).Worst;
            var now = after(key).Worst;
            opened += before == RuleEffect.Exclusion && now != RuleEffect.Exclusion ? _counts[key] : 0;
            cleared += before == RuleEffect.Clarification && now < RuleEffect.Clarification ? _counts[key] : 0;
            released += before == RuleEffect.Condition && now < RuleEffect.Condition ? _counts[key] : 0;
        }

        return new DoorCounts(opened, cleared, released);
    }

    private IEnumerable<int> Opened(Func<int, PlaceEffects> after)
    {
        var opens = new bool[_keys.Count];
        for (var key = 0; key < opens.Length; key++)
        {
            opens[key] = IsOpened(key, after(key));
        }

        return _places.Where(item => opens[item.Key]).Select(item => item.Place);
    }

    private IEnumerable<int> Touching(RuleGroups group) => Enumerable.Range(0, _steps.Count).Where(step => (_steps[step].Touches & group) != 0);

    // The class of each signature.
    private int[] Classify()
    {
        var signatures = _index.Places.Codes.Signatures;
        var classes = new int[signatures.Length];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var vector = new PlaceEffects[_steps.Count + 1];
        for (var s = 0; s < signatures.Length; s++)
        {
            _cancellation.ThrowIfCancellationRequested();
            vector[0] = Before.At(signatures[s]);
            classes[s] = NoClass;
            if ((vector[0].Exclusion & RuleGroups.Other) != 0)
            {
                continue;
            }

            for (var step = 0; step < _steps.Count; step++)
            {
                vector[step + 1] = default(PlaceEffects).With(_steps[step].Touches, After[step].At(signatures[s]));
            }

            var name = new string(MemoryMarshal.Cast<PlaceEffects, char>(vector));
            if (!numbers.TryGetValue(name, out classes[s]))
            {
                classes[s] = _classes.Count;
                numbers.Add(name, classes[s]);
                _classes.Add([.. vector]);
            }
        }

        return classes;
    }

    private void Scan(int[] classes)
    {
        foreach (var view in _index.Places.Segments)
        {
            foreach (ref readonly var group in view.Columns.Groups.AsSpan())
            {
                _cancellation.ThrowIfCancellationRequested();
                var veto = VetoOf(group.Occupation);
                for (var block = group.FirstBlock; block < group.FirstBlock + group.BlockCount && !group.IsClosed; block++)
                {
                    for (var alive = view.Alive[block]; alive != 0; alive &= alive - 1)
                    {
                        var lane = (block * PlaceSegment.Lanes) + BitOperations.TrailingZeroCount(alive);
                        var number = classes[view.Columns.Entries[lane].Signature];
                        if (number != NoClass)
                        {
                            Count(number, view.Columns, lane, group.IsSited, veto);
                        }
                    }
                }
            }
        }
    }

    private void Count(int number, PlaceSegment columns, int lane, bool isSited, int veto)
    {
        var within = WithinOf(columns, lane, isSited);
        if (within == 0 && _index.Places.Codes.ReachIsOn && !Before.Compiled.BeyondIsPossible)
        {
            return;
        }

        var place = columns.Entries[lane].Place;
        var company = CompanyEffect(columns, lane);
        if (company == RuleEffect.Exclusion)
        {
            return;
        }

        // Where the trip excludes nothing, a move can still set a condition.
        var move = within >= 0 && (within & 1) == 0 && Before.Compiled.BeyondNeedsRules ? _index.Places.EffectOf(ReasonCode.C05ResidenceObligation, _person, place, Purpose.MatchForAdviser) : RuleEffect.None;
        var key = (number, LocalOf(new LocalKey(within, veto, company, move)));
        if (!_keyNumbers.TryGetValue(key, out var at))
        {
            at = _keys.Count;
            _keyNumbers.Add(key, at);
            _keys.Add(key);
            _counts.Add(0);
        }

        _counts[at]++;
        _places.Add((place, at));
    }

    // Bit 0: within the limit of today; bit i + 1: within that of the i-th step about the trip. −1: the trip is not known.
    private int WithinOf(PlaceSegment columns, int lane, bool isSited)
    {
        if (!isSited || !Before.Compiled.HasHome)
        {
            return -1;
        }

        var within = Before.Compiled.IsWithinReach(columns, lane) ? 1 : 0;
        for (var i = 0; i < _reachSteps.Length; i++)
        {
            within |= After[_reachSteps[i]].Compiled.IsWithinReach(columns, lane) ? 2 << i : 0;
        }

        return within;
    }

    // 0: not excluded; i + 1: excluded until the i-th step about vetoes.
    private int VetoOf(int occupation)
    {
        if (!Before.Vetoes(occupation))
        {
            return 0;
        }

        var step = Array.FindIndex(_vetoSteps, step => !After[step].Vetoes(occupation));
        return step < 0 ? int.MaxValue : step + 1;
    }

    private RuleEffect CompanyEffect(PlaceSegment columns, int lane)
    {
        var worst = RuleEffect.None;
        foreach (ref readonly var exception in Before.Compiled.Exceptions)
        {
            if (exception.Mark != columns.CompanyMarks[lane] || exception.Company != _index.PlaceAt(columns.Entries[lane].Place).Company)
            {
                continue;
            }

            var effect = exception.Kind switch
            {
                CompanyExceptionKind.Veto => RuleEffect.Exclusion,
                CompanyExceptionKind.EarlierEmployment => _index.Places.EffectOf(ReasonCode.C19EqSameFirm, _person, columns.Entries[lane].Place, Purpose.MatchForAdviser),
                _ => RuleEffect.None,
            };
            worst = effect > worst ? effect : worst;
        }

        return worst;
    }

    private int LocalOf(LocalKey key)
    {
        if (_localNumbers.TryGetValue(key, out var number))
        {
            return number;
        }

        var effects = new PlaceEffects[_steps.Count + 1];
        effects[0] = PlaceEffects.Of(RuleGroups.Other, key.Company) | Reach(key, 0) | PlaceEffects.Of(RuleGroups.Veto, key.Veto != 0 ? RuleEffect.Exclusion : RuleEffect.None);
        for (var i = 0; i < _reachSteps.Length; i++)
        {
            effects[_reachSteps[i] + 1] = Reach(key, i + 1);
        }

        for (var i = 0; i < _vetoSteps.Length; i++)
        {
            effects[_vetoSteps[i] + 1] = PlaceEffects.Of(RuleGroups.Veto, key.Veto == 0 || key.Veto == i + 1 ? RuleEffect.None : RuleEffect.Exclusion);
        }

        number = _locals.Count;
        _localNumbers.Add(key, number);
        _locals.Add(effects);
        return number;
    }

    private PlaceEffects Reach(LocalKey key, int column)
    {
        var isOn = _index.Places.Codes.ReachIsOn;
        return PlaceEffects.Of(
            RuleGroups.Reach,
            key.Within < 0 ? (isOn ? RuleEffect.Clarification : RuleEffect.None)
            : (key.Within >> column & 1) != 0 ? RuleEffect.None
            : !isOn ? key.Move
            : Before.Compiled.BeyondIsPossible ? RuleEffect.Condition : RuleEffect.Exclusion);
    }

    private readonly record struct LocalKey(int Within, int Veto, RuleEffect Company, RuleEffect Move);
}
