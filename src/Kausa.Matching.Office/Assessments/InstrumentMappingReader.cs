using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Assessments;

/// <summary>Reads a mapping file; every problem is named with its field, its value and what is allowed.</summary>
public sealed partial class InstrumentMappingReader
{
    private const string AllSkills = "ALL";
    private const int MostColumns = 60;
    private const int MostWord = 10_000;
    private readonly List<string> _problems = [];
    private readonly string _file;

    private InstrumentMappingReader(string file) => _file = file;

    /// <summary>Reads a mapping.</summary>
    /// <param name="json">Text of the file.</param>
    /// <param name="name">Name of the mapping.</param>
    /// <returns>The mapping, or every problem: <c>NAME FIELD 'VALUE': what is allowed</c>.</returns>
    public static (InstrumentMapping? Mapping, IReadOnlyList<string> Problems) Read(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(name);
        var reader = new InstrumentMappingReader(name);
        MappingDocument? document;
        try
        {
            document = JsonSerializer.Deserialize<MappingDocument>(json, MappingDocument.Form);
        }
        catch (JsonException exception)
        {
            return (null, [$"{name} file '{exception.Path ?? "$"}': a JSON object with instrument, kind, scale, unit, out_of, options, facts, headers, words and results or dimensions ({exception.Message})"]);
        }

        var mapping = reader.Read(document ?? new MappingDocument());
        return reader._problems.Count == 0 ? (mapping, []) : (null, reader._problems);
    }

