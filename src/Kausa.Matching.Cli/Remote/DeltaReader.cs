using System.Globalization;
using Kausa.Matching.Assessment;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Remote;

/// <summary>Deltas of a service as the documents that a market's runs leave.</summary>
internal static class DeltaReader
{
    /// <summary>The record of a run; where results came from is known to who imported them, not to the service.</summary>
    public static DeltaRunDocument Document(V1.CohortRun run, List<PersonDeltaDocument> people) => new()
    {
        Snapshot = run.Info.Snapshot,
        Policy = run.Info.Policy,
        PolicyVersion = run.Info.PolicyVersion,
        AsOf = run.Info.AsOf,
        Top = run.Top,
        Mode = ToldReader.Required<ScoreMode>((int)run.Info.Mode).Code(),
        LearnedSince = run.Info.LearnedSince.Length == 0 ? null : run.Info.LearnedSince,
        Pending = string.Empty,
        PersonCount = people.Count,
        ChangedCount = people.Count(person => person.Places.Count > 0),
        Digest = run.Info.Digest,
        People = people,
    };

    /// <summary>One person.</summary>
    public static PersonDeltaDocument Document(V1.CandidateDelta delta) => new(
        ToldReader.Id(delta.Candidate), delta.BeforeCount, delta.AfterCount,
        [.. delta.Readings.Select(Document)],
        [.. delta.TakenBack],
        [.. delta.Estimates.Select(one => new EstimateDocument(
            one.Subject, one.HasFrom ? one.From : null, one.HasFromError ? one.FromError : null, one.HasTo ? one.To : null, one.HasToError ? one.ToError : null, [.. one.Flags]))],
        [.. delta.Places.Select(Document)],
        [.. delta.Repeats.Select(one => new RepeatDocument(one.Subject, one.Evidence, one.End, [.. one.Instruments]))],
        [.. delta.Notes.Select(note => ToldReader.Required<DeltaNote>((int)note).Code())],
        delta.BeforeDigest, delta.AfterDigest, delta.Digest);

    private static ReadingDocument Document(V1.SourceReading one)
    {
        var scale = ToldReader.Optional<RawScale>((int)one.Scale);
        return new ReadingDocument(
            one.Evidence, one.Subject, ToldReader.Required<EvidenceKind>((int)one.Kind).Code(), one.Instrument.Length == 0 ? null : one.Instrument, ToldReader.Optional<AssessorRole>((int)one.Assessor)?.Code(), one.AssessedOn,
            one.AgeMonths, scale?.Code(), scale is null ? ToldReader.Required<CefrLevel>((int)one.Level).Code() : (one.ValueHundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture),
            one.HasOutOf ? one.OutOf : null, one.HasOptionCount ? one.OptionCount : null, one.ReadAsTenths, one.ErrorTenths, one.Counted, [.. one.Flags],
            ToldReader.Optional<SetAsideReason>((int)one.SetAside)?.Code());
    }

    private static PlaceDocument Document(V1.PlaceDelta one) => new(
        ToldReader.Required<PlaceChange>((int)one.Change).Code(), ToldReader.Id(one.Place), one.HasFromRank ? one.FromRank : null, one.HasToRank ? one.ToRank : null, one.FromMillionths, one.ToMillionths,
        ToldReader.Required<EligibilityStatus>((int)one.FromStatus).Code(), ToldReader.Required<EligibilityStatus>((int)one.ToStatus).Code(),
        [.. one.Causes.Select(cause => new CauseDocument(cause.Subject, cause.ScoreMillionths, [.. cause.Evidence]))],
        [.. one.Rules.Select(rule => new RuleDocument(rule.Code, ToldReader.Required<RuleValue>((int)rule.Before).Code(), ToldReader.Required<RuleValue>((int)rule.After).Code()))]);
}
