using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Testing;

/// <summary>Generators of questions and of policies to ask them under.</summary>
public static class RankGen
{
    private static readonly string[] Districts = ["08111", "08116", "09162", "11000", "15002"];

    /// <summary>Any question: purpose, size, mode, perspective, statuses, filter, strategy.</summary>
    public static Gen<RankRequest> Requests =>
        from mode in Gen.Elements(Enum.GetValues<ScoreMode>())
        from perspective in Gen.Elements<Perspective?>(null, Perspective.Candidate, Perspective.Company, Perspective.Joint)
        from purpose in Gen.Elements(Purpose.MatchForAdviser, Purpose.MatchForAdviser, Purpose.MatchForSelf, Purpose.DiscloseToCompany)
        from top in Gen.Elements(1, 2, 3, 7, 20, 1_000)
        from statuses in Gen.OneOf(Gen.Constant<ValueList<EligibilityStatus>?>(null), Gen.Constant<ValueList<EligibilityStatus>?>(null), Statuses)
        from filter in Gen.OneOf(Gen.Constant(RankFilter.None), Filters)
        from strategy in Gen.OneOf(Gen.Constant(MatchStrategy.WeightedSum), Gen.Elements<MatchStrategy>(MatchStrategy.All))
        select new RankRequest { Mode = mode, Perspective = perspective, Purpose = purpose, Top = top, Statuses = statuses, Filter = filter, Strategy = strategy };

    /// <summary>The test policy as it is, and changed in what rules and criteria look at.</summary>
    public static Gen<MatchPolicy> Policies =>
        from off in Gen.SubListOf(RuleBook.All.Where(rule => rule.MayBeSwitchedOff).Select(rule => rule.Code))
        from isChanged in Gen.Elements(true, false)
        from gain in Gen.Choose(1, 5)
        from neutral in Gen.Elements(0, 5_000, 10_000)
        from hides in Gen.Elements(true, false, false)
        from region in Gen.SubListOf(Districts)
        from comfortable in Gen.Elements(0, 20, 59)
        from same in Gen.Elements(true, false, false)
        from curves in Gen.OneOf(Gen.Constant(ValueList<DimensionCurve>.Empty), Curves)
        let policy = TestPolicies.Base
        select !isChanged ? policy : policy with
        {
            Rules = policy.Rules with { SwitchedOff = off.ToValueList() },
            Skills = policy.Skills with { Gain = gain, DimensionCurves = curves },
            NeutralBasisPoints = neutral,
            HideNeedsClarification = hides,
            RegionAgs = region.ToValueList(),
            Location = policy.Location with { ComfortableMinutes = comfortable },
            Trade = same ? policy.Trade with { WishQuality = [1_000], SameFourDigits = 1_000, SameThreeDigits = 1_000, SameTwoDigits = 1_000 } : policy.Trade,
        };

    /// <summary>Curves of some competences, all or none: steps, flat parts, and whatever else never falls.</summary>
    public static Gen<ValueList<DimensionCurve>> Curves =>
        from some in Gen.SubListOf(Enum.GetValues<CompetenceDimension>())
        from isAll in Gen.Elements(true, false)
        let dimensions = isAll ? Enum.GetValues<CompetenceDimension>() : [.. some]
        from knots in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, DimensionCurve.MostPoints), Gen.Elements(0, 5, DimensionCurve.MostPoints)), RequirementProfile.DimensionCount * (DimensionCurve.KnotCount - 1))
        select dimensions.Select((dimension, at) => new DimensionCurve(
            dimension, knots.Skip(at * (DimensionCurve.KnotCount - 1)).Take(DimensionCurve.KnotCount - 1).Order().Prepend(0).ToValueList())).ToValueList();

    private static Gen<ValueList<EligibilityStatus>?> Statuses =>
        from statuses in Gen.SubListOf(Enum.GetValues<EligibilityStatus>().Where(s => s != EligibilityStatus.Ineligible))
        select (ValueList<EligibilityStatus>?)statuses.ToValueList();

    private static Gen<RankFilter> Filters =>
        from pathways in Maybe(Gen.SubListOf(Enum.GetValues<Pathway>()))
        from occupations in Maybe(Gen.SubListOf(ReferenceCatalogue.Shared.Occupations.Select(o => o.Id)))
        from groups in Maybe(Gen.SubListOf(Enumerable.Range(1, 9).Select(n => KldbCode.Parse(n.ToString(System.Globalization.CultureInfo.InvariantCulture)))))
        from districts in Maybe(Gen.SubListOf(ReferenceCatalogue.Shared.Districts.Select(d => d.Ags)))
        from starts in Maybe(Gen.Choose(0, 400))
        from minutes in Maybe(Gen.Elements(0, 30, 60, 120, 290, 310, 600))
        select new RankFilter
        {
            Pathways = pathways?.ToValueList(),
            Occupations = occupations?.ToValueList(),
            KldbGroups = groups?.ToValueList(),
            DistrictAgs = districts?.ToValueList(),
            StartsFrom = starts is null ? null : new DateOnly(2026, 1, 1).AddDays((int)starts),
            MaxTravelMinutes = minutes is null ? null : (int)minutes,
        };

    private static Gen<List<T>?> Maybe<T>(Gen<List<T>> items) => Gen.OneOf(Gen.Constant<List<T>?>(null), Gen.Constant<List<T>?>(null), items.Select(list => (List<T>?)list));

    private static Gen<object?> Maybe(Gen<int> numbers) => Gen.OneOf(Gen.Constant<object?>(null), Gen.Constant<object?>(null), numbers.Select(n => (object?)n));
}
