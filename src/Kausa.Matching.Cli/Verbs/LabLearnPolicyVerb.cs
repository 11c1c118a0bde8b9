using System.CommandLine;
using System.Text;
using Kausa.Matching.Lab.Learning.Outcomes;
using Kausa.Matching.Learning;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa lab learn-policy</c>: a candidate policy from outcomes.</summary>
internal static class LabLearnPolicyVerb
{
    public static Command Create(Terminal terminal)
    {
        var outcomes = CommonOptions.Path("--outcomes", "What came of proposals, CSV: list,skills,language,location,trade,state; or shortfalls in the place of skills.", required: true);
        var policy = CommonOptions.Word("--policy", "Policy to start from.", ShippedPolicies.Find("base")!, ShippedPolicies.Names.ToDictionary(name => name, name => ShippedPolicies.Find(name)!));
        var perspective = CommonOptions.Word("--perspective", "Whose weights to start from.", Perspective.Candidate, Enum.GetValues<Perspective>().ToDictionary(value => value.ToString().ToLowerInvariant()));
        var output = CommonOptions.Path("--out", "Where to write the policy, a document that inherits the one it started from.", required: true);
        var card = CommonOptions.Path("--card", "Where to write its model card, Markdown.");
        var replace = CommonOptions.Replace("those files");
        var command = new Command("learn-policy", "Learns a policy's tables from outcomes: monotone, near the expert's while outcomes are few, a candidate until people decide.")
        {
            outcomes, policy, perspective, output, card, replace,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(card) is { } beside && Path.GetFullPath(beside) == Path.GetFullPath(parsed.GetValue(output)!))
            {
                throw new BadInputException([$"--card '{beside}': is the file of --out; allowed is another one."]);
            }

            var expert = parsed.GetValue(policy)!;
            var all = LabVerbs.Read("--outcomes", parsed.GetValue(outcomes)!, text => OutcomeReader.Read(text, expert.Skills));
            var labelled = all.Where(outcome => outcome.IsLabelled).ToList();
            var learned = new LearnedPolicy
            {
                Id = $"{expert.Id}-learned",
                Version = 1,
                Tables = OutcomeLearner.Fit(labelled, expert.Weights.Of(parsed.GetValue(perspective)), expert.Skills),
                From = new(expert.Id, expert.Version, parsed.GetValue(perspective), labelled.Count, labelled.Count(outcome => outcome.IsPassed), labelled.Select(outcome => outcome.List).Distinct().Count()),
                OutcomesMin = expert.Learning.OutcomesMin,
            };
            OutputPath.Write(parsed.GetValue(output)!, cancellation =>
            {
                using var draft = new DraftFile(parsed.GetValue(output)!, parsed.GetValue(replace));
                draft.Stream.Write(Encoding.UTF8.GetBytes(LearnedPolicyJson.Write(learned)));
                cancellation.ThrowIfCancellationRequested();
                if (parsed.GetValue(card) is { } path)
                {
                    OutputPath.Write(
                        path,
                        _ =>
                        {
                            using var beside = new DraftFile(path, parsed.GetValue(replace));
                            beside.Stream.Write(Encoding.UTF8.GetBytes(ModelCard.ToMarkdown(learned)));
                            beside.Complete();
                        },
                        "--card");
                }

                draft.Complete();
            });
            terminal.Error.WriteLine($"Learned from {labelled.Count} of {all.Count} outcomes; {learned.Id} is a candidate and ranks in the lab alone.");
            return ExitCodes.Ok;
        });
        return command;
    }
}
