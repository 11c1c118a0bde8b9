using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
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

    /// <summary>A result as it was given, in words: its scale by name, how far that goes where it is known, and a decimal comma in German.</summary>
    public static string Value(ReadingDocument reading, TextCatalogue texts)
    {
        if (reading.Scale is not { } scale)
        {
            return reading.Value;
        }

        var value = TextArgument.Text("value", texts.Language == "de" ? reading.Value.Replace('.', ',') : reading.Value);
        var max = reading.OutOf ?? (scale is "RATING" or "LEVEL" ? Instruments.Find(reading.Instrument)?.Maximum : null);
        return texts.Format("Scale." + scale, max is { } known ? [value, TextArgument.Number("max", known)] : [value]);
    }

    /// <summary>What an instrument is called; a code that nobody has named stays as it is.</summary>
    public static string Instrument(string code, TextCatalogue texts) => Instruments.Find(code) is null ? SafeText.Plain(code) : texts.Text("Instrument." + code);

    /// <summary>By what a result came about: the instrument, else the kind of proof.</summary>
    public static string By(ReadingDocument reading, TextCatalogue texts) => reading.Instrument is { } code ? Instrument(code, texts) : texts.Text("EvidenceKind." + reading.Kind);

    public static string Source(ReadingDocument reading, TextCatalogue texts) => string.Join(", ", new[]
    {
        By(reading, texts),
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
