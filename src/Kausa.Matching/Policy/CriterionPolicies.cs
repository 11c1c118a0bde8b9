using Kausa.Matching.Model;

namespace Kausa.Matching.Policy;

/// <summary>How skills are estimated and scored.</summary>
public sealed record SkillsPolicy
{
    /// <summary>Gain m, 1..5: how many basis points one point of weighted shortfall costs. 2 means that an average shortfall of 50 points is no fit at all.</summary>
    public required int Gain { get; init; }

    /// <summary>Prior mean in points 0..100.</summary>
    public required int PriorPoints { get; init; }

    /// <summary>Standard error of the prior in points 4..25.</summary>
    public required int PriorErrorPoints { get; init; }

    /// <summary>Correlation ρ between true levels of two dimensions in percent 0..100, for intervals: what cannot be told apart while neither is measured.</summary>
    public required int UnmeasuredCorrelationPercent { get; init; }

    /// <summary>Points added to each level of a profile that the company did not state, 0..20, so that staying silent does not help a place.</summary>
    public required int EstimatedProfileSurchargePoints { get; init; }

    /// <summary>Reliability of a normed test in percent where neither the evidence nor the instrument states one, 1..99.</summary>
    public required int DefaultReliabilityPercent { get; init; }

    /// <summary>What shortfalls in single competences count, each competence at most once, in the order of the competences; usually none, and every point counts as one.</summary>
    /// <exception cref="ArgumentException">A competence has two curves.</exception>
    public ValueList<DimensionCurve> DimensionCurves
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = DimensionCurve.InOrder(value, nameof(DimensionCurves));
        }
    } = [];

    /// <summary>What a shortfall in a competence counts.</summary>
    /// <param name="dimension">The competence.</param>
    /// <param name="shortfallPoints">Shortfall, 0..100 points.</param>
    /// <returns>0..100 points, non-decreasing in the shortfall; the shortfall itself where the competence has no curve.</returns>
    public int CountedPoints(CompetenceDimension dimension, int shortfallPoints)
    {
        foreach (var curve in DimensionCurves.AsSpan())
        {
            if (curve.Dimension == dimension)
            {
                return curve.CountedPoints(shortfallPoints);
            }
        }

        return shortfallPoints;
    }
}

/// <summary>Targets and weights of the four language skills for a group of occupations.</summary>
/// <param name="KldbPrefix">Leading digits of KldB 2010; empty for all occupations. The longest prefix that fits wins.</param>
/// <param name="TargetTenths">Four targets in tenths of a level 0..60, in the order of <see cref="LanguageSkill"/>.</param>
/// <param name="WeightPercent">Four weights in percent that sum to exactly 100.</param>
public sealed record LanguageNeed(string KldbPrefix, ValueList<int> TargetTenths, ValueList<int> WeightPercent);

/// <summary>How German is estimated and scored.</summary>
public sealed record LanguagePolicy
{
    /// <summary>Prior mean in tenths of a level 0..60.</summary>
    public required int PriorTenths { get; init; }

    /// <summary>Standard error of the prior in tenths 3..15.</summary>
    public required int PriorErrorTenths { get; init; }

    /// <summary>Correlation ρ between true levels of two skills in percent 0..100, for intervals.</summary>
    public required int UnmeasuredCorrelationPercent { get; init; }

    /// <summary>Expected gain of an active course in hundredths of a level per month, 0..50.</summary>
    public required int CourseGainHundredthsPerMonth { get; init; }

    /// <summary>A minimum passes when P(level ≥ minimum) is at least this many percent, 51..99.</summary>
    public required int MinimumPassPercent { get; init; }

    /// <summary>A minimum fails when P(level ≥ minimum) is below this many percent, 1..49.</summary>
    public required int MinimumFailPercent { get; init; }

    /// <summary>Needs per occupation group; one entry has the empty prefix.</summary>
    public required ValueList<LanguageNeed> Needs { get; init; }

