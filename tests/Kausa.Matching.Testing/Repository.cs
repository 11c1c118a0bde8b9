namespace Kausa.Matching.Testing;

/// <summary>Where the repository lies, for tests that read samples and documents.</summary>
public static class Repository
{
    /// <summary>The folder that holds Kausa.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path inside the repository.</summary>
    /// <param name="parts">Folders and file.</param>
    /// <returns>The full path.</returns>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kausa.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Tests must run inside the repository: no Kausa.sln above " + AppContext.BaseDirectory);
    }
}
