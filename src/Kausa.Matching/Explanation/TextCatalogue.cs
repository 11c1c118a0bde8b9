using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Catalogue.Search;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Explanation;

/// <summary>Texts for people in one language, keyed by code.</summary>
/// <remarks>
/// Keys: <c>CODE</c> is what a rule is about, <c>CODE.VALUE</c> what it says, <c>CODE.VALUE.DO</c> what to do; with an effect between,
/// as in <c>CODE.FAIL.CONDITION</c>, a text for that effect goes before the general one. <c>Type.MEMBER</c> is a member of an enumeration,
/// a bare <c>MEMBER</c> an argument. Nothing depends on the culture of the machine. Immutable and thread-safe.
/// </remarks>
public sealed class TextCatalogue
{
    private static readonly FrozenDictionary<string, Lazy<TextCatalogue>> Loaded =
        new[] { "de", "en" }.ToFrozenDictionary(language => language, language => new Lazy<TextCatalogue>(() => Load(language)), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, TextTemplate> _texts;

    // What rules say, by code, value, effect and whether it is what to do; found by key when first asked for.
    private readonly TextTemplate?[] _said = new TextTemplate?[Enum.GetValues<ReasonCode>().Length << 6];
    private readonly Func<TextArgument, string> _shown;
    private readonly TextTemplate.ArgumentWriter _write;

    // Levels of language are tenths up to 6.0 and come with every pair.
    private readonly string?[] _tenths = new string?[61];

    // Texts of codes in UTF-8 as far as somebody asked; there are no more than texts and competences.
    private readonly ConcurrentDictionary<string, byte[]> _words = new(StringComparer.Ordinal);

    private TextCatalogue(string language, FrozenDictionary<string, TextTemplate> texts)
    {
        Language = language;
        _texts = texts;
        _shown = Shown;
        _write = Write;
    }

    /// <summary>ISO 639 codes of all languages there are.</summary>
    public static ValueList<string> Languages { get; } = ["de", "en"];

    /// <summary>ISO 639 code of this language.</summary>
    public string Language { get; }

    /// <summary>All keys, ordinal order.</summary>
    public IReadOnlyList<string> Keys => [.. _texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The texts of a language.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <returns>The catalogue; the same instance for every call.</returns>
    /// <exception cref="ArgumentException">There is no such language; the message names those that there are.</exception>
    public static TextCatalogue For(string language) => Loaded.TryGetValue(language, out var catalogue)
        ? catalogue.Value
        : throw new ArgumentException($"'{language}' is not a language of the texts; allowed: {Languages}.", nameof(language));

    /// <summary>The text of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text, placeholders and all.</returns>
    /// <exception cref="ArgumentException">There is no text for the key.</exception>
    public string Text(string key) => Template(key).Text;

    /// <summary>The text of a member of an enumeration.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <param name="value">The member.</param>
    /// <returns>The text of <c>Type.MEMBER</c>, or of <c>MEMBER</c> where the member is also an argument.</returns>
    /// <exception cref="ArgumentException">The enumeration has no texts.</exception>
    public string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => _texts.TryGetValue($"{typeof(TEnum).Name}.{value.Code()}", out var text) ? text.Text : Text(value.Code());

    /// <summary>The text of a key with its placeholders filled.</summary>
    /// <param name="key">The key.</param>
    /// <param name="arguments">Arguments by name; more than the text asks for are allowed.</param>
    /// <returns>The text; a part in square brackets is left out when one of its arguments is not given.</returns>
    /// <exception cref="ArgumentException">There is no such text, or an argument outside brackets is not given.</exception>
    public string Format(string key, IEnumerable<TextArgument> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return Template(key).Fill(arguments as ValueList<TextArgument> ?? arguments.ToValueList(), _shown, key);
    }

    /// <summary>The text of a key with its placeholders filled, in UTF-8.</summary>
    /// <param name="key">The key.</param>
    /// <param name="arguments">Arguments by name; more than the text asks for are allowed.</param>
    /// <param name="to">Where the bytes go; they are those of what <see cref="Format(string, IEnumerable{TextArgument})"/> gives.</param>
    /// <param name="count">Bytes written.</param>
    /// <returns>False when they do not fit; what stands there then means nothing.</returns>
    /// <exception cref="ArgumentException">There is no such text, or an argument outside brackets is not given.</exception>
    public bool TryWrite(string key, ValueList<TextArgument> arguments, Span<byte> to, out int count)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var written = Template(key).Write(arguments, _write, key, to);
        count = Math.Max(0, written);
        return written >= 0;
    }

    /// <summary>What a rule is about, in a word or two.</summary>
    /// <param name="code">The rule.</param>
    /// <returns>The text.</returns>
    public string Label(ReasonCode code) => Text(code.Code());

    /// <summary>What a rule says about a pair.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>A sentence, or null for PASS and NOT_APPLICABLE, about which there is nothing to say.</returns>
    public string? Reason(RuleOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Say(outcome.Code, outcome.Value, outcome.Effect, outcome.Arguments, toDo: false);
    }

    /// <summary>What a person's to-do is about.</summary>
    /// <param name="toDo">The to-do.</param>
    /// <returns>A sentence.</returns>
    public string? Reason(PersonToDo toDo)
    {
        ArgumentNullException.ThrowIfNull(toDo);
        return Say(toDo.Code, toDo.Value, toDo.Effect, toDo.Arguments, toDo: false);
    }

    /// <summary>What to do about an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>A sentence, or null for PASS and NOT_APPLICABLE.</returns>
    public string? ToDo(RuleOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Say(outcome.Code, outcome.Value, outcome.Effect, outcome.Arguments, toDo: true);
    }

    /// <summary>What to do.</summary>
    /// <param name="toDo">The to-do.</param>
    /// <returns>A sentence.</returns>
    public string? ToDo(PersonToDo toDo)
    {
        ArgumentNullException.ThrowIfNull(toDo);
        return Say(toDo.Code, toDo.Value, toDo.Effect, toDo.Arguments, toDo: true);
    }

    /// <summary>How an occupation is learned that is no training occupation.</summary>
    /// <param name="elsewhere">What a search found.</param>
    /// <returns>A sentence that begins with the word searched for.</returns>
    public string Sentence(OtherTraining elsewhere)
    {
        ArgumentNullException.ThrowIfNull(elsewhere);
        return Language == "de" ? $"„{elsewhere.Word}“ {Of(elsewhere.Route)}" : $"\"{elsewhere.Word}\" {Of(elsewhere.Route)}";
    }

    /// <summary>A date as people of the language write it: 01.09.2026, 1 Sep 2026.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The text.</returns>
    public string Date(DateOnly day) => day.ToString(Language == "de" ? "dd.MM.yyyy" : "d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A score as people read it, 0.0–100.0 with the language's decimal sign, rounded half up.</summary>
    /// <param name="millionths">Score, 0..1,000,000.</param>
    /// <returns>The text.</returns>
    public string Points(int millionths) => Tenths((millionths + 500) / 1_000);

    /// <summary>A distance in kilometres with one decimal.</summary>
    /// <param name="distance100m">Distance in 100 metres, not negative.</param>
    /// <returns>The text with its unit.</returns>
    public string Kilometres(int distance100m) => $"{Tenths(distance100m)} km";

    /// <summary>What a competence is called.</summary>
    /// <param name="dimension">The competence.</param>
    /// <returns>The term.</returns>
    public string Term(CompetenceDimension dimension) => Term(ReferenceCatalogue.Shared.Dimension(dimension));

    /// <summary>Names of the placeholders of a text, in order, each once.</summary>
    /// <param name="key">Its key.</param>
    internal IEnumerable<string> PlaceholdersOf(string key) => Template(key).Names;

    private TextTemplate Template(string key) => _texts.TryGetValue(key, out var text) ? text : throw new ArgumentException($"There is no text for '{key}'.", nameof(key));

    private string? Say(ReasonCode code, RuleValue value, RuleEffect effect, ValueList<TextArgument> arguments, bool toDo)
    {
        if (value is RuleValue.Pass or RuleValue.NotApplicable)
        {
            return null;
        }

        ref var said = ref _said[(int)code << 6 | (int)value << 4 | (int)effect << 1 | (toDo ? 1 : 0)];
        return (said ??= Said(code, value, effect, toDo ? ".DO" : string.Empty)).Fill(arguments, _shown, code.Code());
    }

    private TextTemplate Said(ReasonCode code, RuleValue value, RuleEffect effect, string suffix)
    {
        var general = $"{code.Code()}.{value.Code()}";
        return _texts.TryGetValue($"{general}.{effect.Code()}{suffix}", out var special) ? special : Template(general + suffix);
    }

    private string Shown(TextArgument argument) => argument.Kind switch
    {
        TextArgumentKind.Date => Date(DateOnly.ParseExact(argument.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TextArgumentKind.Code => argument.Value.Contains('|', StringComparison.Ordinal) ? string.Join(", ", argument.Value.Split('|').Select(Word)) : Word(argument.Value),
        TextArgumentKind.Tenths => Tenths(int.Parse(argument.Value, CultureInfo.InvariantCulture)),
        _ => argument.Value,
    };

    private int Write(TextArgument argument, Span<byte> to)
    {
        if (argument.Kind == TextArgumentKind.Code && !argument.Value.Contains('|', StringComparison.Ordinal))
        {
            var word = _words.TryGetValue(argument.Value, out var known) ? known : _words.GetOrAdd(argument.Value, Encoding.UTF8.GetBytes(Word(argument.Value)));
            return word.AsSpan().TryCopyTo(to) ? word.Length : -1;
        }

        return Encoding.UTF8.TryGetBytes(Shown(argument), to, out var count) ? count : -1;
    }

    private string Tenths(int value) => (uint)value < (uint)_tenths.Length ? _tenths[value] ??= Written(value) : Written(value);

    private string Written(int tenths) => string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}{(Language == "de" ? ',' : '.')}{tenths % 10}");

    private string Word(string code) => ReferenceCatalogue.Shared.Dimension(code) is { } dimension ? Term(dimension) : Text(code);

    private string Term(CompetenceDimensionInfo dimension) => Language == "de" ? dimension.TermGerman : dimension.TermEnglish;

    private static TextCatalogue Load(string language)
    {
        using var stream = typeof(TextCatalogue).Assembly.GetManifestResourceStream($"texts/{language}.json")
            ?? throw new InvalidDataException($"The texts of '{language}' are not embedded.");
        using var document = JsonDocument.Parse(stream);
        return new TextCatalogue(language, document.RootElement.EnumerateObject().ToFrozenDictionary(text => text.Name, text => TextTemplate.Parse(text.Value.GetString()!), StringComparer.Ordinal));
    }
}
