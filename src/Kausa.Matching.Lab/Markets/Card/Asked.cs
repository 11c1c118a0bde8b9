using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Markets;

/// <summary>What a specification asks for, in percent, over all its groups of people.</summary>
internal sealed class Asked(MarketSpecification specification)
{
    /// <summary>The mean of a rate over the groups.</summary>
    public decimal People(Func<Population, int> percentOf) => specification.Populations.Shares.Sum(share => share.Percent * (decimal)percentOf(share.Value)) / 100;

    /// <summary>The mean of the shares of some values of a mix over the groups.</summary>
    public decimal Mixed<T>(Func<Population, Mix<T>> mixOf, Func<T, bool> counts) => People(population => Percent(mixOf(population), counts));

    /// <summary>The share of some values of a mix.</summary>
    public static int Percent<T>(Mix<T> mix, Func<T, bool> counts) => mix.Shares.Where(share => counts(share.Value)).Sum(share => share.Percent);
}
