using System.Runtime.InteropServices;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Columns;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Compile;

/// <summary>The codes that places and people share: starts, signatures, language needs, zones, default profiles.</summary>
/// <remarks>
/// Codes are given in the order of first appearance and never change their meaning, so that a snapshot and its successors agree on them;
/// no result depends on which code a value got. One builder grows a copy, readers see finished arrays.
/// </remarks>
internal sealed class MarketCodes
{
    private readonly CodeTable<StartKey> _starts;
    private readonly List<StartWitness> _witnesses;
    private readonly CodeTable<PlaceSignature> _signatures;
    private readonly CodeTable<LanguageNeedKey> _needs;

    /// <summary>Codes of a market, still empty.</summary>
    /// <exception cref="ArgumentException">The policy leads to more language needs than codes have room for; no policy that was read does.</exception>
    public MarketCodes(TravelTimeTable travelTimes, MatchPolicy policy, DateOnly asOf)
    {
        var needCount = LanguagePolicy.DistinctNeedCount(policy.Language.Needs);
        ThrowHelper.Check(needCount <= LanguagePolicy.MostDistinctNeeds, nameof(policy), $"its language needs lead to {needCount} different ones, in each skill the target or one of the levels A0 to C2; at most {LanguagePolicy.MostDistinctNeeds} are possible");
        Policy = policy;
        AsOf = asOf;
        Travel = new TravelTables(policy);
        Trade = new TradeTables(policy);
        Zones = new ZoneTimes(travelTimes);
        _starts = new();
        _witnesses = [];
        _signatures = new();
        _needs = new();
        DefaultProfiles = new RequirementProfile[Trade.Occupations.Length];
        OccupationNeeds = new LanguageNeed[Trade.Occupations.Length];
        var blank = new TrainingPlace { Id = new("blank"), Company = new("blank"), Occupation = Trade.Occupations[0].Id, Pathway = Pathway.DualApprenticeship };
        for (var i = 0; i < Trade.Occupations.Length; i++)
        {
            var occupation = Trade.Occupations[i];
            DefaultProfiles[i] = PlaceNeeds.Of(blank, occupation, ReferenceCatalogue.Shared.DefaultProfile(occupation).Profile, policy).Requirements;
            OccupationNeeds[i] = policy.Language.NeedOf(occupation.Kldb);
        }

        DefaultProfileColumns = ColumnsOf(DefaultProfiles);
        Blank = new StartWitness(default, blank, new Company { Id = new("blank"), Label = "blank" }, Trade.Occupations[0]);
        Minima = new LanguageMinima(policy, asOf, Blank);
    }

    private MarketCodes(MarketCodes other)
    {
        Policy = other.Policy;
        AsOf = other.AsOf;
        Travel = other.Travel;
        Trade = other.Trade;
        Zones = other.Zones;
        DefaultProfiles = other.DefaultProfiles;
        DefaultProfileColumns = other.DefaultProfileColumns;
        OccupationNeeds = other.OccupationNeeds;
        Minima = other.Minima;
        Blank = other.Blank;
        _starts = other._starts.Copy();
        _witnesses = [.. other._witnesses];
        _signatures = other._signatures.Copy();
        _needs = other._needs.Copy();
    }

    /// <summary>The policy.</summary>
    public MatchPolicy Policy { get; }

    /// <summary>Date of the question.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Classes of starts.</summary>
    public StartCalendar Calendar => new(AsOf);

    /// <summary>Minutes and their quality.</summary>
    public TravelTables Travel { get; }

    /// <summary>Nearness of occupations.</summary>
    public TradeTables Trade { get; }

    /// <summary>The office's own travel times.</summary>
    public ZoneTimes Zones { get; }

    /// <summary>What language estimates make of minima.</summary>
    public LanguageMinima Minima { get; }

    /// <summary>A place of which nothing is known, to ask rules with that look at one fact of it alone.</summary>
    public StartWitness Blank { get; }

    /// <summary>The profile of places that state none, raised by the policy's surcharge, by occupation.</summary>
    public RequirementProfile[] DefaultProfiles { get; }

    /// <summary>The same profiles as the kernels read them.</summary>
    public ProfileColumns DefaultProfileColumns { get; }

    /// <summary>The policy's language need by occupation.</summary>
    public LanguageNeed[] OccupationNeeds { get; }

    /// <summary>Starts by code, each with a place that has it.</summary>
    public ReadOnlySpan<StartWitness> Starts => CollectionsMarshal.AsSpan(_witnesses);

    /// <summary>Number of signatures.</summary>
    public int SignatureCount => _signatures.Count;

    /// <summary>Number of language needs.</summary>
    public int NeedCount => _needs.Count;

    /// <summary>A copy that grows on its own.</summary>
    public MarketCodes Copy() => new(this);

    /// <summary>The code of a place's start.</summary>
    public int StartOf(TrainingPlace place, Company company, Occupation occupation)
    {
        var key = StartKey.Of(place, occupation);
        var code = _starts.CodeOf(key);
        if (code == _witnesses.Count)
        {
            _witnesses.Add(new StartWitness(key, place, company, occupation));
        }

        return code;
    }

