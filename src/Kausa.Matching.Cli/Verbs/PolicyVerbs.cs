using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa policy check</c> and <c>kausa policy diff</c>.</summary>
internal static class PolicyVerbs
{
    public static Command Create(Terminal terminal) => new("policy") { Check(terminal), Diff(terminal) };

    private static Command Check(Terminal terminal)
    {
        var file = CommonOptions.PathArgument("FILE");
        var command = new Command("check") { file };
        command.SetAction(parsed =>
        {
            var policy = PolicyFiles.Load("FILE", parsed.GetValue(file)!, parsed.Language(), terminal);
            terminal.Output.WriteLine($"{policy.Id}@{policy.Version}: {policy.Title}");
            terminal.Output.WriteLine($"SHA-256 {PolicyFingerprint.Of(policy)}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Diff(Terminal terminal)
    {
        var from = CommonOptions.PathArgument("A");
        var to = CommonOptions.PathArgument("B");
        var format = CommonOptions.Format();
        var command = new Command("diff") { from, to, format };
        command.SetAction(parsed =>
        {
            var spoken = parsed.Language();
            var changes = PolicyDiff.Between(PolicyFiles.Load("A", parsed.GetValue(from)!, spoken, terminal), PolicyFiles.Load("B", parsed.GetValue(to)!, spoken, terminal));
            PolicyDiffOutput.Write(changes, parsed.GetValue(format), spoken, terminal.Output);
            return ExitCodes.Ok;
        });
        return command;
    }
}
