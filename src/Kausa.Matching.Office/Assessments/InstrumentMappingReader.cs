using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Assessments;

/// <summary>Reads a mapping file; every problem is named with its field, its value and what is allowed.</summary>
public sealed partial class InstrumentMappingReader
{
    private const string AllSkills = "ALL";
    private const int MostColumns = 60;
    private const int MostWord = 10_000;
    private static readonly EvidenceKind[] GermanKinds = [EvidenceKind.CertificateLanguage, EvidenceKind.NormedTest, EvidenceKind.AdviserEstimate, EvidenceKind.SelfEstimate];
    private readonly List<string> _problems = [];
    private readonly string _name;
    private readonly OfficeWords _words;

    private InstrumentMappingReader(string name, OfficeWords words)
    {
        _name = name;
        _words = words;
    }

    /// <summary>Reads a mapping.</summary>
    /// <param name="json">Text of the file.</param>
    /// <param name="name">Name of the mapping.</param>
    /// <param name="language">Language of the problems, <c>de</c> or <c>en</c>; nothing else depends on it.</param>
    /// <returns>The mapping, or every problem: <c>FIELD 'VALUE': what is allowed</c>.</returns>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public static (InstrumentMapping? Mapping, IReadOnlyList<string> Problems) Read(string json, string name, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(name);
        var reader = new InstrumentMappingReader(name, OfficeWords.For(language));
        MappingDocument? document;
        try
        {
            // Text that is no JSON is told as such, and only then what is in it.
            using (JsonDocument.Parse(json))
            {
            }

            document = JsonSerializer.Deserialize<MappingDocument>(json, MappingDocument.Form);
        }
        catch (JsonException exception)
        {
            var line = ("line", (object)((exception.LineNumber ?? 0) + 1));
            return (null, [(exception.Path is { } path
                ? Message.Of(MessageCode.MappingForm, line, ("path", Cells.CellText.Shown(path)))
                : Message.Of(MessageCode.MappingSyntax, line, ("byte", (exception.BytePositionInLine ?? 0) + 1))).In(reader._words)]);
        }

