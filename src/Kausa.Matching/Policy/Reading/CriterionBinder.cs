using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy.Reading;

/// <summary>Binds the sections of the four criteria.</summary>
internal static class CriterionBinder
{
    private static readonly string[] LanguageSkills = ["listening", "reading", "writing", "speaking"];

    /// <summary>The section <c>skills</c>.</summary>
    public static SkillsPolicy? Skills(PolicySection root)
    {
        var section = root.Section(
            "skills", "gain", "prior_points", "prior_error_points", "unmeasured_correlation_percent", "estimated_profile_surcharge_points",
            "default_reliability_percent", "dimension_curves");
        var gain = section.Integer("gain", 1, 5);
        var prior = section.Integer("prior_points", 0, 100);
        var priorError = section.Integer("prior_error_points", 4, 25);
        var correlation = section.Integer("unmeasured_correlation_percent", 0, 100);
        var surcharge = section.Integer("estimated_profile_surcharge_points", 0, 20);
        var reliability = section.Integer("default_reliability_percent", 1, 99);
        var curves = Curves(section, "dimension_curves");
        return gain is null || prior is null || priorError is null || correlation is null || surcharge is null || reliability is null || curves is null ? null : new SkillsPolicy
        {
            Gain = gain.Value,
            PriorPoints = prior.Value,
            PriorErrorPoints = priorError.Value,
            UnmeasuredCorrelationPercent = correlation.Value,
            EstimatedProfileSurchargePoints = surcharge.Value,
            DefaultReliabilityPercent = reliability.Value,
            DimensionCurves = curves,
        };
    }

    /// <summary>Curves of competences under a key; none where it is not there, null where part of them cannot be used.</summary>
    public static ValueList<DimensionCurve>? Curves(PolicySection holder, string key)
    {
        if (!holder.Has(key))
        {
            return [];
        }

        var section = holder.Section(key, [.. EnumCode.All<CompetenceDimension>()]);
        var curves = new List<DimensionCurve>();
        var isComplete = true;
        foreach (var code in EnumCode.All<CompetenceDimension>().Where(section.Has))
        {
            var points = section.List(code, DimensionCurve.KnotCount, DimensionCurve.KnotCount, ValueShape.Integer(0, DimensionCurve.MostPoints));
            if (points is not null && DimensionCurve.FindError(points) is { } error)
            {
                section.RefuseSaid(code, error.Knot is { } knot ? PolicyText.Of("KNOT", ("value", error.Value), ("points", knot * DimensionCurve.StepPoints)) : PolicyText.Of("KNOT_COUNT", ("count", error.Value)), error.Allowed);
                points = null;
            }

            isComplete &= points is not null;
            if (points is not null && EnumCode.TryParse<CompetenceDimension>(code, out var dimension))
            {
                curves.Add(new DimensionCurve(dimension, points));
            }
        }

        return isComplete ? curves.ToValueList() : null;
    }

    /// <summary>The section <c>language</c>.</summary>
    public static LanguagePolicy? Language(PolicySection root)
    {
        var section = root.Section(
            "language", "prior_tenths", "prior_error_tenths", "unmeasured_correlation_percent", "course_gain_hundredths_per_month",
            "minimum_pass_percent", "minimum_fail_percent", "needs");
        var prior = section.Integer("prior_tenths", 0, 60);
        var priorError = section.Integer("prior_error_tenths", 3, 15);
        var correlation = section.Integer("unmeasured_correlation_percent", 0, 100);
        var courseGain = section.Integer("course_gain_hundredths_per_month", 0, 50);

        // The two ranges do not meet, so that a minimum that passes is always above one that fails.
        var pass = section.Integer("minimum_pass_percent", 51, 99);
        var fail = section.Integer("minimum_fail_percent", 1, 49);
        var needs = Needs(section);
        if (prior is null || priorError is null || correlation is null || courseGain is null || pass is null || fail is null || needs is null)
        {
            return null;
        }

        return new LanguagePolicy
        {
            PriorTenths = prior.Value,
            PriorErrorTenths = priorError.Value,
            UnmeasuredCorrelationPercent = correlation.Value,
            CourseGainHundredthsPerMonth = courseGain.Value,
            MinimumPassPercent = pass.Value,
            MinimumFailPercent = fail.Value,
            Needs = needs,
        };
    }

    /// <summary>The section <c>location</c>.</summary>
    public static LocationPolicy? Location(PolicySection root)
    {
        var section = root.Section("location", "comfortable_minutes", "default_limit_minutes", "default_modes", "modes");
        var comfortable = section.Integer("comfortable_minutes", 0, 299);
        var limit = section.Integer("default_limit_minutes", 1, 300);
        if (comfortable >= limit)
        {
            section.Refuse("comfortable_minutes", Invariant(comfortable.Value), PolicyText.Of("BELOW", ("key", "default_limit_minutes"), ("value", limit.Value)));
        }

        var defaultModes = section.Set("default_modes", 1, ValueShape.Code<TransportMode>());
        var modes = Modes(section);
        if (defaultModes is not null && modes is not null)
        {
            foreach (var mode in defaultModes.Where(mode => modes.All(model => model.Mode != mode)))
            {
                section.Refuse("default_modes", mode.Code(), PolicyText.Of("MODES_WITH_MODEL"));
            }
        }

        return comfortable is null || limit is null || defaultModes is null || modes is null
            ? null
            : new LocationPolicy { ComfortableMinutes = comfortable.Value, DefaultLimitMinutes = limit.Value, DefaultModes = defaultModes, Modes = modes };
    }

