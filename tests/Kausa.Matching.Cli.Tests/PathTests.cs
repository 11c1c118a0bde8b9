using System.CommandLine;

namespace Kausa.Matching.Cli.Tests;

/// <summary>An empty path is never the folder one stands in.</summary>
public sealed class PathTests
{
    // Arguments that are words and identifiers; every other one is a path.
    private static readonly string[] Words = ["WORDS", "OCCUPATION"];

    [Fact]
    public void Tree_EveryOptionThatIsAPath_RefusesAnEmptyOne()
    {
        var options = Commands(Tree()).SelectMany(command => command.Options).Where(option => option.HelpName is { } name && (name.StartsWith("FILE", StringComparison.Ordinal) || name is "DIR" or "PATH")).ToList();
        Assert.InRange(options.Count, 30, int.MaxValue);
        Assert.All(options, option => Assert.Equal([$"{option.Name} '': allowed is a path."], Errors(new Command("any") { option }, option.Name, " ")));
    }

    [Fact]
    public void Tree_EveryArgumentThatIsAPath_RefusesAnEmptyOne()
    {
        var arguments = Commands(Tree()).SelectMany(command => command.Arguments).Where(argument => !Words.Contains(argument.Name)).ToList();
        Assert.InRange(arguments.Count, 8, int.MaxValue);
        Assert.All(arguments, argument => Assert.Equal([$"{argument.Name} '': allowed is a path."], Errors(new Command("any") { argument }, string.Empty)));
    }

    [Theory]
    [InlineData("--market", "rank", "--market", "", "--candidate", "s-001")]
    [InlineData("--out", "bulk", "--market", "x", "--out", "")]
    [InlineData("--out", "market", "convert", "--market", "x", "--out", " ")]
    [InlineData("--out", "template", "--out", "")]
    [InlineData("--out", "report", "--market", "x", "--out", "")]
    [InlineData("--previous", "allocate", "--market", "x", "--previous", "")]
    [InlineData("--mapping", "assess", "import", "--market", "x", "--mapping", "", "x.csv")]
    [InlineData("FILE", "assess", "import", "--market", "x", "--instrument", "DTZ", "")]
    [InlineData("PATH", "market", "check", "")]
    [InlineData("B", "policy", "diff", "base", "")]
    [InlineData("--train", "lab", "learn", "--train", "", "--train-query", "x", "--test", "x", "--test-query", "x")]
    public void EmptyPath_AnyVerb_IsNamed(string what, params string[] args)
    {
        var run = Shell.Kausa(args);
        Assert.Equal((2, true), (run.Code, run.Error.Contains($"{what} '': {(args[0] == "lab" ? "allowed is a path" : "erlaubt ist ein Pfad")}.", StringComparison.Ordinal)));
        Assert.DoesNotContain("Internal error", run.Error, StringComparison.Ordinal);
    }

    private static RootCommand Tree() => KausaCommand.Tree(new Terminal(TextWriter.Null, TextWriter.Null));

    private static IEnumerable<Command> Commands(Command command) => command.Subcommands.SelectMany(Commands).Prepend(command);

    private static IEnumerable<string> Errors(Command command, params string[] args) => command.Parse(args).Errors.Select(error => error.Message);
}
