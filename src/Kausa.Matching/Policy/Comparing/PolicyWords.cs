using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy.Comparing;

/// <summary>Says a change of a policy in one language.</summary>
/// <remarks>Sentences are found by the pattern of the path, where <c>*</c> stands for one part; its name fills <c>{0}</c>, <c>{1}</c>.</remarks>
internal sealed class PolicyWords
{
    private const int MinutesPerHour = 60;
    private const int FewestMinutesAsHours = 600;

    private readonly bool _isGerman;

    private PolicyWords(bool isGerman) => _isGerman = isGerman;

    /// <summary>German.</summary>
    public static PolicyWords German { get; } = new(isGerman: true);

    /// <summary>English.</summary>
    public static PolicyWords English { get; } = new(isGerman: false);

    /// <summary>Says a change.</summary>
    public string Say(PolicyChange change)
    {
        foreach (var sentence in PolicySentences.All)
        {
            if (Parts(sentence.Pattern, change.Path) is { } parts)
            {
                var template = _isGerman ? sentence.German : sentence.English;
                for (var i = 0; i < parts.Count; i++)
                {
                    template = template.Replace($"{{{(char)('0' + i)}}}", Name(sentence, parts[i]), StringComparison.Ordinal);
                }

                return template.Replace("{=}", $"{Value(sentence, change.From, change.To)} → {Value(sentence, change.To, change.From)}", StringComparison.Ordinal);
            }
        }

        return change.ToString();
    }

    /// <summary>Whether a path has a sentence of its own.</summary>
    public static bool Knows(string path) => PolicySentences.All.Any(sentence => Parts(sentence.Pattern, path) is not null);

    private static List<string>? Parts(string pattern, string path)
    {
        var expected = pattern.Split('.');
        var actual = path.Split('.');
        if (expected.Length != actual.Length)
        {
            return null;
        }

        var parts = new List<string>();
        for (var i = 0; i < expected.Length; i++)
        {
            if (expected[i] == "*")
            {
                parts.Add(actual[i]);
            }
            else if (!string.Equals(expected[i], actual[i], StringComparison.Ordinal))
            {
                return null;
            }
        }

        return parts;
    }

    private string Value(PolicySentence sentence, string? value, string? other) => (sentence.Kind, value) switch
    {
        (SentenceKind.Membership, _) => value is null ? Say("nein", "no") : Say("ja", "yes"),
        (SentenceKind.Absence, _) => value is null ? Say("an", "on") : Say("aus", "off"),
        (_, null) => "–",
        (SentenceKind.YesNo, _) => value == "true" ? Say("ja", "yes") : Say("nein", "no"),
        (SentenceKind.Codes, _) => string.Join(", ", value.Split(", ").Select(code => Name(sentence, code))),
        (SentenceKind.Day, _) => Day(value) ?? value,
        (SentenceKind.Duration, _) => Duration(int.Parse(value, CultureInfo.InvariantCulture), other is null ? null : int.Parse(other, CultureInfo.InvariantCulture)),
        _ => value,
    };

    private string Name(PolicySentence sentence, string part)
    {
        if (PolicyNames.All.TryGetValue(part, out var name))
        {
            return _isGerman ? name.German : name.English;
        }

        return sentence.Pattern.Split('.')[0] switch
        {
            "region_ags" => Region(part),
            "skills" => Competence(part),
            "language" => Group(part),
            "law" => Day(part) ?? SchoolYears(part),
            _ => null,
        } ?? part;
    }

    private string? Competence(string code) => !EnumCode.TryParse<CompetenceDimension>(code, out var dimension)
        ? null
        : _isGerman ? ReferenceCatalogue.Shared.Dimension(dimension).TermGerman : ReferenceCatalogue.Shared.Dimension(dimension).TermEnglish;

    private string Duration(int minutes, int? beside) => Math.Max(minutes, beside ?? 0) >= FewestMinutesAsHours && minutes % MinutesPerHour == 0 && (beside ?? 0) % MinutesPerHour == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{minutes / MinutesPerHour} {Say("Stunden", "hours")}")
        : string.Create(CultureInfo.InvariantCulture, $"{minutes} {Say("Minuten", "minutes")}");

    private string? Day(string text) => !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? null
        : day.ToString(Say("dd.MM.yyyy", "d MMM yyyy"), CultureInfo.InvariantCulture);

    private string? SchoolYears(string key) => key.StartsWith(LawKeys.FullTimeSchoolYearsPrefix, StringComparison.Ordinal)
        && State(key[LawKeys.FullTimeSchoolYearsPrefix.Length..]) is { } state
            ? Say($"Vollzeitschulpflicht in Jahren, {state}", $"Years of full-time compulsory schooling, {state}")
            : null;

    private static string? Region(string ags) => (ReferenceCatalogue.Shared.FindDistrict(ags)?.Name ?? State(ags)) is { } name ? $"{name} ({ags})" : null;

    private static string? Group(string prefix) =>
        KldbCode.TryParse(prefix, out var code) && ReferenceCatalogue.Shared.Kldb(code) is { } group ? $"{prefix} ({group.Title})" : null;

    private static string? State(string ags) => ReferenceCatalogue.Shared.States.FirstOrDefault(state => state.Ags == ags)?.Name;

    private string Say(string german, string english) => _isGerman ? german : english;
}
