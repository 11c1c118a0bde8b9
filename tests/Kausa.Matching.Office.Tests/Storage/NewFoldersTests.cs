using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Office.Tests.Storage;

/// <summary>Folders that were made for something that was not written.</summary>
public sealed class NewFoldersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Draft_NotCompleted_TakesAwayTheFoldersThatItMadeAndNoOther()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "there"));
        using (new DraftFile(Path.Combine(_folder, "there", "new", "deep", "file.csv")))
        {
            Assert.True(Directory.Exists(Path.Combine(_folder, "there", "new", "deep")));
        }

        using (new FolderMarketSink(Path.Combine(_folder, "there", "new", "market")))
        {
        }

        Assert.Equal([Path.Combine(_folder, "there")], Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Draft_NotCompletedWhereSomebodyPutSomething_LeavesThat()
    {
        var other = Path.Combine(_folder, "new", "other.csv");
        using (new DraftFile(Path.Combine(_folder, "new", "deep", "file.csv")))
        {
            File.WriteAllText(other, "id\n");
        }

        Assert.Equal([Path.Combine(_folder, "new"), other], Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Remove_PathEndsInASlash_RemovesAllThatWasMade()
    {
        new NewFolders(Path.Combine(_folder, "new", "deep") + Path.DirectorySeparatorChar).Remove();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Remove_TheDeepestIsGone_RemovesThoseAboveIt()
    {
        var made = new NewFolders(Path.Combine(_folder, "new", "deep"));
        Directory.Delete(Path.Combine(_folder, "new", "deep"));
        made.Remove();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Folders_OneCannotBeMade_TakesAwayThoseAboveIt()
    {
        Assert.ThrowsAny<IOException>(() => new NewFolders(Path.Combine(_folder, "new", new string('n', 300))));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    // The name of the draft is longer than that of the file, and longer than a name may be.
    [Fact]
    public void Draft_ItselfCannotBeMade_TakesAwayTheFoldersThatItMade()
    {
        Assert.ThrowsAny<IOException>(() => new DraftFile(Path.Combine(_folder, "new", "deep", new string('n', 250))));
        Assert.ThrowsAny<IOException>(() => new FolderMarketSink(Path.Combine(_folder, "new", "deep", new string('n', 250))));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Draft_Completed_Stays()
    {
        var file = Path.Combine(_folder, "new", "file.csv");
        using (var draft = new DraftFile(file))
        {
            draft.Complete();
        }

        Assert.True(File.Exists(file));
    }
}
