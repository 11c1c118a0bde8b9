using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Bench;

/// <summary>One of the frozen markets of KAUSA-Bench, version 1.</summary>
/// <param name="Name">Name, lower case.</param>
/// <param name="Policy">Policy whose specification is drawn and whose weights and rules hold.</param>
/// <param name="CandidateCount">Number of people.</param>
/// <param name="PlaceCount">Number of places.</param>
/// <param name="Digest">SHA-256 of its <see cref="BenchFiles.Pairs"/> in the generated world: what frozen means.</param>
/// <remarks>The national market has all places of a season and 100 people, whose lists are judged among them. Each is drawn as the generator has it, and once more for each world that draws evidence anew. Drawn from the specification of its policy with seed 2026; people, companies and truth are invented.</remarks>
public sealed record BenchMarket(string Name, string Policy, int CandidateCount, int PlaceCount, string Digest)
{
    /// <summary>Version of the benchmark; a changed digest is a new version.</summary>
    public const int Version = 1;

    private const ulong Seed = 2026;

    /// <summary>The markets.</summary>
    public static IReadOnlyList<BenchMarket> All { get; } =
    [
        new("small", "stuttgart", 100, 60, "290fa72e10636e295236812951038f01a5e2185649174ef9fe18730caa94e401"),
        new("middle", "stuttgart", 600, 400, "a0d4105091bf6f09143d9d69a9996c1bbc193bb2eb6e5897b2350bb5eb2d7b6e"),
        new("national", "nation", 100, NationMarket.PlaceCount, "2f7498afb123d149f018f20337cf02d29f355bdf1ead10389b6fd93531519ee0"),
    ];

    /// <summary>Worlds with a market of their own, the generator's first.</summary>
    public static IReadOnlyList<World> Sources { get; } = [World.Generated, .. Enum.GetValues<World>().Where(world => world != World.Generated && WorldMarket.Source(world) == world)];

    /// <summary>Worlds for which this market exists: all of <see cref="Sources"/>, but the generator's alone where it would be written six times for nothing but its size.</summary>
    public IReadOnlyList<World> Worlds => PlaceCount == NationMarket.PlaceCount ? [World.Generated] : Sources;

    /// <summary>Folder of a market in one of its worlds, below that of its name.</summary>
    /// <param name="source">One of <see cref="Sources"/>.</param>
    /// <returns>Lower case, such as <c>errors-halved</c>.</returns>
    public static string FolderOf(World source) => ExperimentPlan.CodeOf(source).ToLowerInvariant().Replace('_', '-');

    /// <summary>Worlds in which results on a market are scored: its own and those that leave evidence as it is.</summary>
    /// <param name="source">One of <see cref="Sources"/>.</param>
    /// <returns>The worlds, its own first.</returns>
    public static IReadOnlyList<World> ScoredIn(World source) => [source, .. Enum.GetValues<World>().Where(world => WorldMarket.Source(world) != world)];

    /// <summary>Draws the market and evaluates its pairs.</summary>
    /// <param name="source">One of <see cref="Sources"/>.</param>
    /// <param name="cancellation">Ends the work, looked for at each row that is drawn and at each person who is evaluated.</param>
    /// <returns>Market, truth and eligible pairs.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public TrialMarket Draw(World source = World.Generated, CancellationToken cancellation = default)
    {
        var policy = ShippedPolicies.Find(Policy)!;
        return new(WorldMarket.Of(MarketGenerator.Generate(MarketPlans.Find(Policy)!.Specification(Seed, CandidateCount, PlaceCount), cancellationToken: cancellation), policy, source), policy, cancellation);
    }
}
