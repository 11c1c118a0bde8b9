using Kausa.Matching.Model;

namespace Kausa.Matching.Cli.Remote;

/// <summary>Names of the contract as the identifiers that people and files use.</summary>
internal static class RemoteNames
{
    /// <summary>The identifier behind a collection; a row of another office keeps its whole name.</summary>
    public static string IdOf(string name) => name.IndexOf('/') is > 0 and var slash && name.LastIndexOf('/') == slash ? name[(slash + 1)..] : name;

    /// <summary>The same as an identifier; null for no name.</summary>
    public static Id<T>? Of<T>(string name) => name.Length == 0 ? null : new Id<T>(IdOf(name));
}
