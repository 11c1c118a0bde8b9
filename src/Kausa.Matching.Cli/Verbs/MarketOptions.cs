using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Lab.Markets;

namespace Kausa.Matching.Cli.Verbs;

/// <summary>Options of the verbs that make synthetic markets.</summary>
internal static class MarketOptions
{
    /// <summary>More rows than this take seconds: then progress is shown.</summary>
    public const int ManyRows = 20_000;

    public static Option<int?> Candidates() => Count("--candidates", "Number of candidates", 1_000_000);

    public static Option<int?> Places() => Count("--places", "Number of places", 4_000_000);

    public static Option<int?> Companies() => Count("--companies", "Number of companies; without it in the sample's ratio to the places", 1_000_000);

    public static Option<ulong?> Seed() => new("--seed")
    {
        Description = "Seed, a whole number from 0; the same seed gives the same market everywhere. Default: the sample's.",
        HelpName = "S",
        CustomParser = result => ulong.TryParse(CommonOptions.Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : CommonOptions.Refuse<ulong?>(result, "WHOLE", 0, ulong.MaxValue),
    };

    public static Option<MarketPlan?> Policy(string description) => new("--policy")
    {
        Description = description,
        HelpName = string.Join('|', MarketPlans.All.Select(plan => plan.Policy)),
        CustomParser = result => MarketPlans.Find(CommonOptions.Text(result)) ?? CommonOptions.Refuse<MarketPlan>(result, "WORDS", string.Join(", ", MarketPlans.All.Select(plan => plan.Policy))),
    };

    private static Option<int?> Count(string name, string what, int most)
    {
        return new Option<int?>(name)
        {
            Description = $"{what}, {UsageTexts.Say("en", "WHOLE", 0, most)}. Default: the sample's.",
            HelpName = "N",
            CustomParser = result => int.TryParse(CommonOptions.Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= most ? count : CommonOptions.Refuse<int?>(result, "WHOLE", 0, most),
        };
    }
}