    private InstrumentMapping Read(MappingDocument document)
    {
        var kind = Code<EvidenceKind>("kind", document.Kind) ?? default;
        var scale = document.Scale is null ? (RawScale?)null : Code<RawScale>("scale", document.Scale);
        var isGerman = document.Scale is null;
        Check(document.Instrument is { } code && InstrumentPattern().IsMatch(code), "instrument", document.Instrument, "capital letters, digits and _, at most 40, as HAMET");
        CheckForm(document, kind, scale, isGerman);
        var results = (document.Results ?? []).Select((one, i) => Result(one, $"results[{i}]", isGerman)).OfType<ResultColumn>().ToValueList();
        foreach (var twice in results.GroupBy(one => (one.Dimension, one.Skill, one.Part)).Where(group => group.Count() > 1))
        {
            Problem("results", twice.First().Column, "columns about the same thing need a part that tells them apart");
        }

        foreach (var twice in results.SelectMany(one => new[] { one.Column, one.Header }.Distinct(StringComparer.Ordinal)).GroupBy(one => one, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Problem("results", twice.Key, "every column and every header once");
        }

        return new InstrumentMapping
        {
            Name = _file,
            Instrument = document.Instrument ?? "",
            Kind = kind,
            Scale = scale,
            Unit = document.Unit is null ? ResultUnit.Right : Code<ResultUnit>("unit", document.Unit) ?? ResultUnit.Right,
            OutOf = InRange("out_of", document.OutOf, 1, 10_000),
            Options = InRange("options", document.Options, 2, 20),
            Facts = Facts(document.Facts),
            Headers = (document.Headers ?? []).ToDictionary(header => header.Key, header => header.Value ?? "", StringComparer.Ordinal),
            Words = (document.Words ?? []).ToDictionary(word => word.Key, word => (int)(Math.Clamp(word.Value, 0, MostWord) * 100), StringComparer.Ordinal),
            Results = results,
            Dimensions = (document.Dimensions ?? []).Select((one, i) => Dimension($"dimensions[{i}]", one)).OfType<CompetenceDimension>().Distinct().Order().ToValueList(),
        };
    }

    private void CheckForm(MappingDocument document, EvidenceKind kind, RawScale? scale, bool isGerman)
    {
        var hasResults = document.Results is { Count: > 0 };
        var hasDimensions = document.Dimensions is { Count: > 0 };
        Check(hasResults != hasDimensions && (document.Results?.Count ?? 0) <= MostColumns, "results", null, $"either results, one column each, at most {MostColumns}, or dimensions, one row each");
        Check(!isGerman || !hasDimensions, "dimensions", null, "no dimensions without a scale: levels of German stand in results");
        Check(!isGerman || kind is EvidenceKind.CertificateLanguage or EvidenceKind.NormedTest or EvidenceKind.AdviserEstimate or EvidenceKind.SelfEstimate, "kind", document.Kind,
            "CERTIFICATE_LANGUAGE, NORMED_TEST, ADVISER_ESTIMATE or SELF_ESTIMATE where there is no scale");
        Check(scale is not { } known || EvidenceRules.ScalesOf(kind).Contains(known), "scale", document.Scale, $"one of {string.Join(", ", EvidenceRules.ScalesOf(kind).Select(one => one.Code()))} for {kind.Code()}");
        Check(document.Unit is null || scale == RawScale.Percent, "unit", document.Unit, "RIGHT or PERCENT, and only with the scale PERCENT");
        foreach (var header in document.Headers ?? [])
        {
            Check(AssessmentColumns.Names.Contains(header.Key) && !string.IsNullOrWhiteSpace(header.Value), $"headers.{header.Key}", header.Value, $"a header for one of {string.Join(", ", AssessmentColumns.Names)}");
        }

        foreach (var word in document.Words ?? [])
        {
            Check(word.Key.Trim() is { Length: > 0 and <= 40 } && word.Value is >= 0 and <= MostWord && word.Value * 100 == decimal.Truncate(word.Value * 100), $"words.{word.Key}", word.Value.ToString(CultureInfo.InvariantCulture), $"a word of at most 40 letters with its number 0..{MostWord}, at most two decimals");
        }
    }

    private ResultColumn? Result(ResultDocument? one, string path, bool isGerman)
    {
        if (one is null)
        {
            Problem(path, "null", "an object with column, header and dimension or skill");
            return null;
        }

        Check(one.Column is { } column && ColumnPattern().IsMatch(column) && !AssessmentColumns.Names.Contains(column), $"{path}.column", one.Column, $"small letters, digits and _, at most 40, and none of {string.Join(", ", AssessmentColumns.Names)}");
        Check(one.Header is { } header && header.Trim() == header && header.Length is > 0 and <= 80, $"{path}.header", one.Header, "a header of at most 80 characters");
        Check(one.Part is null || PartPattern().IsMatch(one.Part), $"{path}.part", one.Part, "capital letters and _, at most 20");
        var isOverall = isGerman && one.Skill == AllSkills;
        if (isGerman)
        {
            Check(one.Dimension is null, $"{path}.dimension", one.Dimension, "none: levels of German name a skill");
        }
        else
        {
            Check(one.Skill is null, $"{path}.skill", one.Skill, "none: a competence names a dimension");
        }

        return new(
            one.Column ?? "", one.Header ?? "",
            isGerman ? null : Dimension($"{path}.dimension", one.Dimension ?? ""),
            !isGerman || isOverall ? null : Code<LanguageSkill>($"{path}.skill", one.Skill, $", {AllSkills}"),
            InRange($"{path}.out_of", one.OutOf, 1, 10_000), InRange($"{path}.options", one.Options, 2, 20), one.Part);
    }

    private FixedFacts Facts(FactsDocument? facts)
    {
        if (facts is null)
        {
            return FixedFacts.None;
        }

        Check(facts.AdministrationLanguage is null || facts.AdministrationLanguage is { Length: 2 or 3 } && facts.AdministrationLanguage.All(char.IsAsciiLetterLower), "facts.administration_language", facts.AdministrationLanguage, "an ISO 639 code, as de");
        Check(facts.Supervised is null or "yes" or "no", "facts.supervised", facts.Supervised, "yes or no");
        return new(
            facts.InstrumentVersion, facts.AdministrationLanguage, facts.Assessor is null ? null : Code<AssessorRole>("facts.assessor", facts.Assessor), InRange("facts.observers", facts.Observers, 1, 50),
            facts.Supervised is null ? null : facts.Supervised == "yes");
    }

    private CompetenceDimension? Dimension(string field, string? code)
    {
        var found = ReferenceCatalogue.Shared.Dimension(code ?? "")?.Dimension;
        Check(found is not null, field, code, "the code of one of the 32 competences, as SCH_MATH");
        return found;
    }

    private TEnum? Code<TEnum>(string field, string? code, string more = "")
        where TEnum : struct, Enum
    {
        if (code is not null && EnumCode.TryParse<TEnum>(code, out var value))
        {
            return value;
        }

        Problem(field, code, string.Join(", ", EnumCode.All<TEnum>()) + more);
        return null;
    }

    private int? InRange(string field, int? value, int min, int max)
    {
        Check(value is not { } number || (number >= min && number <= max), field, value?.ToString(CultureInfo.InvariantCulture), $"a whole number {min}..{max}");
        return value;
    }

    private void Check(bool holds, string field, string? value, string allowed)
    {
        if (!holds)
        {
            Problem(field, value, allowed);
        }
    }

    private void Problem(string field, string? value, string allowed) => _problems.Add($"{_file} {field} '{Cells.CellText.Shown(value ?? "")}': {allowed}");

    [GeneratedRegex("^[A-Z0-9_]{1,40}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstrumentPattern();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnPattern();

    [GeneratedRegex("^[A-Z_]{1,20}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();
}