    /// <summary>The code of a place's start, or −1 when it has none yet.</summary>
    public int FindStart(TrainingPlace place, Occupation occupation) => _starts.Find(StartKey.Of(place, occupation));

    /// <summary>The code of a signature, or −1 when it has none yet.</summary>
    public int FindSignature(PlaceSignature signature) => _signatures.Find(signature);

    /// <summary>The code of a language need, or −1 when it has none yet.</summary>
    public int FindNeed(LanguageNeedKey need) => _needs.Find(need);

    /// <summary>The code of a signature.</summary>
    public int SignatureOf(PlaceSignature signature) => _signatures.CodeOf(signature);

    /// <summary>The code of a language need, below <see cref="LanguagePolicy.MostDistinctNeeds"/>.</summary>
    public int NeedOf(LanguageNeedKey need) => _needs.CodeOf(need);

    /// <summary>The language need of a code.</summary>
    public LanguageNeedKey Need(int code) => _needs[code];

    /// <summary>Takes the codes that a copy gave meanwhile, in the order in which it gave them.</summary>
    /// <param name="other">The copy.</param>
    /// <param name="rows">Rows with its codes; they get these.</param>
    public void Take(MarketCodes other, Span<PlaceRow> rows)
    {
        var starts = other._witnesses.ConvertAll(witness => StartOf(witness.Place, witness.Company, witness.Occupation));
        var needs = Array.ConvertAll(other._needs.ToArray(), NeedOf);
        var signatures = Array.ConvertAll(other._signatures.ToArray(), signature => SignatureOf(signature with { Start = starts[signature.Start] }));
        foreach (ref var row in rows)
        {
            row.Signature = signatures[row.Signature];
            row.LanguageNeed = needs[row.LanguageNeed];
        }
    }

    /// <summary>What compiling people needs of the codes there are now.</summary>
    public PersonCodes ForPeople() => new([.. _witnesses], Blank, Zones, Trade, Minima, Policy, AsOf);

    /// <summary>The codes as readers see them.</summary>
    /// <param name="floors">For each occupation the lowest levels and weights of stated profiles.</param>
    public PlaceCodes Freeze(ProfileFloors[] floors) => new()
    {
        Policy = Policy,
        AsOf = AsOf,
        Starts = [.. _witnesses],
        StartClasses = Calendar.ClassesOf(Starts),
        Signatures = _signatures.ToArray(),
        Needs = _needs.ToArray(),
        NeedColumns = ColumnsOf(_needs.ToArray()),
        Travel = Travel,
        Trade = Trade,
        Zones = Zones,
        Minima = Minima,
        Blank = Blank,
        DefaultProfiles = DefaultProfiles,
        DefaultProfileColumns = DefaultProfileColumns,
        FloorColumns = ColumnsOf(floors),
        OpenWeights = OpenWeightsOf(floors),
    };

    // Of no profile at all: what nobody can be found by.
    private static readonly ProfileFloors NoFloors = new();

    private static ProfileColumns ColumnsOf(ProfileFloors[] floors)
    {
        var columns = new ProfileColumns(EvenBlocksOf(floors.Length), DimensionPairs.All);
        for (var i = 0; i < columns.LaneCount; i++)
        {
            columns.Write(i, i < floors.Length ? floors[i] : NoFloors);
        }

        return columns;
    }

    private static int BlocksOf(int profileCount) => (profileCount + SkillColumns.Lanes - 1) / SkillColumns.Lanes;

    // Of what kernels read two blocks at a time.
    private static int EvenBlocksOf(int profileCount) => 2 * BlocksOf((profileCount + 1) / 2);

    private static short[] OpenWeightsOf(ProfileFloors[] floors)
    {
        var weights = new short[EvenBlocksOf(floors.Length) * SkillColumns.Lanes];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (short)(i < floors.Length ? floors[i] : NoFloors).OpenWeightPercent;
        }

        return weights;
    }

    private static ProfileColumns ColumnsOf(LanguageNeedKey[] needs)
    {
        var columns = new ProfileColumns(EvenBlocksOf(needs.Length), DimensionPairs.Languages);
        for (var i = 0; i < columns.LaneCount; i++)
        {
            var need = needs[Math.Min(i, needs.Length - 1)];
            for (var k = 0; k < LanguageNeedKey.SkillCount; k++)
            {
                columns.Write(i, k, (byte)need.TargetTenths(k), (byte)need.WeightPercent(k));
            }
        }

        return columns;
    }

    private static ProfileColumns ColumnsOf(RequirementProfile[] profiles)
    {
        var columns = new ProfileColumns(EvenBlocksOf(profiles.Length), DimensionPairs.All);
        for (var i = 0; i < columns.LaneCount; i++)
        {
            // Lanes behind the last occupation repeat it, so that they change no best of all.
            columns.Write(i, profiles[Math.Min(i, profiles.Length - 1)]);
        }

        return columns;
    }
}
