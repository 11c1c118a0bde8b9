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
        var outcomes = CommonOptions.Path("--outcomes", required: true);
        var policy = CommonOptions.Word("--policy", ShippedPolicies.Find("base")!, ShippedPolicies.Names.ToDictionary(name => name, name => ShippedPolicies.Find(name)!));
        var perspective = CommonOptions.Word("--perspective", Perspective.Candidate, Enum.GetValues<Perspective>().ToDictionary(value => value.ToString().ToLowerInvariant()));
        var output = CommonOptions.Path("--out", required: true);
        var card = CommonOptions.Path("--card");
        var replace = CommonOptions.Replace();
        var command = new Command("learn-policy")
        {
            outcomes, policy, perspective, output, card, replace,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(card) is { } beside && Path.GetFullPath(beside) == Path.GetFullPath(parsed.GetValue(output)!))
            {
                throw new BadInputException([UsageTexts.Say(parsed.Language(), "CARD_OUT", beside)]);
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
                ExpertDimensions = expert.Skills.DimensionCurves,
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
            terminal.Error.WriteLine(UsageTexts.Say(parsed.Language(), "LEARNED_POLICY", labelled.Count, all.Count, learned.Id));
            return ExitCodes.Ok;
        });
        return command;
    }
}
