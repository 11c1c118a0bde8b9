using Google.Protobuf.Collections;
using Google.Rpc;
using Kausa.Matching.Advice;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Writing;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>What lists would be if facts or the policy were others.</summary>
internal sealed partial class AdviceRpc
{
    /// <summary>Places up to which another policy or other facts are looked at; both mean compiling the market anew.</summary>
    private const int MostPlacesCompiledAnew = 100_000;
    private const int MostPolicyBytes = 1_000_000;
    private const int MostFactChanges = 50;
    private const int MostFactText = 1_000;

    internal V1.CompareListsResponse CompareLists(V1.CompareListsRequest request, Admitted call)
    {
        var (violations, fields) = Fields();
        var candidate = fields.Name<Candidate>("candidate", request.Candidate);
        var place = fields.Name<TrainingPlace>("place", request.Place);
        fields.Check((request.Candidate.Length == 0) != (request.Place.Length == 0), "candidate", "required, or place; not both");
        var wanted = Question(request, fields);
        var hasOtherFacts = request.Changed is not null || request.Facts.Count > 0;
        fields.Check(hasOtherFacts || request.PolicyJson.Length > 0, "changed", "what is otherwise: changed, facts or policy_json");
        fields.Check(request.Changed is null || request.Place.Length == 0, "changed", "not set with place; facts changes any fact");
        fields.Check(request.Changed is null || request.Facts.Count == 0, "facts", "empty when changed is set");
        fields.Check(request.Changed is null || request.Changed.Name.Length == 0 || request.Changed.Name == request.Candidate, "changed.name", "empty or the candidate's");
        var facts = Facts(request.Facts, fields);
        var policy = Policy(request.PolicyJson, fields);
        var asOf = QuestionReader.DateOf(request.AsOf, Head(call.Caller));
        var changed = request.Changed is null ? null : Changed(request.Changed, Days.Of(asOf), call.Caller, fields);
        var mayCompile = !(views.Current(call.Caller.Sight)?.Index.PlaceCount > MostPlacesCompiledAnew);
        fields.Check(policy is null || mayCompile, "policy_json", "empty in markets of more than 100,000 places");
        fields.Check(policy is null || policy.Law.BeginsOn <= asOf, "policy_json", "law numbers that begin before the date of the question");
        fields.Check(facts.Count == 0 || mayCompile, "facts", "empty in markets of more than 100,000 places");
        var (market, words) = Begin(request.AsOf, request.LanguageCode, call.Caller, violations, fields);
        if (place is { } asked)
            MatchRpc.RequirePlace(market, asked);

        var person = candidate is { } stored ? Stored(market, stored) : null;
        fields.Check(person is null || changed is null || !ChangedMarket.AssumesCaseConsent(person, changed), "changed.consents", "no consent to counselling beyond those given");
        violations.ThrowIfAny();
        var anew = policy is not null || facts.Count > 0;
        using var room = new AdviceRoom(call, market.Index).Lists(wanted.Top, anew);
        var before = candidate is { } own ? market.Index.RankPlaces(own, ForPerson(market.Policy)) : market.Index.RankCandidates(place!.Value, AsRead(market.Policy));
        var index = anew ? Otherwise(market, facts, policy, words.Language, violations, fields, call.Cancellation) : market.Index;
        var after = candidate is { } who && changed is not null ? index.RankPlaces(index.Compile(changed with { Id = who }), ForPerson(index.Policy))
            : candidate is { } same ? index.RankPlaces(same, ForPerson(index.Policy))
            : index.RankCandidates(place!.Value, AsRead(policy ?? market.Policy));
        return words.Difference(ListDiff.Of(before, after), market);

        RankRequest ForPerson(MatchPolicy by) => wanted.OrderedBy(by, Perspective.Candidate, market.AsOf);

        RankRequest AsRead(MatchPolicy by) => (request.Mode == V1.ScoreMode.Unspecified ? wanted with { Mode = by.CompanyLists.Mode } : wanted).OrderedBy(by, Perspective.Company, market.AsOf);
    }

