using System.Globalization;
using Kausa.Matching.Assessment;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Assessments;
using Spectre.Console;

namespace Kausa.Matching.Cli.Output;

/// <summary>What is known about one person, source by source.</summary>
internal static class EvidenceOverviewOutput
{
    // What is said beside an estimate: the rest stands beside the results.
    private static readonly EstimateFlags[] ToKnow = [EstimateFlags.InconsistentEvidence, EstimateFlags.SelfEstimateOnly, EstimateFlags.AdviserEstimateOnly, EstimateFlags.StatedOnly];

    public static void Write(EvidenceOverview overview, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(Json(overview));
                break;
            case OutputFormat.Csv:
                terminal.Output.WriteLine(Csv.Row("subject", "evidence", "kind", "instrument", "assessor", "assessed_on", "age_months", "scale", "value", "out_of", "options", "read_as_tenths", "error_tenths", "counts", "flags", "set_aside"));
                foreach (var one in overview.Sources.Select(source => source.ToDocument()))
                {
                    terminal.Output.WriteLine(Csv.Row(
                        one.Subject, one.Evidence, one.Kind, one.Instrument ?? "", one.Assessor ?? "", one.AssessedOn, Number(one.AgeMonths), one.Scale ?? "", one.Value, Number(one.OutOf), Number(one.Options),
                        Number(one.ReadAsTenths), Number(one.ErrorTenths), one.Counts ? "yes" : "no", string.Join('|', one.Flags), one.SetAside ?? ""));
                }

                break;
            default:
                Table(overview, texts, terminal);
                break;
        }
    }

    private static void Table(EvidenceOverview overview, TextCatalogue texts, Terminal terminal)
    {
        terminal.Output.WriteLine(texts.Format("Assess.SHOW", [TextArgument.Text("candidate", overview.Candidate.Value)]));
        if (!overview.Sources.Any())
        {
            terminal.Output.WriteLine(texts.Text("Assess.NO_SOURCES"));
            return;
        }

        var table = PlainConsole.Table(terminal);
        foreach (var column in new[] { "SUBJECT", "ESTIMATE", "SOURCE", "VALUE", "READ_AS", "COUNTS" })
        {
            table.AddColumn(texts.Text("Assess." + column));
        }

        foreach (var one in overview.Competences)
        {
            Add(table, AssessedSubject.Of(one.Dimension), one.Estimate.IsMeasured ? $"{Number(one.Estimate.Points)} ± {Number(one.Estimate.ErrorPoints)}" : null, one.Estimate.Flags, one.Sources, texts);
        }

        foreach (var one in overview.Languages.Where(one => one.Sources.Count > 0))
        {
            Add(table, AssessedSubject.Of(one.Skill), one.Estimate.IsMeasured ? $"{Levels(one.Estimate.Tenths, texts)} ± {Levels(one.Estimate.ErrorTenths, texts)}" : null, one.Estimate.Flags, one.Sources, texts);
        }

        PlainConsole.Create(terminal).Write(table);
    }

    private static void Add(Table table, AssessedSubject subject, string? estimate, EstimateFlags flags, ValueList<SourceReading> sources, TextCatalogue texts)
    {
        var isFirst = true;
        foreach (var one in sources.Select(source => source.ToDocument()))
        {
            var toKnow = string.Concat(ToKnow.Where(flag => flags.HasFlag(flag)).Select(flag => "\n" + texts.Of(flag)));
            table.AddRow(
                Markup.Escape(isFirst ? ReadingTexts.Subject(subject.Code, texts) : string.Empty),
                Markup.Escape(isFirst ? (estimate ?? texts.Text("Assess.NOT_MEASURED")) + toKnow : string.Empty),
                Markup.Escape(ReadingTexts.Source(one, texts)), Markup.Escape(ReadingTexts.Value(one, texts)), Markup.Escape(ReadingTexts.Amount(one, texts)), Markup.Escape(ReadingTexts.Counts(one, texts)));
            isFirst = false;
        }
    }

    private static string Json(EvidenceOverview overview) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("candidate", overview.Candidate.Value);
        json.WriteString("as_of", overview.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray("subjects");
        foreach (var one in overview.Competences)
        {
            Subject(json, AssessedSubject.Of(one.Dimension), one.Estimate.Source, one.Estimate.Points, one.Estimate.ErrorPoints, one.Estimate.Flags, one.Sources);
        }

        foreach (var one in overview.Languages)
        {
            Subject(json, AssessedSubject.Of(one.Skill), one.Estimate.Source, one.Estimate.Tenths, one.Estimate.ErrorTenths, one.Estimate.Flags, one.Sources);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Subject(System.Text.Json.Utf8JsonWriter json, AssessedSubject subject, EvidenceSource source, int value, int error, EstimateFlags flags, ValueList<SourceReading> sources)
    {
        json.WriteStartObject();
        json.WriteString("subject", subject.Code);
        json.WriteBoolean("is_measured", source != EvidenceSource.Nothing);
        if (source != EvidenceSource.Nothing)
        {
            json.WriteString("source", source.Code());
            json.WriteNumber("estimate", value);
            json.WriteNumber("error", error);
        }

        json.WriteStartArray("flags");
        foreach (var flag in Enum.GetValues<EstimateFlags>().Where(flag => flag != EstimateFlags.None && flags.HasFlag(flag)))
        {
            json.WriteStringValue(flag.Code());
        }

        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var one in sources.Select(source => source.ToDocument()))
        {
            json.WriteStartObject();
            json.WriteString("evidence", one.Evidence);
            json.WriteString("kind", one.Kind);
            json.WriteString("instrument", one.Instrument);
            json.WriteString("assessor", one.Assessor);
            json.WriteString("assessed_on", one.AssessedOn);
            json.WriteNumber("age_months", one.AgeMonths);
            json.WriteString("value", one.Value);
            json.WriteNumber("read_as_tenths", one.ReadAsTenths);
            json.WriteNumber("error_tenths", one.ErrorTenths);
            json.WriteBoolean("counts", one.Counts);
            json.WriteString("set_aside", one.SetAside);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Levels(int tenths, TextCatalogue texts) => string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}{(texts.Language == "de" ? ',' : '.')}{tenths % 10}");

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
