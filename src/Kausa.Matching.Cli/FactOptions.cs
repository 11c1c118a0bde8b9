using Kausa.Matching.Model;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Cli;

/// <summary>The options with which facts are told otherwise, as errors name them.</summary>
internal static class FactOptions
{
    // Of what was typed; an identifier of thousands of letters helps nobody.
    private const int MostTyped = 200;

    /// <summary>The option of one fact, as it is typed.</summary>
    /// <param name="change">The fact.</param>
    public static string One(FactChange change)
    {
        var row = $"{change.Table}.{change.Id}{(change.Cells.Count == 0 ? string.Empty : $"[{string.Join(',', change.Cells.Select(cell => $"{cell.Column}={cell.Value}"))}]")}";
        var typed = change.Kind == FactChangeKind.Set ? $"{row}.{change.Column}={change.Value}" : row;
        return $"{Name(change)} '{Shortened(typed)}'";
    }

    /// <summary>What was typed, cut where it is longer than anybody reads.</summary>
    /// <param name="typed">Value of an option.</param>
    public static string Shortened(string typed) => typed.Length > MostTyped ? typed[..MostTyped] + "…" : typed;

    /// <summary>The options of facts that are at fault together: as they are typed where they are few, else each kind once.</summary>
    /// <param name="changes">The facts.</param>
    public static string All(IReadOnlyCollection<FactChange> changes) => string.Join(", ", changes.Count <= 3 ? changes.Select(One) : changes.Select(Name).Distinct());

    private static string Name(FactChange change) => $"--{change.Kind.Code().ToLowerInvariant()}";
}
