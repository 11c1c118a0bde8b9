namespace Kausa.Matching.Cli;

/// <summary>Where answers and messages go.</summary>
/// <param name="Output">Answers.</param>
/// <param name="Error">Progress, notices and errors.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error)
{
    /// <summary>The day today, where a verb has to know it; no answer hangs on it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether a person looks at the output; redirected output is plain text.</summary>
    public bool IsInteractive => ReferenceEquals(Output, Console.Out) && !Console.IsOutputRedirected;

    /// <summary>Columns that somebody stated; null takes those of the window.</summary>
    public int? Columns { get; init; }

    /// <summary>Width to fill in columns.</summary>
    public int Width => Columns ?? (IsInteractive && Console.WindowWidth > 60 ? Console.WindowWidth : 132);
}
