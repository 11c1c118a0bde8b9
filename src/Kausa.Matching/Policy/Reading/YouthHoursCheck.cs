using System.Globalization;

namespace Kausa.Matching.Policy.Reading;

/// <summary>What the hours of § 14 JArbSchG say together: no exception takes away what the rule gives.</summary>
/// <remarks>
/// Paragraph 1 allows the hours between the end of one night and the begin of the next; each exception of paragraph 2 only adds hours from 16 on, paragraph 3 further ones from
/// 17 on. Numbers are dated, so every two that hold on a common day are compared, whichever others follow them.
/// </remarks>
internal static class YouthHoursCheck
{
    private static readonly (string Low, string High, string Text)[] Orders =
    [
        (LawKeys.YouthNightEndMinute, LawKeys.YouthNightBeginMinute, Day),
        (LawKeys.YouthNightBeginMinute, LawKeys.YouthCateringEndMinute, Exception),
        (LawKeys.YouthNightBeginMinute, LawKeys.YouthShiftEndMinute, Exception),
        (LawKeys.YouthNightBeginMinute, LawKeys.YouthFarmEndMinute, Exception),
        (LawKeys.YouthFarmBeginMinute, LawKeys.YouthNightEndMinute, Exception),
        (LawKeys.YouthBakeryBeginMinute, LawKeys.YouthNightEndMinute, Exception),
        (LawKeys.YouthBakeryFrom17BeginMinute, LawKeys.YouthBakeryBeginMinute, "HOURS_FROM_17"),
    ];

    private const string Day = "HOURS_OF_DAY";
    private const string Exception = "HOURS_OF_EXCEPTION";

    /// <summary>Reports every two hours that contradict each other on a day on which both hold, at the one that stands later: a document stands behind its base.</summary>
    /// <param name="entries">Entries of the section in order, with key and number; the number is null where the entry cannot be used, which was reported.</param>
    /// <returns>Whether there are none.</returns>
    public static bool Refuse(IReadOnlyList<(PolicySection Item, string? Key, LawNumber? Number)> entries)
    {
        var isConsistent = true;
        foreach (var (low, high, text) in Orders)
        {
            // While an entry of a key cannot be used it is not known on which days the others hold.
            if (InOrder(entries, low) is not { } lows || InOrder(entries, high) is not { } highs)
            {
                continue;
            }

            foreach (var (lower, higher, day) in Contradictions(lows, highs, text == Day))
            {
                var later = entries[Math.Max(lower.Place, higher.Place)];
                later.Item.Refuse("value", later.Number!.Value.ToString(CultureInfo.InvariantCulture), PolicyText.Of(
                    text, ("low", low), ("less", Show(lower.Number.Value)), ("high", high), ("more", Show(higher.Number.Value)), ("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
                isConsistent = false;
            }
        }

        return isConsistent;
    }

    private static List<(LawNumber Number, int Place)>? InOrder(IReadOnlyList<(PolicySection Item, string? Key, LawNumber? Number)> entries, string key)
    {
        var found = new List<(LawNumber Number, int Place)>();
        for (var place = 0; place < entries.Count; place++)
        {
            if (!string.Equals(entries[place].Key, key, StringComparison.Ordinal))
            {
                continue;
            }

            if (entries[place].Number is not { } number)
            {
                return null;
            }

            found.Add((number, place));
        }

        return [.. found.OrderBy(entry => entry.Number.ValidFrom)];
    }

    private static IEnumerable<((LawNumber Number, int Place) Low, (LawNumber Number, int Place) High, DateOnly Day)> Contradictions(
        List<(LawNumber Number, int Place)> lows, List<(LawNumber Number, int Place)> highs, bool isStrict)
    {
        for (var l = 0; l < lows.Count; l++)
        {
            for (var h = 0; h < highs.Count; h++)
            {
                var (low, high) = (lows[l], highs[h]);
                var day = low.Number.ValidFrom > high.Number.ValidFrom ? low.Number.ValidFrom : high.Number.ValidFrom;
                var holdTogether = !(l + 1 < lows.Count && lows[l + 1].Number.ValidFrom <= day) && !(h + 1 < highs.Count && highs[h + 1].Number.ValidFrom <= day);
                if (holdTogether && (low.Number.Value > high.Number.Value || (isStrict && low.Number.Value == high.Number.Value)))
                {
                    yield return (low, high, day);
                }
            }
        }
    }

    private static string Show(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute} ({minute / 60:D2}:{minute % 60:D2})");
}
