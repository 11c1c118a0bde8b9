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
    /// <summary>What the help calls a value that is one of several words, where it does not list them.</summary>
    public const string AnyWord = "WORD";

    /// <summary>Name of the option that names a service.</summary>
    public const string ServerName = "--server";

    /// <summary>Name of the option that holds a key.</summary>
    public const string KeyName = "--key";

    /// <summary>Name of the option that says how long one answer of a service may take.</summary>
    public const string TimeoutName = "--timeout";

    /// <summary>An option that names a file or a folder; an empty value is refused.</summary>
    /// <param name="name">With its dashes, such as <c>--out</c>.</param>
    /// <param name="value">What the help calls its value, such as <c>FILE</c> or <c>DIR</c>.</param>
    /// <param name="required">Whether the verb does not go without it.</param>
    public static Option<string> Path(string name, string value = "FILE", bool required = false)
    {
        var option = new Option<string>(name) { HelpName = value, Required = required };
        option.Validators.Add(result => RefuseEmptyPath(result, name));
        return option;
    }

    /// <summary>An argument that names a file or a folder; an empty value is refused.</summary>
    /// <param name="name">What the help calls it, such as <c>FILE</c>.</param>
    public static Argument<string> PathArgument(string name)
    {
        var argument = new Argument<string>(name);
        argument.Validators.Add(result => RefuseEmptyPath(result, name));
        return argument;
    }

    public static Option<string> Market() => Path("--market", "PATH", required: true);

    public static Option<bool> Replace() => new("--replace");

    public static Option<string?> Server()
    {
        var option = new Option<string?>(ServerName) { HelpName = "URL" };
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
        var option = new Option<string?>(KeyName) { HelpName = "KEY" };
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

    /// <summary>How long one answer of a service may take: work over a nation takes minutes, and a service that ends it with the call works for nobody else.</summary>
    public static Option<int> Timeout()
    {
        var option = Number(TimeoutName, 600, 1, 86_400);
        option.HelpName = "SECONDS";
        return option;
    }

    /// <summary>Lets a verb ask a service in place of a market: one of both, and a key with the service, which may be given more time.</summary>
    public static void EitherMarketOrServer(Command command, Option<string> market, Option<string?> server, Option<string?> key)
    {
        market.Required = false;
        var timeout = Timeout();
        command.Options.Insert(command.Options.IndexOf(key) + 1, timeout);
        command.Validators.Add(result =>
        {
            if (result.GetResult(server) is null && result.GetResult(timeout) is { Implicit: false })
            {
                result.Refuse("TIMEOUT_NEEDS_SERVER");
            }

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

    public static Option<OutputFormat> Format() => Word("--format", OutputFormat.Table, Enum.GetValues<OutputFormat>().ToDictionary(f => f.ToString().ToLowerInvariant()));

    public static Option<ScoreMode> Mode() => Word("--mode", ScoreMode.Expected, Lower<ScoreMode>());

    public static Option<ScoreMode?> ListMode() => Optional("--mode", Lower<ScoreMode>());

    public static Option<Perspective?> Perspective() => Optional("--perspective", Lower<Perspective>());

    public static Option<Purpose> Purpose() => Word("--purpose", Model.Purpose.MatchForAdviser, Purposes);

    public static Option<DateOnly?> AsOf() => new("--as-of")
    {
        HelpName = "DATE",
        CustomParser = result => DateOnly.TryParseExact(Text(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and <= 2100
            ? date
            : Refuse<DateOnly?>(result, "DATE"),
    };

    public static Option<EligibilityStatus[]> Statuses() => new StatedOption<EligibilityStatus[]>("--status")
    {
        HelpName = "LIST",
        Words = [.. StatusWords.Keys],
        CustomParser = result => ReadAll(Text(result).Split(','), StatusWords, out var statuses) ? statuses : Refuse<EligibilityStatus[]>(result, "WORDS_ONCE", string.Join(", ", StatusWords.Keys)),
    };

    public static Option<int> Top() => Number("--top", 10, 1, 1_000_000);

    public static Option<MatchStrategy?> Strategy() => Choice<MatchStrategy>("--strategy", MatchStrategy.All.ToDictionary(strategy => strategy.Code.ToLowerInvariant().Replace('_', '-')));

    public static Option<V1.Reranker?> Rerank() => Optional("--rerank", new Dictionary<string, V1.Reranker> { ["crowding"] = V1.Reranker.Crowding });

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

    /// <summary>As many threads as the machine has processors, unless another number is asked for.</summary>
    public static Option<int> Threads()
    {
        var option = Number("--threads", Environment.ProcessorCount, 1, 256);
        option.Standard = null;
        return option;
    }

    public static StatedOption<int> Number(string name, int standard, int least, int most)
    {
        return new StatedOption<int>(name)
        {
            HelpName = "N",
            Bounds = ((ulong)least, (ulong)most),
            Standard = standard.ToString(CultureInfo.InvariantCulture),
            DefaultValueFactory = _ => standard,
            CustomParser = result => int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : Refuse<int>(result, "WHOLE", least, most),
        };
    }

    public static Option<string?> Candidate() => new("--candidate") { HelpName = "ID" };

    public static Option<string?> Company() => new("--company") { HelpName = "ID" };

    public static Option<string?> Place() => new("--place") { HelpName = "ID" };

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

    public static Option<T> Word<T>(string name, T standard, Dictionary<string, T> words) => new StatedOption<T>(name)
    {
        HelpName = AnyWord,
        Words = [.. words.Keys],
        Standard = words.First(pair => Equals(pair.Value, standard)).Key,
        DefaultValueFactory = _ => standard,
        CustomParser = result => words.TryGetValue(Text(result), out var value) ? value : Refuse<T>(result, "WORDS", string.Join(", ", words.Keys)),
    };

    /// <summary>An option of a few words, which has no value where none is typed.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="words">What may be typed, with what it stands for.</param>
    public static Option<T?> Choice<T>(string name, Dictionary<string, T> words)
        where T : class => new StatedOption<T?>(name)
        {
            HelpName = AnyWord,
            Words = [.. words.Keys],
            CustomParser = result => words.TryGetValue(Text(result), out var value) ? value : Refuse<T>(result, "WORDS", string.Join(", ", words.Keys)),
        };

    private static Option<T?> Optional<T>(string name, Dictionary<string, T> words)
        where T : struct => new StatedOption<T?>(name)
        {
            HelpName = AnyWord,
            Words = [.. words.Keys],
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
        result.Refuse("ALLOWED", ((OptionResult)result.Parent!).Option.Name, Text(result), UsageTexts.Say(LanguageOption.Of(result), key, parts));
        return default;
    }
}
