using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Validation;

/// <summary>Reads the fields of one message and notes what is wrong with each.</summary>
/// <remarks>After a violation a harmless value stands in, so that reading goes on and everything wrong is found at once; nothing read is used before <see cref="Violations.ThrowIfAny"/>.</remarks>
internal sealed class FieldReader
{
    private const int NotRepeated = -1;
    private const string StandIn = "-";
    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2100, 12, 31);

    // Paths are put together only for a violation.
    private readonly Violations _violations;
    private readonly FieldReader? _outer;
    private readonly string _path;
    private readonly int _index;

    /// <summary>The fields of a message.</summary>
    /// <param name="violations">Takes what is wrong.</param>
    /// <param name="path">Path of the message; empty for the request itself.</param>
    public FieldReader(Violations violations, string path)
        : this(violations, null, path, NotRepeated)
    {
    }

    private FieldReader(Violations violations, FieldReader? outer, string path, int index) => (_violations, _outer, _path, _index) = (violations, outer, path, index);

    /// <summary>Whether nothing is wrong so far, here or elsewhere in the request.</summary>
    public bool IsSound => _violations.Count == 0;

    /// <summary>The fields of a message inside this one.</summary>
    public FieldReader In(string field) => new(_violations, this, field, NotRepeated);

    /// <summary>The fields of one item of a repeated field.</summary>
    public FieldReader In(string field, int index) => new(_violations, this, field, index);

    /// <summary>Whether what is read was valid when it was stored; rules that came later do not make a store unreadable.</summary>
    public bool IsOfStoredRow => _violations.IsOfStoredRow;

    public void Refuse(string field, string allowed) => _violations.Add(At(field), allowed);

    public void Check(bool holds, string field, string allowed)
    {
        if (!holds)
            Refuse(field, allowed);
    }

    /// <summary>A member of an enumeration; null for the unspecified one.</summary>
    public T? Word<T>(string field, int wire)
        where T : struct, Enum
    {
        if (wire == 0)
            return null;
        if (Words.TryRead<T>(wire, out var value))
            return value;
        Refuse(field, string.Create(CultureInfo.InvariantCulture, $"{wire} is not known here; allowed: {string.Join(", ", Enum.GetValues<T>().Select(member => member.Code()))}"));
        return null;
    }

    public T RequiredWord<T>(string field, int wire)
        where T : struct, Enum
    {
        Check(wire != 0, field, "required");
        return Word<T>(field, wire) ?? default;
    }

    public ValueList<T> WordList<T>(string field, IEnumerable<int> wire)
        where T : struct, Enum => wire.Select((value, i) => In(field, i).RequiredWord<T>(string.Empty, value)).Distinct().ToValueList();

    /// <summary>Reads each item of a repeated field.</summary>
    public ValueList<T> Each<TWire, T>(string field, IReadOnlyList<TWire> wire, Func<TWire, FieldReader, T> read)
    {
        if (wire.Count == 0)
            return [];
        var items = new T[wire.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(wire[i], In(field, i));
        return ValueList.Create<T>(items);
    }

    public DateOnly? Day(string field, string text)
    {
        if (text.Length == 0)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= FirstDay && day <= LastDay)
            return day;
        Refuse(field, "a day from 1900-01-01 to 2100-12-31, such as 2026-09-01");
        return null;
    }

    public DateOnly RequiredDay(string field, string text)
    {
        Check(text.Length > 0, field, "required, a day such as 2026-09-01");
        return Day(field, text) ?? FirstDay;
    }

    public TimeOnly? Time(string field, string text)
    {
        if (text.Length == 0)
            return null;
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        Refuse(field, "a time such as 06:30");
        return null;
    }

    public int? InRange(string field, int? value, int min, int max)
    {
        if (value is null || (value >= min && value <= max))
            return value;
        Refuse(field, string.Create(CultureInfo.InvariantCulture, $"{value} must be {min}..{max}"));
        return null;
    }

    public int RequiredInRange(string field, int value, int min, int max) => InRange(field, value, min, max) ?? min;

    /// <summary>A text on one line, or null when it is empty.</summary>
    public string? Text(string field, string text, int maxLength) => Text(field, text, maxLength, PlainText.FaultOfName, "on one line without control characters");

    /// <summary>A text of several lines, or null when it is empty.</summary>
    public string? Prose(string field, string text, int maxLength) => Text(field, text, maxLength, PlainText.FaultOfProse, "without control characters");

    private string? Text(string field, string text, int maxLength, Func<string, char?> faultOf, string characters)
    {
        if (text.Length == 0)
            return null;
        if (!_violations.IsOfStoredRow && faultOf(text) is { } fault)
        {
            Refuse(field, string.Create(CultureInfo.InvariantCulture, $"a text {characters}, those of the direction of writing among them; found U+{(int)fault:X4}"));
            return null;
        }

        if (text.Length <= maxLength && !string.IsNullOrWhiteSpace(text))
            return text;
        Refuse(field, string.Create(CultureInfo.InvariantCulture, $"a text of 1..{maxLength} characters"));
        return null;
    }

    public string RequiredText(string field, string text, int maxLength)
    {
        if (text.Length == 0)
            Refuse(field, string.Create(CultureInfo.InvariantCulture, $"required, 1..{maxLength} characters"));
        return Text(field, text, maxLength) ?? "-";
    }

    /// <summary>An identifier without a collection before it.</summary>
    public Id<T> RequiredId<T>(string field, string text)
    {
        if (ResourceNames.IsOwnId(text))
            return new Id<T>(text);
        Refuse(field, ResourceNames.AllowedId);
        return new Id<T>("-");
    }

    /// <summary>A resource name; null when it is empty.</summary>
    public Id<T>? Name<T>(string field, string text, bool alsoForeign = false)
    {
        if (text.Length == 0)
            return null;
        if (ResourceNames.TryRead<T>(text, alsoForeign, out var id))
            return id;
        Refuse(field, $"{ResourceNames.Format<T>(alsoForeign)}; {ResourceNames.AllowedId}");
        return null;
    }

    public Id<T> RequiredName<T>(string field, string text, bool alsoForeign = false)
    {
        if (text.Length == 0)
            Refuse(field, $"required, {ResourceNames.Format<T>(alsoForeign)}");
        return Name<T>(field, text, alsoForeign) ?? new Id<T>(StandIn);
    }

    /// <summary>Whether a name stands in for one that could not be read and is a violation already.</summary>
    public bool IsStandIn<T>(Id<T> id) => !IsSound && id.Value == StandIn;

    public Id<Occupation> RequiredOccupation(string field, string text)
    {
        if (ReferenceCatalogue.Shared.FindOccupation(text) is { } occupation)
            return occupation.Id;
        Refuse(field, "an id of a training occupation, such as tischler; ReferenceService.SearchOccupations finds them");
        return new Id<Occupation>(StandIn);
    }

    public CompetenceDimension RequiredDimension(string field, string code)
    {
        if (ReferenceCatalogue.Shared.Dimension(code) is { } dimension)
            return dimension.Dimension;
        Refuse(field, "a code of a competence dimension, such as COG_LOGIC; ReferenceService.ListDimensions lists them");
        return default;
    }

    /// <summary>ISO 639 codes.</summary>
    public ValueList<string> Languages(string field, IReadOnlyList<string> codes)
    {
        if (codes.Count == 0)
            return [];
        AtMost(field, codes.Count, 50);
        for (var i = 0; i < codes.Count; i++)
            In(field, i).Check(codes[i].Length is 2 or 3 && codes[i].All(char.IsAsciiLetterLower), string.Empty, "an ISO 639 code of two or three letters, such as de");
        return codes.Distinct().ToValueList();
    }

    public void AtMost(string field, int count, int most)
    {
        if (count > most)
            Refuse(field, string.Create(CultureInfo.InvariantCulture, $"{count} items; at most {most} are allowed"));
    }

    /// <summary>Checks that no two items have the same key.</summary>
    public void EachOnce<TItem, TKey>(string field, IReadOnlyCollection<TItem> items, Func<TItem, TKey> key, string what)
    {
        if (items.Count > 1 && items.DistinctBy(key).Count() < items.Count)
            Refuse(field, $"each {what} once");
    }

    public static string Indexed(string field, int index) => string.Create(CultureInfo.InvariantCulture, $"{field}[{index}]");

    private string Path => _index == NotRepeated ? PathOfField : Indexed(PathOfField, _index);

    private string PathOfField => _outer is null ? _path : _outer.At(_path);

    private string At(string field) => Path is var path && (path.Length == 0 || field.Length == 0) ? path + field : $"{path}.{field}";
}
