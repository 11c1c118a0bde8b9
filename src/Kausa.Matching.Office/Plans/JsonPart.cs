using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Plans;

/// <summary>One object of a document with its path; whatever is not as it must be is told with path, value and what is allowed, and read as something harmless.</summary>
internal readonly struct JsonPart
{
    private readonly JsonElement _element;
    private readonly PlanProblems _problems;
    private readonly string _parent;
    private readonly int _at;

    public JsonPart(JsonElement element, PlanProblems problems)
        : this(element, problems, string.Empty, -1)
    {
    }

    private JsonPart(JsonElement element, PlanProblems problems, string parent, int at) => (_element, _problems, _parent, _at) = (element, problems, parent, at);

    /// <summary>Where it stands; empty for the document itself. Only put together when somebody asks.</summary>
    public string Path => _at < 0 ? _parent : string.Create(CultureInfo.InvariantCulture, $"{_parent}[{_at}]");

    /// <summary>The path of a field.</summary>
    public string PathOf(string name) => Path is { Length: > 0 } path ? $"{path}.{name}" : name;

    /// <summary>Whether there is a field at all, null or not.</summary>
    public bool Has(string name) => _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out _);

    /// <summary>Tells every field that is none of these.</summary>
    public void Only(params ReadOnlySpan<string> names)
    {
        if (_element.ValueKind != JsonValueKind.Object)
        {
            _problems.Wrong(Path, _element.ToString(), "ein Objekt", "an object");
            return;
        }

        foreach (var field in _element.EnumerateObject())
        {
            if (!names.Contains(field.Name))
            {
                _problems.Wrong(PathOf(field.Name), field.Value.ToString(), string.Join(", ", names));
            }
        }
    }

    /// <summary>The items of a list; none where it is no list.</summary>
    public IEnumerable<JsonPart> Items(string name)
    {
        var problems = _problems;
        if (Field(name) is { ValueKind: JsonValueKind.Array } list)
        {
            var path = PathOf(name);
            return list.EnumerateArray().Select((item, at) => new JsonPart(item, problems, path, at));
        }

        Wrong(name, "eine Liste", "a list");
        return [];
    }

    /// <summary>A text of a form; empty where it is none.</summary>
    public string Text(string name, Func<string, bool> isRight, string german, string english)
    {
        var text = Field(name) is { ValueKind: JsonValueKind.String } field ? field.GetString()! : null;
        if (text is not null && isRight(text))
        {
            return text;
        }

        Wrong(name, german, english);
        return string.Empty;
    }

    /// <summary>An identifier; null where it is none.</summary>
    public Id<T>? Identifier<T>(string name)
    {
        if (Field(name) is { ValueKind: JsonValueKind.String } field && Id<T>.IsValid(field.GetString()))
        {
            return new Id<T>(field.GetString()!);
        }

        Wrong(name, "eine Kennung wie s-017", "an identifier such as s-017");
        return null;
    }

    /// <summary>Whether a field is there and says null.</summary>
    public bool IsNull(string name) => Field(name).ValueKind == JsonValueKind.Null;

    /// <summary>A whole number; the least where it is none.</summary>
    public long Number(string name, long least, long most)
    {
        if (Field(name) is { ValueKind: JsonValueKind.Number } field && field.TryGetInt64(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(name, string.Create(CultureInfo.InvariantCulture, $"eine ganze Zahl von {least} bis {most}"), string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        return least;
    }

    /// <summary>True or false; false where it is neither.</summary>
    public bool Flag(string name)
    {
        var kind = Field(name).ValueKind;
        if (kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Wrong(name, "true oder false", "true or false");
        }

        return kind == JsonValueKind.True;
    }

    /// <summary>A code; the first of its kind where it is none.</summary>
    public TEnum Word<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Field(name) is { ValueKind: JsonValueKind.String } field && EnumCode.TryParse<TEnum>(field.GetString()!, out var value))
        {
            return value;
        }

        Wrong(name, string.Join(", ", EnumCode.All<TEnum>()), string.Join(", ", EnumCode.All<TEnum>()));
        return default;
    }

    /// <summary>A day; the first there is where it is none.</summary>
    public DateOnly Day(string name)
    {
        if (Field(name) is { ValueKind: JsonValueKind.String } field && DateOnly.TryParseExact(field.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Wrong(name, "ein Tag wie 2026-09-01", "a day such as 2026-09-01");
        return default;
    }

    /// <summary>Tells that a field is wrong.</summary>
    public void Wrong(string name, string german, string english) => _problems.Wrong(PathOf(name), Field(name) is { ValueKind: not JsonValueKind.Undefined } field ? field.ToString() : string.Empty, german, english);

    private JsonElement Field(string name) => _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out var field) ? field : default;
}
