using Kausa.Matching.Assessment;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>What results changed, as the contract says it.</summary>
internal static class DeltaMapping
{
    private static readonly EstimateFlags[] AllFlags = [.. Enum.GetValues<EstimateFlags>().Where(flag => flag != EstimateFlags.None)];

    /// <summary>One person's delta.</summary>
    /// <param name="delta">What changed.</param>
    /// <param name="titleOf">Title of the occupation of a place.</param>
    public static V1.CandidateDelta Write(CandidateDelta delta, Func<Id<TrainingPlace>, string> titleOf) => new()
    {
        Candidate = ResourceNames.Of(delta.Candidate),
        BeforeCount = delta.BeforeCount,
        AfterCount = delta.AfterCount,
        Readings = { delta.Readings.Select(Write) },
        TakenBack = { delta.TakenBack },
        Estimates = { delta.Estimates.Select(Write) },
        Places = { delta.Places.Select(place => Write(place, titleOf(place.Place))) },
        Repeats = { delta.Repeats.Select(one => new V1.RepeatAdvice { Subject = one.Subject.Code, Evidence = one.Evidence, End = one.End.Code(), Instruments = { one.Instruments } }) },
        Notes = { delta.Notes.Select(note => (V1.DeltaNote)Words.Of(note)) },
        BeforeDigest = delta.BeforeDigest,
        AfterDigest = delta.AfterDigest,
        Digest = delta.Digest,
    };

    private static V1.SourceReading Write(SourceReading one)
    {
        var wire = new V1.SourceReading
        {
            Evidence = one.Evidence,
            Subject = one.Subject.Code,
            Kind = (V1.EvidenceKind)Words.Of(one.Kind),
            Instrument = one.Instrument ?? string.Empty,
            Assessor = (V1.AssessorRole)Words.Of(one.Assessor),
            AssessedOn = Days.Of(one.AssessedOn),
            AgeMonths = one.AgeMonths,
            Scale = (V1.RawScale)Words.Of(one.Raw?.Scale),
            ValueHundredths = one.Raw?.ValueHundredths ?? 0,
            Level = (V1.CefrLevel)Words.Of(one.Level),
            ReadAsTenths = one.ValueTenths,
            ErrorTenths = one.ErrorTenths,
            Counted = one.Counted,
            SetAside = (V1.SetAsideReason)Words.Of(one.SetAside),
            Flags = { Codes(one.Flags) },
        };
        if (one.Raw?.OutOf is { } outOf)
            wire.OutOf = outOf;
        if (one.Raw?.OptionCount is { } options)
            wire.OptionCount = options;
        return wire;
    }

    private static V1.EstimateChange Write(EstimateChange one)
    {
        var wire = new V1.EstimateChange { Subject = one.Subject.Code, Flags = { Codes(one.Flags) } };
        if (one.From is { } from)
            wire.From = from;
        if (one.FromError is { } fromError)
            wire.FromError = fromError;
        if (one.To is { } to)
            wire.To = to;
        if (one.ToError is { } toError)
            wire.ToError = toError;
        return wire;
    }

    private static V1.PlaceDelta Write(PlaceDelta one, string title)
    {
        var wire = new V1.PlaceDelta
        {
            Change = (V1.PlaceChange)Words.Of(one.Change),
            Place = ResourceNames.Of(one.Place),
            OccupationTitle = title,
            FromMillionths = one.FromMillionths,
            ToMillionths = one.ToMillionths,
            FromStatus = (V1.EligibilityStatus)Words.Of(one.FromStatus),
            ToStatus = (V1.EligibilityStatus)Words.Of(one.ToStatus),
            Causes = { one.Causes.Select(cause => new V1.DeltaCause { Subject = cause.Subject.Code, ScoreMillionths = cause.ScoreMillionths, Evidence = { cause.Evidence } }) },
            Rules = { one.Rules.Select(rule => new V1.RuleChange { Code = rule.Code.Code(), Before = (V1.RuleValue)Words.Of(rule.Before), After = (V1.RuleValue)Words.Of(rule.After) }) },
        };
        if (one.FromRank is { } from)
            wire.FromRank = from;
        if (one.ToRank is { } to)
            wire.ToRank = to;
        return wire;
    }

    private static IEnumerable<string> Codes(EstimateFlags flags) => AllFlags.Where(flag => flags.HasFlag(flag)).Select(flag => flag.Code());
}
