using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Cli.Verbs;

/// <summary>Options that several verbs share; each refuses what it does not know and says what it does.</summary>
internal static class CommonOptions
{
    /// <summary>An option that names a file or a folder; an empty value is refused.</summary>
    /// <param name="name">With its dashes, such as <c>--out</c>.</param>
    /// <param name="description">What it is, for the help.</param>
    /// <param name="value">What the help calls its value, such as <c>FILE</c> or <c>DIR</c>.</param>
    /// <param name="required">Whether the verb does not go without it.</param>
    public static Option<string> Path(string name, string description, string value = "FILE", bool required = false)
    {
        var option = new Option<string>(name) { Description = description, HelpName = value, Required = required };
        option.Validators.Add(result => RefuseEmptyPath(result, name));
        return option;
    }

    /// <summary>An argument that names a file or a folder; an empty value is refused.</summary>
    /// <param name="name">What the help calls it, such as <c>FILE</c>.</param>
    /// <param name="description">What it is, for the help.</param>
    public static Argument<string> PathArgument(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(result => RefuseEmptyPath(result, name));
        return argument;
    }

    public static Option<string> Market() => Path("--market", "The market: a folder of tables, an .xlsx workbook, or a .zip of either.", "PATH", required: true);

    public static Option<bool> Replace(string what) => new("--replace") { Description = $"Replace {what}." };

