using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using Kausa.Matching.Office.Workbooks.Reading;

namespace Kausa.Matching.Office.Tests.Workbooks;

/// <summary>Files that would do harm, or cannot be read, are refused in one line before anything of them is used.</summary>
public sealed class HostileWorkbookTests
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly SampleWorkbook Sample = SampleWorkbook.Create();

    [Theory]
    [InlineData("xl/vbaProject.bin", "office.xlsx:1 file 'macros': a workbook without macros: save it as Excel workbook (.xlsx)")]
    [InlineData("xl/macrosheets/sheet1.xml", "office.xlsx:1 file 'macros': a workbook without macros: save it as Excel workbook (.xlsx)")]
    [InlineData("xl/externalLinks/externalLink1.xml", "office.xlsx:1 file 'external links': a workbook without links to other files: in Excel, Data, Edit Links, Break Link")]
    [InlineData("xl/connections.xml", "office.xlsx:1 file 'data connections': a workbook without connections to other sources of data")]
    [InlineData("xl/embeddings/oleObject1.bin", "office.xlsx:1 file 'embedded files': a workbook without embedded files")]
    [InlineData("xl/activeX/activeX1.xml", "office.xlsx:1 file 'controls': a workbook without ActiveX controls")]
    [InlineData("xl/workbook.bin", "office.xlsx:1 file 'binary workbook': an .xlsx workbook: open this one in a spreadsheet and save it as Excel workbook (.xlsx)")]
    [InlineData("content.xml", "office.xlsx:1 file 'OpenDocument': an .xlsx workbook: open this one in a spreadsheet and save it as Excel workbook (.xlsx)")]
    [InlineData("../../etc/passwd", "office.xlsx:1 file '../../etc/passwd': names that stay inside the archive")]
    [InlineData("C:\\autoexec.bat", "office.xlsx:1 file 'C:\\autoexec.bat': names that stay inside the archive")]
    [InlineData("XL/WORKBOOK.xml", "office.xlsx:1 file 'xl/workbook.xml': each name once in the archive")]
    public void Read_PartThatMustNotBe_IsRefused(string part, string expected) => Assert.Equal([expected], Problems(WithPart(part, "x"u8.ToArray())));

    [Fact]
    public void Read_Encrypted_IsRefused() =>
        Assert.Equal(
            ["office.xlsx:1 file 'encrypted': a workbook without password: open it, take the password away and save it again"],
            Problems([.. CompoundFile, .. new byte[500], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]]));

    [Fact]
    public void Read_OldWorkbook_IsRefused() =>
        Assert.Equal(
            ["office.xlsx:1 file 'old workbook': an .xlsx workbook: open this old .xls one in a spreadsheet and save it as Excel workbook (.xlsx)"],
            Problems([.. CompoundFile, .. new byte[1_000]]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(500)]
    public void Read_CutOff_IsOneProblem(int kept) =>
        Assert.Equal(["office.xlsx:1 file 'bytes': an .xlsx workbook; this file is none, or is damaged or cut off"], Problems(Sample.Bytes[..kept]));

    [Fact]
    public void Read_NoWorkbookInsideTheArchive_IsOneProblem() =>
        Assert.Equal(["office.xlsx:1 file 'bytes': an .xlsx workbook; this one is damaged: open it in a spreadsheet and save it again"], Problems(Zip(("readme.txt", "x"u8.ToArray()))));

    [Fact]
    public void Read_MacroWorkbookWithoutMacros_IsRefused()
    {
        var macro = Sample.With(document => document.ChangeDocumentType(SpreadsheetDocumentType.MacroEnabledWorkbook));

        Assert.Equal(["office.xlsx:1 file 'macros': a workbook without macros: save it as Excel workbook (.xlsx)"], macro.Problems());
    }

    [Fact]
    public void Read_Bomb_IsRefusedInBoundedMemory()
    {
        var bomb = WithPart("xl/worksheets/bomb.xml", new byte[100 << 20]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(["office.xlsx:1 file 'xl/worksheets/bomb.xml': an archive that unpacks to at most 300 times its size; this looks like a bomb"], Problems(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
    }

    [Fact]
    public void Read_PartThatWouldBeHeldInMemory_IsRefusedWhenLarge() =>
        Assert.Equal(["office.xlsx:1 file 'xl/theme.xml': a part of at most 8 MB when unpacked"], Problems(WithPart("xl/theme.xml", new byte[9 << 20])));

    [Fact]
    public void Read_BombThatLiesAboutItsSize_IsNotUnpackedBeyondIt()
    {
        var bytes = WithPart("xl/worksheets/bomb.xml", new byte[20 << 20]);
        var honest = BitConverter.GetBytes(20 << 20);
        for (var at = bytes.AsSpan().IndexOf(honest); at >= 0; at = bytes.AsSpan().IndexOf(honest))
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(at), 1_000);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(SampleWorkbook.Read(bytes).Problems.Count <= 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 24 << 20);
    }

    [Fact]
    public void Read_MoreRowsThanASheetMayHave_SaysWhereItStopped()
    {
        var rows = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        rows.Append("<row><c t=\"str\"><v>Fallkennung</v></c><c t=\"str\"><v>Rang</v></c><c t=\"str\"><v>Ausbildungsberuf</v></c></row>");
        for (var i = 0; i < 1_000_000; i++)
        {
            rows.Append("<row><c t=\"str\"><v>s-01</v></c></row>");
        }

        rows.Append("</sheetData></worksheet>");
        var workbook = Sample.With(document =>
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(rows.ToString()));
            SampleWorkbook.Part(document, "Wünsche").FeedData(stream);
        });

        var result = workbook.Read();

        Assert.Null(result.Market);
        Assert.InRange(result.OmittedProblemCount, SheetTable.MostRows, 3 * SheetTable.MostRows);
    }

    [Theory]
    [InlineData("<row r=\"3\"/><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"A3\"><v>1</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>999999</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"A3\" t=\"nonsense\"><v>1</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"XFE3\"><v>1</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"ZZZZZZZZZZZZ3\"><v>1</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"A3\"><v>1")]
    public void Read_SheetThatIsNone_IsOneProblem(string rows)
    {
        var workbook = Sample.With(document =>
        {
            var xml = $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>";
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
            SampleWorkbook.Part(document, "Wünsche").FeedData(stream);
        });

        Assert.Equal(["Wünsche:1 file 'bytes': an .xlsx workbook; this one is damaged: open it in a spreadsheet and save it again"], workbook.Problems());
    }

    [Fact]
    public void Read_EntityBomb_IsOneProblem()
    {
        const string Xml = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>&b;</sheetData></worksheet>";
        var workbook = Sample.With(document =>
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Xml));
            SampleWorkbook.Part(document, "Wünsche").FeedData(stream);
        });

        Assert.Single(workbook.Problems());
    }

    [Fact]
    public void Read_BytesChangedAnywhere_GivesAMarketOrProblemsNeverAnException()
    {
        var random = new Random(7);
        var parts = Parts(Sample.Bytes);
        for (var round = 0; round < 150; round++)
        {
            var spoilt = parts.Select(part => (part.Name, Content: (byte[])[.. part.Content])).ToArray();
            var victim = spoilt[random.Next(spoilt.Length)].Content;
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                victim[random.Next(victim.Length)] = (byte)random.Next(32, 127);
            }

            var result = SampleWorkbook.Read(Zip(spoilt));
            Assert.Equal(result.Problems.Count == 0, result.Market is not null);
        }
    }

    private static string[] Problems(byte[] bytes)
    {
        var result = SampleWorkbook.Read(bytes);
        Assert.Null(result.Market);
        return [.. result.ProblemLines()];
    }

    private static byte[] WithPart(string name, byte[] content) => Zip([.. Parts(Sample.Bytes), (name, content)]);

    private static (string Name, byte[] Content)[] Parts(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return [.. archive.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return (entry.FullName, copy.ToArray());
        })];
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