    private static RankRequest Question(V1.CompareListsRequest request, FieldReader fields)
    {
        var purpose = fields.Word<Purpose>("purpose", (int)request.Purpose) ?? Purpose.MatchForAdviser;
        fields.Check(request.Place.Length == 0 || purpose != Purpose.MatchForSelf, "purpose", "never MATCH_FOR_SELF with place");
        return new RankRequest
        {
            Purpose = purpose,
            Mode = fields.Word<ScoreMode>("mode", (int)request.Mode) ?? ScoreMode.Expected,
            Perspective = fields.Word<Perspective>("perspective", (int)request.Perspective),
            Top = QuestionReader.PageSize("list_length", request.ListLength, QuestionReader.DefaultPage, QuestionReader.LargestPage, fields),
        };
    }

    private static List<FactChange> Facts(RepeatedField<V1.FactChange> wire, FieldReader fields)
    {
        fields.AtMost("facts", wire.Count, MostFactChanges);
        return [.. wire.Take(MostFactChanges).Select((change, i) =>
        {
            var inside = fields.In("facts", i);
            var kind = inside.Word<FactChangeKind>("kind", (int)change.Kind) ?? FactChangeKind.Set;
            inside.Check(kind == FactChangeKind.Set || change.Column.Length == 0, "column", "empty for a row that comes or goes");
            inside.Check(kind == FactChangeKind.Set || change.Value.Length == 0, "value", "empty for a row that comes or goes");
            inside.Check(kind != FactChangeKind.Add || change.Cells.Count > 0, "cells", "what the new row holds");
            inside.AtMost("cells", change.Cells.Count, MostFactChanges);
            return new FactChange(
                inside.RequiredText("table", change.Table, MostFactText), inside.RequiredText("id", change.Id, MostFactText),
                kind == FactChangeKind.Set ? inside.RequiredText("column", change.Column, MostFactText) : string.Empty,
                inside.Prose("value", change.Value, MostFactText) ?? string.Empty)
            {
                Kind = kind,
                Cells = inside.Each("cells", [.. change.Cells.Take(MostFactChanges)], (cell, at) => new FactCell(at.RequiredText("column", cell.Column, MostFactText), at.Prose("value", cell.Value, MostFactText) ?? string.Empty)),
            };
        })];
    }

    private static MatchIndex Otherwise(MarketView market, List<FactChange> facts, MatchPolicy? policy, string language, Violations violations, FieldReader fields, CancellationToken cancellation)
    {
        var rows = market.Rows();
        if (facts.Count > 0)
        {
            try
            {
                var changed = ChangedMarket.Of(rows, facts, language);
                foreach (var problem in changed.Problems)
                    At(problem.Change).Refuse(string.Empty, problem.ToString());
                rows = changed.Market ?? rows;
            }
            catch (FactChangeException wrong) when (wrong.IsUnknownId)
            {
                var unknown = new BadRequest { FieldViolations = { new BadRequest.Types.FieldViolation { Field = FieldReader.Indexed("facts", IndexOf(wrong.Change)), Description = wrong.Message } } };
                throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.RowNotFound, wrong.Message, unknown);
            }
            catch (FactChangeException wrong)
            {
                if (wrong.Other is not null)
                    At(IndexOf(wrong.Other)).Refuse(string.Empty, wrong.Message);
                At(IndexOf(wrong.Change)).Refuse(string.Empty, wrong.Message);
            }
            catch (ArgumentException wrong)
            {
                fields.Refuse("facts", wrong.Message.Split(" (Parameter", 2)[0]);
            }

            violations.ThrowIfAny();
        }

        return MatchIndex.Build(rows, policy ?? market.Policy, market.AsOf, cancellation: cancellation);

        FieldReader At(int? told) => told is { } at ? fields.In("facts", at) : fields.In("facts");

        int IndexOf(FactChange told) => facts.FindIndex(change => ReferenceEquals(change, told));
    }

    private static Candidate Changed(V1.Candidate changed, string asOf, Caller caller, FieldReader fields)
    {
        var facts = changed.Clone();
        facts.PrimaryAdviser = string.Empty;
        return QuestionReader.Profile(facts, caller, asOf, fields.In("changed"));
    }

    private static MatchPolicy? Policy(string json, FieldReader fields)
    {
        if (json.Length == 0)
            return null;
        fields.Check(json.Length <= MostPolicyBytes, "policy_json", "at most 1,000,000 bytes");
        var read = OfficeHead.ReadPolicy(json);
        foreach (var problem in read.Problems)
            fields.Refuse("policy_json", problem.ToString());
        return read.Policy;
    }
}
