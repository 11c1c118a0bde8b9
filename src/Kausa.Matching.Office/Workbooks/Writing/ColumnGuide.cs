using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;
using Column = Kausa.Matching.Office.Schema.Column;

namespace Kausa.Matching.Office.Workbooks.Writing;

/// <summary>What a column of a sheet tells and offers whoever fills it in: header, hint, note at the cell, drop-down.</summary>
internal sealed class ColumnGuide(OfficeWords words, ListSheet lists)
{
    private const int LongestTitle = 32;
    private const int LongestPrompt = 255;

    public string Header(Column column) => words.Header(column);

    public string SheetName(TableSchema schema) => words.SheetName(schema);

    public string About(TableSchema schema) => words.Find("about." + schema.Name) ?? schema.Meaning;

    /// <summary>What the column says and whether it must be filled in.</summary>
    public string Hint(TableSchema schema, Column column)
    {
        var meaning = words.Find($"{schema.Name}.{column.Name}") ?? Sentence(column.Meaning);
        if (column.IsRequired)
        {
            return $"{meaning} {words["hint.required"]}";
        }

        return column.WhenEmpty switch
        {
            null => $"{meaning} {words["hint.optional"]}",
            _ when words == OfficeWords.German => meaning,
            var empty => $"{meaning} {words["hint.empty"].Replace("{meaning}", empty, StringComparison.Ordinal)}",
        };
    }

    /// <summary>The check and the note at the cells of a column.</summary>
    /// <param name="schema">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="cells">The cells, such as <c>D4:D2000</c>.</param>
    /// <param name="ids">The cells with the ids a reference may name; null where the column refers to none.</param>
    public DataValidation Validation(TableSchema schema, Column column, string cells, string? ids)
    {
        var validation = new DataValidation
        {
            SequenceOfReferences = new ListValue<StringValue>([cells]),
            AllowBlank = true,
            ShowInputMessage = true,
            ShowErrorMessage = true,
            ErrorStyle = DataValidationErrorStyleValues.Warning,
            PromptTitle = Cut(Header(column), LongestTitle),
            Prompt = Cut($"{Hint(schema, column)} {Written(column)} [{column.Name}]", LongestPrompt),
            ErrorTitle = Cut(Header(column), LongestTitle),
            Error = Cut(Written(column), LongestPrompt),
        };
        Restrict(validation, column, ids ?? lists.RangeOf(column));
        return validation;
    }

    // How values of the column are written.
    private string Written(Column column)
    {
        const string ListOf = "list of ";
        var isList = column.TypeName.StartsWith(ListOf, StringComparison.Ordinal);
        var text = words["type." + (isList ? column.TypeName[ListOf.Length..] : column.TypeName)] + (isList ? " " + words["type.list of"] : "");
        return column.Type switch
        {
            IntCell whole => text.Replace("{min}", Number(whole.Min), StringComparison.Ordinal).Replace("{max}", Number(whole.Max), StringComparison.Ordinal),
            TextCell free => text.Replace("{max}", Number(free.MaxLength), StringComparison.Ordinal),
            _ => text,
        };
    }

    private static void Restrict(DataValidation validation, Column column, string? choices)
    {
        if (choices is not null)
        {
            validation.Type = DataValidationValues.List;
            validation.Formula1 = new Formula1(choices);

            // Several values, or a word alone, are no item of the list and right all the same.
            validation.ShowErrorMessage = !column.TypeName.StartsWith("list of ", StringComparison.Ordinal);
            return;
        }

        switch (column.Type)
        {
            case IntCell whole:
                Between(validation, DataValidationValues.Whole, Number(whole.Min), Number(whole.Max));
                break;
            case HundredthsCell hundredths:
                Between(validation, DataValidationValues.Decimal, "0", Number(hundredths.Max));
                break;
            case DayCell:
                Between(validation, DataValidationValues.Date, "1", "73415");
                break;
            case TimeCell:
                Between(validation, DataValidationValues.Time, "0", "0.999988426");
                break;
            default:
                validation.ShowErrorMessage = false;
                break;
        }
    }

    private static void Between(DataValidation validation, DataValidationValues type, string from, string to)
    {
        validation.Type = type;
        validation.Operator = DataValidationOperatorValues.Between;
        validation.Formula1 = new Formula1(from);
        validation.Formula2 = new Formula2(to);
    }

    private static string Sentence(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..] + ".";

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