        var mapping = reader.Read(document ?? new MappingDocument());
        return reader._problems.Count == 0 ? (mapping, []) : (null, reader._problems);
    }

    private InstrumentMapping Read(MappingDocument document)
    {
        var kind = Code<EvidenceKind>("kind", document.Kind) ?? default;
        var scale = document.Scale is null ? (RawScale?)null : Code<RawScale>("scale", document.Scale);
        var isGerman = document.Scale is null;
        Check(document.Instrument is { } code && InstrumentPattern().IsMatch(code), "instrument", document.Instrument, Message.Of(MessageCode.MappingInstrument));
        CheckForm(document, kind, scale, isGerman);
        var outOf = (scale is { } known ? EvidenceRules.OutOfRange(kind, known) : null) ?? new ResultRange(1, 10_000, true);
        var results = (document.Results ?? []).Select((one, i) => Result(one, $"results[{i}]", isGerman, outOf)).OfType<ResultColumn>().ToValueList();
        foreach (var twice in results.GroupBy(one => (one.Dimension, one.Skill, one.Part)).Where(group => group.Count() > 1))
        {
            Problem("results", twice.First().Column, Message.Of(MessageCode.MappingPartNeeded));
        }

        foreach (var twice in results.SelectMany(one => new[] { one.Column, one.Header }.Distinct(StringComparer.Ordinal)).GroupBy(one => one, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Problem("results", twice.Key, Message.Of(MessageCode.MappingOnce));
        }

        return new InstrumentMapping
        {
            Name = _name,
            Instrument = document.Instrument ?? "",
            Kind = kind,
            Scale = scale,
            Unit = document.Unit is null ? ResultUnit.Right : Code<ResultUnit>("unit", document.Unit) ?? ResultUnit.Right,
            OutOf = InRange("out_of", document.OutOf, outOf.Min, outOf.Max),
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
        Check(hasResults != hasDimensions && (document.Results?.Count ?? 0) <= MostColumns, "results", null, Message.Of(MessageCode.MappingResults, ("max", MostColumns)));
        Check(!isGerman || !hasDimensions, "dimensions", null, Message.Of(MessageCode.MappingNoDimensions));
        Check(!isGerman || GermanKinds.Contains(kind), "kind", document.Kind, Message.Of(MessageCode.MappingGermanKind, ("codes", Codes(GermanKinds))));
        Check(scale is not { } known || EvidenceRules.ScalesOf(kind).Contains(known), "scale", document.Scale, Message.Of(MessageCode.MappingScale, ("codes", Codes(EvidenceRules.ScalesOf(kind))), ("kind", kind.Code())));
        Check(document.Unit is null || scale == RawScale.Percent, "unit", document.Unit, Message.Of(MessageCode.MappingUnit));
        foreach (var header in document.Headers ?? [])
        {
            Check(AssessmentColumns.Names.Contains(header.Key) && !string.IsNullOrWhiteSpace(header.Value), $"headers.{header.Key}", header.Value, Message.Of(MessageCode.MappingHeaders, ("names", string.Join(", ", AssessmentColumns.Names))));
        }

        foreach (var word in document.Words ?? [])
        {
            Check(word.Key.Trim() is { Length: > 0 and <= 40 } && word.Value is >= 0 and <= MostWord && word.Value * 100 == decimal.Truncate(word.Value * 100), $"words.{word.Key}", word.Value.ToString(CultureInfo.InvariantCulture), Message.Of(MessageCode.MappingWord, ("max", MostWord)));
        }
    }

    private ResultColumn? Result(ResultDocument? one, string path, bool isGerman, ResultRange outOf)
    {
        if (one is null)
        {
            Problem(path, "null", Message.Of(MessageCode.MappingResult));
            return null;
        }

        Check(one.Column is { } column && ColumnPattern().IsMatch(column) && !AssessmentColumns.Names.Contains(column), $"{path}.column", one.Column, Message.Of(MessageCode.MappingColumn, ("names", string.Join(", ", AssessmentColumns.Names))));
        Check(one.Header is { } header && header.Trim() == header && header.Length is > 0 and <= 80, $"{path}.header", one.Header, Message.Of(MessageCode.MappingHeader));
        Check(one.Part is null || PartPattern().IsMatch(one.Part), $"{path}.part", one.Part, Message.Of(MessageCode.MappingPart));
        var isOverall = isGerman && one.Skill == AllSkills;
        if (isGerman)
        {
            Check(one.Dimension is null, $"{path}.dimension", one.Dimension, Message.Of(MessageCode.MappingNoDimension));
        }
        else
        {
            Check(one.Skill is null, $"{path}.skill", one.Skill, Message.Of(MessageCode.MappingNoSkill));
        }

        return new(
            one.Column ?? "", one.Header ?? "",
            isGerman ? null : Dimension($"{path}.dimension", one.Dimension ?? ""),
            !isGerman || isOverall ? null : Code<LanguageSkill>($"{path}.skill", one.Skill, $", {AllSkills}"),
            InRange($"{path}.out_of", one.OutOf, outOf.Min, outOf.Max), InRange($"{path}.options", one.Options, 2, 20), one.Part);
    }

    private FixedFacts Facts(FactsDocument? facts)
    {
        if (facts is null)
        {
            return FixedFacts.None;
        }

        Check(facts.AdministrationLanguage is null || facts.AdministrationLanguage is { Length: 2 or 3 } && facts.AdministrationLanguage.All(char.IsAsciiLetterLower), "facts.administration_language", facts.AdministrationLanguage, Message.Of(MessageCode.MappingLanguage));
        Check(facts.Supervised is null or "yes" or "no", "facts.supervised", facts.Supervised, Message.Of(MessageCode.MappingYesNo));
        return new(
            facts.InstrumentVersion, facts.AdministrationLanguage, facts.Assessor is null ? null : Code<AssessorRole>("facts.assessor", facts.Assessor), InRange("facts.observers", facts.Observers, 1, 50),
            facts.Supervised is null ? null : facts.Supervised == "yes");
    }

    private CompetenceDimension? Dimension(string field, string? code)
    {
        var found = ReferenceCatalogue.Shared.Dimension(code ?? "")?.Dimension;
        Check(found is not null, field, code, Message.Of(MessageCode.MappingCompetence));
        return found;
    }

    private TEnum? Code<TEnum>(string field, string? code, string more = "")
        where TEnum : struct, Enum
    {
        if (code is not null && EnumCode.TryParse<TEnum>(code, out var value))
        {
            return value;
        }

        Problem(field, code, Message.Of(MessageCode.MappingOneOf, ("codes", string.Join(", ", EnumCode.All<TEnum>()) + more)));
        return null;
    }

    private int? InRange(string field, int? value, int min, int max)
    {
        Check(value is not { } number || (number >= min && number <= max), field, value?.ToString(CultureInfo.InvariantCulture), Message.Of(MessageCode.WholeNumber, ("min", min), ("max", max)));
        return value;
    }

    private void Check(bool holds, string field, string? value, Message allowed)
    {
        if (!holds)
        {
            Problem(field, value, allowed);
        }
    }

    private static string Codes<TEnum>(IEnumerable<TEnum> values)
        where TEnum : struct, Enum => string.Join(", ", values.Select(value => value.Code()));

    private void Problem(string field, string? value, Message allowed) => _problems.Add($"{field} '{Cells.CellText.Shown(value ?? "").In(_words)}': {allowed.In(_words)}");

    [GeneratedRegex("^[A-Z0-9_]{1,40}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstrumentPattern();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnPattern();

    [GeneratedRegex("^[A-Z_]{1,20}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();
}
