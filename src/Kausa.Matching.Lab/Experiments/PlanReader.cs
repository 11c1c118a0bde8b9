using System.Text.Json;
using Kausa.Matching.Explanation;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Learning;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Experiments;

/// <summary>Reads a plan and gathers everything that is wrong with it; what hangs on a key that is wrong itself is not judged.</summary>
/// <param name="root">The document.</param>
/// <param name="keys">Keys that there are.</param>
/// <param name="readFile">Gives the text of a file that the plan names.</param>
/// <param name="wordsOf">What keeps a file from being read, in a language.</param>
internal sealed class PlanReader(JsonElement root, IReadOnlyList<string> keys, Func<string, string>? readFile, Func<Exception, string, string>? wordsOf)
{
    private const string LearnedCode = "LEARNED";

    private readonly List<Func<string, string>> _problems = [];

    /// <summary>The plan.</summary>
    /// <exception cref="LabInputException">Something is wrong with it.</exception>
    public ExperimentPlan Read()
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new LabInputException([KeyedText.Of("Lab.PLAN_OBJECT", ("value", Shown(root)), ("keys", string.Join(", ", keys))).In]);
        }

        foreach (var told in root.EnumerateObject().CountBy(property => property.Name))
        {
            if (!keys.Contains(told.Key))
            {
                Refuse(KeyedText.Of("Lab.PLAN_KEY", ("key", told.Key), ("keys", string.Join(", ", keys))));
            }
            else if (told.Value > 1)
            {
                Refuse(KeyedText.Of("Lab.PLAN_TWICE", ("key", told.Key)));
            }
        }

        var study = StudyOf();
        var title = Required("title", KeyedText.Of("Lab.PLAN_TEXT")) is { } text ? Text(text, "title") : null;
        var policy = RequiredWord("policy", [.. MarketPlans.All.Select(plan => plan.Policy)]);
        var (candidates, places, seeds) = (Number("candidates", 1, ExperimentPlan.SizeMax), Number("places", 1, ExperimentPlan.SizeMax), Number("seeds", ExperimentPlan.SeedsMin, ExperimentPlan.SeedsMax));
        var learned = Learned();
        var strategies = Strategies(study, learned);
        var baseline = study is null ? RequiredText("baseline") : RequiredWord("baseline", strategies ?? Known(study, learned));
        var worlds = Words("worlds", [.. Enum.GetValues<World>().Select(ExperimentPlan.CodeOf)]);
        if (worlds is { Count: 0 })
        {
            Refuse(KeyedText.Of("Lab.PLAN_ONE", ("key", "worlds"), ("words", string.Join(", ", Enum.GetValues<World>().Select(ExperimentPlan.CodeOf)))));
        }

        return _problems.Count > 0
            ? throw new LabInputException(_problems)
            : new(
                study!, title!, policy!, candidates!.Value, places!.Value, seeds!.Value, baseline!, strategies!, [.. worlds!.Select(code => Enum.GetValues<World>().First(world => ExperimentPlan.CodeOf(world) == code))], learned.Policy);
    }

    private Study? StudyOf()
    {
        var codes = Study.All.Select(one => one.Code).ToList();
        return !root.TryGetProperty("study", out var code) ? Study.All[0] : Word(code, "study", codes) is { } known ? Study.All[codes.IndexOf(known)] : null;
    }

    // A file that cannot be used still says that somebody wants LEARNED to take part.
    private static IReadOnlyList<string> Known(Study study, (LearnedPolicy? Policy, bool IsUnusable) learned) =>
        learned.IsUnusable ? [.. study.VariantsWith(null), LearnedCode] : study.VariantsWith(learned.Policy);

    private IReadOnlyList<string>? Strategies(Study? study, (LearnedPolicy? Policy, bool IsUnusable) learned)
    {
        if (study is null)
        {
            return null;
        }

        if (learned.Policy is not null && !study.TriesOrders)
        {
            Refuse(KeyedText.Of("Lab.PLAN_LEARNED_STUDY", ("file", Shown(root.GetProperty("learned"))), ("study", study.Code), ("studies", string.Join(", ", Study.All.Where(one => one.TriesOrders).Select(one => one.Code)))));
            return Words("strategies", study.VariantsWith(null));
        }

        if (Words("strategies", Known(study, learned)) is not { } strategies)
        {
            return null;
        }

        if (strategies.Count < 2)
        {
            Refuse(KeyedText.Of("Lab.PLAN_TWO", ("key", "strategies"), ("value", string.Join(", ", strategies))));
            return null;
        }

        if (learned.Policy is not null && !strategies.Contains(LearnedCode))
        {
            Refuse(KeyedText.Of("Lab.PLAN_LEARNED_LEFT_OUT", ("file", Shown(root.GetProperty("learned"))), ("code", LearnedCode)));
        }

        return strategies;
    }

    private (LearnedPolicy? Policy, bool IsUnusable) Learned()
    {
        if (!root.TryGetProperty("learned", out var file))
        {
            return (null, false);
        }

        if (Text(file, "learned") is not { } name)
        {
            return (null, true);
        }

        if (readFile is null)
        {
            Wrong(KeyedText.Of("Lab.PLAN_LEARNED_NO_FILE").In);
            return (null, true);
        }

        try
        {
            var read = PolicyReader.ReadForLab(readFile(name), ShippedPolicies.Document);
            foreach (var problem in read.Problems)
            {
                Wrong(problem.In);
            }

            if (read.Policy is { Learned: null } plain)
            {
                Wrong(KeyedText.Of("Lab.PLAN_LEARNED_NOTHING", ("policy", plain.Id)).In);
            }

            return (read.Policy?.Learned, read.Policy?.Learned is null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Wrong(language => wordsOf?.Invoke(exception, language) ?? exception.Message);
            return (null, true);
        }

        void Wrong(Func<string, string> problem) => _problems.Add(language => KeyedText.Of("Lab.PLAN_LEARNED", ("file", name), ("problem", problem(language))).In(language));
    }

    private void Refuse(KeyedText problem) => _problems.Add(problem.In);

    private T? Refuse<T>(KeyedText problem)
    {
        Refuse(problem);
        return default;
    }

    private JsonElement? Required(string key, KeyedText allowed) =>
        root.TryGetProperty(key, out var value) ? value : Refuse<JsonElement?>(KeyedText.Of("Lab.PLAN_MISSING", ("key", key), ("allowed", allowed)));

    private string? RequiredText(string key) => Required(key, KeyedText.Of("Lab.PLAN_TEXT")) is { } value ? Text(value, key) : null;

    private string? Text(JsonElement value, string key) => value.ValueKind == JsonValueKind.String ? value.GetString() : Refuse<string>(Value(key, value, KeyedText.Of("Lab.PLAN_TEXT")));

    private int? Number(string key, int least, int most)
    {
        var allowed = KeyedText.Of("Instance.WHOLE", ("min", least), ("max", most));
        return Required(key, allowed) is not { } value ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? number
            : Refuse<int?>(Value(key, value, allowed));
    }

    // Every word that is none is told; null where one is.
    private IReadOnlyList<string>? Words(string key, IReadOnlyList<string> known)
    {
        if (!root.TryGetProperty(key, out var words))
        {
            return known;
        }

        if (words.ValueKind != JsonValueKind.Array)
        {
            return Refuse<IReadOnlyList<string>>(Value(key, words, KeyedText.Of("Lab.PLAN_LIST_OF", ("words", string.Join(", ", known)))));
        }

        var read = words.EnumerateArray().Select(word => Word(word, key, known)).ToList();
        return read.Contains(null) ? null : [.. read.OfType<string>().Distinct()];
    }

    private string? RequiredWord(string key, IReadOnlyList<string> known) => Required(key, KeyedText.Of("Lab.PLAN_ONE_OF", ("words", string.Join(", ", known)))) is { } word ? Word(word, key, known) : null;

    private string? Word(JsonElement word, string key, IReadOnlyList<string> known) => word.ValueKind == JsonValueKind.String && known.Contains(word.GetString())
        ? word.GetString()
        : Refuse<string>(KeyedText.Of("Lab.PLAN_WORD", ("key", key), ("value", Shown(word)), ("words", string.Join(", ", known))));

    private static KeyedText Value(string key, JsonElement value, KeyedText allowed) => KeyedText.Of("Lab.PLAN_VALUE", ("key", key), ("value", Shown(value)), ("allowed", allowed));

    // As it stands there, null and lists too.
    private static string Shown(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length > 80 ? text[..80] + "…" : text;
    }
}
