using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Kernels;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Benchmarks.Peers;

/// <summary>An open place as others would keep it: codes, a position, its own profile or none.</summary>
/// <param name="Number">Number of the place in the index.</param>
/// <param name="Occupation">Number of the occupation.</param>
/// <param name="Levels">32 required levels; null where the occupation's profile holds.</param>
/// <param name="Weights">32 weights in percent.</param>
/// <param name="IsSited">Whether the site is known.</param>
/// <param name="X100m">Easting in 100 m.</param>
/// <param name="Y100m">Northing.</param>
/// <param name="Need">Code of the language need.</param>
/// <param name="Signature">Code of what can change a status.</param>
/// <param name="Tie">Hash for the order among equals.</param>
internal sealed record PeerPlace(
    int Number, int Occupation, byte[]? Levels, byte[]? Weights, bool IsSited, int X100m, int Y100m, int Need, int Signature, ulong Tie);

/// <summary>A person with everything that can be said beforehand: peers are spared the rules, the evidence and the compiling.</summary>
internal sealed record PeerPerson
{
    /// <summary>Number of the person in the index.</summary>
    public required int Number { get; init; }

    /// <summary>Whether a home is known.</summary>
    public required bool HasHome { get; init; }

    /// <summary>Easting in 100 m.</summary>
    public required int X100m { get; init; }

    /// <summary>Northing.</summary>
    public required int Y100m { get; init; }

    /// <summary>Whether a place beyond the reach is possible, with quality 0 of location.</summary>
    public required bool BeyondIsPossible { get; init; }

    /// <summary>Quality of location where no trip is known.</summary>
    public required int Neutral { get; init; }

    /// <summary>Quality of location by distance in 100 m; behind its end lies what is out of reach.</summary>
    public required int[] Near { get; init; }

    /// <summary>Quality of trade by occupation; −1 for a veto.</summary>
    public required int[] Trade { get; init; }

    /// <summary>Quality of skills by occupation for places without a profile of their own.</summary>
    public required int[] Skill { get; init; }

    /// <summary>No place of the occupation with a profile of its own has a higher quality of skills.</summary>
    public required int[] Bound { get; init; }

    /// <summary>Quality of language by need.</summary>
    public required int[] Language { get; init; }

    /// <summary>Whether the rules allow a place, by signature.</summary>
    public required bool[] Allowed { get; init; }

    /// <summary>Numbers of wished occupations, the dearest first.</summary>
    public required int[] Wishes { get; init; }

    /// <summary>Quality of each wish.</summary>
    public required int[] WishQuality { get; init; }

    /// <summary>Numbers of vetoed occupations.</summary>
    public required int[] Vetoes { get; init; }

    /// <summary>Shortfall of German in points by 61 × skill + target.</summary>
    public required int[] LanguageShortfall { get; init; }

    /// <summary>Places excluded one by one: vetoed companies, EQ with earlier employers.</summary>
    public required int[] Excluded { get; init; }

    /// <summary>Shortfall in points by 101 × dimension + required level.</summary>
    public required int[] Shortfall { get; init; }

    /// <summary>Hash for the order among equals.</summary>
    public required ulong Tie { get; init; }
}

/// <summary>A national market in the form that peers load, and the index that answers the same questions.</summary>
internal sealed class PeerMarket
{
    /// <summary>Length of the lists.</summary>
    public const int Top = 20;

    private const int Levels = 101;
    private const int Dimensions = 32;
    private const int Tenths = 61;

    private readonly Dictionary<Id<Company>, List<int>> _placesByCompany = [];

    public PeerMarket(int placeCount, int peopleCount)
        : this(NationMarket.Create(placeCount, peopleCount * 2), peopleCount)
    {
    }

    public PeerMarket(Market market, int peopleCount)
    {
        // Whom nothing can be shown at all would only flatter the peers.
        Index = MatchIndex.Build(market, BenchmarkData.NationPolicy);
        var search = Index.NewSearch();
        var room = new MatchHit[Top];
        People = [.. Enumerable.Range(0, Index.CandidateCount).Where(number => search.TopPlaces(number, Request, room) > 0).Take(peopleCount)];
        var segment = Index.Places.Segments[0].Columns;
        Places = [.. segment.Groups.Where(group => !group.IsClosed).SelectMany(group => PlacesOf(Index, segment, group)).OrderBy(place => HilbertCurve.Of(place.X100m, place.Y100m))];
        foreach (var place in Places)
        {
            var company = Index.Places.PlaceAt(place.Number).Company;
            if (!_placesByCompany.TryGetValue(company, out var places))
            {
                _placesByCompany.Add(company, places = []);
            }

            places.Add(place.Number);
        }
    }

    /// <summary>The question that is asked for everybody.</summary>
    public static RankRequest Request { get; } = new() { Purpose = Purpose.MatchForAdviser, Top = Top };

    /// <summary>The index.</summary>
    public MatchIndex Index { get; }

    /// <summary>Numbers of the people who are asked about.</summary>
    public int[] People { get; }

    /// <summary>Open places, near each other on the map.</summary>
    public PeerPlace[] Places { get; }

    /// <summary>The weights of the four criteria.</summary>
    public static CriterionWeights Weights => BenchmarkData.NationPolicy.Weights.Candidate;

    /// <summary>The policy's gain of skills.</summary>
    public static int Gain => BenchmarkData.NationPolicy.Skills.Gain;

