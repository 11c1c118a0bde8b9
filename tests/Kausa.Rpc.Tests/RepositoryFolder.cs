namespace Kausa.Rpc.Tests;

/// <summary>Where the repository lies; the paths a deterministic build writes into binaries do not say.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder that holds Kausa.sln.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Kausa.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Tests must run inside the repository: no Kausa.sln above " + AppContext.BaseDirectory);
    }
}
