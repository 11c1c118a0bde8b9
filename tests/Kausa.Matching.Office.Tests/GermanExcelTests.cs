using System.Globalization;
using System.Text;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests;

/// <summary>What German Excel writes is read where it can mean only one thing, and said.</summary>
public sealed class GermanExcelTests
{
    private static readonly MarketFiles Sample = MarketFiles.Sample();

    [Fact]
    public void Read_SemicolonsWindows1252AndMark_GiveTheSameMarket()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var files = Sample.With("companies.csv", windows.GetBytes(Sample.Text("companies.csv").Replace(',', ';').Replace("\n", "\r\n", StringComparison.Ordinal)))
            .With("places.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Sample.Text("places.csv"))]);

        var result = files.Read();

        Assert.Empty(result.ProblemLines());
        Assert.Empty(MarketDifference.Find(Sample.Read().Market!, result.Market!));
        Assert.Equal(
            [
                "companies.csv:1 file ';': cells are separated by ';', as German Excel saves them; read as such",
                "companies.csv:1 file 'bytes': encoded as Windows-1252, as Excel saves it; read as such",
                "places.csv:1 file 'bytes': begins with the mark that Excel sets before UTF-8; it is skipped",
            ],
            result.Notices.Select(notice => notice.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(850, "Kältetechnik am Neckar", "K„ltetechnik am Neckar", "„")]
    [InlineData(850, "Möbel am Neckar", "M”bel am Neckar", "”")]
    [InlineData(850, "Café am Neckar", "Caf‚ am Neckar", "‚")]
    [InlineData(850, "Vallée am Neckar", "Vall‚e am Neckar", "‚")]
    [InlineData(850, "Hôtel am Neckar", "H“tel am Neckar", "“")]
    [InlineData(10000, "Straßenbau am Neckar", "Stra§enbau am Neckar", "§")]
    public void Read_LettersOfOtherCodePages_AreRefused(int codePage, string written, string shown, string sign)
    {
        var text = Sample.Text("companies.csv").Replace("Kältetechnik am Neckar", written, StringComparison.Ordinal);
        var result = Sample.With("companies.csv", CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(text)).Read();
        Assert.Empty(result.Notices);
        Assert.Equal(
            [$"companies.csv:3 label '{shown}': text in UTF-8 or Windows-1252; {sign} inside a word tells another code page (such as 850 or Mac): save it as CSV UTF-8"],
            result.ProblemLines());
    }

    [Theory]
    [InlineData("D’Angelo und Anna‘s Söhne")]
    [InlineData("O´Neill – Kältetechnik")]
    [InlineData("Strecke Köln–Bonn")]
    [InlineData("„Kälte“ und ‚Technik‘ und “Söhne”")]
    [InlineData("500 € im Jahr, §16i, 20°C, 9€")]
    public void Read_SignsOfWindows1252_StayWhereTheyBelong(string label)
    {
        var text = Sample.Text("companies.csv").Replace("Kältetechnik am Neckar", $"\"{label}\"", StringComparison.Ordinal);
        var result = Sample.With("companies.csv", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text)).Read();
        Assert.Empty(result.ProblemLines());
        Assert.Contains(result.Market!.Companies, company => company.Label == label);
    }

    [Fact]
    public void Read_SignsInWordsOfUtf8_AreWhatTheyAre() => Assert.Empty(Sample.Replace("companies.csv", "Kältetechnik am Neckar", "K„ltetechnik am Neckar").Problems());

    [Fact]
    public void Read_GermanCells_AreConvertedAndSaid()
    {
        var files = Sample.Replace("places.csv", "2026-09-01", "01.09.2026").Replace("places.csv", "07:00", "7:00").Replace("companies.csv", "TRAINING,no", "TRAINING,Nein")
            .Replace("candidates.csv", "2008-05", "05.2008").Replace("evidence.csv", "GRADE,2.7", "GRADE,\"2,7\"");

        var result = files.Read();

        Assert.Empty(result.ProblemLines());
        Assert.Empty(MarketDifference.Find(Sample.Read().Market!, result.Market!));
        Assert.Equal(
            [
                "candidates.csv:2 birth_month '05.2008': German month read as 2008-05",
                "companies.csv:3 mentor 'Nein': read as no",
                "evidence.csv:3 value '2,7': decimal comma read as 2.7",
                "places.csv:2 starts_on '01.09.2026': German date read as 2026-09-01 (and 2 more in this column)",
                "places.csv:2 work_begins '7:00': time read as 07:00",
            ],
            result.Notices.Select(notice => notice.ToString()));
    }

    [Fact]
    public void Read_GermanHeadersAndWords_AreRead()
    {
        var files = Sample.Replace("wishes.csv", "candidate,rank,occupation", "Fallkennung,Rang,Ausbildungsberuf").Replace("companies.csv", "73728,HWK", "73728,Handwerkskammer")
            .Replace("places.csv", "MACHINES|PHYSICAL", "Maschinen|PHYSICAL (Lärm oder Hitze oder Kälte)");

        var result = files.Read();

        Assert.Empty(result.ProblemLines());
        Assert.Empty(MarketDifference.Find(Sample.Read().Market!, result.Market!));
        Assert.Equal(
            ["companies.csv:2 chamber 'Handwerkskammer': read as HWK", "places.csv:2 hazards 'Maschinen|PHYSICAL (Lärm oder Hitze oder… (47 characters)': read as MACHINES|PHYSICAL"],
            result.Notices.Select(notice => notice.ToString()));
    }

    [Theory]
    [InlineData("MACHINES;PHYSICAL")]
    [InlineData("\"MACHINES, PHYSICAL\"")]
    public void Read_ListWithOtherSeparators_IsReadAndSaid(string list)
    {
        var result = Sample.Replace("places.csv", "MACHINES|PHYSICAL", list).Read();

        Assert.Empty(MarketDifference.Find(Sample.Read().Market!, result.Market!));
        Assert.Equal([$"places.csv:2 hazards '{list.Trim('"')}': read as MACHINES|PHYSICAL"], result.Notices.Select(notice => notice.ToString()));
    }

    [Theory]
    [InlineData("\"1,234\"")]
    [InlineData("\"1.234,5\"")]
    [InlineData("2.345")]
    public void Read_NumberThatCouldMeanTwoThings_IsRefused(string value) =>
        Assert.Equal(
            [$"evidence.csv:3 value '{value.Trim('"')}': a number 0..10000 with a decimal point and at most two decimals, as in 2.3"],
            Sample.Replace("evidence.csv", "GRADE,2.7", "GRADE," + value).Problems());

    [Fact]
    public void Read_UnlawfulWishes_AreCountedSaidAndNotKept()
    {
        var result = Sample.Replace("places.csv", "950,5,\n", "950,5,SEX|AGE\n").Read();

        Assert.Equal(2, result.Market!.Places[0].RefusedWishCount);
        Assert.Equal(["places.csv:2 restriction_wishes 'SEX|AGE': the law forbids to follow these wishes; they are counted, ignored and not kept"], result.Notices.Select(notice => notice.ToString()));
        Assert.DoesNotContain(RoundTripTests.Write(result.Market), pair => Encoding.UTF8.GetString(pair.Value).Contains("AGE|", StringComparison.Ordinal) || Encoding.UTF8.GetString(pair.Value).Contains("|AGE", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_EvidenceOfTheFuture_IsSaid() =>
        Assert.Equal(
            ["evidence.csv:2 assessed_on '2026-06-17': lies after the day of the market"],
            Sample.Replace("evidence.csv", "4,5,,2026-04-17", "4,5,,2026-06-17").Read().Notices.Select(notice => notice.ToString()));

    [Fact]
    public void Read_BlankRowsAndSpacesAroundCodes_CountForNothing()
    {
        var result = Sample.Replace("companies.csv", ",HWK,35", ", HWK ,35").Replace("companies.csv", "c-03", "\n,,,,,,,,,,\nc-03").Read();

        Assert.Empty(result.ProblemLines());
        Assert.Empty(MarketDifference.Find(Sample.Read().Market!, result.Market!));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void ReadAndWrite_UnderAnyCulture_AreTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = RoundTripTests.Write(Sample.Read().Market!);
        var spoilt = Sample.Replace("companies.csv", "73728,HWK,12", "1067,x,1.5").Replace("places.csv", "07:00", "7:00").Replace("places.csv", "2026-09-01", "01.09.2026")
            .Replace("companies.csv", "TRAINING,no", "TRAINING,NEIN");
        var problems = spoilt.Problems();
        var notices = spoilt.Read().Notices;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var written = RoundTripTests.Write(Sample.Read().Market!);

            Assert.All(expected, pair => Assert.Equal(pair.Value, written[pair.Key]));
            Assert.Equal(problems, spoilt.Problems());
            Assert.Equal(notices, spoilt.Read().Notices);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
