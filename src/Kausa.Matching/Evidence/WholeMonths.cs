namespace Kausa.Matching.Evidence;

/// <summary>Whole months between two days.</summary>
internal static class WholeMonths
{
    /// <summary>The largest n for which n months after <paramref name="from"/> is not after <paramref name="to"/>; 0 when it lies after it.</summary>
    /// <remarks>A month that has no such day ends on its last: from 31 January to 28 February is one month (not in a leap year).</remarks>
    public static int Between(DateOnly from, DateOnly to)
    {
        if (to <= from)
        {
            return 0;
        }

        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) <= to ? months : months - 1;
    }
}
