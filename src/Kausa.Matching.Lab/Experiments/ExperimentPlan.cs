using System.Text.Json;
using Kausa.Matching.Explanation;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Learning;

namespace Kausa.Matching.Lab.Experiments;

/// <summary>What an experiment compares on what.</summary>
/// <param name="Study">What kind of experiment it is.</param>
/// <param name="Title">Title of the report.</param>
/// <param name="Policy">Shipped policy whose market is drawn and whose weights count.</param>
/// <param name="CandidateCount">People of each market.</param>
/// <param name="PlaceCount">Places of each market.</param>
/// <param name="SeedCount">Markets, with seeds 1 to this; at least 20.</param>
/// <param name="Baseline">Variant against which differences are told.</param>
/// <param name="Variants">What is compared: strategies, or what the study tries instead.</param>
/// <param name="Worlds">Worlds, the matched one first.</param>
/// <param name="Learned">A learned policy whose strategy takes part as LEARNED, candidate or not; null for none.</param>
public sealed record ExperimentPlan(
    Study Study, string Title, string Policy, int CandidateCount, int PlaceCount, int SeedCount, string Baseline, IReadOnlyList<string> Variants, IReadOnlyList<World> Worlds, LearnedPolicy? Learned)
{
    /// <summary>Fewest markets.</summary>
    public const int SeedsMin = 20;

    /// <summary>Most people, and most places, of a market.</summary>
    internal const int SizeMax = 2_000;

    /// <summary>Most markets.</summary>
    internal const int SeedsMax = 10_000;

    private static readonly string[] Keys = ["study", "title", "policy", "candidates", "places", "seeds", "baseline", "strategies", "worlds", "learned"];

    /// <summary>Code of a world, UPPER_SNAKE.</summary>
    /// <param name="world">The world.</param>
    /// <returns>As it is written in a plan.</returns>
    public static string CodeOf(World world) => string.Concat(world.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    /// <summary>Reads a plan.</summary>
    /// <param name="text">
    /// <c>{"title":…,"policy":"stuttgart","candidates":100,"places":60,"seeds":20,"baseline":"WEIGHTED_SUM","strategies":[…],"worlds":[…]}</c>; without strategies or worlds all are tried; <c>"study"</c> is STRATEGIES, EVIDENCE, THIN_FILES or ROBUSTNESS, and <c>"strategies"</c> names what that study tries. <c>"learned"</c> names the file of a learned policy.
    /// </param>
    /// <param name="readFile">Gives the text of a file that the plan names; null where it may name none.</param>
    /// <param name="wordsOf">What keeps a file from being read, in a language; null takes the message of the exception.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="LabInputException">Keys are unknown, missing or out of range; each is named with its value and what is allowed.</exception>
    public static ExperimentPlan Read(string text, Func<string, string>? readFile = null, Func<Exception, string, string>? wordsOf = null)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new PlanReader(document.RootElement, Keys, readFile, wordsOf).Read();
        }
        catch (InvalidOperationException)
        {
            throw new LabInputException([KeyedText.Of("Lab.PLAN_HALF", ("keys", string.Join(", ", Keys))).In]);
        }
        catch (JsonException exception)
        {
            throw new LabInputException([KeyedText.Of("Lab.PLAN_JSON", ("line", (exception.LineNumber ?? 0) + 1), ("byte", (exception.BytePositionInLine ?? 0) + 1), ("keys", string.Join(", ", Keys))).In]);
        }
    }
}
