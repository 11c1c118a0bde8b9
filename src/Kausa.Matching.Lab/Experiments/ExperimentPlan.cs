using System.Text.Json;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
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

    private const int SizeMax = 2_000;

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
    /// <returns>The plan.</returns>
    /// <exception cref="FormatException">A key is unknown, missing or out of range; the message names it with what is allowed.</exception>
    public static ExperimentPlan Read(string text, Func<string, string>? readFile = null)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"not an experiment: {Shown(root)}; allowed is an object with the keys {string.Join(", ", Keys)}");
            }

            if (root.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !Keys.Contains(name)) is { } unknown)
            {
                throw new FormatException($"'{unknown}' is no key; allowed are {string.Join(", ", Keys)}");
            }

            if (root.EnumerateObject().CountBy(property => property.Name).FirstOrDefault(told => told.Value > 1).Key is { } twice)
            {
                throw new FormatException($"{twice}: told twice; allowed is once");
            }

            var learned = LearnedIn(root, readFile);
            var studies = Study.All.Select(one => one.Code).ToList();
            var study = root.TryGetProperty("study", out var code) ? Study.All[studies.IndexOf(Word(code, "study", studies))] : Study.All[0];
            if (learned is not null && !study.TriesOrders)
            {
                throw new FormatException($"learned '{root.GetProperty("learned")}': {study.Code} tries no orders; allowed in {string.Join(", ", Study.All.Where(one => one.TriesOrders).Select(one => one.Code))}");
            }

            var strategies = Words(root, "strategies", study.VariantsWith(learned));
            if (strategies.Count < 2)
            {
                throw new FormatException($"strategies '{string.Join(", ", strategies)}': allowed are two or more, the baseline and what is compared with it");
            }

            if (learned is not null && !strategies.Contains(learned.LabStrategy.Code))
            {
                throw new FormatException($"learned '{root.GetProperty("learned")}': takes part as {learned.LabStrategy.Code}, which strategies leave out; allowed is to name it there too");
            }

            var worlds = Words(root, "worlds", [.. Enum.GetValues<World>().Select(CodeOf)]);
            if (worlds.Count == 0)
            {
                throw new FormatException($"worlds '': allowed are one or more of {string.Join(", ", Enum.GetValues<World>().Select(CodeOf))}");
            }

            return new(
                study,
                Text(Required(root, "title", "a text"), "title"),
                RequiredWord(root, "policy", [.. MarketPlans.All.Select(plan => plan.Policy)]),
                Number(root, "candidates", 1, SizeMax),
                Number(root, "places", 1, SizeMax),
                Number(root, "seeds", SeedsMin, 10_000),
                RequiredWord(root, "baseline", strategies),
                strategies,
                [.. worlds.Select(code => Enum.GetValues<World>().First(world => CodeOf(world) == code))],
                learned);
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"not an experiment: half of a letter (\\ud800 to \\udfff alone) stands in a text; allowed is an object with the keys {string.Join(", ", Keys)}", exception);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"not an experiment: line {exception.LineNumber + 1} is no JSON at byte {exception.BytePositionInLine + 1}; allowed is an object with the keys {string.Join(", ", Keys)}", exception);
        }
    }

    private static LearnedPolicy? LearnedIn(JsonElement root, Func<string, string>? readFile)
    {
        if (!root.TryGetProperty("learned", out var file))
        {
            return null;
        }

        var name = Text(file, "learned");
        try
        {
            return LearnedPolicyJson.Read((readFile ?? throw new FormatException("no file can be read here"))(name));
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FormatException($"learned '{file}': {exception.Message}", exception);
        }
    }

    private static JsonElement Required(JsonElement root, string key, string allowed) =>
        root.TryGetProperty(key, out var value) ? value : throw new FormatException($"{key}: missing; allowed is {allowed}");

    private static string Text(JsonElement value, string key) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"{key} '{Shown(value)}': allowed is a text");

    private static int Number(JsonElement root, string key, int least, int most)
    {
        var allowed = $"a whole number from {least} to {most}";
        var value = Required(root, key, allowed);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? number : throw new FormatException($"{key} '{Shown(value)}': allowed is {allowed}");
    }

    private static IReadOnlyList<string> Words(JsonElement root, string key, IReadOnlyList<string> known) =>
        !root.TryGetProperty(key, out var words) ? known
        : words.ValueKind == JsonValueKind.Array ? [.. words.EnumerateArray().Select(word => Word(word, key, known)).Distinct()]
        : throw new FormatException($"{key} '{Shown(words)}': allowed is a list of {string.Join(", ", known)}");

    private static string RequiredWord(JsonElement root, string key, IReadOnlyList<string> known) => Word(Required(root, key, $"one of {string.Join(", ", known)}"), key, known);

    private static string Word(JsonElement word, string key, IReadOnlyList<string> known) =>
        word.ValueKind == JsonValueKind.String && known.Contains(word.GetString()) ? word.GetString()! : throw new FormatException($"{key} '{Shown(word)}': allowed are {string.Join(", ", known)}");

    // As it stands there, null and lists too.
    private static string Shown(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length > 80 ? text[..80] + "…" : text;
    }
}
