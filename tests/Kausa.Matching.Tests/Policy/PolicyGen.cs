using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Tests.Policy;

/// <summary>Valid policies of every shape, from a seed.</summary>
internal static class PolicyGen
{
    private static readonly string[] Prefixes = ["1", "2", "25", "252", "2521", "25212", "26", "43", "62", "81", "823"];
    private static readonly string[] Regions = ["08", "08111", "08116", "05111", "14", "14713", "15091", "16"];
    private static readonly string[] Texts = ["Büro", "Größe \"1\" \\ <a>", "İstanbul ışık", "日本 🙂", "{=} {0}", "true", "2026-01-01"];
    private static readonly string[] Steps = ["COURSE_B1", "A", "LICENCE_B2", "X_1"];

    public static Arbitrary<MatchPolicy> Policies { get; } = Gen.Choose(0, int.MaxValue).Select(seed => From(new Random(seed))).ToArbitrary();

    /// <summary>The same policy with every list shuffled whose order means nothing.</summary>
    public static MatchPolicy Shuffled(MatchPolicy policy, int seed)
    {
        var random = new Random(seed);
        return policy with
        {
            RegionAgs = Shuffled(policy.RegionAgs, random),
            PathwaysEnabled = Shuffled(policy.PathwaysEnabled, random),
            Language = policy.Language with { Needs = Shuffled(policy.Language.Needs, random) },
            Location = policy.Location with { DefaultModes = Shuffled(policy.Location.DefaultModes, random) },
            Rules = policy.Rules with { SwitchedOff = Shuffled(policy.Rules.SwitchedOff, random) },
            Effort = Shuffled(policy.Effort, random),
            Law = new LawCalendar(Shuffled(policy.Law.Numbers, random)),
        };
    }

    private static MatchPolicy From(Random random)
    {
        var modes = Some(Enum.GetValues<TransportMode>(), random, 1);
        return new MatchPolicy
        {
            Id = $"office-{random.Next(100)}",
            Version = random.Next(1, 1_000_001),
            Title = Pick(Texts, random),
            SignedOffBy = Pick(Texts, random),
            TieKey = Pick(Texts, random),
            Weights = new PerspectiveWeights(Weights(random), Weights(random), Weights(random)),
            Skills = new SkillsPolicy
            {
                Gain = random.Next(1, 6),
                PriorPoints = random.Next(0, 101),
                PriorErrorPoints = random.Next(4, 26),
                UnmeasuredCorrelationPercent = random.Next(0, 101),
                EstimatedProfileSurchargePoints = random.Next(0, 21),
                DefaultReliabilityPercent = random.Next(1, 100),
                DimensionCurves = Some(Enum.GetValues<CompetenceDimension>(), random, 0).Select(dimension => new DimensionCurve(
                    dimension, Enumerable.Range(1, DimensionCurve.KnotCount - 1).Select(_ => random.Next(0, DimensionCurve.MostPoints + 1)).Order().Prepend(0).ToValueList())).ToValueList(),
            },
            Language = new LanguagePolicy
            {
                PriorTenths = random.Next(0, 61),
                PriorErrorTenths = random.Next(3, 16),
                UnmeasuredCorrelationPercent = random.Next(0, 101),
                CourseGainHundredthsPerMonth = random.Next(0, 51),
                MinimumPassPercent = random.Next(51, 100),
                MinimumFailPercent = random.Next(1, 50),
                Needs = Shuffled(Some(Prefixes, random, 0).Append(string.Empty).Select(prefix => Need(prefix, random)), random),
            },
            Location = Location(modes, random),
            Trade = Trade(random),
            CompanyLists = new CompanyListPolicy { Mode = Enum.GetValues<ScoreMode>()[random.Next(4)], BalancePercent = random.Next(101) },
            Rules = new RulePolicy { SwitchedOff = Some(SwitchableRules.All, random, 0), StaleAfterDays = random.Next(1, 3_651), PreparationDays = random.Next(0, 366) },
            Care = new CarePolicy
            {
                OneContactPerCompany = random.Next(2) == 0,
                CasesPerAdviser = random.Next(1, 1_001),
                OpenProposalsPerCompany = random.Next(1, 101),
                AlarmAfterDays = random.Next(1, 366),
            },
            Freshness = new FreshnessPolicy
            {
                CompanyDays = random.Next(1, 3_651),
                EntitlementDays = random.Next(1, 3_651),
                PersonDays = random.Next(1, 3_651),
                EvidenceDays = random.Next(1, 3_651),
                LanguageDays = random.Next(1, 3_651),
            },
            Learning = new(random.Next(LearningPolicy.OutcomesMinLeast, LearningPolicy.OutcomesMinMost + 1)),
            Law = new LawCalendar(LawKeys.All.SelectMany(key => Law(key, random))),
            DefaultDirection = Pick(Enum.GetValues<Direction>(), random),
            RegionAgs = Some(Regions, random, 0),
            PathwaysEnabled = Some(Enum.GetValues<Pathway>(), random, 1),
            Effort = Some(Steps, random, 0).Select(step => new StepEffort(step, random.Next(1, 1_000_001))).ToValueList(),
            NeutralBasisPoints = random.Next(10_001),
            HideNeedsClarification = random.Next(2) == 0,
        };
    }

