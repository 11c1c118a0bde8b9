using Spectre.Console;

namespace Kausa.Matching.Cli.Output;

/// <summary>A console that draws for people and stays plain text when redirected.</summary>
internal static class PlainConsole
{
    /// <summary>Creates the console of a terminal.</summary>
    public static IAnsiConsole Create(Terminal terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.IsInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal.IsInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(terminal.Output),
        });
        console.Profile.Width = terminal.Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    /// <summary>A table: framed for people, columns of plain text when redirected.</summary>
    public static Table Table(Terminal terminal) => new Table { Border = terminal.IsInteractive ? TableBorder.Rounded : TableBorder.Simple, UseSafeBorder = false };
}
