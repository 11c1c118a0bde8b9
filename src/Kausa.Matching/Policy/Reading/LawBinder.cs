using System.Globalization;

namespace Kausa.Matching.Policy.Reading;

/// <summary>Binds the section <c>law</c>.</summary>
internal static class LawBinder
{
    private const int MaxSourceLength = 300;

    /// <summary>Binds the law numbers; every key of <see cref="LawKeys"/> needs at least one.</summary>
    public static LawCalendar? Bind(PolicySection root)
    {
        if (root.Sections("law", 1, "key", "valid_from", "value", "source", "reviewed_on", "review_by") is not { } items)
        {
            return null;
        }

        var known = ValueShape.Text(PolicyText.Of("LAW_KEY"), _ => true);
        var keys = items.Select(item => item.Text("key", known)).ToArray();
        var numbers = items.Zip(keys, Number).ToArray();
        var entries = items.Zip(numbers, (item, number) => (item, number is null ? null : Entry(number)));
        var isSet = PolicySection.RefuseRepeated(entries, "valid_from");
        var isComplete = RefuseMissing(root, keys);
        var isConsistent = isSet && YouthHoursCheck.Refuse([.. items.Select((item, place) => (item, keys[place], numbers[place]))]);
        return isConsistent && isComplete && numbers.All(number => number is not null) ? new LawCalendar(numbers.Select(number => number!)) : null;
    }

    private static string Entry(LawNumber number) => string.Create(CultureInfo.InvariantCulture, $"{number.Key} {number.ValidFrom:yyyy-MM-dd}");

    private static LawNumber? Number(PolicySection item, string? key)
    {
        var isKnown = key is not null && LawKeys.All.Contains(key, StringComparer.Ordinal);
        if (key is not null && !isKnown)
        {
            var nearest = NearestName.Of(key, LawKeys.All);
            item.Refuse("key", PolicyNode.Clip(key), nearest is null ? PolicyText.Of("LAW_KEY") : PolicyText.Of("NO_SUCH_LAW_KEY", ("nearest", nearest)));
        }

        var day = isKnown ? Named(key!, "LAW_DAY", ValueShape.Day) : ValueShape.Day;
        var validFrom = item.Value("valid_from", day);
        var value = item.Value("value", isKnown ? ShapeOf(key!) : ValueShape.Integer(int.MinValue, int.MaxValue));
        var source = item.Text("source", isKnown ? Named(key!, "LAW_TEXT", ValueShape.Text(MaxSourceLength), ("max", MaxSourceLength)) : ValueShape.Text(MaxSourceLength));
        var reviewedOn = item.Value("reviewed_on", day);
        var reviewBy = item.Value("review_by", day);
        if (reviewBy < reviewedOn)
        {
            var (other, reviewed) = (("key", (object)"reviewed_on"), ("day", (object)Iso(reviewedOn.Value)));
            item.Refuse("review_by", Iso(reviewBy.Value), isKnown ? PolicyText.Of("LAW_NOT_BEFORE", ("law", key!), other, reviewed) : PolicyText.Of("NOT_BEFORE", other, reviewed));
            return null;
        }

        return !isKnown || validFrom is null || value is null || source is null || reviewedOn is null || reviewBy is null
            ? null
            : new LawNumber(key!, validFrom.Value, value.Value, source, reviewedOn.Value, reviewBy.Value);
    }

    private static bool RefuseMissing(PolicySection root, string?[] keys)
    {
        var isComplete = true;
        var meant = keys.OfType<string>().Select(key => LawKeys.All.Contains(key) ? key : NearestName.Of(key, LawKeys.All)).ToHashSet();
        foreach (var key in LawKeys.All.Where(key => !meant.Contains(key)))
        {
            root.RefuseMissing("law", PolicyText.Of("LAW_NUMBER_FOR", ("key", key)));
            isComplete = false;
        }

        return isComplete;
    }

    // The path of an entry is a number in a long list, so whatever is wrong in it is told with its key.
    private static ValueShape<T> Named<T>(string key, string text, ValueShape<T> shape, params ReadOnlySpan<(string Name, object Value)> arguments) =>
        shape with { Allowed = PolicyText.Of(text, [("law", key), .. arguments]) };

    private static ValueShape<int> ShapeOf(string key)
    {
        var (min, max) = Range(key);
        return ValueShape.Integer(min, max) with { Allowed = PolicyText.Of("LAW_INTEGER", ("key", key), ("min", min), ("max", max)) };
    }

    // The unit is the last part of each key.
    private static (int Min, int Max) Range(string key) => key switch
    {
        _ when key.StartsWith(LawKeys.FullTimeSchoolYearsPrefix, StringComparison.Ordinal) => (1, 15),
        _ when key.EndsWith("_YEARS", StringComparison.Ordinal) => (0, 100),
        _ when key.EndsWith("_MONTHS", StringComparison.Ordinal) => (0, 120),
        _ when key.EndsWith("_EURO", StringComparison.Ordinal) => (0, 10_000),
        _ when key.EndsWith("_PERCENT", StringComparison.Ordinal) => (0, 1_000),
        _ when key.EndsWith("_LEVEL", StringComparison.Ordinal) => (0, 6),
        _ when key.EndsWith("_MINUTE", StringComparison.Ordinal) => (0, 1_439),
        _ => (int.MinValue, int.MaxValue),
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