    /// <summary>The section <c>trade</c>.</summary>
    public static TradePolicy? Trade(PolicySection root)
    {
        var section = root.Section("trade", "wish_quality", "same_four_digits", "same_three_digits", "same_two_digits", "other");
        var wishes = section.List("wish_quality", 1, 20, ValueShape.Integer(0, 10_000));
        var four = section.Integer("same_four_digits", 0, 10_000);
        var three = section.Integer("same_three_digits", 0, 10_000);
        var two = section.Integer("same_two_digits", 0, 10_000);
        var other = section.Integer("other", 0, 10_000);
        if (wishes is not null && wishes.Zip(wishes.Skip(1)).Any(pair => pair.Second > pair.First))
        {
            section.Refuse("wish_quality", string.Join(", ", wishes.Select(Invariant)), PolicyText.Of("NEVER_RISE"));
        }

        RefuseRise(section, "same_four_digits", four, PolicyText.Of("AT_MOST_LAST_WISH", ("value", wishes?.Min() ?? 0)), wishes?.Min());
        RefuseRise(section, "same_three_digits", three, AtMost("same_four_digits", four), four);
        RefuseRise(section, "same_two_digits", two, AtMost("same_three_digits", three), three);
        RefuseRise(section, "other", other, AtMost("same_two_digits", two), two);
        return wishes is null || four is null || three is null || two is null || other is null
            ? null
            : new TradePolicy
            {
                WishQuality = wishes,
                SameFourDigits = four.Value,
                SameThreeDigits = three.Value,
                SameTwoDigits = two.Value,
                Other = other.Value,
            };
    }

    private static PolicyText AtMost(string key, int? value) => PolicyText.Of("AT_MOST", ("key", key), ("value", value ?? 0));

    private static void RefuseRise(PolicySection section, string key, int? value, PolicyText allowed, int? nearer)
    {
        if (value > nearer)
        {
            section.Refuse(key, Invariant(value.Value), allowed);
        }
    }

    private static ValueList<TravelModel>? Modes(PolicySection section)
    {
        if (section.Sections("modes", 1, "mode", "access_minutes", "detour_percent", "speed_kilometres_per_hour") is not { } items)
        {
            return null;
        }

        var models = items.Select(item => (Item: item, Model: Mode(item))).ToArray();
        var isSet = PolicySection.RefuseRepeated(models.Select(model => (model.Item, model.Model?.Mode.Code())), "mode");
        return isSet && models.All(model => model.Model is not null) ? models.Select(model => model.Model!).ToValueList() : null;
    }

    private static TravelModel? Mode(PolicySection item)
    {
        var mode = item.Value("mode", ValueShape.Code<TransportMode>());
        var access = item.Integer("access_minutes", 0, 120);
        var detour = item.Integer("detour_percent", 100, 300);
        var speed = item.Integer("speed_kilometres_per_hour", 1, 150);
        return mode is null || access is null || detour is null || speed is null ? null : new TravelModel(mode.Value, access.Value, detour.Value, speed.Value);
    }

    private static ValueList<LanguageNeed>? Needs(PolicySection section)
    {
        if (section.Sections("needs", 1, "kldb_prefix", "target_tenths", "weight_percent") is not { } items)
        {
            return null;
        }

        var prefix = ValueShape.Text(PolicyText.Of("KLDB_PREFIX"), IsPrefix);
        var prefixes = items.Select(item => (Item: item, Prefix: item.Text("kldb_prefix", prefix))).ToArray();
        var needs = prefixes.Select(need => Need(need.Item, need.Prefix)).ToArray();
        var isComplete = PolicySection.RefuseRepeated(prefixes, "kldb_prefix") && needs.All(need => need is not null);
        if (prefixes.All(need => need.Prefix?.Length > 0))
        {
            section.RefuseMissing("needs", PolicyText.Of("EMPTY_PREFIX"));
            return null;
        }

        if (!isComplete)
        {
            return null;
        }

        var bound = needs.Select(need => need!).ToValueList();
        if (LanguagePolicy.DistinctNeedCount(bound) is > LanguagePolicy.MostDistinctNeeds and var count)
        {
            section.RefuseSaid("needs", PolicyText.Of("NEED_COUNT", ("count", count)), PolicyText.Of("NEEDS", ("most", LanguagePolicy.MostDistinctNeeds)));
            return null;
        }

        return bound;
    }

    private static LanguageNeed? Need(PolicySection item, string? prefix)
    {
        var targetSection = item.Section("target_tenths", LanguageSkills);
        var targets = LanguageSkills.Select(skill => targetSection.Integer(skill, 0, 60)).ToArray();
        var weights = PolicyBinder.HundredPercent(item.Section("weight_percent", LanguageSkills), LanguageSkills);
        return prefix is null || weights is null || targets.Any(target => target is null)
            ? null
            : new LanguageNeed(prefix, targets.Select(target => target.GetValueOrDefault()).ToValueList(), weights);
    }

    private static bool IsPrefix(string text) =>
        text.Length == 0 || (KldbCode.TryParse(text, out var code) && ReferenceCatalogue.Shared.Kldb(code) is not null);

    private static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);
}
