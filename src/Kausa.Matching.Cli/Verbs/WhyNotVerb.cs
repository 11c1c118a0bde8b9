using System.CommandLine;
using Kausa.Matching.Advice;
using Kausa.Matching.Office.Advice;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa why-not</c>: why a place is missing from a person's list, and the smallest change that brings it there.</summary>
internal static class WhyNotVerb
{
    public static Command Create(Terminal terminal)
    {
        var candidate = CommonOptions.Candidate();
        candidate.Required = true;
        var place = CommonOptions.Place();
        place.Required = true;
        var length = CommonOptions.Number("--length", 10, 1, 1_000);
        var mode = CommonOptions.Mode();
        var perspective = CommonOptions.Perspective();
        var purpose = CommonOptions.Purpose();
        var common = new AdviceOptions();
        var command = common.Verb(
            "why-not", terminal,
            [candidate, place, length, mode, perspective, purpose], call =>
            {
                var person = call.Office.Market.FindCandidate(call.Office.CandidateId(call.Parsed.GetValue(candidate)!))!;
                return PairSheets.Of(WhyNot.Of(call.Index, person, call.Office.PlaceId(call.Parsed.GetValue(place)!), Question(call.Parsed).OrderedBy(call.Index.Policy, Perspective.Candidate, call.Index.AsOf), call.Parsed.GetValue(length)), call.Words);
            },
            (service, parsed) => service.WhyNotAsync(parsed.GetValue(candidate)!, parsed.GetValue(place)!, Question(parsed), parsed.GetValue(length)));
        common.LimitToService(command, length);
        return command;

        RankRequest Question(ParseResult parsed) => new() { Purpose = parsed.GetValue(purpose), Mode = parsed.GetValue(mode), Perspective = parsed.GetValue(perspective) };
    }
}
