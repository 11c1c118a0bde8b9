using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Office.Tests.Workbooks;

/// <summary>What an adviser reads about a German workbook: German, with the header above the cell and the words of the drop-down.</summary>
public sealed class GermanMessageTests
{
    private static SampleWorkbook Sample => SampleWorkbook.Create();

    [Theory]
    [InlineData("Betriebe", "C3", "1067", "Betriebe!C3 (Postleitzahl) '1067': eine deutsche Postleitzahl mit fünf Ziffern, ohne Ort, wie 70173; vorn fehlt die Null: 01067")]
    [InlineData("Betriebe", "D3", "Handwerk", "Betriebe!D3 (Kammer) 'Handwerk': gemeint vielleicht HWK (Handwerkskammer)? Erlaubt: IHK (Industrie- und Handelskammer), HWK (Handwerkskammer), ")]
    [InlineData("Betriebe", "E3", "ca. 12", "Betriebe!E3 (Beschäftigte) 'ca. 12': eine ganze Zahl von 0 bis 1000000, nur Ziffern")]
    [InlineData("Betriebe", "A3", "Autohaus Müller", "Betriebe!A3 (Kennung) 'Autohaus Müller': eine Kennung aus Buchstaben ohne Umlaute")]
    [InlineData("Plätze", "H3", "1. September 2027", "Plätze!H3 (Ausbildungsbeginn) '1. September 2027': ein Datum von 1900 bis 2100 mit Tag, Monat und vierstelligem Jahr, wie 01.09.2026")]
    [InlineData("Plätze", "B3", "c-33", "Plätze!B3 (Betrieb) 'c-33': eine Kennung aus Blatt Betriebe; gemeint vielleicht c-03?")]
    [InlineData("Personen", "E3", "12.05.2008", "Personen!E3 (Geburtsmonat) '12.05.2008': Jahr und Monat, wie 2008-05; der Tag der Geburt darf nicht in der Datei stehen")]
    [InlineData("Personen", "S3", "Realschulabschluss", "Personen!S3 (Schulabschluss) 'Realschulabschluss': NONE (kein Abschluss), ")]
    [InlineData("Wünsche", "C3", "Automechaniker", "Wünsche!C3 (Ausbildungsberuf) 'Automechaniker': gemeint vielleicht Kraftfahrzeugmechatroniker/in, ")]
    [InlineData("Wünsche", "C3", "Krankenschwester", "Wünsche!C3 (Ausbildungsberuf) 'Krankenschwester': „Krankenschwester“ ist keine duale Ausbildung: ")]
    [InlineData("Wünsche", "C4", "tischler", "Wünsche!C4 (Ausbildungsberuf) 'tischler': jeder Beruf nur einmal je Person; derselbe steht in Zeile 3")]
    [InlineData("Wünsche", "B1", "Rnag", "Wünsche!B1 'Rnag': gemeint vielleicht Rang? Erlaubt: Fallkennung, Rang, Ausbildungsberuf")]
    [InlineData("Deutsch_Person", "D3", "B 1", "Deutsch_Person!D3 (Niveau) 'B 1': gemeint vielleicht B1? Erlaubt: A0 (noch keine Kenntnisse), A1, A2, B1, B2, C1, C2")]
    [InlineData("Nachweise", "C3", "Mathe", "Nachweise!C3 (Kompetenz) 'Mathe': gemeint vielleicht SCH_MATH (Mathematische Grundkenntnisse)? Erlaubt: eine Angabe aus der Liste, die in der Zelle aufklappt (32 stehen auf dem Blatt „Listen“)")]
    [InlineData("Einwilligungen", "B3", "Beratung", "Einwilligungen!B3 (Zweck) 'Beratung': gemeint vielleicht MATCH_FOR_ADVISER (Suche in der Beratung)? Erlaubt: ")]
    [InlineData("Büro", "B8", "30.02.2026", "Büro!B8 (Stichtag) '30.02.2026': ein Datum von 1900 bis 2100 mit Tag, Monat und vierstelligem Jahr, wie 01.09.2026; diesen Tag gibt es nicht")]
    [InlineData("Büro", "B8", "01.01.2101", "Büro!B8 (Stichtag) '01.01.2101': ein Datum von 1900 bis 2100 mit Tag, Monat und vierstelligem Jahr, wie 01.09.2026")]
    [InlineData("Büro", "B8", "26.11.26", "Büro!B8 (Stichtag) '26.11.26': ein Datum von 1900 bis 2100 mit Tag, Monat und vierstelligem Jahr, wie 01.09.2026")]
    public void Read_BeginnersEntry_IsAnsweredInGerman(string sheet, string cell, string entry, string expected) =>
        Assert.Contains(Read(Sample.Text(sheet, cell, entry)).ProblemLines(), line => line.StartsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void Read_GradeInAWrongScale_IsAnsweredInGerman() =>
        Assert.Contains(
            "SCHOOL_GRADE wird angegeben als GRADE, nicht als PERCENT",
            Assert.Single(Read(Sample.Text("Nachweise", "D3", "SCHOOL_GRADE").Text("Nachweise", "E3", "PERCENT").Text("Nachweise", "O3", "").Text("Nachweise", "P3", "")).ProblemLines()),
            StringComparison.Ordinal);

    [Fact]
    public void Read_SheetMissing_IsAnsweredInGerman() =>
        Assert.Equal(["Plätze!A1 'fehlt': ohne dieses Blatt geht es nicht (Plätze oder places)"], Read(Sample.Remove("Plätze")).ProblemLines());

    [Fact]
    public void Read_Notices_AreGermanToo() => Assert.Equal(
        ["Betriebe!P3 (bestätigt am) '1.6.2026': als Text geschriebenes Datum, gelesen als 01.06.2026", "Personen!E3 (Geburtsmonat) '05/2008': Monat, gelesen als 2008-05"],
        Read(Sample.Text("Betriebe", "P3", "1.6.2026").Text("Personen", "E3", "05/2008")).Notices.Select(notice => notice.ToString()));

    [Fact]
    public void Read_ProblemsOnManySheets_GoThroughTheWorkbookFromLeftToRight() => Assert.Equal(
        ["Büro", "Beratende", "Plätze", "Deutsch_Person"],
        Read(Sample.Text("Deutsch_Person", "D3", "x").Text("Plätze", "O3", "x").Text("Beratende", "C3", "x").Text("Büro", "B8", "x")).Problems.Select(problem => problem.File));

    [Fact]
    public void Read_BothLanguages_FindTheSame()
    {
        var spoilt = Sample.Text("Betriebe", "C3", "1067").Text("Plätze", "H3", "bald").Text("Wünsche", "D1", "Vorname").Number("Betriebe", "E3", "0.12", "0%");
        var (german, english) = (Read(spoilt), Read(spoilt, "en"));

        Assert.Equal(english.Problems.Select(problem => (problem.File, problem.Line, problem.Column, problem.Cell, problem.Heading)), german.Problems.Select(problem => (problem.File, problem.Line, problem.Column, problem.Cell, problem.Heading)));
        Assert.Empty(german.Problems.Select(problem => problem.Allowed).Intersect(english.Problems.Select(problem => problem.Allowed)));
    }

    [Fact]
    public void Read_OtherLanguage_SaysWhichThereAre() =>
        Assert.Contains("de, en", Assert.Throws<ArgumentException>(() => Read(Sample, "fr")).Message, StringComparison.Ordinal);

    private static MarketReadResult Read(SampleWorkbook workbook, string language = "de") =>
        MarketReader.Read(new MemoryMarketSource(new Dictionary<string, byte[]> { [SampleWorkbook.Name] = workbook.Bytes }), language);
}
