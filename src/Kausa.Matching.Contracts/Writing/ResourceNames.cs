using Kausa.Matching.Model;

namespace Kausa.Matching.Contracts.Writing;

/// <summary>Names of resources: <c>candidates/{candidate}</c> inside the caller's office, <c>offices/{office}/places/{place}</c> for what other offices share.</summary>
/// <remarks>Inside a market the identifier of another office's row is <c>{office}..{id}</c>; because own identifiers never hold "..", the two cannot be mixed up.</remarks>
internal static class ResourceNames
{
    /// <summary>The longest own identifier; what is left of the model's length holds the office of a shared row.</summary>
    public const int MaxIdLength = 80;

    /// <summary>The longest identifier of an office.</summary>
    public const int MaxOfficeLength = 30;

    public const string AllowedId = "an identifier is 1..80 letters, digits, '-', '_' or '.', never five digits in a row, never '..'";

    private const string Between = "..";
    private const string Offices = "offices/";

    public static bool IsOwnId(string text) => text.Length <= MaxIdLength && !text.Contains(Between, StringComparison.Ordinal) && Id<object>.IsValid(text);

    public static bool IsOfficeId(string text) => text.Length is > 0 and <= MaxOfficeLength && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && Id<object>.IsValid(text);

    public static string Office(string office) => Offices + office;

    public static string Of<T>(Id<T> id)
    {
        var text = id.Value;
        var at = text.IndexOf(Between, StringComparison.Ordinal);
        return at < 0 ? $"{Collection<T>()}/{text}" : $"{Offices}{text[..at]}/{Collection<T>()}/{text[(at + Between.Length)..]}";
    }

    /// <summary>What stands before the identifier of an own row, such as <c>places/</c>.</summary>
    public static string Own<T>() => OwnPrefix<T>.Text;

    public static string Of<T>(Id<T>? id) => id is { } known ? Of(known) : string.Empty;

    /// <summary>The identifier of a row of another office inside a market.</summary>
    public static Id<T> Foreign<T>(string office, Id<T> id) => new(office + Between + id.Value);

    /// <summary>Whether an identifier inside a market is that of another office's row.</summary>
    public static bool IsForeign<T>(Id<T> id) => id.Value.Contains(Between, StringComparison.Ordinal);

    /// <summary>The office of a row of a market, and its identifier there.</summary>
    public static (string Office, string Id) Home<T>(string ownOffice, Id<T> id) =>
        id.Value.IndexOf(Between, StringComparison.Ordinal) is >= 0 and var at ? (id.Value[..at], id.Value[(at + Between.Length)..]) : (ownOffice, id.Value);

    public static string Format<T>(bool alsoForeign) => $"{Collection<T>()}/{{id}}" + (alsoForeign ? $" or {Offices}{{office}}/{Collection<T>()}/{{id}}" : string.Empty);

    public static bool TryRead<T>(string text, bool alsoForeign, out Id<T> id)
    {
        id = default;
        var collection = Collection<T>();
        if (text.Length > collection.Length && text[collection.Length] == '/' && text.StartsWith(collection, StringComparison.Ordinal))
        {
            var own = text[(collection.Length + 1)..];
            if (!IsOwnId(own))
                return false;
            id = new Id<T>(own);
            return true;
        }

        var parts = alsoForeign ? text.Split('/') : [];
        if (parts.Length == 4 && parts[0] == "offices" && IsOfficeId(parts[1]) && parts[2] == Collection<T>() && IsOwnId(parts[3]))
            id = Foreign(parts[1], new Id<T>(parts[3]));
        else
            return false;
        return true;
    }

    private static string Collection<T>() =>
        typeof(T) == typeof(Candidate) ? "candidates" : typeof(T) == typeof(Company) ? "companies" : typeof(T) == typeof(TrainingPlace) ? "places" : typeof(T) == typeof(Adviser) ? "advisers"
        : throw new NotSupportedException($"{typeof(T).Name} has no resource name.");

    private static class OwnPrefix<T>
    {
        public static readonly string Text = Collection<T>() + "/";
    }
}
