using DocumentFormat.OpenXml.Spreadsheet;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Tests.Workbooks;

/// <summary>An adviser fills the template in; what it shows is right and never becomes a fact by itself.</summary>
public sealed class TemplateTests
{
    [Theory]
    [InlineData("de", "Büro")]
    [InlineData("en", "market")]
    public void Template_Unfilled_AsksForTheOfficeAloneAndTakesNoExampleForAFact(string language, string office)
    {
        var template = SampleWorkbook.Template(language);

        Assert.All(template.Problems(), problem => Assert.StartsWith($"{office}!B", problem, StringComparison.Ordinal));
        Assert.Equal(["B6", "B7", "B8", "B9"], template.Read().Problems.Select(problem => problem.Cell));
        Assert.Contains("an example row, as each sheet may have one; it is not read (and 16 more)", Assert.Single(template.Notices()), StringComparison.Ordinal);
        var market = Filled(template, office).Read().Market!;
        Assert.Equal((0, 0, 0, 0), (market.Companies.Count, market.Places.Count, market.Candidates.Count, market.Advisers.Count));
    }

    [Theory]
    [InlineData("de", "Büro")]
    [InlineData("en", "market")]
    public void Template_ExamplesWithoutTheirMark_AreAMarket(string language, string office)
    {
        var template = Filled(SampleWorkbook.Template(language), office);
        foreach (var schema in MarketSchema.Tables)
        {
            template = template.Text(language == "de" ? schema.German : schema.Name, "A3", schema.Columns[0].Example);
        }

        var result = template.Read();

        Assert.Empty(result.ProblemLines());
        Assert.Empty(result.Notices);
        Assert.Equal((1, 1, 1, 1), (result.Market!.Companies.Count, result.Market.Places.Count, result.Market.Candidates.Count, result.Market.Advisers.Count));
        Assert.Equal("""{"inherits":"stuttgart"}""", result.PolicyText);
    }

    [Fact]
    public void Template_EveryCode_DropsDownInGermanAndIsUnderstood()
    {
        foreach (var column in MarketSchema.Tables.SelectMany(table => table.Columns).Where(column => !column.TypeName.EndsWith("occupation", StringComparison.Ordinal)))
        {
            foreach (var choice in column.Type.Choices(OfficeWords.German) ?? [])
            {
                var canonical = column.Type.Read(choice).Value;
                Assert.True(canonical is not null, $"{column.Name} '{choice}'");
                var word = choice.Contains(" (", StringComparison.Ordinal) ? choice[(choice.IndexOf(" (", StringComparison.Ordinal) + 2)..^1] : choice;
                Assert.Equal(canonical, column.Type.Read(word).Value);
                Assert.Equal(canonical, column.Type.Read(choice.Split(" (")[0]).Value);
            }
        }
    }

    [Fact]
    public void Template_EveryOccupation_DropsDownAndIsUnderstood() =>
        Assert.Equal(
            ReferenceCatalogue.Shared.Occupations.Select(occupation => occupation.Id).Order(),
            CellTypes.Occupation.Choices(OfficeWords.German).Select(choice => (Id<Occupation>)CellTypes.Occupation.Read(choice).Value!).Order());

    [Fact]
    public void Template_EveryColumn_HasANoteAtItsCellsAndListsLeadSomewhere() => SampleWorkbook.Template().With(document =>
    {
        var lists = SampleWorkbook.Part(document, "Listen").Worksheet.GetFirstChild<SheetData>()!.Elements<Row>().ToArray();
        foreach (var schema in MarketSchema.Tables)
        {
            var sheet = SampleWorkbook.Part(document, schema.German).Worksheet;
            var validations = sheet.Descendants<DataValidation>().ToArray();
            Assert.Equal(schema.Columns.Count, validations.Length);
            Assert.All(validations, validation => Assert.NotEmpty(validation.Prompt!.Value!));
            var headers = sheet.Descendants<Row>().First().Elements<Cell>().Select(cell => cell.InnerText).ToArray();
            Assert.Equal(schema.Columns.Select(column => column.German), headers);
            Assert.StartsWith("Hinweis: ", sheet.Descendants<Row>().ElementAt(1).Elements<Cell>().First().InnerText, StringComparison.Ordinal);
            foreach (var (column, validation) in schema.Columns.Zip(validations))
            {
                if (column.Type.Choices(OfficeWords.German) is { } choices)
                {
                    var range = validation.Formula1!.Text;
                    var letters = range[(range.IndexOf('$', StringComparison.Ordinal) + 1)..range.IndexOf("$2", StringComparison.Ordinal)];
                    var listed = lists.Skip(1).SelectMany(row => row.Elements<Cell>()).Where(cell => cell.CellReference!.Value!.TrimEnd([.. "0123456789"]) == letters).Select(cell => cell.InnerText);
                    Assert.Equal(choices, listed);
                }
            }
        }
    });

    private static SampleWorkbook Filled(SampleWorkbook template, string office) =>
        template.Text(office, "B6", "stuttgart").Text(office, "B7", "KAUSA Stuttgart").Number(office, "B8", "46174", "dd.mm.yyyy").Text(office, "B9", "von Hand").Text(office, "B10", "stuttgart");
}
