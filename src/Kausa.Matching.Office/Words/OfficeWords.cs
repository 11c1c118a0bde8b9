using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Office.Schema;

namespace Kausa.Matching.Office.Words;

/// <summary>Words of workbooks in one language, keyed by what they name.</summary>
/// <remarks>
/// Keys: <c>table.column</c> explains a column, <c>sheet.table</c> names a sheet, <c>about.table</c> says what a row is, <c>Type.CODE</c> is a code in words,
/// <c>type.name</c> says how a type is written, <c>message.CODE</c> is what is said about a file. English has no words of its own for what the schema says in English. Immutable and thread-safe.
/// </remarks>
internal sealed class OfficeWords
{
    private readonly FrozenDictionary<string, string> _texts;

    private OfficeWords(string language)
    {
        Language = language;
        using var stream = typeof(OfficeWords).Assembly.GetManifestResourceStream($"words/{language}.json")!;
        using var json = JsonDocument.Parse(stream);
        _texts = json.RootElement.EnumerateObject().ToFrozenDictionary(text => text.Name, text => text.Value.GetString()!, StringComparer.Ordinal);
    }

    /// <summary>The words in which offices write.</summary>
    public static OfficeWords German { get; } = new("de");

    /// <summary>The words of the schema itself.</summary>
    public static OfficeWords English { get; } = new("en");

    /// <summary>Both, German first.</summary>
    public static IReadOnlyList<OfficeWords> All { get; } = [German, English];

    public string Language { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    public string this[string key] => _texts[key];

    /// <summary>The words of a language.</summary>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public static OfficeWords For(string language) =>
        All.FirstOrDefault(words => words.Language == language) ?? throw new ArgumentException($"'{language}' is not a language of workbooks; allowed: de, en.", nameof(language));

    public string? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>What the language calls a column.</summary>
    public string Header(Column column) => this == German ? column.German : column.Name;

    /// <summary>What the language calls a table, as the name of its sheet.</summary>
    public string SheetName(TableSchema schema) => this == German ? schema.German : schema.Name;

    /// <summary>A day as the language writes it in messages: 01.09.2026, 2026-09-01.</summary>
    public string Day(DateOnly day) => day.ToString(this == German ? "dd.MM.yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
