using System.CommandLine;

namespace Kausa.Matching.Cli;

/// <summary>What the help says of an option by itself, in any language.</summary>
internal interface IStated
{
    /// <summary>Smallest and largest whole number that is allowed, both inclusive; null where the value is no number.</summary>
    (ulong Least, ulong Most)? Bounds { get; }

    /// <summary>The words that are allowed; empty where the value is no word of a list.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>What counts where nothing is typed, as it would be typed; null where there is nothing, or the text of the option says it.</summary>
    string? Standard { get; }
}

/// <summary>An option that states what is allowed and what counts without it.</summary>
/// <param name="name">With its dashes, such as <c>--top</c>.</param>
internal sealed class StatedOption<T>(string name) : Option<T>(name), IStated
{
    public (ulong Least, ulong Most)? Bounds { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    public string? Standard { get; set; }
}
