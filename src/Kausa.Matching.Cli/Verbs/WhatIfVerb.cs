using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kausa.Matching.Advice;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Advice;
using Kausa.Matching.Office.Writing;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa what-if</c>: how a list changes when a fact or a value of the policy is another.</summary>
internal static class WhatIfVerb
{
    private const string PolicyPrefix = "policy.";

    public static Command Create(Terminal terminal)
    {
        var candidate = CommonOptions.Candidate();
        var place = CommonOptions.Place();
        var set = new Option<string[]>("--set")
        {
            Description = "What is otherwise: TABLE.ID.COLUMN=VALUE such as candidates.s-001.max_travel_minutes=90, or policy.PATH=VALUE such as policy.location.comfortable_minutes=30. May be given several times; an empty VALUE is \"not known\".",
            HelpName = "FIELD=VALUE",
        };
        var other = CommonOptions.Path("--policy", "Another policy: a file or a shipped name.");
        var top = CommonOptions.Top();
        var mode = CommonOptions.ListMode();
        var perspective = CommonOptions.Perspective();
        var purpose = CommonOptions.Purpose();
        var common = new AdviceOptions();
        var command = common.Verb(
            "what-if", "Compares a list with the list that would be if facts or values of the policy were others: new, gone, moved.", terminal, [candidate, place, set, other, top, mode, perspective, purpose], call =>
            {
                var (facts, values) = Read(call.Parsed.GetValue(set) ?? [], call.Office.Language);
                var policy = Changed(call.Parsed.GetValue(other) is { } name ? PolicyFiles.Load(name, call.Office.Language, call.Terminal) : call.Office.Policy, values, call.Office.Language, call.Terminal);
                var market = Changed(call.Office.Market, facts, call.Office.Language);
                return PairSheets.Of(
                    ListDiff.Of(
                        List(MatchIndex.Build(call.Office.Market, call.Office.Policy, call.AsOf), call, candidate, place, Question(call.Parsed, call.Office.Policy)),
                        List(MatchIndex.Build(market, policy, call.AsOf), call, candidate, place, Question(call.Parsed, policy))),
                    call.Parsed.GetValue(candidate) ?? call.Parsed.GetValue(place)!, call.Words);
            },
            (service, parsed) =>
            {
                var language = UsageTexts.LanguageOf(parsed.CommandResult);
                var (facts, values) = Read(parsed.GetValue(set) ?? [], language);
                return service.WhatIfAsync(parsed.GetValue(candidate), parsed.GetValue(place), Question(parsed, null), parsed.GetValue(mode), facts, own => OtherPolicy(own, parsed.GetValue(other), values, language, terminal));
            });
        common.LimitToService(command, top);
        command.Validators.Add(result =>
        {
            if ((result.GetResult(candidate) is null) == (result.GetResult(place) is null))
            {
                result.Refuse("CANDIDATE_OR_PLACE");
            }

            if (result.GetResult(set) is null && result.GetResult(other) is null)
            {
                result.Refuse("WHAT_IF");
            }
        });
        return command;

        // Who asks for a place without a mode gets the one that the policy names for companies' lists.
        RankRequest Question(ParseResult parsed, MatchPolicy? by) => new()
        {
            Purpose = parsed.GetValue(purpose),
            Top = parsed.GetValue(top),
            Mode = parsed.GetValue(mode) ?? (parsed.GetValue(place) is null || by is null ? ScoreMode.Expected : by.CompanyLists.Mode),
            Perspective = parsed.GetValue(perspective),
        };
    }

    // The policy document that a service is asked with; null where the policy stays as it is.
    private static string? OtherPolicy(string own, string? other, List<(string[] Path, string Value)> values, string language, Terminal terminal) => (other, values.Count) switch
    {
        (null, 0) => null,
        ({ } name, _) => PolicyWriter.Write(Changed(PolicyFiles.Load(name, language, terminal), values, language, terminal)),
        _ => PolicyWriter.Write(Changed(own.Length == 0 ? OfficeMarket.StandardPolicy : PolicyFiles.Read(own, "policy.json", null, language, terminal), values, language, terminal)),
    };

    private static RankAnswer List(MatchIndex index, AdviceCall call, Option<string?> candidate, Option<string?> place, RankRequest request) => call.Parsed.GetValue(candidate) is { } person
        ? index.RankPlaces(call.Office.CandidateId(person), request.OrderedBy(index.Policy, Perspective.Candidate))
        : index.RankCandidates(call.Office.PlaceId(call.Parsed.GetValue(place)!), request.OrderedBy(index.Policy, Perspective.Company));

    // TABLE.ID.COLUMN=VALUE, where ID itself may hold dots, and policy.PATH=VALUE.
    private static (List<FactChange> Facts, List<(string[] Path, string Value)> Policy) Read(string[] changes, string language)
    {
        var facts = new List<FactChange>();
        var policy = new List<(string[] Path, string Value)>();
        foreach (var change in changes)
        {
            var (field, value) = change.Split('=', 2) is [var name, var given] ? (name, given) : (change, null);
            var (first, last) = (field.IndexOf('.', StringComparison.Ordinal), field.LastIndexOf('.'));
            if (value is null || first < 1 || last == field.Length - 1 || (last == first && !field.StartsWith(PolicyPrefix, StringComparison.Ordinal)))
            {
                throw new BadInputException([UsageTexts.Say(language, "SET_FORM", change)]);
            }

            if (field.StartsWith(PolicyPrefix, StringComparison.Ordinal))
            {
                policy.Add((field[PolicyPrefix.Length..].Split('.'), value));
            }
            else
            {
                facts.Add(new FactChange(field[..first], field[(first + 1)..last], field[(last + 1)..], value));
            }
        }

        return (facts, policy);
    }

    private static Market Changed(Market market, List<FactChange> changes, string language)
    {
        try
        {
            var result = ChangedMarket.Of(market, changes, language);
            return result.Market ?? throw new BadInputException([.. result.ProblemLines()]);
        }
        catch (ArgumentException wrong)
        {
            throw new BadInputException([$"--set: {wrong.Message.Split(" (Parameter", 2)[0]}"]);
        }
    }

    private static MatchPolicy Changed(MatchPolicy policy, List<(string[] Path, string Value)> changes, string language, Terminal terminal)
    {
        if (changes.Count == 0)
        {
            return policy;
        }

        var document = JsonNode.Parse(PolicyWriter.Write(policy))!;
        foreach (var (path, value) in changes)
        {
            var parent = document.AsObject();
            for (var i = 0; i < path.Length; i++)
            {
                if (!parent.ContainsKey(path[i]) || (i < path.Length - 1 && parent[path[i]] is not JsonObject))
                {
                    throw new BadInputException([UsageTexts.Say(language, "SET_POLICY", $"policy.{string.Join('.', path)}", string.Join('.', path[..(i + 1)]), string.Join(", ", parent.Select(value => value.Key)))]);
                }

                if (i == path.Length - 1)
                {
                    parent[path[i]] = Value(value);
                }
                else
                {
                    parent = parent[path[i]]!.AsObject();
                }
            }
        }

        return PolicyFiles.Read(document.ToJsonString(), "--set", null, language, terminal);
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
