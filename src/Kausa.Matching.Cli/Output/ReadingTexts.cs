using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Assessments;

namespace Kausa.Matching.Cli.Output;

/// <summary>Results in words: what was measured, by what, how it was read, and whether it counts.</summary>
internal static class ReadingTexts
{
    public static string Line(ReadingDocument reading, TextCatalogue texts) => string.Join(" · ",
        $"{Subject(reading.Subject, texts)}: {Value(reading, texts)}",
        Source(reading, texts),
        ReadAs(reading, texts),
        Counts(reading, texts));

    /// <summary>An estimate before and now; its value once where only what is to be known about it is new.</summary>
    public static string Line(EstimateDocument estimate, TextCatalogue texts)
    {
        var isGerman = ReferenceCatalogue.Shared.Dimension(estimate.Subject) is null;
        var (from, to) = (Estimate(estimate.From, estimate.FromError, isGerman, texts), Estimate(estimate.To, estimate.ToError, isGerman, texts));
        return string.Join(" · ", estimate.Flags.Select(flag => texts.Text("EstimateFlags." + flag)).Prepend($"{Subject(estimate.Subject, texts)}: {(from == to ? to : $"{from} → {to}")}"));
    }

    private static string Estimate(int? value, int? error, bool isGerman, TextCatalogue texts) => (value, error, isGerman) switch
    {
        ({ } points, { } wide, false) => string.Create(CultureInfo.InvariantCulture, $"{points} ± {wide}"),
        ({ } tenths, { } wide, true) => $"{Tenths(tenths, texts)} ± {Tenths(wide, texts)}",
        _ => texts.Text("Assess.NOT_MEASURED"),
    };

    public static string Subject(string code, TextCatalogue texts) => ReferenceCatalogue.Shared.Dimension(code) is { } dimension ? texts.Term(dimension.Dimension) : texts.Text(code);

    public static string Value(ReadingDocument reading, TextCatalogue texts) => reading.OutOf is { } max
        ? texts.Format("Assess.OF", [TextArgument.Text("value", reading.Value), TextArgument.Number("max", max)])
        : reading.Scale is { } scale ? $"{scale} {reading.Value}" : reading.Value;

    public static string Source(ReadingDocument reading, TextCatalogue texts) => string.Join(", ", new[]
    {
        reading.Instrument ?? reading.Kind,
        texts.Date(DateOnly.ParseExact(reading.AssessedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        reading.AgeMonths == 0 ? "" : texts.Format("Assess.AGE", [TextArgument.Number("months", reading.AgeMonths)]),
    }.Where(part => part.Length > 0));

    private static string ReadAs(ReadingDocument reading, TextCatalogue texts) =>
        $"{texts.Text("Assess.READ_AS")} {Amount(reading, texts)}";

    public static string Amount(ReadingDocument reading, TextCatalogue texts) => $"{Tenths(reading.ReadAsTenths, texts)} ± {Tenths(reading.ErrorTenths, texts)}";

    public static string Counts(ReadingDocument reading, TextCatalogue texts)
    {
        var said = reading.Flags.Select(flag => texts.Text("EstimateFlags." + flag)).Prepend(reading.SetAside is { } reason ? texts.Text("SetAsideReason." + reason) : string.Empty).Where(text => text.Length > 0).ToList();
        return texts.Text(reading.Counts ? "Assess.YES" : "Assess.NO") + (said.Count == 0 ? "" : $" ({string.Join("; ", said)})");
    }

    private static string Tenths(int tenths, TextCatalogue texts) => string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}{(texts.Language == "de" ? ',' : '.')}{tenths % 10}");
}
