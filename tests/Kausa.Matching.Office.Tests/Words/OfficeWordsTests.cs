using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Tests.Words;

/// <summary>Every column has its German words, and nothing German is left over.</summary>
public sealed class OfficeWordsTests
{
    private static readonly TableSchema[] Schemas = [MarketSchema.Market, .. MarketSchema.Tables];

    [Fact]
    public void German_EveryTableAndColumn_HasWords() =>
        None(Schemas.SelectMany(schema => schema.Columns.Select(column => $"{schema.Name}.{column.Name}").Append("sheet." + schema.Name).Append("about." + schema.Name))
            .Where(key => OfficeWords.German.Find(key) is null));

    [Fact]
    public void German_EveryKeyOfATable_IsAColumn() =>
        None(OfficeWords.German.Keys.Where(key => Schemas.FirstOrDefault(schema => key.StartsWith(schema.Name + ".", StringComparison.Ordinal)) is { } schema
            && schema.Find(key[(schema.Name.Length + 1)..]) is null));

    [Fact]
    public void German_EmptyCellThatMeansSomething_IsExplained() =>
        None(Schemas.SelectMany(schema => schema.Columns.Where(column => column.WhenEmpty is not null).Select(column => $"{schema.Name}.{column.Name}"))
            .Where(key => !OfficeWords.German[key].Contains("Leer: ", StringComparison.Ordinal)));

    [Fact]
    public void German_EveryCode_HasAWord() =>
        None(Schemas.SelectMany(schema => schema.Columns).Where(column => column.TypeName is "code" or "list of code")
            .SelectMany(column => column.Type.Choices(OfficeWords.English)!.Zip(column.Type.Choices(OfficeWords.German)!, (code, label) => (code, label, column.Name)))
            .Where(choice => choice.label == choice.code && choice.code is not ("A1" or "A2" or "B1" or "B2" or "C1" or "C2" or "NONE")).Select(choice => $"{choice.Name} {choice.code}"));

    [Fact]
    public void German_WordsOfCodes_HoldNothingThatSeparatesThem() =>
        None(OfficeWords.German.Keys.Where(key => char.IsUpper(key[0]) && OfficeWords.German[key].AsSpan().IndexOfAny("|;,()") >= 0));

    [Fact]
    public void Headers_WithinATable_AreUnmistakable() =>
        Assert.All(Schemas, schema => Assert.All(schema.Columns, column => Assert.Same(column, schema.FindHeader(column.German))));

    [Fact]
    public void English_SaysWhatGermanSays_WhereTheSchemaDoesNot() =>
        None(OfficeWords.German.Keys.Where(key => char.IsLower(key[0]) && !Schemas.Any(schema => key.StartsWith(schema.Name + ".", StringComparison.Ordinal))
            && !key.StartsWith("sheet.", StringComparison.Ordinal) && !key.StartsWith("about.", StringComparison.Ordinal) && OfficeWords.English.Find(key) is null));

    private static void None(IEnumerable<string> offenders) => Assert.Empty(offenders);
}