    /// <summary>Occupations with 32 levels and 32 weights of the profile that holds where a place states none.</summary>
    public IEnumerable<int[]> Occupations => Enumerable.Range(0, Index.Places.Codes.Trade.Occupations.Length).Select(occupation =>
    {
        var numbers = new int[1 + (2 * Dimensions)];
        numbers[0] = occupation;
        for (var d = 0; d < Dimensions; d++)
        {
            (numbers[1 + d], numbers[1 + Dimensions + d]) = Index.Places.Codes.DefaultProfileColumns.Read(occupation, d);
        }

        return numbers;
    });

    /// <summary>Language needs with four targets in tenths and four weights.</summary>
    public IEnumerable<int[]> Needs => Index.Places.Codes.Needs.Select((need, code) =>
        (int[])[code, .. Enumerable.Range(0, 4).Select(need.TargetTenths), .. Enumerable.Range(0, 4).Select(need.WeightPercent)]);

    /// <summary>Quality of trade of every occupation to every wish that is another.</summary>
    public IEnumerable<int[]> Nearness
    {
        get
        {
            var trade = Index.Places.Codes.Trade;
            var numbers = Enumerable.Range(0, trade.Occupations.Length).ToArray();
            return numbers.SelectMany(wish => numbers.Select(other => (int[])[wish, other, trade.Nearness[trade.Row(wish)[other]]]));
        }
    }

    /// <summary>What is known of a person beforehand.</summary>
    public PeerPerson PersonOf(int number)
    {
        var codes = Index.Places.Codes;
        var person = Index.CandidateAt(number);
        var compiled = new CompiledCandidate(codes);
        var (store, position) = Index.RowOf(number);
        compiled.Begin(store, position, person, Request);
        compiled.Compile<ScalarKernel>();
        compiled.BoundOwnSkills<ScalarKernel>();
        var skills = compiled.Skills;
        var shortfall = new int[Dimensions * Levels];
        for (var d = 0; d < Dimensions; d++)
        {
            for (var level = 0; level < Levels; level++)
            {
                shortfall[(d * Levels) + level] = compiled.SkillTable[skills[d] + level];
            }
        }

        var row = compiled.Row;
        var german = ShortfallTables.Of(Request.Mode);
        return new PeerPerson
        {
            Wishes = [.. store.WishesOf(row)],
            WishQuality = [.. Enumerable.Range(0, row.WishCount).Select(codes.Trade.WishQuality)],
            Vetoes = [.. store.VetoesOf(row)],
            LanguageShortfall = [.. Enumerable.Range(0, 4 * Tenths).Select(at => (int)german.Languages[row.Languages[at / Tenths] + (at % Tenths)])],
            Number = number,
            HasHome = compiled.HasHome,
            X100m = compiled.Row.X100m,
            Y100m = compiled.Row.Y100m,
            BeyondIsPossible = compiled.BeyondIsPossible,
            Neutral = compiled.NeutralQuality,
            Near = Array.ConvertAll(compiled.QualityByDistance[..(compiled.Reach100m + 1)], quality => (int)quality),
            Trade = [.. compiled.TradeQuality.Select((quality, occupation) => compiled.Vetoes(occupation) ? -1 : quality)],
            Skill = [.. compiled.DefaultSkillQuality],
            Bound = [.. compiled.OwnSkillBound],
            Language = [.. compiled.NeedQuality],
            Allowed = [.. codes.Signatures.Select(signature => signature.ClosedBy == 0 && !compiled.IsHopeless && compiled.StartAt(signature.Start).Allows(signature))],
            Excluded = ExcludedOf(compiled, person),
            Shortfall = shortfall,
            Tie = compiled.Row.TieHash,
        };
    }

    private int[] ExcludedOf(CompiledCandidate compiled, Candidate person)
    {
        var excluded = new List<int>();
        foreach (ref readonly var exception in compiled.Exceptions)
        {
            foreach (var place in _placesByCompany.GetValueOrDefault(exception.Company) ?? [])
            {
                var isExcluded = exception.Kind == CompanyExceptionKind.Veto
                    || (exception.Kind == CompanyExceptionKind.EarlierEmployment
                        && Index.Places.EffectOf(ReasonCode.C19EqSameFirm, person, place, Request.Purpose) == RuleEffect.Exclusion);
                if (isExcluded)
                {
                    excluded.Add(place);
                }
            }
        }

        return [.. excluded.Distinct()];
    }

    private static IEnumerable<PeerPlace> PlacesOf(MatchIndex index, PlaceSegment segment, PlaceGroup group) =>
        Enumerable.Range(group.FirstBlock * PlaceSegment.Lanes, group.BlockCount * PlaceSegment.Lanes).Where(lane => segment.Entries[lane].Place >= 0).Select(lane =>
        {
            var row = segment.RowAt(group, lane, index.Places.PlaceAt(segment.Entries[lane].Place).Requirements);
            return new PeerPlace(
                row.Place, row.Occupation, Numbers(row.Requirements, need => need.LevelPoints), Numbers(row.Requirements, need => need.WeightPercent),
                row.IsSited, row.X100m, row.Y100m, row.LanguageNeed, row.Signature, row.TieHash);
        });

    private static byte[]? Numbers(RequirementProfile? profile, Func<CompetenceRequirement, int> number)
    {
        if (profile is null)
        {
            return null;
        }

        var numbers = new byte[Dimensions];
        foreach (var need in profile.Required)
        {
            numbers[(int)need.Dimension] = (byte)number(need);
        }

        return numbers;
    }
}
