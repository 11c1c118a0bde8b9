using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Office.Advice;
using Spectre.Console;

namespace Kausa.Matching.Cli.Output;

/// <summary>Writes an answer for people and programs; the names of columns and facts are a contract.</summary>
internal static class SheetOutput
{
    public static void Write(Sheet sheet, OutputFormat format, string language, Terminal terminal)
    {
        if (format != OutputFormat.Table)
        {
            foreach (var remark in sheet.Remarks)
            {
                terminal.Error.WriteLine(SafeText.Line(remark));
            }
        }

        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(Json(sheet));
                break;
            case OutputFormat.Csv:
                WriteLearned(sheet, language, terminal.Error);
                LawWarning.Write(sheet.Warnings, terminal.Error);
                var table = sheet.Tables[0];
                terminal.Output.WriteLine(Csv.Row(table.Columns.Select(column => column.Key)));
                foreach (var row in table.Rows)
                {
                    terminal.Output.WriteLine(Csv.Row(row.Select(cell => Invariant(cell.Value))));
                }

                break;
            default:
                Text(sheet, language, terminal);
                break;
        }
    }

    // Rows have no room for what the other forms say of the order.
    private static void WriteLearned(Sheet sheet, string language, TextWriter error)
    {
        if (Fact("learned_since") is { } since)
        {
            OrderTexts.WriteLearned($"{Fact("policy")}@{Fact("policy_version")}", DateOnly.ParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture), language, error);
        }

        string? Fact(string key) => sheet.Facts.FirstOrDefault(fact => fact.Key == key).Value is { } value ? Invariant(value) : null;
    }

    private static void Text(Sheet sheet, string language, Terminal terminal)
    {
        terminal.Output.WriteLine(SafeText.Plain(sheet.Title));
        foreach (var line in sheet.Lead.Concat(sheet.Remarks))
        {
            terminal.Output.WriteLine(SafeText.Plain(line));
        }

        LawWarning.WriteLine(sheet.Warnings, Labels.For(language), terminal.Output);

        foreach (var table in sheet.Tables)
        {
            if (table.Title.Length > 0)
            {
                terminal.Output.WriteLine();
                terminal.Output.WriteLine(SafeText.Plain(table.Title));
            }

            if (table.Rows.Count == 0)
            {
                if (table.WhenEmpty.Length > 0)
                {
                    terminal.Output.WriteLine(SafeText.Plain(table.WhenEmpty));
                }

                continue;
            }

            PlainConsole.Create(terminal).Write(Drawn(table, terminal));
        }

        foreach (var note in sheet.Notes)
        {
            terminal.Output.WriteLine(SafeText.Plain(note));
        }
    }

    private static Table Drawn(SheetTable table, Terminal terminal)
    {
        var drawn = PlainConsole.Table(terminal);
        var shown = Enumerable.Range(0, table.Columns.Count).Where(i => table.Columns[i].Title.Length > 0).ToArray();
        foreach (var i in shown)
        {
            var column = new TableColumn(Markup.Escape(table.Columns[i].Title));
            drawn.AddColumn(table.Columns[i].IsNumber ? column.RightAligned() : column);
        }

        foreach (var row in table.Rows)
        {
            drawn.AddRow(Array.ConvertAll(shown, i => Markup.Escape(SafeText.Plain(row[i].Text))));
        }

        return drawn;
    }

    private static string Json(Sheet sheet) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        foreach (var (key, value) in sheet.Facts)
        {
            json.WritePropertyName(key);
            Write(json, value);
        }

        json.WriteStartArray("warnings");
        foreach (var warning in sheet.Warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
        foreach (var table in sheet.Tables)
        {
            json.WriteStartArray(table.Key);
            foreach (var row in table.Rows)
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Count; i++)
                {
                    json.WritePropertyName(table.Columns[i].Key);
                    Write(json, row[i].Value);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static string Invariant(object? value) => value switch
    {
        null => string.Empty,
        bool flag => flag ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
