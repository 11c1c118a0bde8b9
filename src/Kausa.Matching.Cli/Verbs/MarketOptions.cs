using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Lab.Markets;

namespace Kausa.Matching.Cli.Verbs;

/// <summary>Options of the verbs that make synthetic markets.</summary>
internal static class MarketOptions
{
    /// <summary>More rows than this take seconds: then progress is shown.</summary>
    public const int ManyRows = 20_000;

    public static Option<int?> Candidates() => Count("--candidates", 1_000_000);

    public static Option<int?> Places() => Count("--places", 4_000_000);

    public static Option<int?> Companies() => Count("--companies", 1_000_000);

    public static Option<ulong?> Seed() => new StatedOption<ulong?>("--seed")
    {
        HelpName = "N",
        Bounds = (0, ulong.MaxValue),
        CustomParser = result => ulong.TryParse(CommonOptions.Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : CommonOptions.Refuse<ulong?>(result, "WHOLE", 0, ulong.MaxValue),
    };

    public static Option<MarketPlan?> Policy() => CommonOptions.Choice<MarketPlan>("--policy", MarketPlans.All.ToDictionary(plan => plan.Policy));

    private static Option<int?> Count(string name, int most)
    {
        return new StatedOption<int?>(name)
        {
            HelpName = "N",
            Bounds = (0, (ulong)most),
            CustomParser = result => int.TryParse(CommonOptions.Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= most ? count : CommonOptions.Refuse<int?>(result, "WHOLE", 0, most),
        };
    }
}
