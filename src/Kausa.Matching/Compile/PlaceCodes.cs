using Kausa.Matching.Columns;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Compile;

/// <summary>What the codes in the columns of one state of the market mean.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class PlaceCodes
{
    private PersonCodes? _forPeople;
    private PersonCodes? _forOneQuestion;

    /// <summary>The policy.</summary>
    public required MatchPolicy Policy
    {
        get;
        init
        {
            field = value;
            ScopeIsOn = value.Rules.IsOn(ReasonCode.S01OutOfScope);
            ReachIsOn = value.Rules.IsOn(ReasonCode.C14OutOfReach);
        }
    }

    /// <summary>Whether the office's region limits what is possible (S01).</summary>
    public bool ScopeIsOn { get; private init; }

    /// <summary>Whether the trip limits what is possible (C14).</summary>
    public bool ReachIsOn { get; private init; }

    /// <summary>Date of the question.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Starts by code, each with a place that has it.</summary>
    public required StartWitness[] Starts { get; init; }

    /// <summary>Class of each start, see <see cref="StartCalendar"/>.</summary>
    public required byte[] StartClasses { get; init; }

    /// <summary>Signatures by code.</summary>
    public required PlaceSignature[] Signatures { get; init; }

    /// <summary>Language needs by code.</summary>
    public required LanguageNeedKey[] Needs { get; init; }

    /// <summary>The same as profiles of four dimensions, in blocks as the kernels read them; lanes behind the last need repeat it.</summary>
    public required ProfileColumns NeedColumns { get; init; }

    /// <summary>Minutes and their quality.</summary>
    public required TravelTables Travel { get; init; }

    /// <summary>Nearness of occupations.</summary>
    public required TradeTables Trade { get; init; }

    /// <summary>The office's own travel times.</summary>
    public required ZoneTimes Zones { get; init; }

    /// <summary>What language estimates make of minima.</summary>
    public required LanguageMinima Minima { get; init; }

    /// <summary>A place of which nothing is known.</summary>
    public required StartWitness Blank { get; init; }

    /// <summary>The profile of places that state none, by occupation.</summary>
    public required RequirementProfile[] DefaultProfiles { get; init; }

    /// <summary>The same profiles as the kernels read them.</summary>
    public required ProfileColumns DefaultProfileColumns { get; init; }

    /// <summary>Lowest levels and weights of stated profiles, by occupation, as the kernels read them.</summary>
    public required ProfileColumns FloorColumns { get; init; }

    /// <summary>Weight in percent that the lowest weights leave open, by occupation, as many as <see cref="DefaultProfileLanes"/>.</summary>
    public required short[] OpenWeights { get; init; }

    /// <summary>What compiling people needs of these codes.</summary>
    public PersonCodes ForPeople() => _forPeople ??= new(Starts, Blank, Zones, Trade, Minima, Policy, AsOf);

    /// <summary>The same for somebody who is compiled for one question, which meets few of the starts: rules are asked about them as it meets them.</summary>
    public PersonCodes ForOneQuestion() => _forOneQuestion ??= new([], Blank, Zones, Trade, Minima, Policy, AsOf);

    /// <summary>Lanes of <see cref="DefaultProfileColumns"/>: the number of occupations, rounded up to whole blocks.</summary>
    public int DefaultProfileLanes => DefaultProfileColumns.LaneCount;
}
