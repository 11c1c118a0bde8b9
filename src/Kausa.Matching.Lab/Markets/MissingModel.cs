using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Turns an overall rate of missing facts into one for recent arrivals and one for all others, so that the overall rate holds.</summary>
internal sealed class MissingModel
{
    private const int All = 10_000;

    private readonly MissingRates _rates;
    private readonly int _recentShareMyriad;

    public MissingModel(MissingRates rates, Mix<TitleGroup> titles)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rates.RecentFactorPercent, 100, nameof(rates));
        _rates = rates;
        _recentShareMyriad = titles.Shares.Sum(share => share.Percent * RecentPercentTimes100(share.Value)) / 100;
    }

    public bool IsRecent(int monthsSinceEntry) => monthsSinceEntry < _rates.RecentArrivalMonths;

    /// <summary>Chance in 1/10,000 that a fact is missing.</summary>
    /// <param name="percent">Overall rate.</param>
    /// <param name="recent">Whether the person arrived recently.</param>
    public int MissingMyriad(int percent, bool recent)
    {
        var forRecent = Math.Min(All, percent * _rates.RecentFactorPercent);
        if (recent || _recentShareMyriad == All)
        {
            return recent ? forRecent : percent * 100;
        }

        var missingAmongOthers = ((long)percent * 100 * All) - ((long)_recentShareMyriad * forRecent);
        return (int)Math.Clamp(missingAmongOthers / (All - _recentShareMyriad), 0, All);
    }

    // Months since entry are uniform over the group's range.
    private int RecentPercentTimes100(TitleGroup group)
    {
        var recentMonths = Math.Clamp(_rates.RecentArrivalMonths - group.FromMonths, 0, group.ToMonths - group.FromMonths + 1);
        return All * recentMonths / (group.ToMonths - group.FromMonths + 1);
    }
}
