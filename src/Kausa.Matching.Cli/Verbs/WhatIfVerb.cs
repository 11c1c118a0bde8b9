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
            HelpName = "FIELD=VALUE",
        };
        var add = new Option<string[]>("--add")
        {
            HelpName = "ROW",
        };
        var remove = new Option<string[]>("--remove")
        {
            HelpName = "ROW",
        };
        var other = CommonOptions.Path("--policy");
        var top = CommonOptions.Top();
        var mode = CommonOptions.ListMode();
        var perspective = CommonOptions.Perspective();
        var purpose = CommonOptions.Purpose();
        var common = new AdviceOptions();
        var command = common.Verb(
            "what-if", terminal, [candidate, place, set, add, remove, other, top, mode, perspective, purpose], call =>
            {
                var (facts, values) = Read(call.Parsed, call.Office.Language);
                var policy = Changed(call.Parsed.GetValue(other) is { } name ? PolicyFiles.Load("--policy", name, call.Office.Language, call.Terminal) : call.Office.Policy, values, call.Office.Language, call.Terminal);
                var market = Changed(call.Office.Market, facts, call.Office.Language);
                return PairSheets.Of(
                    ListDiff.Of(
                        List(MatchIndex.Build(call.Office.Market, call.Office.Policy, call.AsOf), call, candidate, place, Question(call.Parsed, call.Office.Policy)),
                        List(MatchIndex.Build(market, policy, call.AsOf), call, candidate, place, Question(call.Parsed, policy))),
                    call.Parsed.GetValue(candidate) ?? call.Parsed.GetValue(place)!, call.Words);
            },
            (service, parsed) =>
            {
                var language = parsed.Language();
                var (facts, values) = Read(parsed, language);
                return service.WhatIfAsync(parsed.GetValue(candidate), parsed.GetValue(place), Question(parsed, null), parsed.GetValue(mode), facts, own => OtherPolicy(own, parsed.GetValue(other), values, language, terminal));
            });
        common.LimitToService(command, top);
        command.Validators.Add(result =>
        {
            if ((result.GetResult(candidate) is null) == (result.GetResult(place) is null))
            {
                result.Refuse("CANDIDATE_OR_PLACE");
            }

            if (new Option[] { set, add, remove, other }.All(option => result.GetResult(option) is null))
            {
                result.Refuse("WHAT_IF");
            }
        });
        return command;

        // Rows go before cells are set, and come after it, so that a key can be given anew in between.
        (List<FactChange> Facts, List<(string[] Path, string Value)> Policy) Read(ParseResult parsed, string language)
        {
            var (cells, policy) = Cells(parsed.GetValue(set) ?? [], language);
            return ([.. (parsed.GetValue(remove) ?? []).Select(row => Removed(row, language)), .. cells, .. (parsed.GetValue(add) ?? []).Select(row => Added(row, language))], policy);
        }

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
        ({ } name, _) => PolicyWriter.Write(Changed(PolicyFiles.Load("--policy", name, language, terminal), values, language, terminal)),
        _ => PolicyWriter.Write(Changed(own.Length == 0 ? OfficeMarket.StandardPolicy : PolicyFiles.Read(own, "policy.json", null, language, terminal), values, language, terminal)),
    };

    private static RankAnswer List(MatchIndex index, AdviceCall call, Option<string?> candidate, Option<string?> place, RankRequest request) => call.Parsed.GetValue(candidate) is { } person
        ? index.RankPlaces(call.Office.CandidateId(person), request.OrderedBy(index.Policy, Perspective.Candidate, index.AsOf))
        : index.RankCandidates(call.Office.PlaceId(call.Parsed.GetValue(place)!), request.OrderedBy(index.Policy, Perspective.Company, index.AsOf));

    // TABLE.ID.COLUMN=VALUE, where ID itself may hold dots, or TABLE.ID[COLUMN=VALUE,...].COLUMN=VALUE, and policy.PATH=VALUE.
    private static (List<FactChange> Facts, List<(string[] Path, string Value)> Policy) Cells(string[] changes, string language)
    {
        var facts = new List<FactChange>();
        var policy = new List<(string[] Path, string Value)>();
        foreach (var change in changes)
        {
            if (change.StartsWith(PolicyPrefix, StringComparison.Ordinal))
            {
                policy.Add(change.Split('=', 2) is [var path, var given] && !path.EndsWith('.') ? (path[PolicyPrefix.Length..].Split('.'), given) : throw Wrong("SET_FORM", change, language));
                continue;
            }

            // A bracket in the value alone is part of it.
            var opened = change.IndexOf('[', StringComparison.Ordinal);
            var chooses = opened >= 0 && opened < change.IndexOf('=', StringComparison.Ordinal);
            var closed = chooses ? change.IndexOf("].", opened, StringComparison.Ordinal) : -1;
            var told = chooses ? change[(closed + 1)..] : change;
            var field = told.Split('=', 2);
            var last = field[0].LastIndexOf('.');
            if (field.Length < 2 || last == field[0].Length - 1 || (chooses ? closed < 0 || last != 0 : last <= field[0].IndexOf('.', StringComparison.Ordinal)))
            {
                throw Wrong("SET_FORM", change, language);
            }

            var (table, id, cells) = Row("SET_FORM", change, chooses ? change[..(closed + 1)] : field[0][..last], language);
            facts.Add(new FactChange(table, id, field[0][(last + 1)..], field[1]) { Cells = cells });
        }

        return (facts, policy);
    }

    private static FactChange Added(string change, string language)
    {
        var (table, id, cells) = Row("ADD_FORM", change, change, language);
        return cells.Count > 0 ? FactChange.Add(table, id, cells) : throw Wrong("ADD_FORM", change, language);
    }

    private static FactChange Removed(string change, string language)
    {
        var (table, id, cells) = Row("REMOVE_FORM", change, change, language);
        return FactChange.Remove(table, id, cells);
    }

    // TABLE.ID, or TABLE.ID[COLUMN=VALUE,...]; a comma after which no COLUMN= stands is part of the value before it.
    private static (string Table, string Id, List<FactCell> Cells) Row(string form, string change, string row, string language)
    {
        var (opened, first) = (row.IndexOf('[', StringComparison.Ordinal), row.IndexOf('.', StringComparison.Ordinal));
        var name = opened < 0 ? row : row[..opened];
        if (first < 1 || first >= name.Length - 1 || name.Contains('=', StringComparison.Ordinal) || (opened >= 0 && !row.EndsWith(']')))
        {
            throw Wrong(form, change, language);
        }

        var cells = new List<FactCell>();
        foreach (var part in opened < 0 ? [] : row[(opened + 1)..^1].Split(','))
        {
            if (part.Split('=', 2) is [{ Length: > 0 } column, var value])
            {
                cells.Add(new FactCell(column.Trim(), value));
            }
            else if (cells.Count > 0 && !part.StartsWith('='))
            {
                cells[^1] = cells[^1] with { Value = $"{cells[^1].Value},{part}" };
            }
            else
            {
                throw Wrong(form, change, language);
            }
        }

        return (name[..first], name[(first + 1)..], cells);
    }

    private static BadInputException Wrong(string form, string change, string language) => new([UsageTexts.Say(language, form, change)]);

    private static Market Changed(Market market, List<FactChange> changes, string language)
    {
        try
        {
            var result = ChangedMarket.Of(market, changes, language);
            return result.Market ?? throw new BadInputException([.. result.Problems.Select(problem => $"{(problem.Change is { } at ? FactOptions.One(changes[at]) : FactOptions.All(changes))}: {problem}"), .. result.ProblemLines().Skip(result.Problems.Count)]);
        }
        catch (FactChangeException wrong) when (wrong.IsUnknownId)
        {
            throw new UnknownIdException($"{FactOptions.One(wrong.Change)}: {wrong.Message}");
        }
        catch (FactChangeException wrong)
        {
            FactChange?[] both = [wrong.Other, wrong.Change];
            throw new BadInputException([.. both.OfType<FactChange>().Select(change => $"{FactOptions.One(change)}: {wrong.Message}")]);
        }
        catch (FactUnwritableException wrong)
        {
            // What stands in the market, and not what was typed.
            throw new BadInputException([wrong.Message]);
        }
    }

    private static MatchPolicy Changed(MatchPolicy policy, List<(string[] Path, string Value)> changes, string language, Terminal terminal)
    {
        if (changes.Count == 0)
        {
            return policy;
        }

        // One path within another is told twice as well.
        var told = changes.ConvertAll(change => $"{string.Join('.', change.Path)}.");
        if (told.Index().FirstOrDefault(one => told.Index().Any(other => other.Index != one.Index && other.Item.StartsWith(one.Item, StringComparison.Ordinal))) is { Item: not null } twice)
        {
            var both = changes.Where((_, at) => told[at].StartsWith(twice.Item, StringComparison.Ordinal));
            throw new BadInputException([.. both.Select(change => UsageTexts.Say(language, "SET_TWICE", Typed(change)))]);
        }

        var document = JsonNode.Parse(PolicyWriter.Write(policy))!;
        foreach (var (path, value) in changes)
        {
            var parent = document.AsObject();
            for (var i = 0; i < path.Length; i++)
            {
                if (!parent.ContainsKey(path[i]) || (i < path.Length - 1 && parent[path[i]] is not JsonObject))
                {
                    throw new BadInputException([UsageTexts.Say(language, "SET_POLICY", Typed((path, value)), string.Join('.', path[..(i + 1)]), string.Join(", ", parent.Select(known => known.Key)))]);
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

        var result = PolicyReader.Read(document.ToJsonString(), ShippedPolicies.Document, "--set");
        // What the office's policy says already was told when it was read.
        foreach (var warning in result.Warnings.Where(warning => Near(warning, changes).Count > 0))
        {
            terminal.Error.WriteLine(SafeText.Line(AtFault(warning, changes, language)));
        }

        return result.Policy ?? throw new BadInputException([.. result.Problems.Select(problem => AtFault(problem, changes, language))]);
    }

    // The document was made of what was typed, so nobody has its lines before them: the changes at fault are named, or all where none is.
    private static string AtFault(PolicyProblem problem, List<(string[] Path, string Value)> changes, string language)
    {
        var near = Near(problem, changes);
        var line = problem.In(language);
        return $"{string.Join(", ", (near.Count > 0 ? near : changes).Select(change => $"--set '{Typed(change)}'"))}: {PathOf(problem)}{line[(line.IndexOf(problem.Path, StringComparison.Ordinal) + problem.Path.Length)..]}";
    }

    private static List<(string[] Path, string Value)> Near(PolicyProblem problem, List<(string[] Path, string Value)> changes) =>
        changes.FindAll(change => IsWithin(PathOf(problem), string.Join('.', change.Path)) || IsWithin(string.Join('.', change.Path), PathOf(problem)));

    private static string PathOf(PolicyProblem problem) => problem.Path.StartsWith("$.", StringComparison.Ordinal) ? problem.Path[2..] : problem.Path;

    // weights.candidate.skills is within weights.candidate, and law[3].value within law.
    private static bool IsWithin(string path, string whole) => $"{path.Replace('[', '.')}.".StartsWith($"{whole.Replace('[', '.')}.", StringComparison.Ordinal);

    private static string Typed((string[] Path, string Value) change) => FactOptions.Shortened($"{PolicyPrefix}{string.Join('.', change.Path)}={change.Value}");

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