    private static LocationPolicy Location(ValueList<TransportMode> modes, Random random)
    {
        var limit = random.Next(1, 301);
        return new LocationPolicy
        {
            ComfortableMinutes = random.Next(0, limit),
            DefaultLimitMinutes = limit,
            DefaultModes = Some(modes, random, 1),
            Modes = modes.Select(mode => new TravelModel(mode, random.Next(0, 121), random.Next(100, 301), random.Next(1, 151))).ToValueList(),
        };
    }

    private static TradePolicy Trade(Random random)
    {
        var values = Enumerable.Range(0, 4 + random.Next(1, 21)).Select(_ => random.Next(0, 10_001)).OrderDescending().ToArray();
        return new TradePolicy
        {
            WishQuality = values[..^4].ToValueList(),
            SameFourDigits = values[^4],
            SameThreeDigits = values[^3],
            SameTwoDigits = values[^2],
            Other = values[^1],
        };
    }

    private static LanguageNeed Need(string prefix, Random random)
    {
        var w = Weights(random);
        return new LanguageNeed(prefix, Enumerable.Range(0, 4).Select(_ => random.Next(0, 61)).ToValueList(), [w.Skills, w.Language, w.Location, w.Trade]);
    }

    private static CriterionWeights Weights(Random random)
    {
        var cuts = Enumerable.Range(0, 3).Select(_ => random.Next(0, 101)).Order().ToArray();
        return new CriterionWeights(cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 100 - cuts[2]);
    }

    private static IEnumerable<LawNumber> Law(string key, Random random) => Enumerable.Range(0, random.Next(1, 4)).Select(i =>
    {
        var reviewed = new DateOnly(1900, 1, 1).AddDays(random.Next(0, 100_000));
        return new LawNumber(key, new DateOnly(1990 + (10 * i), random.Next(1, 13), random.Next(1, 29)), LawValue(key, random), Pick(Texts, random), reviewed, reviewed.AddDays(random.Next(0, 500)));
    });

    // Hours of minors in ranges that never cross: on no day does an exception take away what the rule gives.
    private static int LawValue(string key, Random random) => key switch
    {
        LawKeys.BvbGermanLevel => random.Next(7),
        LawKeys.YouthBakeryFrom17BeginMinute => random.Next(0, 241),
        LawKeys.YouthBakeryBeginMinute or LawKeys.YouthFarmBeginMinute => random.Next(240, 361),
        LawKeys.YouthNightEndMinute => random.Next(360, 600),
        LawKeys.YouthNightBeginMinute => random.Next(600, 1_201),
        LawKeys.YouthCateringEndMinute or LawKeys.YouthShiftEndMinute or LawKeys.YouthFarmEndMinute => random.Next(1_200, 1_440),
        _ => random.Next(1, 16),
    };

    private static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];

    private static ValueList<T> Shuffled<T>(IEnumerable<T> items, Random random)
    {
        var array = items.ToArray();
        random.Shuffle(array);
        return array.ToValueList();
    }

    private static ValueList<T> Some<T>(IReadOnlyList<T> items, Random random, int min) =>
        Shuffled(items, random).Take(random.Next(min, items.Count + 1)).ToValueList();
}