    /// <summary>So many different needs can stand in an index, where their codes take 16 bits.</summary>
    internal const int MostDistinctNeeds = ushort.MaxValue + 1;

    /// <summary>The need of an occupation: the entry with the longest prefix that fits.</summary>
    /// <param name="kldb">The occupation's code.</param>
    /// <returns>The need.</returns>
    public LanguageNeed NeedOf(KldbCode kldb)
    {
        var code = kldb.ToString();
        LanguageNeed? nearest = null;
        foreach (var need in Needs)
        {
            if (code.StartsWith(need.KldbPrefix, StringComparison.Ordinal) && !(need.KldbPrefix.Length <= nearest?.KldbPrefix.Length))
            {
                nearest = need;
            }
        }

        return nearest ?? throw new InvalidOperationException("The policy states no language need with an empty prefix.");
    }

    /// <summary>To how many different needs places can lead, and what is easier than several of them: in each skill they state a level, or the target of the entry holds.</summary>
    /// <remarks>Targets that are whole levels add nothing. Of the others each choice of skills in which they hold counts once per weights; the remaining skills have any level.</remarks>
    /// <param name="needs">The entries.</param>
    internal static long DistinctNeedCount(IEnumerable<LanguageNeed> needs)
    {
        var levelCount = Enum.GetValues<CefrLevel>().Length;
        var skills = Enum.GetValues<LanguageSkill>();
        var count = 0L;
        foreach (var entries in needs.GroupBy(need => need.WeightPercent))
        {
            for (var choice = 0; choice < 1 << skills.Length; choice++)
            {
                var own = skills.Where(skill => (choice >> (int)skill & 1) != 0).ToArray();
                var targets = entries.Select(need => own.Select(skill => need.TargetTenths[(int)skill]).ToValueList()).Where(chosen => chosen.All(tenths => tenths % 10 != 0));
                count += targets.Distinct().Count() * skills.Except(own).Aggregate(1L, (product, _) => product * levelCount);
            }
        }

        return count;
    }
}

/// <summary>One mode of transport: minutes = access + ceil(detour × distance ÷ speed).</summary>
/// <param name="Mode">The mode.</param>
/// <param name="AccessMinutes">Minutes of access and waiting, 0..120.</param>
/// <param name="DetourPercent">Way by this mode in percent of the straight line, 100..300.</param>
/// <param name="SpeedKilometresPerHour">Speed in km/h, 1..150.</param>
public sealed record TravelModel(TransportMode Mode, int AccessMinutes, int DetourPercent, int SpeedKilometresPerHour);

/// <summary>How distance becomes minutes, and minutes become quality.</summary>
public sealed record LocationPolicy
{
    /// <summary>Minutes up to which a trip costs nothing, 0..299; below the default limit. A person's own lower limit makes every minute before it comfortable.</summary>
    public required int ComfortableMinutes { get; init; }

    /// <summary>Limit in minutes one way for people who named none, 1..300.</summary>
    public required int DefaultLimitMinutes { get; init; }

    /// <summary>Modes of people who named none.</summary>
    public required ValueList<TransportMode> DefaultModes { get; init; }

    /// <summary>The model of each mode, one each.</summary>
    public required ValueList<TravelModel> Modes { get; init; }
}

/// <summary>How an occupation is valued beside the wishes, in basis points 0..10,000.</summary>
public sealed record TradePolicy
{
    /// <summary>Quality of the first, second, … wish, non-increasing; wishes beyond the last entry take the last.</summary>
    public required ValueList<int> WishQuality { get; init; }

    /// <summary>Quality of an occupation in the same KldB 4-digit group as a wish.</summary>
    public required int SameFourDigits { get; init; }

    /// <summary>Quality of an occupation in the same 3-digit group.</summary>
    public required int SameThreeDigits { get; init; }

    /// <summary>Quality of an occupation in the same 2-digit group.</summary>
    public required int SameTwoDigits { get; init; }

    /// <summary>Quality of any other occupation.</summary>
    public required int Other { get; init; }
}
