using System.IO.Compression;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Tests.Workbooks;
using Kausa.Matching.Office.Writing;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests.Storage;

/// <summary>A market is opened by its path: folder, workbook, archive of either; anything else is refused with what is allowed.</summary>
public sealed class MarketFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-storage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("stuttgart/")]
    public void Open_ArchiveOfAFolder_GivesTheMarket(string inside) =>
        Same(Zip("market.zip", [.. Directory.EnumerateFiles(MarketFiles.SampleFolder).Select(file => (inside + Path.GetFileName(file), File.ReadAllBytes(file))), ("__MACOSX/._x", []), (inside + ".DS_Store", [])]));

    [Fact]
    public void Open_ArchiveOfAWorkbook_GivesTheMarket() => Same(Zip("market.zip", ("Büro/office.xlsx", SampleWorkbook.Create().Bytes)));

    [Fact]
    public void Open_Workbook_GivesTheMarket()
    {
        var file = Path.Combine(_folder, "office.XLSX");
        File.WriteAllBytes(file, SampleWorkbook.Create().Bytes);

        Same(file);
        Same(_folder);
    }

    [Fact]
    public void Open_FolderThatMayNotBeRead_IsToldInBothLanguages()
    {
        // The administrator may read everything.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(_folder, "closed"), UnixFileMode.None).FullName;
        var told = Assert.Throws<PathException>(() => MarketFile.Open(folder));
        Assert.Equal($"der Ordner '{folder}' darf nicht gelesen werden; erlaubt ist einer, den man lesen darf.", PathException.TextOf(told, "de"));
        Assert.Equal($"the folder '{folder}' may not be read; allowed is one that you may read.", PathException.TextOf(told, "en"));
    }

    [Fact]
    public void Write_ToAnArchive_ComesBackAndIsTheSameBytes()
    {
        string[] files = [Path.Combine(_folder, "a.zip"), Path.Combine(_folder, "b.zip")];
        foreach (var file in files)
        {
            using var sink = new ZipMarketSink(file);
            MarketWriter.Write(MarketFiles.Sample().Read().Market!, sink);
        }

        Same(files[0]);
        Assert.Equal(File.ReadAllBytes(files[0]), File.ReadAllBytes(files[1]));
        Assert.Equal(files, Directory.GetFiles(_folder).Order());
    }

    [Theory]
    [InlineData("../companies.csv", "market.zip:1 file '../companies.csv': names that stay inside the archive")]
    [InlineData("/etc/companies.csv", "market.zip:1 file '/etc/companies.csv': names that stay inside the archive")]
    public void Open_ArchiveThatLeadsOut_IsRefused(string name, string expected) =>
        Assert.Equal(expected, Refusal(Zip("market.zip", (name, []))));

    [Fact]
    public void Open_ArchiveOfTwoMarkets_IsRefused() =>
        Assert.Equal(
            "market.zip:1 file 'b/market.json': one market in the archive; 'a/market.json' has the same name",
            Refusal(Zip("market.zip", ("a/market.json", []), ("b/market.json", []))));

    [Fact]
    public void Open_ArchiveBomb_IsRefused() =>
        Assert.Equal(
            "market.zip:1 file 'places.csv': an archive that unpacks to at most 300 times its size; this looks like a bomb",
            Refusal(Zip("market.zip", ("places.csv", new byte[50 << 20]))));

    [Fact]
    public void Open_ArchiveOfTooManyEntries_IsRefused() =>
        Assert.Equal(
            "market.zip:1 file '1001 entries': an archive of at most 1000 entries",
            Refusal(Zip("market.zip", [.. Enumerable.Range(0, 1_001).Select(i => ($"{i}.txt", (byte[])[]))])));

    [Fact]
    public void Open_NoArchive_IsRefused()
    {
        var file = Path.Combine(_folder, "market.zip");
        File.WriteAllText(file, "no archive");

        Assert.Equal("market.zip:1 file 'bytes': a .zip archive; this file is none, or is damaged or cut off", Refusal(file));
    }

    [Fact]
    public void Open_SomethingElse_SaysWhatIsAllowed()
    {
        var file = Path.Combine(_folder, "market.pdf");
        File.WriteAllText(file, "x");

        Assert.Equal("a market is a folder of tables, an .xlsx workbook, or a .zip of either.", Refusal(file));
        Assert.Contains("there is no such folder or file", Refusal(Path.Combine(_folder, "none")), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WorkbookBesideSomeTables_PointsToIt()
    {
        var files = MarketFiles.Sample().Without("places.csv").Without("requirements.csv").Without("place_languages.csv").With("office.xlsx", "x");

        Assert.Equal(["places.csv:1 file 'missing': a market cannot be without this file; to read the workbook office.xlsx, give it in place of the folder"], files.Problems());
    }

    [Fact]
    public void Read_WorkbookBesideAllTables_IsSaid() =>
        Assert.Equal(
            ["office.xlsx:1 file 'office.xlsx': a workbook beside the tables of the folder; it is not read"],
            MarketFiles.Sample().With("office.xlsx", "x").Read().Notices.Select(notice => notice.ToString()));

    [Fact]
    public void Open_NamedPipe_DoesNotWait()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var pipe = Path.Combine(_folder, "market.json");
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            mkfifo.WaitForExit();
        }

        Assert.Contains("market.json:1 file 'a pipe or a device': a file", MarketReader.Read(new FolderMarketSource(_folder)).ProblemLines());
        Assert.Contains("market.json 'eine Pipe oder ein Gerät': eine Datei", MarketReader.Read(new FolderMarketSource(_folder), "de").ProblemLines());
        Assert.Equal($"'{pipe}' is a pipe or a device; allowed is a file.", Assert.Throws<NoFileException>(() => RegularFile.Open(pipe)).Message);
    }

    [Theory]
    [InlineData(28, "auf dem Datenträger ist kein Platz mehr; erlaubt ist ein Ort mit freiem Platz.", "there is no room left on the disk; allowed is a place with free room.")]
    [InlineData(unchecked((int)0x80070070), "auf dem Datenträger ist kein Platz mehr; erlaubt ist ein Ort mit freiem Platz.", "there is no room left on the disk; allowed is a place with free room.")]
    [InlineData(5, "said by the system", "said by the system")]
    public void TextOf_WhatTheSystemSays_HasWordsWhereTheDiskIsFull(int code, string german, string english)
    {
        var exception = new IOException("said by the system", code);
        Assert.Equal((german, english), (PathException.TextOf(exception, "de"), PathException.TextOf(exception, "en")));
    }

    [Fact]
    public void DraftFile_WrittenBySomebodyElseMeanwhile_SaysThatItIsThere()
    {
        var file = Path.Combine(_folder, "a.csv");
        using var draft = new DraftFile(file);
        File.WriteAllText(file, "theirs");
        Assert.Equal($"'{file}' is there already; it is not replaced unless asked for (--replace).", Assert.Throws<PathException>(draft.Complete).Message);
        Assert.Equal("theirs", File.ReadAllText(file));
    }

    // A device that takes everything would be a file from then on.
    [Fact]
    public void DraftFile_InThePlaceOfADevice_LeavesItAlone()
    {
        // Only Linux can be asked what kind of thing a path leads to.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream();
        var path = $"/proc/self/fd/{pipe.SafePipeHandle.DangerousGetHandle()}";
        Assert.Contains("neither a file nor a folder", Assert.Throws<PathException>(() => new DraftFile(path, replace: true)).Message, StringComparison.Ordinal);
        Assert.Contains("weder Datei noch Ordner", PathException.TextOf(Assert.Throws<PathException>(() => new DraftFile("/dev/null", replace: true)), "de"), StringComparison.Ordinal);
    }

    [Fact]
    public void DraftFile_InThePlaceOfALink_WritesWhatItLeadsTo()
    {
        var (file, link) = (Path.Combine(_folder, "file.csv"), Path.Combine(_folder, "link.csv"));
        File.WriteAllText(file, "before");
        File.CreateSymbolicLink(link, file);
        using (var draft = new DraftFile(link, replace: true))
        {
            draft.Stream.Write("after"u8);
            draft.Complete();
        }

        Assert.Equal("after", File.ReadAllText(file));
        Assert.Equal(file, new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void DraftFile_NotCompleted_LeavesNothing()
    {
        var file = Path.Combine(_folder, "a.xlsx");
        using (var draft = new DraftFile(file))
        {
            draft.Stream.WriteByte(1);
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        File.WriteAllText(file, "old");
        Assert.Contains("is there already", Assert.Throws<PathException>(() => new DraftFile(file)).Message, StringComparison.Ordinal);
        using (var draft = new DraftFile(file, replace: true))
        {
            draft.Stream.WriteByte((byte)'n');
            draft.Complete();
        }

        Assert.Equal("n", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder));
    }

    private static void Same(string path)
    {
        var result = MarketReader.Read(MarketFile.Open(path));
        Assert.Empty(result.ProblemLines());
        Assert.Empty(result.Notices);
        Assert.Empty(MarketDifference.Find(MarketFiles.Sample().Read().Market!, result.Market!));
    }

    private static string Refusal(string path) => Assert.ThrowsAny<IOException>(() => MarketFile.Open(path)).Message;

    private string Zip(string file, params (string Name, byte[] Content)[] entries)
    {
        var path = Path.Combine(_folder, file);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            using var stream = archive.CreateEntry(name).Open();
            stream.Write(content);
        }

        return path;
    }
}