    public static Option<string?> Server()
    {
        var option = new Option<string?>("--server") { Description = "Address of a matching service that keeps the market, instead of --market.", HelpName = "URL" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IsServer(token.Value))
            {
                result.Refuse("SERVER_ADDRESS", token.Value);
            }
        });
        return option;
    }

    /// <summary>A key as a header can carry it; refused without being shown, because it is a secret.</summary>
    public static Option<string?> Key()
    {
        var option = new Option<string?>("--key") { Description = "API key for --server.", HelpName = "KEY" };
        option.Validators.Add(result =>
        {
            var key = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
            if (key.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 || key != key.Trim())
            {
                result.Refuse("KEY");
            }
        });
        return option;
    }

    /// <summary>Lets a verb ask a service in place of a market: one of both, and a key with the service.</summary>
    public static void EitherMarketOrServer(Command command, Option<string> market, Option<string?> server, Option<string?> key)
    {
        market.Required = false;
        command.Validators.Add(result =>
        {
            if ((result.GetResult(market) is null) == (result.GetResult(server) is null))
            {
                result.Refuse("MARKET_OR_SERVER");
            }

            if ((result.GetResult(key) is null) != (result.GetResult(server) is null))
            {
                result.Refuse("SERVER_AND_KEY");
            }
        });
    }

    /// <summary>Refuses options that only a market takes.</summary>
    public static void NotWithServer(Command command, Option<string?> server, params Option[] options) => command.Validators.Add(result =>
    {
        foreach (var option in options.Where(option => result.GetResult(server) is not null && result.GetResult(option) is { Implicit: false }))
        {
            result.Refuse("NOT_WITH_SERVER", option.Name);
        }
    });

    /// <summary>Refuses to replace where nothing is written.</summary>
    public static void ReplaceNeedsOut(Command command, Option<bool> replace, params Option<string>[] targets) => command.Validators.Add(result =>
    {
        if (result.GetResult(replace) is { Implicit: false } && targets.All(target => result.GetResult(target) is null))
        {
            result.Refuse("REPLACE_NEEDS_OUT", string.Join(", ", targets.Select(target => target.Name)));
        }
    });

    public static Option<OutputFormat> Format() => Word("--format", "table, json or csv.", OutputFormat.Table, Enum.GetValues<OutputFormat>().ToDictionary(f => f.ToString().ToLowerInvariant()));

    public static Option<string> Language() => Word("--lang", "Language of texts: de or en.", "de", new Dictionary<string, string> { ["de"] = "de", ["en"] = "en" });

    public static Option<ScoreMode> Mode() => Word("--mode", "How uncertainty is read: expected, cautious, potential or balanced.", ScoreMode.Expected, Lower<ScoreMode>());

    public static Option<ScoreMode?> ListMode() => Optional("--mode", "How uncertainty is read: expected, cautious, potential or balanced. Default: expected for a person, as the policy says for a place.", Lower<ScoreMode>());

    public static Option<Perspective?> Perspective() => Optional("--perspective", "Whose weights count: candidate, company or joint. Default: the side that asks.", Lower<Perspective>());

    public static Option<Purpose> Purpose() => Word("--purpose", "Why: adviser (needs the case consent), self (nothing is stored) or company (needs release to each company).", Model.Purpose.MatchForAdviser, Purposes);

    public static Option<DateOnly?> AsOf() => new("--as-of")
    {
        Description = "Date of the question, yyyy-mm-dd. Default: the market's.",
        HelpName = "DATE",
        CustomParser = result => DateOnly.TryParseExact(Text(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and <= 2100
            ? date
            : Refuse<DateOnly?>(result, "DATE"),
    };

    public static Option<EligibilityStatus[]> Statuses() => new("--status")
    {
        Description = "Statuses to show, comma-separated: eligible, conditions, clarify. Default: all three.",
        HelpName = "LIST",
        CustomParser = result => ReadAll(Text(result).Split(','), StatusWords, out var statuses) ? statuses : Refuse<EligibilityStatus[]>(result, "WORDS_ONCE", string.Join(", ", StatusWords.Keys)),
    };

    public static Option<int> Top() => new("--top")
    {
        Description = "Number of results, 1..1000000. Default: 10.",
        HelpName = "K",
        DefaultValueFactory = _ => 10,
        CustomParser = result => int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top is >= 1 and <= 1_000_000
            ? top
            : Refuse<int>(result, "WHOLE", 1, 1_000_000),
    };

    public static Option<MatchStrategy?> Strategy()
    {
        var words = MatchStrategy.All.ToDictionary(strategy => strategy.Code.ToLowerInvariant().Replace('_', '-'));
        return new("--strategy")
        {
            Description = "What orders the lists. Default: what the policy has learned and put into use, else weighted-sum.",
            HelpName = string.Join('|', words.Keys),
            CustomParser = result => words.GetValueOrDefault(Text(result)) ?? Refuse<MatchStrategy?>(result, "WORDS", string.Join(", ", words.Keys)),
        };
    }

    public static Option<V1.Reranker?> Rerank() => Optional("--rerank", "What orders people's lists anew, because it depends on other people: crowding takes off what one more seat at a place would bring everybody. Scores stay. Default: nothing.", new Dictionary<string, V1.Reranker> { ["crowding"] = V1.Reranker.Crowding });

    /// <summary>Refuses to order anew what cannot be.</summary>
    public static void RerankForAdvisers(Command command, Option<V1.Reranker?> rerank, Option<Purpose> purpose, Func<CommandResult, bool> ranksPeople, string people) => command.Validators.Add(result =>
    {
        if (result.GetResult(rerank) is null)
        {
            return;
        }

        if (ranksPeople(result))
        {
            result.Refuse("RERANK_PLACES", people);
        }

        if (result.GetResult(purpose) is { Tokens: [{ Value: "self" or "company" }] })
        {
            result.Refuse("RERANK_PURPOSE");
        }
    });

    public static Option<int> Number(string name, string what, int standard, int least, int most)
    {
        return new Option<int>(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{what}, {UsageTexts.Say("en", "WHOLE", least, most)}. Default: {standard}."),
            HelpName = "N",
            DefaultValueFactory = _ => standard,
            CustomParser = result => int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : Refuse<int>(result, "WHOLE", least, most),
        };
    }

    public static Option<string?> Candidate() => new("--candidate") { Description = "Case number of a candidate.", HelpName = "ID" };

    public static Option<string?> Place() => new("--place") { Description = "Identifier of a place.", HelpName = "ID" };

    private static readonly Dictionary<string, EligibilityStatus> StatusWords = new(StringComparer.Ordinal)
    {
        ["eligible"] = EligibilityStatus.Eligible,
        ["conditions"] = EligibilityStatus.EligibleWithConditions,
        ["clarify"] = EligibilityStatus.NeedsClarification,
    };

    private static readonly Dictionary<string, Purpose> Purposes = new(StringComparer.Ordinal)
    {
        ["adviser"] = Model.Purpose.MatchForAdviser,
        ["self"] = Model.Purpose.MatchForSelf,
        ["company"] = Model.Purpose.DiscloseToCompany,
    };

    private static Dictionary<string, TEnum> Lower<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().ToDictionary(value => value.ToString().ToLowerInvariant());

    public static Option<T> Word<T>(string name, string description, T standard, Dictionary<string, T> words) => new(name)
    {
        Description = $"{description} Default: {words.First(pair => Equals(pair.Value, standard)).Key}.",
        HelpName = string.Join('|', words.Keys),
        DefaultValueFactory = _ => standard,
        CustomParser = result => words.TryGetValue(Text(result), out var value) ? value : Refuse<T>(result, "WORDS", string.Join(", ", words.Keys)),
    };

    private static Option<T?> Optional<T>(string name, string description, Dictionary<string, T> words)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = string.Join('|', words.Keys),
            CustomParser = result => words.TryGetValue(Text(result), out var value) ? value : Refuse<T?>(result, "WORDS", string.Join(", ", words.Keys)),
        };

    public static string Text(ArgumentResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;

    private static bool ReadAll(string[] words, Dictionary<string, EligibilityStatus> known, out EligibilityStatus[] values)
    {
        values = [.. words.Where(known.ContainsKey).Select(word => known[word]).Distinct()];
        return values.Length == words.Length;
    }

    // Calls go to the machine and its port alone: whatever else stands in an address would be dropped without a word.
    private static bool IsServer(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "" }
        && text.AsSpan().IndexOfAny('?', '#', '@') < 0;

    private static void RefuseEmptyPath(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            result.Refuse("PATH", name);
        }
    }

    /// <summary>Refuses the value of an option and says what is allowed.</summary>
    /// <param name="result">The value.</param>
    /// <param name="key">Key of the usage text that says what is allowed.</param>
    /// <param name="parts">What the parts of that text stand for.</param>
    public static T? Refuse<T>(ArgumentResult result, string key, params object[] parts)
    {
        result.Refuse("ALLOWED", ((OptionResult)result.Parent!).Option.Name, Text(result), UsageTexts.Say(UsageTexts.LanguageOf(result), key, parts));
        return default;
    }
}
