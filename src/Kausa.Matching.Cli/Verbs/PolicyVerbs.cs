using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa policy check</c> and <c>kausa policy diff</c>.</summary>
internal static class PolicyVerbs
{
    public static Command Create(Terminal terminal) => new("policy", "Policies: what an office decides and the law fixes.") { Check(terminal), Diff(terminal) };

    private static Command Check(Terminal terminal)
    {
        var file = CommonOptions.PathArgument("FILE", "Policy file, or the name of a shipped policy.");
        var language = CommonOptions.Language();
        var command = new Command("check", "Checks a policy and names everything that is wrong at once.") { file, language };
        command.SetAction(parsed =>
        {
            var policy = PolicyFiles.Load(parsed.GetValue(file)!, parsed.GetValue(language)!, terminal);
            terminal.Output.WriteLine($"{policy.Id}@{policy.Version}: {policy.Title}");
            terminal.Output.WriteLine($"SHA-256 {PolicyFingerprint.Of(policy)}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Diff(Terminal terminal)
    {
        var from = CommonOptions.PathArgument("A", "Policy file, or the name of a shipped policy.");
        var to = CommonOptions.PathArgument("B", "Policy file, or the name of a shipped policy.");
        var format = CommonOptions.Format();
        var language = CommonOptions.Language();
        var command = new Command("diff", "Says in plain words how policy B differs from policy A.") { from, to, format, language };
        command.SetAction(parsed =>
        {
            var spoken = parsed.GetValue(language)!;
            var changes = PolicyDiff.Between(PolicyFiles.Load(parsed.GetValue(from)!, spoken, terminal), PolicyFiles.Load(parsed.GetValue(to)!, spoken, terminal));
            PolicyDiffOutput.Write(changes, parsed.GetValue(format), spoken, terminal.Output);
            return ExitCodes.Ok;
        });
        return command;
    }
}
